"""An evaluation as tables of texts, the same for the terminal and for a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.calibration import bins, expected_error, points
from kg.evaluate.intervals import DRAWS, Bootstrap, Interval, Measured, wilson
from kg.evaluate.score import CORE, Evaluation, Score
from kg.model import STANCES


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts with a title and the lines that explain it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


def tables(found: Evaluation) -> list[Table]:
    """All tables of an evaluation, in the order in which they are read."""
    return [_claims(found), *_stances(found), _dates(found), _entities(found), _calibration(found)]


def shown(value: float, interval: Interval | None) -> str:
    """A figure with its interval: "0.92 (0.88–0.95)"."""
    return f"{value:.2f}" + (f" ({interval[0]:.2f}–{interval[1]:.2f})" if interval else "")


def _claims(found: Evaluation) -> Table:
    draw = Bootstrap(len(found.documents))
    groups: list[tuple[str, Iterable[str]]] = [("core", CORE), ("all", tuple(found.relations))]
    groups += [(name, (name,)) for name in found.relations]
    rows = [_row(name, draw.of([one.over(relations) for one in found.documents])) for name, relations in groups]
    notes = [
        f"core: {', '.join(CORE)}",
        f"in brackets: 95 % of {DRAWS:,} draws of the documents; where there are few claims they say little",
    ]
    if found.unjudged:
        notes.append(f"not judged: {found.unjudged} claims of relations that the gold of their document does not have")
    return Table("Claims", ("relation", "gold", "said", "precision", "recall", "F1"), rows, notes)


def _row(name: str, measured: Measured) -> tuple[str, ...]:
    score = measured.score
    said = score.right + score.wrong
    precision = shown(score.precision, measured.precision) if said else "–"
    recall = shown(score.recall, measured.recall) if score.gold else "–"
    f1 = shown(score.f1, measured.f1) if said and score.gold else "–"
    return name, f"{score.gold:,}", f"{said:,}", precision, recall, f1


def _stances(found: Evaluation) -> Iterator[Table]:
    pairs = Counter(found.stances)
    total, right = sum(pairs.values()), sum(pairs[stance, stance] for stance in STANCES)
    scores = {stance: _stance(stance, pairs) for stance in STANCES}
    met = [score.f1 for score in scores.values() if score.right + score.wrong or score.gold]
    rows = [
        ("accuracy", shown(right / total if total else 0.0, wilson(right, total)) if total else "–"),
        ("macro F1", f"{sum(met) / len(met):.2f}" if met else "–"),
    ]
    note = f"over {len(met)} of {len(STANCES)} stances: the others are neither in the gold nor said"
    yield Table("Stance of right claims", ("measure", "value"), rows, [note] if len(met) < len(STANCES) else [])
    lines = [
        (gold, *(str(pairs[gold, said]) for said in STANCES), f"{scores[gold].f1:.2f}" if scores[gold].gold else "–")
        for gold in STANCES
    ]
    yield Table("Stance: gold in rows, said in columns", ("gold", *STANCES, "F1"), lines)


def _stance(stance: str, pairs: Counter[tuple[str, str]]) -> Score:
    right = pairs[stance, stance]
    said = sum(count for (_, other), count in pairs.items() if other == stance)
    gold = sum(count for (other, _), count in pairs.items() if other == stance)
    return Score(right, said - right, right, gold)


def _dates(found: Evaluation) -> Table:
    counts = Counter(one.date for one in found.findings if one.date)
    right, dated = counts["right"], counts["right"] + counts["wrong"] + counts["missing"]
    rows = [
        ("right at the gold's precision", shown(right / dated, wilson(right, dated)) if dated else "–"),
        ("of right claims with a date in the gold", str(dated)),
        ("another date, or a vaguer one", str(counts["wrong"])),
        ("no date", str(counts["missing"])),
        ("a date where the gold has none", str(counts["extra"])),
    ]
    return Table("Date of right claims", ("what", "value"), rows)


def _entities(found: Evaluation) -> Table:
    row = _row("named entities", Bootstrap(len(found.documents)).of([one.entities for one in found.documents]))
    return Table("Entities, once a document", ("what", "gold", "said", "precision", "recall", "F1"), [row])


def _calibration(found: Evaluation) -> Table:
    claims = points(found)
    rows = [
        (
            f"{one.low:.1f}–{one.high:.1f}",
            f"{one.claims:,}",
            f"{one.confidence:.2f}",
            shown(one.right / one.claims, wilson(one.right, one.claims)),
        )
        for one in bins(claims)
    ]
    notes = [f"expected calibration error: {expected_error(claims):.3f}"] if claims else []
    return Table("Confidence", ("confidence", "claims", "mean", "right"), rows, notes)
