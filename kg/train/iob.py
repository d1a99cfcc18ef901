"""Name corpora of one token a line: Universal NER over EWT's sentences, and wikigold.

Universal NER marks persons, organisations and places, and "OTH", which we hold to be no name of ours; it marks no
dates and no events, so tokens that look like a date are missing. wikigold's MISC is partly events: missing too.
"""

from collections.abc import Sequence
from pathlib import Path

from kg.train.conllu import comment, lines_of
from kg.train.moments import moments
from kg.train.sentence import Name, Sentence, Text
from kg.train.tokens import spaced

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_PAGE = 3  # sentences of wikigold that stand together


def read_uner(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Words and tags of every sentence by its sent_id."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    words: list[tuple[str, str]] = []
    for line in lines_of(path):
        if line.startswith("#"):
            key, value = comment(line)
            if key == "sent_id":
                words = sentences.setdefault(value, [])
        elif line:
            columns = line.split("\t")
            words.append((columns[1], columns[2]))
    return sentences


def spans(tags: Sequence[str]) -> list[Name]:
    """The spans of IOB2 tags, also of IOB1 ones, with the tags' own labels.

    >>> spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])
    [Name(start=0, end=2, label='PER'), Name(start=3, end=4, label='LOC'), Name(start=4, end=5, label='LOC')]
    """
    found: list[Name] = []
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            found.append(Name(start, index, label))
            label = ""
        if kind and not label:
            start, label = index, kind
    return found


def with_uner(text: Text, annotated: dict[str, list[tuple[str, str]]]) -> Text:
    """The text with the names of the sentences that are annotated; the others stay without."""
    return [_with(sentence, annotated.get(sentence.identifier)) for sentence in text]


def _with(sentence: Sentence, rows: list[tuple[str, str]] | None) -> Sentence:
    words = [token.form for token in sentence.tokens]
    if rows is None or "".join(word for word, _ in rows) != "".join(words):
        return sentence
    here, there = _borders(words), _borders([word for word, _ in rows])
    names = [
        Name(here[there_start], here[there_end], _LABELS[span.label])
        for span in spans([tag for _, tag in rows])
        if span.label in _LABELS
        and (there_start := _at(there, span.start)) in here
        and (there_end := _at(there, span.end)) in here
    ]
    return sentence.named(names, frozenset(moments(words)))


def _borders(words: list[str]) -> dict[int, int]:
    """From the number of characters before a word to the number of words before it."""
    borders, characters = {0: 0}, 0
    for index, word in enumerate(words):
        characters += len(word)
        borders[characters] = index + 1
    return borders


def _at(borders: dict[int, int], index: int) -> int:
    return next(characters for characters, word in borders.items() if word == index)


def read_wikigold(path: Path) -> list[Text]:
    """wikigold's sentences, three to a text; spaces are guessed, MISC and dates are missing."""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    for line in [*lines_of(path), ""]:
        if line.strip():
            rows.append(line.split())
        elif rows:
            sentences.append(_wikigold(f"wikigold-{len(sentences)}", rows))
            rows = []
    return [sentences[index : index + _PAGE] for index in range(0, len(sentences), _PAGE)]


def _wikigold(identifier: str, rows: list[list[str]]) -> Sentence:
    words = [row[0] for row in rows]
    found = spans([row[-1] for row in rows])
    names = [Name(span.start, span.end, _LABELS[span.label]) for span in found if span.label in _LABELS]
    unknown = {index for span in found if span.label not in _LABELS for index in range(span.start, span.end)}
    return Sentence(identifier, spaced(words)).named(names, frozenset(unknown | set(moments(words))))
