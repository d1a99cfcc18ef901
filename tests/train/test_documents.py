"""Sentences become spaCy documents: syntax, names, and what is missing stays missing."""

import random

import pytest

from kg.train.documents import capped, document, runs
from kg.train.sentence import Name, Sentence, Token
from kg.train.tokens import INFIXES, blank
from kg.train.variants import Shares, dressed, without_stop


def sentence(text: str, *names: Name, missing: frozenset[int] = frozenset(), opens: bool = False) -> Sentence:
    words = text.split()
    tokens = tuple(
        Token(word, True, word.lower(), "PUNCT", "XX", "", 0, "ROOT" if index == 0 else "dep")
        for index, word in enumerate(words)
    )
    return Sentence("s", tokens, opens, names, missing)


@pytest.fixture(scope="module")
def nlp():
    return blank()


def test_heads_are_moved_and_sentences_start_where_they_start(nlp) -> None:
    doc = document(nlp.vocab, [sentence("Go now ."), sentence("Rest .")])
    assert [token.head.i for token in doc] == [0, 0, 0, 3, 3]
    assert [span.text for span in doc.sents] == ["Go now .", "Rest ."]
    assert [token.dep_ for token in doc][:2] == ["ROOT", "dep"]


def test_missing_labels_are_missing_and_not_outside(nlp) -> None:
    known = sentence("Ann saw May .", Name(0, 1, "PERSON"), missing=frozenset({2}))
    unknown = Sentence("u", tuple(Token(word) for word in ["Bob", "left", "."]))
    doc = document(nlp.vocab, [known, unknown])
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", "O", "", "", ""]
    assert not doc.has_annotation("DEP")


def test_the_tokenizer_splits_hyphens_as_the_treebanks_do(nlp) -> None:
    def split(text: str) -> list[str]:
        return [token.text for token in nlp(text)]

    assert split("U.S.-Russia talks") == ["U.S.", "-", "Russia", "talks"]
    assert split("Russia-Ukraine") == ["Russia", "-", "Ukraine"]
    assert split("a US-designated group") == ["a", "US", "-", "designated", "group"]
    assert split("a 15-year term") == ["a", "15", "-", "year", "term"]
    assert split("in 2021–2022") == ["in", "2021", "–", "2022"]
    assert split("U.S.–China") == ["U.S.", "–", "China"]
    assert split("a “no”—twice") == ["a", "“", "no", "”", "—", "twice"]
    assert split("He left.—Reuters") == ["He", "left", ".", "—", "Reuters"]
    assert split("the U.S.—China talks") == ["the", "U.S.", "—", "China", "talks"]
    assert split("the U.S. left") == ["the", "U.S.", "left"]


def test_the_tokenizer_is_saved_with_the_pipeline(nlp, tmp_path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [token.text for token in again("U.S.-Russia")] == ["U.S.", "-", "Russia"]
    assert all(infix in again.tokenizer.infix_finditer.__self__.pattern for infix in INFIXES)


def test_runs_keep_every_sentence_once_and_in_order() -> None:
    text = [sentence(f"n{number} .") for number in range(50)]
    cut = list(runs(text, random.Random(1)))
    assert [each for run in cut for each in run] == text
    assert max(map(len, cut)) <= 8 < len(cut)


def test_capped_paragraphs() -> None:
    text = [sentence(f"n{number} .", opens=number in {0, 3}) for number in range(13)]
    assert [len(part) for part in capped(text)] == [3, 8, 2]


def test_curly_quotes_and_dashes_keep_the_tokens() -> None:
    plain = sentence('" It \'s so , " he said -- twice .')
    [curly] = dressed([plain], Shares(curly=100, lower=0, upper=0, open_end=0), random.Random(1))
    assert " ".join(token.form for token in curly.tokens) == "“ It ’s so , ” he said — twice ."


def test_case_changes_keep_the_names() -> None:
    plain = sentence("Ann saw Bob", Name(0, 1, "PERSON"))
    [upper] = dressed([plain], Shares(curly=0, lower=0, upper=100, open_end=0), random.Random(1))
    assert [token.form for token in upper.tokens] == ["ANN", "SAW", "BOB"]
    assert upper.names == plain.names


def test_a_final_stop_can_go() -> None:
    assert [token.form for token in without_stop(sentence("Ann left .")).tokens] == ["Ann", "left"]
    named = sentence("Acme Inc .", Name(0, 3, "ORG"))
    assert without_stop(named) == named
