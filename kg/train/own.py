"""Our own annotated text as sentences with names, roles and demonyms."""

from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.train.marked import REFERRING, Line, documents
from kg.train.sentence import Name, Sentence, Text, Token


def read_own(folder: Path, nlp: Any) -> list[Text]:
    """The texts of a folder; `nlp` makes tokens as the shipped pipeline does. Names that cut a token are missing.

    Raises ReadError where the folder holds none.
    """
    found = documents(folder)
    if not found:
        raise ReadError(f"{folder}: no annotated text is there; it comes with the source of kg, not with its package")
    return [
        [_sentence(nlp, f"{document.head['id']}-{number}", line) for number, line in enumerate(document.lines)]
        for document in found
    ]


def _sentence(nlp: Any, identifier: str, line: Line) -> Sentence:
    doc = nlp.make_doc(line.text)
    last = len(doc) - 1
    tokens = tuple(Token(token.text, bool(token.whitespace_) or token.i == last) for token in doc)
    names: list[Name] = []
    missing: set[int] = set()
    for mark in line.marks:
        if mark.label in REFERRING:
            continue
        span = doc.char_span(mark.start, mark.end)
        if span is None:
            near = doc.char_span(mark.start, mark.end, alignment_mode="expand")
            missing.update(range(near.start, near.end))
        else:
            names.append(Name(span.start, span.end, mark.label))
    return Sentence(identifier, tokens, line.opens).named(names, frozenset(missing))
