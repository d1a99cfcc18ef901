"""Memoranda of conversation and who took part: `python -m tests.participants` says how many of them are found.

What kg is given is what a user has who feeds the document: its heading as title, its date, and its text, in which the
list of participants stands; nothing else of the edition (its links to persons, its reading of the list) is given.

Gold are the entries of the list that name somebody, each under one surname: of an entry that the editors of Foreign
Relations linked to a person the last word of what they linked; of any other the last word before the comma, once rank
and bureau are taken away. "The Secretary", "United States" and "Interpreter" name nobody and are not counted.

  persons        the document has a person of whom a form has that surname
  participants   and a claim of metWith, spokeWith or negotiatedWith in that document joins the person with somebody
                 else who stands in the list
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.evaluate import normal
from kg.model import Entity, Knowledge, MentionKey, Reading
from tests.built import SHARED, knowledge

VOLUMES = SHARED / "corpora/frus/dev"
CONTACT = frozenset({"metWith", "spokeWith", "negotiatedWith"})
_BUREAU = re.compile(r"^[A-Z][A-Za-z]{0,5}(?:/[A-Za-z]+)*\s*[—–]\s*")
_PART = re.compile(r"[,;(\[)\]:—–]| of | for ")
_LATER = re.compile(r"\W*\b(?:Jr|Sr|II|III|Esq)\b\.?$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RANKS = _words("""
mr mrs miss ms dr sir dame lord lady viscount baron count prince princess king queen shah sheikh h.e he h.i.m his her
excellency majesty highness royal imperial hon honorable the acting assistant deputy under vice first second third
secretary president premier prime minister foreign ambassador chargé charge consul counselor governor senator
congressman representative general lt lieutenant major brigadier brig maj gen col colonel capt captain commander cdr
adm admiral radm marshal air field rear chairman director chancellor professor prof attorney judge justice chief
defense finance state treasury mayor father cardinal archbishop bishop messrs mme m sen rep commissioner interpreter
interpreters attache attaché speaker special permanent press director-general secretary-general
""")
_PARTICLES = _words("de di da du la le van von der el al bin ben")
_NOBODY = frozenset(
    ("united states", "united kingdom", "white house", "great britain", "soviet union", "saudi arabia", "south africa")
)
_BODY = _words("side officials delegation representing relations affairs members staff commission community")


@dataclass(frozen=True, slots=True)
class Memorandum:
    """One memorandum: what kg is given, where in its text the list stands, and the surnames in it."""

    record: dict[str, Any]
    entries: tuple[str, ...]
    surnames: tuple[str, ...]


def memoranda() -> Iterator[Memorandum]:
    """The memoranda of the development volumes whose list names somebody."""
    for path in sorted(VOLUMES.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                found = memorandum(json.loads(line))
                if found.surnames:
                    yield found


def memorandum(record: dict[str, Any]) -> Memorandum:
    """A document of the edition as it is given and what its list says."""
    entries = tuple(entry["raw"] for entry in record["participants"])
    surnames = dict.fromkeys(name for entry in entries for name in _surnames(entry, record))
    text = record["text"].strip().removeprefix(record["head"]).strip()
    given = {"id": f"{record['vol']}-{record['id']}", "title": record["head"], "text": text,
             "published": (record["date"] or "")[:10]}  # fmt: skip
    return Memorandum(given, entries, tuple(surnames))


def _surnames(entry: str, record: dict[str, Any]) -> Iterator[str]:
    """The surnames that an entry of the list names, as they are compared."""
    start = record["text"].find(entry)
    inside = [span for span in record["spans"] if start <= span[0] and span[1] <= start + len(entry)]
    linked = [record["text"][span[0] : span[1]] for span in inside if span[2] == "person"]
    for name in linked or [_named(entry)]:
        words = _LATER.sub("", name.partition(",")[0]).split()
        if words:
            yield normal(words[-1])


def _named(entry: str) -> str:
    """The name in an entry without a link, or nothing: "NE—Mr. Quill", "ISA, Mr. Quill", "P. Quill, Desk Officer"."""
    for part in _PART.split(_BUREAU.sub("", _LATER.sub("", entry.strip()))):
        words = part.split()
        ranked = bool(words) and words[0].lower().rstrip(".") in _RANKS
        while words and words[0].lower().rstrip(".") in _RANKS:
            del words[0]
        if words and not part.isupper():
            return " ".join(words) if _is_name(words, ranked) else ""
    return ""


def _is_name(words: list[str], ranked: bool) -> bool:
    """Whether words are a name: of one word only behind a rank."""
    written = all(word[0].isupper() or word in _PARTICLES for word in words)
    lower = {word.lower() for word in words}
    plain = " ".join(words).lower() not in _NOBODY and not lower & _BODY and words[-1].lower().rstrip(".") not in _RANKS
    return written and plain and (1 if ranked else 2) <= len(words) <= 5


@dataclass(frozen=True, slots=True)
class Found:
    """What kg has of one memorandum, by surname."""

    memorandum: Memorandum
    persons: frozenset[str]
    participants: frozenset[str]


def found(memorandum: Memorandum, reading: Reading, entities: dict[MentionKey, Entity]) -> Found:
    """Which of the surnames are persons of the document, and which take part."""
    named: dict[str, set[str]] = {}
    for mention in reading.mentions:
        entity = entities[MentionKey(reading.document.id, mention.start, mention.end)]
        if entity.type == "Person" and mention.kind == "name":
            named.setdefault(entity.iri, set()).update(map(normal, mention.text.split()))
    joined = set(_joined(memorandum, reading, entities))
    persons = {name for name in memorandum.surnames if any(name in words for words in named.values())}
    taking = {name for name in persons if any(name in words and iri in joined for iri, words in named.items())}
    return Found(memorandum, frozenset(persons), frozenset(taking))


def _joined(memorandum: Memorandum, reading: Reading, entities: dict[MentionKey, Entity]) -> Iterator[str]:
    """Whom a claim of contact joins with somebody who stands in the list."""
    text, name = reading.document.text, reading.document.id
    stretches = [(at, at + len(entry)) for entry in memorandum.entries if (at := text.find(entry)) >= 0]
    listed = {
        entities[MentionKey(name, mention.start, mention.end)].iri
        for mention in reading.mentions
        if any(start <= mention.start and mention.end <= end for start, end in stretches)
    }
    for claim in reading.claims:
        if claim.predicate in CONTACT:
            one, other = (entities[MentionKey(name, m.start, m.end)].iri for m in (claim.subject, claim.object))
            yield from (iri for iri, partner in ((one, other), (other, one)) if partner in listed)


def measured(every: list[Memorandum]) -> list[Found]:
    """What kg finds in memoranda."""
    graph: Knowledge = knowledge(one.record for one in every)
    readings = {reading.document.id: reading for reading in graph.readings}
    entities = graph.entity_of()
    return [found(one, readings[one.record["id"]], entities) for one in every]


def figures() -> dict[str, float]:
    """Both shares, to three places."""
    return _shares(measured(list(memoranda())))


def _shares(results: list[Found]) -> dict[str, float]:
    total = sum(len(one.memorandum.surnames) for one in results)
    counted = {
        "persons": sum(len(one.persons) for one in results),
        "participants": sum(len(one.participants) for one in results),
    }
    return {name: round(number / total, 3) for name, number in counted.items()}


def main() -> None:
    """Print both shares; those that are missed with the lists they stand in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    results = measured(list(memoranda()))
    print(len(results), "memoranda", json.dumps(_shares(results)))
    for one in results if options.missed else ():
        lost, apart = (set(one.memorandum.surnames) - names for names in (one.persons, one.participants))
        if apart:
            print(one.memorandum.record["id"], "no person:", *sorted(lost), "| no participant:", *sorted(apart - lost))
            print("    " + " / ".join(one.memorandum.entries))


if __name__ == "__main__":
    main()
