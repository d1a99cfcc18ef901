"""The gold of `tests.coreference`: texts with names, pronouns and descriptions under the ids of what they mean."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.conllu import read_conllu
from kg.train.marked import NAMED, Marked, documents
from kg.train.sentence import Text, Token

ROOT = Path(__file__).resolve().parent.parent
TREEBANK = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "corpora" / "treebank"
LEFT_OUT = frozenset({"conversation"})
_AGENTS_HERE = frozenset({"PERSON", "ORG", "GPE"})
_AGENTS = frozenset({"person", "organization"})
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_DEFINITE = frozenset({"the", "this", "that", "both"})


@dataclass(frozen=True, slots=True)
class GoldMark:
    """A stretch that names or means; `counts` where it is one of those that the measure asks for."""

    start: int
    end: int
    head: int  # a character of its head word
    kind: str  # "name", "pro", "nom"
    ids: tuple[str, ...]
    counts: bool = False
    also_counts: bool = False  # a link from it is neither asked for nor wrong


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
    marks = [mark for line in document.lines for mark in line.marks]
    named = {mark.ids[0] for mark in marks if mark.label in _AGENTS_HERE}
    others = {mark.ids[0] for mark in marks if mark.label in NAMED} - named
    text, at = document.text, 0
    for line in document.lines:
        at = text.index(line.text, at)
        for mark in line.marks:
            start, end = at + mark.start, at + mark.end
            if mark.label in {"pro", "nom"}:
                last = end - 1 if mark.label == "pro" else _noun(text, start, end)
                yield GoldMark(
                    start, end, last, mark.label, mark.ids, set(mark.ids) <= named, bool({*mark.ids} & others)
                )
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
        written, words = _written(text)
        name = text[0].identifier.rpartition("-")[0] or str(number)
        yield Gold(name, written, tuple(_with_ids(list(_brackets(words)))))


def _written(text: Text) -> tuple[str, list[tuple[int, list[int], tuple[Token, ...]]]]:
    """The text, and of each sentence where its tokens begin."""
    written, found = "", []
    for sentence in text:
        written = written.rstrip(" ") + ("\n\n" if sentence.opens and written else " " if written else "")
        places = []
        for token in sentence.tokens:
            places.append(len(written))
            written += token.form + (" " if token.space else "")
        found.append((len(written), places, sentence.tokens))
    return written, found


@dataclass(frozen=True, slots=True)
class _Mention:
    mark: GoldMark
    type: str
    plain: bool  # no apposition, no predicate


def _brackets(sentences: list[tuple[int, list[int], tuple[Token, ...]]]) -> Iterator[_Mention]:
    for _, places, tokens in sentences:
        open_: list[tuple[str, int]] = []
        for index, token in enumerate(tokens):
            for opened, at_once, closed in _BRACKET.findall(token.entity):
                if opened:
                    open_.append((opened, index))
                if at_once or closed:
                    number = (closed or opened).partition("-")[0]
                    place = next((i for i in range(len(open_) - 1, -1, -1) if _id(open_[i][0]) == number), None)
                    if place is not None:
                        written, start = open_.pop(place)
                        yield _mention(written, start, index + 1, places, tokens)


def _id(written: str) -> str:
    return written.partition("-")[0]


def _mention(written: str, start: int, end: int, places: list[int], tokens: tuple[Token, ...]) -> _Mention:
    parts = written.split("-")
    head = next((i for i in range(start, end) if tokens[i].head == i or not start <= tokens[i].head < end), start)
    pronoun = end - start == 1 and tokens[head].tag in {"PRP", "PRP$"}
    kind = "name" if tokens[head].pos == "PROPN" else "pro" if pronoun else "nom"
    third = "Person=3" in tokens[head].morph
    definite = tokens[start].form.lower() in _DEFINITE
    plain = parts[-1] not in {"appos", "pred"} and parts[5:6] not in (["appos"], ["pred"])
    asked = third if kind == "pro" else plain and definite and tokens[head].pos == "NOUN"
    last = places[end - 1] + len(tokens[end - 1].form)
    at = places[head] + len(tokens[head].form) - 1
    ids = () if kind == "pro" and not third else (parts[0],)
    return _Mention(GoldMark(places[start], last, at, kind, ids, asked), parts[1], plain)


def _with_ids(found: list[_Mention]) -> Iterator[GoldMark]:
    """The marks, with `counts` only where the chain has the name of a person or organisation."""
    named = {m.mark.ids[0] for m in found if m.mark.kind == "name" and m.type in _AGENTS}
    others = {m.mark.ids[0] for m in found if m.mark.kind == "name"} - named
    for mention in found:
        mark = mention.mark
        if not mark.ids:
            continue
        asked = mark.counts and mark.ids[0] in named
        free = not asked and mark.ids[0] in named | others
        yield GoldMark(mark.start, mark.end, mark.head, mark.kind, mark.ids, asked, free)


SETS: dict[str, Callable[[], Iterator[Gold]]] = {
    "train": lambda: annotated("train"),
    "dev": lambda: annotated("dev"),
    "gum-train": lambda: gum("train"),
    "gum-dev": lambda: gum("dev"),
}
