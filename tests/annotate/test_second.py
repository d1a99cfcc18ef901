"""The second reading: the same words, names and references, with the trees of another parser."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.examples import document_of
from kg.frames import Example

TEXT = "It rained all day. Ida Berg met Luis Ortega in Oslo, her office said.\n\nNorway thanked Peru. The end."


@pytest.fixture(scope="module")
def language() -> Language:
    return load_pipeline("accurate")


def read(language: Language, text: str) -> Doc:
    return annotate(language, document_of(Example(text)))


def test_only_sentences_that_mention_two_are_read_again(language: Language) -> None:
    second = read(language, TEXT)._.second
    assert [second[start:end].text for start, end in second._.reread] == [
        "Ida Berg met Luis Ortega in Oslo, her office said.",
        "Norway thanked Peru.",
    ]


def test_words_names_and_references_are_those_of_the_first(language: Language) -> None:
    doc = read(language, TEXT)
    second = doc._.second
    assert second.text == doc.text
    assert [(t.text, t.pos_, t.lemma_, t.ent_type_) for t in second] == [
        (t.text, t.pos_, t.lemma_, t.ent_type_) for t in doc
    ]
    assert (second._.mentions, second._.roles) == (doc._.mentions, doc._.roles)


def test_each_sentence_has_one_root_and_a_tree_of_its_own(language: Language) -> None:
    second = read(language, TEXT)._.second
    for start, end in second._.reread:
        sentence = second[start:end]
        assert [token.head.i for token in sentence if token.head.i == token.i] == [sentence.root.i]
        assert all(start <= token.head.i < end for token in sentence)


def test_a_text_that_mentions_nobody_is_read_once(language: Language) -> None:
    assert read(language, "It rained all day.")._.second is None


def test_the_fast_pipeline_reads_once() -> None:
    assert read(load_pipeline("fast"), TEXT)._.second is None


def test_a_sentence_is_read_the_same_whatever_stands_around_it(language: Language) -> None:
    alone = read(language, "Ida Berg met Luis Ortega in Oslo, her office said.")._.second
    among = read(language, TEXT)._.second
    start, end = among._.reread[0]
    assert [(t.dep_, t.head.i - start) for t in among[start:end]] == [(t.dep_, t.head.i) for t in alone]
