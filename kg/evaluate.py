"""How good the extraction is: claims and entities against gold made by hand.

A claim is right when the gold of its document has the same predicate between the same two entities; an argument is a
gold entity when one of its names is one of the entity's. A government and the seats that act for it are one actor,
but a capital that the gold calls a place is that place: who visited Cairo has not visited the Egyptian government.
Recall counts gold that all annotators made (`agreed`), precision forgives what only one made. Gold files are
described in data/gold/README.md.
"""

import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.resources import resource

CORE = ("envoyOf", "metWith", "sanctionedBy", "spokeWith", "negotiatedWith", "visited", "holdsPosition")
CARD = ("envoyOf", "metWith", "sanctionedBy")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure; precision, recall and F1 are between 0 and 1, and 0 where nothing was said or meant."""

    right: int
    wrong: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores by relation, the stances of right claims, the entities, and every error as a line."""

    relations: Mapping[str, Score]
    stances: Sequence[tuple[str, str]]  # (gold, said)
    entities: Score
    errors: Sequence[str]

    def over(self, predicates: Iterable[str]) -> Score:
        """The score over several relations together."""
        scores = [self.relations[name] for name in predicates if name in self.relations]
        total = [sum(getattr(score, key) for score in scores) for key in ("right", "wrong", "found", "gold")]
        return Score(*total)

    @property
    def stance_accuracy(self) -> float:
        """The share of right claims whose stance is the gold's."""
        return sum(a == b for a, b in self.stances) / len(self.stances) if self.stances else 0.0


def read_gold(folder: Path) -> list[Json]:
    """The gold records of a folder, sorted by file name. Raises KgError where there is none."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    if not records:
        raise KgError(f"{folder} holds no gold: one JSON file a document is expected")
    return records


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of gold files or annotated texts, 16 characters: a figure belongs to one digest."""
    total = hashlib.sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("*.txt"))):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def normal(name: str) -> str:
    """A name as it is compared: ASCII words in lower case without article or form of government."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    words = " ".join(re.sub(r"[^a-z0-9 ]", "", plain).split())
    return re.sub(r"^(the )?((national )?governments? of (the )?|republic of (the )?)?", "", words)


def actors() -> dict[str, str]:
    """The country that a name stands for, both as `normal` writes them: {"kremlin": "russia", "washington": …}.

    Countries under all their names, with or without "government", their capitals, and the seats that act for them,
    from data/gazetteer. A form of two countries stands for the one that is called so, otherwise for none.
    """
    countries = _gazetteer("countries.toml")["country"].values()
    seats = _gazetteer("seats.toml")["seat"]
    called = {normal(country["name"]): normal(country["name"]) for country in countries}
    meant: dict[str, set[str]] = defaultdict(set)
    for country in countries:
        names = (country["name"], *country.get("also", ()))
        for form in (*names, *(f"{name} government" for name in names), *country.get("capital", ())):
            meant[normal(form)].add(normal(country["name"]))
    for seat in seats:
        for form in (seat["name"], *seat["also"]):
            meant[normal(form)].add(normal(seat["for"]))
    return {form: next(iter(found)) for form, found in sorted(meant.items()) if len(found) == 1} | called


def _gazetteer(name: str) -> Json:
    with resource("data", "gazetteer", name).open("rb") as stream:
        return tomllib.load(stream)


def evaluate(
    gold: Sequence[Json], claims: Iterable[Json], entities: Sequence[Json], actors: Mapping[str, str]
) -> Evaluation:
    """Compare exported claims and entities with gold.

    `claims` and `entities` are records as `kg export --format claims` and `--format entities` write them;
    `actors` maps the normal name of a country or of a seat of its government to that of the country, as `actors()`.
    """
    said: dict[str, dict[tuple[str, str, str], Json]] = defaultdict(dict)
    for claim in claims:
        key = (claim["predicate"], claim["subject"]["id"], claim["object"]["id"])
        best = said[claim["document"]["id"]].get(key)
        if best is None or claim["confidence"] > best["confidence"]:
            said[claim["document"]["id"]][key] = claim
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    stances: list[tuple[str, str]] = []
    errors: list[str] = []
    for record in gold:
        judged = _Judged(record, actors, counts, stances, errors)
        judged.judge(said.get(record["doc"], {}).values())
    relations = {p: Score(*(c[k] for k in ("right", "wrong", "found", "gold"))) for p, c in sorted(counts.items())}
    return Evaluation(relations, stances, _entities(gold, entities), sorted(errors))


class _Judged:
    """The claims of one document held against its gold."""

    def __init__(
        self,
        record: Json,
        actors: Mapping[str, str],
        counts: dict[str, Counter[str]],
        stances: list[tuple[str, str]],
        errors: list[str],
    ) -> None:
        self.record = record
        self.counts, self.stances, self.errors = counts, stances, errors
        self.known: dict[str, set[str]] = defaultdict(set)
        for entity in record["entities"]:
            for name in (entity["name"], *entity["mentions"], *entity["nominals"]):
                self.known[normal(name)].add(entity["key"])
        places = {entity["key"] for entity in record["entities"] if set(entity["types"]) == {"Place"}}
        called = {name for name, keys in self.known.items() if keys <= places}
        self.actors = {name: actor for name, actor in actors.items() if name not in called}
        self.matched: set[int] = set()

    def judge(self, claims: Iterable[Json]) -> None:
        """Count every claim and every gold relation of the document."""
        predicates = {relation["p"] for relation in self.record["relations"]} | set(CORE)
        for claim in claims:
            if claim["predicate"] in predicates:
                self._claim(claim)
        for index, relation in enumerate(self.record["relations"]):
            if relation["agreed"]:
                self.counts[relation["p"]]["gold"] += 1
                self.counts[relation["p"]]["found"] += index in self.matched
                if index not in self.matched:
                    self._error(
                        "missed",
                        relation["s"],
                        relation["p"],
                        relation["o"],
                        relation["instances"][0]["evidence"],
                    )

    def _claim(self, claim: Json) -> None:
        hits = {i for i, relation in enumerate(self.record["relations"]) if self._same(claim, relation)}
        if not hits:
            self.counts[claim["predicate"]]["wrong"] += 1
            subject, object_ = claim["subject"]["label"], claim["object"]["label"]
            self._error("wrong", subject, claim["predicate"], object_, claim["evidence"]["quote"])
        elif not hits <= self.matched:
            self.counts[claim["predicate"]]["right"] += 1
            wanted = sorted({i["stance"] for hit in hits for i in self.record["relations"][hit]["instances"]})
            self.stances.append((claim["stance"] if claim["stance"] in wanted else wanted[0], claim["stance"]))
        self.matched |= hits

    def _same(self, claim: Json, relation: Json) -> bool:
        if claim["predicate"] != relation["p"]:
            return False
        subject, object_ = self._standing(claim["subject"]), self._standing(claim["object"])
        wanted_s, wanted_o = self._forms(relation["s"]), self._forms(relation["o"])
        straight = bool(subject & wanted_s and object_ & wanted_o)
        symmetric = relation["p"] in SYMMETRIC
        return straight or (symmetric and bool(subject & wanted_o and object_ & wanted_s))

    def _standing(self, argument: Json) -> set[str]:
        names = {normal(n) for n in (argument["label"], argument["mention"], *argument["names"])} - {""}
        keys = {key for name in names for key in self.known.get(name, ())}
        return keys | {f"actor {self.actors[name]}" for name in names | keys if name in self.actors}

    def _forms(self, key: str) -> set[str]:
        return {key} | ({f"actor {self.actors[key]}"} if key in self.actors else set())

    def _error(self, kind: str, subject: str, predicate: str, object_: str, quote: str | None) -> None:
        self.errors.append(
            f"{self.record['doc']}  {kind:<6}  {subject} {predicate} {object_}   « {(quote or '')[:140]} »"
        )


SYMMETRIC = ("metWith", "spokeWith", "negotiatedWith", "alliedWith", "agreedWith", "associateOf")


def _entities(gold: Sequence[Json], entities: Sequence[Json]) -> Score:
    """Named entities found in the right document; an entity counts once a document."""
    known = {
        (record["doc"], normal(form))
        for record in gold
        for entity in record["entities"]
        for form in (entity["name"], *entity["mentions"], *entity["nominals"])
    }
    documents = {record["doc"] for record in gold}
    read: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        for mention in entity["mentions"]:
            if mention["document"] in documents:
                read[mention["document"], entity["id"]].add(normal(mention["text"]))
    right = sum(any((document, form) in known for form in forms) for (document, _), forms in read.items())
    every = {(document, form) for (document, _), forms in read.items() for form in forms}
    meant = [
        {(record["doc"], normal(form)) for form in entity["mentions"]} - {(record["doc"], "")}
        for record in gold
        for entity in record["entities"]
        if entity["agreed"] and entity["types"][0] != "Other"
    ]
    meant = [forms for forms in meant if forms]
    return Score(right, len(read) - right, sum(bool(forms & every) for forms in meant), len(meant))
