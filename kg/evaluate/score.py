"""What a comparison with gold gives: counts, the findings behind them, and the sums over documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

CORE = ("envoyOf", "metWith", "sanctionedBy", "spokeWith", "negotiatedWith", "visited", "holdsPosition")
CARD = ("envoyOf", "metWith", "sanctionedBy")
SYMMETRIC = ("metWith", "spokeWith", "negotiatedWith", "alliedWith", "agreedWith", "associateOf")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure; precision, recall and F1 are between 0 and 1, and 0 where nothing was said or meant."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.wrong + other.wrong, self.found + other.found, self.gold + other.gold
        )

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
class Finding:
    """A claim that is right or wrong, or a relation of the gold that was missed, with the sentence that says it."""

    kind: str  # "right", "wrong", "missed"
    document: str
    subject: str
    predicate: str
    object: str
    quote: str
    confidence: float = 0.0  # of a claim
    stance: tuple[str, str] | None = None  # (gold, said) of a right one
    date: str | None = None  # of a right one, where gold or claim has one: "right", "wrong", "missing", "extra"
    dates: tuple[tuple[str, ...], str | None] = ((), None)  # (gold, said) of a right one
    needs: str = "explicit"  # of a missed one: "explicit", "coref", "inference"

    def __str__(self) -> str:
        triple = f"{self.subject} {self.predicate} {self.object}"
        return f"{self.document}  {self.kind:<6}  {triple}   « {self.quote[:140]} »"


@dataclass(frozen=True, slots=True)
class Judged:
    """One document held against its gold."""

    document: str
    relations: Mapping[str, Score]
    entities: Score
    findings: Sequence[Finding]
    unjudged: int = 0  # claims of relations that its gold does not have

    def over(self, predicates: Iterable[str]) -> Score:
        """The score over several relations together."""
        return sum((self.relations[name] for name in predicates if name in self.relations), Score())


@dataclass(frozen=True)
class Evaluation:
    """All documents of the gold, each held against what was found in it."""

    documents: Sequence[Judged]

    @cached_property
    def relations(self) -> Mapping[str, Score]:
        """The scores by relation."""
        names = sorted({name for one in self.documents for name in one.relations})
        return {name: sum((one.over([name]) for one in self.documents), Score()) for name in names}

    def over(self, predicates: Iterable[str]) -> Score:
        """The score over several relations together."""
        return sum((self.relations[name] for name in predicates if name in self.relations), Score())

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What was found right, found wrong and missed, document by document."""
        return [finding for one in self.documents for finding in one.findings]

    @property
    def entities(self) -> Score:
        """Named entities, each once a document."""
        return sum((one.entities for one in self.documents), Score())

    @property
    def errors(self) -> Sequence[str]:
        """Every error as a line."""
        return sorted(str(one) for one in self.findings if one.kind != "right")

    @property
    def stances(self) -> Sequence[tuple[str, str]]:
        """The stances of right claims: (gold, said)."""
        return [one.stance for one in self.findings if one.stance is not None]

    @property
    def stance_accuracy(self) -> float:
        """The share of right claims whose stance is the gold's."""
        return sum(a == b for a, b in self.stances) / len(self.stances) if self.stances else 0.0

    @property
    def unjudged(self) -> int:
        """How many claims are of relations that the gold of their document does not have."""
        return sum(one.unjudged for one in self.documents)
