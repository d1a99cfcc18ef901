"""Prose with partial labels: marked spans, gazetteers, sure patterns; the rest is unknown, not denied."""

import gzip
import json
from pathlib import Path

import pytest

from kg.train.casing import Casing
from kg.train.gazetteer import Gazetteer
from kg.train.prose import Length, Marked, Paragraph, read_prose, sample
from kg.train.sentence import Sentence
from kg.train.silver import Silver
from kg.train.tokens import blank


@pytest.fixture(scope="module")
def silver() -> Silver:
    gazetteer = Gazetteer({("Cuba",): "LOC", ("New", "York"): "LOC"}, frozenset({"Cuban"}))
    return Silver(blank(), gazetteer, Casing([["We", "saw", "the", "in", "cat"]]))


def words(sentence: Sentence, places: frozenset[int]) -> list[str]:
    return [sentence.tokens[place].form for place in sorted(places)]


def names(sentence: Sentence) -> list[tuple[str, str]]:
    return [
        (" ".join(token.form for token in sentence.tokens[name.start : name.end]), name.label)
        for name in sentence.names or ()
    ]


def test_marked_persons_are_names_and_other_capitals_are_missing(silver: Silver) -> None:
    sentence = silver.label(Paragraph("The talk of Cottrell and Suwito in Padang.", (Marked(12, 20, "person"),)))
    assert names(sentence) == [("Cottrell", "PERSON")]
    assert {"Suwito", "Padang"} <= set(words(sentence, sentence.missing))
    assert not {"The", "talk"} & set(words(sentence, sentence.missing))


def test_terms_are_missing_even_where_the_gazetteer_knows_nothing(silver: Silver) -> None:
    sentence = silver.label(Paragraph("They asked whether caltex left.", (Marked(19, 25, "term"),)))
    assert words(sentence, sentence.missing) == ["They", "caltex"]


def test_gazetteer_names_beside_an_unknown_capital_are_in_doubt(silver: Silver) -> None:
    sure = silver.label(Paragraph("He went to Cuba on foot."))
    doubtful = silver.label(Paragraph("He read the Cuba Gazette on foot."))
    assert names(sure) == [("Cuba", "LOC")]
    assert names(doubtful) == []
    assert {"Cuba", "Gazette"} <= set(words(doubtful, doubtful.missing))


def test_peoples_are_no_names(silver: Silver) -> None:
    sentence = silver.label(Paragraph("the Cuban cat"))
    assert names(sentence) == []
    assert not sentence.missing


def test_titles_and_organisation_heads(silver: Silver) -> None:
    sentence = silver.label(Paragraph("Today Secretary Blinken met the Ministry of Defense with the Labour Party."))
    assert names(sentence) == [
        ("Blinken", "PERSON"),
        ("Ministry of Defense", "ORG"),
        ("Labour Party", "ORG"),
    ]


def test_an_organisation_whose_end_is_unsure_is_not_labelled(silver: Silver) -> None:
    sentence = silver.label(Paragraph("we saw the Ministry of Trade and Industry again"))
    assert names(sentence) == []
    assert words(sentence, sentence.missing) == ["Ministry", "of", "Trade", "and", "Industry"]


def test_paragraphs_are_tidied_and_their_spans_move_along(tmp_path: Path) -> None:
    record = {"text": " \n  Dear  Mr.\u00a0Jones,\nbye", "spans": [[14, 19, "person", "p1"]]}
    path = tmp_path / "v.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(record) + "\n")
    [[letter, end]] = read_prose(path)
    assert letter.text == "Dear Mr. Jones,"
    assert [letter.text[span.start : span.end] for span in letter.marked] == ["Jones"]
    assert end == Paragraph("bye")


def test_a_sample_depends_on_its_seed_alone(tmp_path: Path) -> None:
    path = tmp_path / "v.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": f"word number {n} " * 4}) + "\n" for n in range(40))
    length = Length(least=5, most=500)
    assert sample(tmp_path, 50, 1, length) == sample(tmp_path, 50, 1, length)
    assert sample(tmp_path, 50, 1, length) != sample(tmp_path, 50, 2, length)
