"""The gold of `tests.coreference`: texts with names, pronouns and descriptions under the ids of what they mean."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.conllu import read_conllu
from kg.train.marked import NAMED, Marked, documents
from kg.train.sentence import Text
from tests.coreference_gum import Words, marks
from tests.coreference_mark import GoldMark

ROOT = Path(__file__).resolve().parent.parent
TREEBANK = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "corpora" / "treebank"
LEFT_OUT = frozenset({"conversation"})
_AGENTS_HERE = frozenset({"PERSON", "ORG", "GPE"})


@dataclass(frozen=True, slots=True)
class Gold:
    """A document."""

    name: str
    text: str
    marks: tuple[GoldMark, ...]


def annotated(part: str) -> Iterator[Gold]:
    """The documents of data/annotated/`part`."""
    for document in documents(ROOT / "data" / "annotated" / part):
        yield Gold(document.head["id"], document.text, tuple(_marks(document)))


def _marks(document: Marked) -> Iterator[GoldMark]:
    every = [mark for line in document.lines for mark in line.marks]
    named = {mark.ids[0] for mark in every if mark.label in _AGENTS_HERE}
    others = {mark.ids[0] for mark in every if mark.label in NAMED} - named
    people = {mark.ids[0] for mark in every if mark.label == "PERSON"}
    text, at = document.text, 0
    for line in document.lines:
        at = text.index(line.text, at)
        for mark in line.marks:
            start, end = at + mark.start, at + mark.end
            if mark.label in {"pro", "nom"}:
                last = end - 1 if mark.label == "pro" else _noun(text, start, end)
                counts, free = set(mark.ids) <= named, bool({*mark.ids} & others)
                kind = "person" if mark.ids[0] in people else "body"
                yield GoldMark(start, end, last, mark.label, mark.ids, counts, free, kind)
            elif mark.ids:
                yield GoldMark(start, end, end - 1, "name", mark.ids)
        at += len(line.text)


def _noun(text: str, start: int, end: int) -> int:
    """The last character of what stands before "of", "to" or "for"."""
    found = re.search(r" (?:of|to|for|from|who|in|with|at) |[,(]", text[start:end])
    return start + found.start() - 1 if found and found.start() > 4 else end - 1


def gum(part: str) -> Iterator[Gold]:
    """The documents of GUM but conversations."""
    for number, text in enumerate(read_conllu(TREEBANK / f"gum-{part}.conllu.gz", LEFT_OUT)):
        written, words = written_words(text)
        name = text[0].identifier.rpartition("-")[0] or str(number)
        yield Gold(name, written, tuple(marks(words)))


def written_words(text: Text) -> tuple[str, list[Words]]:
    """The text, and its sentences."""
    written, found = "", []
    for sentence in text:
        written = written.rstrip(" ") + ("\n\n" if sentence.opens and written else " " if written else "")
        places = []
        for token in sentence.tokens:
            places.append(len(written))
            written += token.form + (" " if token.space else "")
        found.append(Words(tuple(places), sentence.tokens))
    return written, found


SETS: dict[str, Callable[[], Iterator[Gold]]] = {
    "train": lambda: annotated("train"),
    "dev": lambda: annotated("dev"),
    "gum-train": lambda: gum("train"),
    "gum-dev": lambda: gum("dev"),
}
