"""Prose without labels, and what the accurate pipeline says of it and of corpora with coarse names."""

import gzip
import json
from pathlib import Path

import pytest

from kg.train.gazetteer import peoples
from kg.train.prose import Length, read_prose, sample
from kg.train.sentence import Name, Sentence
from kg.train.teacher import Teacher, completed
from kg.train.tokens import spaced


def written(folder: Path, *texts: str) -> Path:
    path = folder / "v.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    return path


def sentence(text: str, *names: Name) -> Sentence:
    return Sentence("s", spaced(text.split()), names=names)


def named(taught: Sentence) -> list[tuple[str, str]]:
    return [
        (" ".join(token.form for token in taught.tokens[name.start : name.end]), name.label)
        for name in taught.names or ()
    ]


@pytest.fixture(scope="module")
def teacher() -> Teacher:
    return Teacher()


def test_paragraphs_are_tidied(tmp_path: Path) -> None:
    path = written(tmp_path, " \n  Dear  Mr.\u00a0Jones,\nbye")
    assert list(read_prose(path)) == [["Dear Mr. Jones,", "bye"]]


def test_a_sample_depends_on_its_seed_alone(tmp_path: Path) -> None:
    written(tmp_path, *(f"word number {n} " * 4 for n in range(40)))
    length = Length(least=5, most=500)
    assert sample(tmp_path, 50, 1, length) == sample(tmp_path, 50, 1, length)
    assert sample(tmp_path, 50, 1, length) != sample(tmp_path, 50, 2, length)


def test_the_teacher_gives_every_sentence_of_prose_all_labels(teacher: Teacher) -> None:
    ((first, second),) = teacher.texts(["The Peruvian foreign minister, Rosa Quiroga, left. She went to Lima."])
    assert named(first) == [("Peruvian", "DEMONYM"), ("foreign minister", "ROLE"), ("Rosa Quiroga", "PERSON")]
    assert named(second) == [("Lima", "GPE")]
    assert (first.opens, second.opens) == (True, False)
    root = next(token for index, token in enumerate(second.tokens) if token.head == index)
    assert (root.form, root.lemma, root.pos, root.relation) == ("went", "", "VERB", "ROOT")


def test_a_corpus_keeps_its_names_and_gets_the_labels_that_it_lacks(teacher: Teacher) -> None:
    ours = sentence("Minister Rosa Quiroga flew to Lima on Monday .", Name(1, 3, "PERSON"), Name(5, 6, "LOC"))
    (taught,) = teacher.completed([ours])
    assert named(taught) == [
        ("Minister", "ROLE"), ("Rosa Quiroga", "PERSON"), ("Lima", "GPE"), ("Monday", "DATE"),
    ]  # fmt: skip


def test_a_name_that_the_corpus_denies_is_not_added() -> None:
    ours = sentence("Ann left Oslo Hall", Name(0, 1, "PERSON"))
    found = [Name(2, 4, "FAC"), Name(1, 2, "ORG"), Name(0, 1, "ROLE")]
    assert completed(ours, found) == [Name(0, 1, "PERSON")]


def test_a_place_that_the_teacher_overlooks_is_a_country_or_town() -> None:
    ours = sentence("he left Qobu", Name(2, 3, "LOC"))
    assert completed(ours, []) == [Name(2, 3, "GPE")]


def test_peoples_are_those_of_the_countries() -> None:
    assert {"Cuban", "Cubans", "Malian"} <= peoples()
    assert "Cuba" not in peoples()
