"""Claims against gold made by hand.

A claim is right when the gold of its document has the same predicate between the same two entities; an argument is a
gold entity when one of its names is one of the entity's. A government and the seats that act for it are one actor,
but a capital that the gold calls a place is that place: who visited Cairo has not visited the Egyptian government.
Recall counts gold that all annotators made (`agreed`), precision forgives what only one made. Gold files are
described in data/gold/README.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.evaluate.entities import entity_scores
from kg.evaluate.naming import normal
from kg.evaluate.score import CORE, SYMMETRIC, Evaluation, Finding, Judged, Score

Json = dict[str, Any]


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
    named = entity_scores(gold, entities)
    return Evaluation([_Judge(record, actors).judge(said[record["doc"]].values(), named) for record in gold])


class _Judge:
    """Holds the claims of one document against its gold."""

    def __init__(self, record: Json, actors: Mapping[str, str]) -> None:
        self.record = record
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.findings: list[Finding] = []
        self.matched: set[int] = set()
        self.known: dict[str, set[str]] = defaultdict(set)
        for entity in record["entities"]:
            for name in (entity["name"], *entity["mentions"], *entity["nominals"]):
                self.known[normal(name)].add(entity["key"])
        places = {entity["key"] for entity in record["entities"] if set(entity["types"]) == {"Place"}}
        called = {name for name, keys in self.known.items() if keys <= places}
        self.actors = {name: actor for name, actor in actors.items() if name not in called}
        self.names = {e["key"]: next(filter(None, (e["name"], *e["nominals"])), e["key"]) for e in record["entities"]}

    def judge(self, claims: Iterable[Json], entities: Mapping[str, Score]) -> Judged:
        """Count every claim and every gold relation of the document."""
        predicates = {relation["p"] for relation in self.record["relations"]} | set(CORE)
        unjudged = 0
        for claim in claims:
            if claim["predicate"] in predicates:
                self._claim(claim)
            else:
                unjudged += 1
        for index, relation in enumerate(self.record["relations"]):
            if relation["agreed"]:
                self.counts[relation["p"]]["gold"] += 1
                self.counts[relation["p"]]["found"] += index in self.matched
                if index not in self.matched:
                    self.findings.append(self._missed(relation))
        kinds = ("right", "wrong", "found", "gold")
        relations = {name: Score(*(counts[kind] for kind in kinds)) for name, counts in self.counts.items()}
        return Judged(self.record["doc"], relations, entities[self.record["doc"]], self.findings, unjudged)

    def _claim(self, claim: Json) -> None:
        hits = {i for i, relation in enumerate(self.record["relations"]) if self._same(claim, relation)}
        kind = "right" if hits else "wrong"
        if not hits or not hits <= self.matched:
            self.counts[claim["predicate"]][kind] += 1
            instances = [i for hit in sorted(hits) for i in self.record["relations"][hit]["instances"]]
            self.findings.append(self._finding(kind, claim, instances))
        self.matched |= hits

    def _finding(self, kind: str, claim: Json, instances: Sequence[Json]) -> Finding:
        wanted = sorted({instance["stance"] for instance in instances})
        said = claim["stance"]
        dates = tuple(instance["date"] for instance in instances if instance.get("date"))
        return Finding(
            kind,
            self.record["doc"],
            claim["subject"]["label"],
            claim["predicate"],
            claim["object"]["label"],
            claim["evidence"]["quote"],
            claim["confidence"],
            (said if said in wanted else wanted[0], said) if wanted else None,
            _dated(claim.get("date"), dates) if instances else None,
            (dates, claim.get("date")) if instances else ((), None),
        )

    def _missed(self, relation: Json) -> Finding:
        first = relation["instances"][0]
        ends = [str(self.names.get(relation[end], relation[end])) for end in ("s", "o")]
        needs = first.get("needs") or "explicit"
        quote = first.get("evidence") or ""
        return Finding("missed", self.record["doc"], ends[0], relation["p"], ends[1], quote, needs=needs)

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


def _dated(said: str | None, gold: Sequence[str]) -> str | None:
    """Whether a date is right at the gold's precision: as precise or more, and the same.

    A day and month that agree are right where either side lacks the year.
    """
    if not gold or not said:
        return "missing" if gold else "extra" if said else None
    same = any(
        said == date
        or said.startswith(f"{date}-")
        or (date.startswith("--") and said.endswith(date[1:]))
        or (said.startswith("--") and date.endswith(said[1:]))
        for date in gold
    )
    return "right" if same else "wrong"
