"""Names and contacts of re3d, texts of the UK government: `python -m tests.re3d`, with `--missed` what is not found.

kg is given title, text, address and publisher of each document; the annotations are of the text alone, so what kg finds
in the title is not looked at. Of the gold counts what its annotators were at least half sure of.

Names. Person is Person, Organisation is Organization, Location is Place; a Country is both, since re3d calls it an
Organisation where it acts and a Location where something is. re3d also marks pronouns ("We"), offices ("the Foreign
Secretary") and descriptions ("aid workers", "the city of Mosul"): a mark is a name where its head is written with a
capital and is neither office nor pronoun. A name is found where a name of kg of the same type overlaps it, and a name
of kg is right the same way. Overlap, not the same words: a mark has its articles and titles ("Russian Foreign Minister
Sergei Lavrov"), a name of kg has not. Names of kg within a mark that is no name, or that nobody was sure of, are
neither right nor wrong.

Contacts. CommWith "has had direct or indirect contact (met, spoken with, communicated remotely)", and its annotators
put an agreement between two there: metWith, spokeWith, negotiatedWith and agreedWith, of any stance and in either
direction. Counted are pairs of arguments that are names or offices in capitals, each once a document; a pair is found
where a claim joins two entities of which one has a mention over the one argument and one over the other.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.model import Entity, Mention, MentionKey, Reading
from tests.built import SHARED, knowledge

FOLDER = SHARED / "corpora/re3d-uk"
CONTACT = frozenset({"metWith", "spokeWith", "negotiatedWith", "agreedWith"})
TYPES = {
    "Person": {"Person"},
    "Organization": {"Organisation"},
    "Place": {"Location"},
    "Country": {"Organisation", "Location"},
}
_SURE = 0.5
_ARTICLE = re.compile(r"^(?:the|a|an|all|both|his|its|their|these|this|other) ", re.I)
_HEAD = re.compile(r"(?<!^)(?:\s+(?:of|for|from|like|at|in|on|who|to|against)\s|,).*", re.S)
_PRONOUN = re.compile(r"(?:I|we|us|they|it|he|she|you|my|our)", re.I)
_OFFICE = re.compile(r"(?:Secretar(?:y|ies)|Ministers?|President|Representative|Ambassador|[Ss]pokes\w+)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that the annotators marked, without its article."""

    start: int
    end: int
    text: str
    type: str
    sure: bool

    def over(self, start: int, end: int) -> bool:
        """Whether the two share a character."""
        return self.start < end and start < self.end

    @property
    def named(self) -> bool:
        """Whether it is a name."""
        return self.sure and self.capital and not _OFFICE.search(self.head)

    @property
    def capital(self) -> bool:
        """Whether its head is written with a capital: a name, or an office that stands for one."""
        return not _PRONOUN.fullmatch(self.text) and self.head.split()[-1][:1].isupper()

    @property
    def head(self) -> str:
        """The words up to the head: of a person all, since names stand behind "Minister for X"."""
        tail = _HEAD.sub("", self.text)
        named = self.type == "Person" and len(re.findall(r"(?<=\s)[A-Z]\w+", self.text[len(tail) :])) > 2
        return self.text if named else tail


def mark(start: int, end: int, text: str, type_: str, confidence: float) -> Mark:
    """A mark without the article or pronoun before it."""
    plain = _ARTICLE.sub("", text.rstrip())
    return Mark(start + len(text.rstrip()) - len(plain), start + len(text.rstrip()), plain, type_, confidence >= _SURE)


@dataclass(frozen=True, slots=True)
class Text:
    """One document: what kg is given, the marks of its text, and the pairs that communicated."""

    record: dict[str, Any]
    marks: tuple[Mark, ...]
    pairs: tuple[tuple[Mark, Mark], ...]


def texts() -> Iterator[Text]:
    """The documents of the set with their gold."""
    documents, entities, relations = (_lines(name) for name in ("documents", "entities", "relations"))
    for record in documents:
        name = record["_id"]
        own = [one for one in entities if one["documentId"] == name]
        marks = (mark(e["begin"], e["end"], e["value"], e["type"], e["confidence"]) for e in own)
        given = {"id": name, "title": record["title"], "text": record["text"], "url": record["sourceUrl"],
                 "publisher": record["sourceName"]}  # fmt: skip
        yield Text(given, tuple(marks), tuple(_pairs([one for one in relations if one["documentId"] == name])))


def _lines(name: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{name}.json"
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _pairs(relations: list[dict[str, Any]]) -> Iterator[tuple[Mark, Mark]]:
    """The pairs with both ends named, each once."""
    seen = set()
    for one in relations:
        if one["type"] == "CommWith" and one["confidence"] >= _SURE:
            ends = [mark(one[f"{end}Begin"], one[f"{end}End"], one[end], "", 1) for end in ("source", "target")]
            words = frozenset(end.text for end in ends)
            if words not in seen and all(end.capital for end in ends):
                seen.add(words)
                yield ends[0], ends[1]


@dataclass(frozen=True, slots=True)
class Held:
    """One document beside what kg makes of it; offsets are those of the annotated text."""

    text: Text
    reading: Reading
    entity_of: Callable[[Mention], Entity]

    @property
    def shift(self) -> int:
        """Where the annotated text begins in the stored one."""
        text, record = self.reading.document.text, self.text.record
        begin = record["text"].strip()
        after = text.find(begin[:40], len(self.reading.document.title or ""))
        return (after if after >= 0 else text.index(begin[:40])) - record["text"].index(begin)

    def names(self) -> list[tuple[int, int, str, str]]:
        """The names of kg in the text: start, end, words, type."""
        shift, title = self.shift, len(self.reading.document.title or "")
        return [
            (m.start - shift, m.end - shift, m.text, m.type)
            for m in self.reading.mentions
            if m.kind == "name" and m.start >= title and m.type in TYPES
        ]

    def missed(self) -> list[Mark]:
        """The names of the gold that kg has not."""
        names = self.names()
        return [
            mark
            for mark in self.text.marks
            if _measured(mark) and not any(mark.over(s, e) and mark.type in TYPES[t] for s, e, _, t in names)
        ]

    def wrong(self) -> list[tuple[int, int, str, str]]:
        """The names of kg that the gold has not."""
        return [name for name in self.names() if not self.right(name) and not self._open(name)]

    def right(self, name: tuple[int, int, str, str]) -> bool:
        """Whether the gold has this name with its type."""
        start, end, _, type_ = name
        return any(_measured(m) and m.over(start, end) and m.type in TYPES[type_] for m in self.text.marks)

    def _open(self, name: tuple[int, int, str, str]) -> bool:
        return any(not m.named and m.over(name[0], name[1]) for m in self.text.marks)

    def apart(self) -> list[tuple[Mark, Mark]]:
        """The pairs that no claim joins."""
        joined = [
            (self.entity_of(claim.subject).iri, self.entity_of(claim.object).iri)
            for claim in self.reading.claims
            if claim.predicate in CONTACT
        ]
        both = {*joined, *((b, a) for a, b in joined)}
        return [
            pair
            for pair in self.text.pairs
            if not any((a, b) in both for a in self._meant(pair[0]) for b in self._meant(pair[1]))
        ]

    def _meant(self, mark: Mark) -> set[str]:
        shift = self.shift
        return {self.entity_of(m).iri for m in self.reading.mentions if mark.over(m.start - shift, m.end - shift)}


def _measured(mark: Mark) -> bool:
    return mark.named and any(mark.type in types for types in TYPES.values())


def measured() -> list[Held]:
    """Every document with what kg makes of it."""
    every = list(texts())
    graph = knowledge(text.record for text in every)
    readings = {reading.document.id: reading for reading in graph.readings}
    entities = graph.entity_of()

    def held(text: Text) -> Held:
        name = text.record["id"]
        return Held(text, readings[name], lambda m: entities[MentionKey(name, m.start, m.end)])

    return [held(text) for text in every]


def shares(results: list[Held]) -> dict[str, float]:
    """F1, precision and recall of names, and recall of contacts, to three places."""
    gold = sum(_measured(mark) for one in results for mark in one.text.marks)
    recall = 1 - sum(len(one.missed()) for one in results) / gold
    right = sum(one.right(name) for one in results for name in one.names())
    precision = right / (right + sum(len(one.wrong()) for one in results))
    pairs = sum(len(one.text.pairs) for one in results)
    found = {
        "contacts": 1 - sum(len(one.apart()) for one in results) / pairs,
        "names_f1": 2 * precision * recall / (precision + recall),
        "names_precision": precision,
        "names_recall": recall,
    }
    return {name: round(value, 3) for name, value in found.items()}


def figures() -> dict[str, float]:
    """The figures that are pinned."""
    return shares(measured())


def main() -> None:
    """Print the figures; with --missed each name and pair that is not found, and each name too many."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    results = measured()
    print(len(results), "documents", json.dumps(shares(results)))
    for one in results if options.missed else ():
        name = one.text.record["id"][:6]
        for a, b in one.apart():
            print(f"{name} no contact: {a.text} – {b.text}: {_around(one, min(a.start, b.start))}")
        for mark in one.missed():
            print(f"{name} no {mark.type}: {mark.text}: {_around(one, mark.start)}")
        for start, _, words, type_ in one.wrong():
            print(f"{name} wrong {type_}: {words}: {_around(one, start)}")


def _around(one: Held, at: int) -> str:
    return " ".join(one.text.record["text"][max(0, at - 60) : at + 100].split())


if __name__ == "__main__":
    main()
