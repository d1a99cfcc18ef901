"""The accurate pipeline: what it says of a text hangs on that text alone, however long it is."""

import random
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.model import Document

TEXTS = [
    "Foreign Minister Anna Berg met Luis Ortega, the Spanish envoy, in Oslo on Monday. She said the talks were useful.",
    "NORWAY'S ENVOY MEETS ORTEGA",
    "Kestrel Shipping  was sanctioned\tby the United States in 2021.",
    "“We never met,” Olga Petrova said.",
    "7",
]


@pytest.fixture(scope="module")
def accurate() -> Language:
    return load_pipeline("accurate")


def read(language: Language, text: str) -> Doc:
    with language.select_pipes(enable="kg_transformer"):
        return language(text)


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.head.i), t.ent_iob_, t.ent_type_, str(t.is_sent_start))
        for t in doc
    ]


def test_a_sentence_is_read_as_people_read_it(accurate: Language) -> None:
    doc = read(accurate, TEXTS[0])
    names = [(ent.text, ent.label_) for ent in doc.ents]
    assert ("Anna Berg", "PERSON") in names
    assert ("Foreign Minister", "ROLE") in names
    assert ("Spanish", "DEMONYM") in names
    assert ("Oslo", "GPE") in names
    met = next(token for token in doc if token.text == "met")
    assert (met.lemma_, met.pos_, met.dep_) == ("meet", "VERB", "ROOT")
    assert {child.dep_ for child in met.children} >= {"nsubj", "obj", "obl"}
    assert len(list(doc.sents)) == 2


def test_a_text_reads_the_same_alone_and_among_others(accurate: Language) -> None:
    alone = [told(read(accurate, text)) for text in TEXTS]
    order = list(range(len(TEXTS)))
    random.Random(3).shuffle(order)
    with accurate.select_pipes(enable="kg_transformer"):
        shuffled = dict(zip(order, map(told, accurate.pipe([TEXTS[n] for n in order], batch_size=3)), strict=True))
    assert [shuffled[n] for n in range(len(TEXTS))] == alone


def test_a_long_paragraph_is_read_whole_and_its_end_as_well_as_its_beginning(accurate: Language) -> None:
    doc = read(accurate, " ".join([TEXTS[0]] * 60))
    assert [ent.text for ent in doc.ents].count("Luis Ortega") == 60
    assert len(list(doc.sents)) == 120
    assert all(token.head.sent == token.sent for token in doc)


def test_a_text_without_a_full_stop_in_a_thousand_words_ends(accurate: Language) -> None:
    doc = read(accurate, "and they met Anna Berg " * 300)
    assert all(token.dep_ for token in doc)


@pytest.mark.parametrize("text", ["", " ", "\t", "…", "日本の外相", "a" * 3000, "\u200b\u202e", "🙂" * 400])
def test_no_text_is_refused(accurate: Language, text: str) -> None:
    assert read(accurate, text).text == text


def test_white_space_is_no_word_and_hangs_on_the_word_before(accurate: Language) -> None:
    doc = read(accurate, TEXTS[2])
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert all(token.pos_ == "SPACE" and token.head.i == token.i - 1 for token in spaces)


def test_the_folder_that_ships_can_be_written_and_read_again(accurate: Language, tmp_path: Path) -> None:
    import spacy

    with accurate.select_pipes(enable="kg_transformer"):
        accurate.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert told(read(again, TEXTS[0])) == told(read(accurate, TEXTS[0]))


def test_sentences_ruled_out_beforehand_do_not_begin(accurate: Language) -> None:
    document = Document("d", "d.txt", "It was Sen. Anna Berg who came. He left.", "hash")
    starts = [token.text for token in annotate(accurate, document) if token.is_sent_start]
    assert starts == ["It", "He"]
