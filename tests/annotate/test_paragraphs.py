"""The Doc of a text is the text, and a paragraph's border ends a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import components
from kg.annotate.paragraphs import parsed, pieces

PIECES = st.sampled_from(
    ["Ida Berg met Paul.", "in Oslo", " ", "\n", "\n\n", "\t", "\r", " \n\t\n ", "\u200b", "\u00a0", "\u2028", "\u0085",
     "😀", "👩‍👩‍👧", "e\u0301", "\x00", "\x0b", "\x1c", "…", "“", "Gina M.", ":", "’s", "1.5", "U.S."]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def parse(language: Language):
    """The tagger's and parser's Doc alone."""

    def made(text: str) -> Doc:
        with language.select_pipes(disable=components.ORDER):
            return parsed(language, text)

    return made


def starts(doc: Doc) -> list[str]:
    return [sentence.text.split()[0] for sentence in doc.sents if sentence.text.strip()]


@given(TEXTS)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    parts = list(pieces(text))
    assert "".join(part + gap for part, gap in parts) == text
    assert not any("\n" in part for part, _ in parts)
    assert not any(gap.strip() for _, gap in parts)


@QUICK
@given(text=TEXTS)
def test_the_doc_of_a_text_is_the_text(parse, text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n\n",
        "\n\nIda left.",
        "Ida left.\n\n",
        "\t Ida left.\t\n \n\tPaul",
        "Ida\r\rleft",
        "\u200bIda\u200b",
    ],
)
def test_white_space_at_any_border_is_kept(parse, text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize("border", ["\n", "\n\n", " \n \n "])
def test_a_border_ends_a_sentence_even_without_a_stop(parse, border: str) -> None:
    doc = parse(f"Norway signs the agreement{border}Ida Berg left Oslo on Monday")
    second = doc.text.index("Ida")
    assert next(token for token in doc if token.idx == second).is_sent_start
    assert all((one.sent.start == other.sent.start) for one in doc for other in [one.head])


def test_no_name_reaches_over_a_border(parse) -> None:
    doc = parse("The board thanked Ida\n\nBerg Lars Haugen left Oslo.")
    assert not any("\n" in ent.text for ent in doc.ents)


def test_a_paragraph_is_parsed_as_if_it_stood_alone(parse) -> None:
    first, second = "Ida Berg met Paul Oyelaran.", "The Northern Fund denied the report."
    together, alone = parse(f"{first}\n\n{second}"), parse(second)
    tail = [token for token in together if token.idx >= len(first) + 2]
    assert [(t.text, t.tag_, t.dep_, t.ent_type_) for t in tail] == [
        (t.text, t.tag_, t.dep_, t.ent_type_) for t in alone
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Gina M. Rossi met the board.", "Rossi"),
        ("Governor Maria Stolz and Mayor Lars Haugen met.", "Stolz"),
        ("The board met Sen. Haugen on Monday.", "Haugen"),
        ("Ida Berg said: Norway will stay.", "Norway"),
        ("The list: Oslo, Rome and Lima.", "Oslo"),
        ("It met Dr. Berg, Prof. Stolz and Gov. Haugen.", "Haugen"),
    ],
)
def test_no_sentence_begins_behind_an_initial_a_title_or_a_colon(parse, text: str, inside: str) -> None:
    assert inside not in starts(parse(text))


def test_a_stop_ends_a_sentence(parse) -> None:
    assert starts(parse("Ida Berg left. Paul Oyelaran stayed in Oslo.")) == ["Ida", "Paul"]


@pytest.mark.parametrize(
    "text",
    [
        "The board met Gina M. Rossi on Monday.",
        "Foreign Minister Ida Berg of Norway met Foreign Minister Paul Oyelaran of Ghana.",
        "Norwegian ministers Ida Berg and Paul Oyelaran met.",
        "U.S. Special Envoy for Yemen Paul Oyelaran arrived.",
        "Secretary of State Ida Berg arrived in Ankara on Monday.",
        "Presidents Ida Berg of Norway and Paul Oyelaran of Ghana met.",
    ],
)
def test_no_sentence_begins_without_a_mark_that_ends_one(parse, text: str) -> None:
    assert len(list(parse(text).sents)) == 1


def test_a_sentence_begins_behind_a_quote_that_ends_one(parse) -> None:
    assert starts(parse("Ida Berg said: “Norway will stay.” Paul Oyelaran left Oslo.")) == ["Ida", "Paul"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('He left. "We lost," she said.', ["He left.", '"We lost," she said.']),
        ('"We met on Monday." He left.', ['"We met on Monday."', "He left."]),
        ('He left. "Now," she said, "we go."', ["He left.", '"Now," she said, "we go."']),
        ("He left. “Now,” she said.", ["He left.", "“Now,” she said."]),
        ('Gen. "Bull" Smith left.', ['Gen. "Bull" Smith left.']),
    ],
)
def test_a_quotation_mark_opens_a_sentence_or_closes_one(parse, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in parse(text).sents] == sentences
