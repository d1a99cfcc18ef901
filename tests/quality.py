"""Extraction quality against its pinned floors: `python -m tests.quality` prints the figures, `--pin` raises them.

A floor belongs to the digest of its gold. `--pin --lower REASON` is the one way to lower a floor; the reason is kept.
"""

import argparse
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import kg
from kg.evaluate import CORE, Evaluation, actors, digest, evaluate
from kg.evaluate.score import Finding
from kg.evaluate.sources import gold_records, write_texts

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "data" / "quality.json"
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- quality -->\n).*?(?=<!-- /quality -->)", re.S)
LABELS = {
    "sample": "sample, seen while the frames were written",
    "unseen": "unseen, never tuned on",
    "annotated-dev": "annotated, the half seen while developing",
    "annotated-test": "annotated, the half that nobody looks at",
    "eval-articles": "eval, three articles",
    "eval-releases": "eval, twenty press releases",
}
SETS = {
    "sample": (ROOT / "data/sample", ROOT / "data/gold/sample"),
    "unseen": (ROOT / "data/unseen", ROOT / "data/gold/unseen"),
    "annotated-dev": (ROOT / "data/annotated/dev", ROOT / "data/annotated/dev"),
    "annotated-test": (ROOT / "data/annotated/test", ROOT / "data/annotated/test"),
    "eval-articles": (SHARED / "eval/articles", SHARED / "eval/gold-articles"),
    "eval-releases": (SHARED / "eval/releases.jsonl", SHARED / "eval/gold-releases"),
}


EVENTS = frozenset(
    ("metWith", "spokeWith", "negotiatedWith", "visited", "sanctionedBy", "attacked", "agreedWith", "appointedBy")
) | {"interviewedBy"}
UNREAD = ("annotated-test", "unseen")  # scored, and their sentences never shown


def records(graph: kg.Graph, form: str, folder: Path) -> list[dict[str, Any]]:
    """What `kg export` writes for scoring."""
    path = graph.export(form, folder / f"{form}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured(name: str, folder: Path) -> Evaluation:
    """Build the texts of a set in `folder` and hold them against its gold."""
    source, gold = SETS[name]
    if source == gold:  # annotated texts, which are both
        source = folder / "texts.jsonl"
        with source.open("wb") as stream:
            write_texts(gold, stream)
    graph = kg.build(source, folder / "graph")
    claims, entities = records(graph, "claims", folder), records(graph, "entities", folder)
    return evaluate(gold_records(gold), claims, entities, actors())


def dated(evaluation: Evaluation) -> list[Finding]:
    """The right claims whose date counts: the gold has one, or a claim of an event has one that the gold has not."""
    return [one for one in evaluation.findings if one.date and (one.date != "extra" or one.predicate in EVENTS)]


def stance_macro(evaluation: Evaluation) -> float:
    """F1 of the stance, the mean over the stances that the gold has for right claims."""
    pairs = evaluation.stances
    met = []
    for stance in sorted({gold for gold, _ in pairs}):
        right = sum(gold == said == stance for gold, said in pairs)
        met.append(2 * right / sum((gold == stance) + (said == stance) for gold, said in pairs))
    return sum(met) / len(met) if met else 0.0


def figures(evaluation: Evaluation) -> dict[str, float]:
    """The figures that are pinned, to three places."""
    core, every = evaluation.over(CORE), evaluation.over(evaluation.relations)
    found = {
        "core_f1": core.f1,
        "core_precision": core.precision,
        "core_recall": core.recall,
        "all_f1": every.f1,
        "entity_precision": evaluation.entities.precision,
        "entity_recall": evaluation.entities.recall,
        "stance_accuracy": evaluation.stance_accuracy,
        "stance_macro_f1": stance_macro(evaluation),
    }
    if dates := dated(evaluation):
        found["date_accuracy"] = sum(one.date == "right" for one in dates) / len(dates)
    return {key: round(value, 3) for key, value in found.items()}


def floors(found: dict[str, float], pinned: dict[str, float], lower: str | None) -> dict[str, float]:
    """The new floors: a point under what was measured, and never under the old ones without a reason."""
    new = {key: round(max(value - 0.01, 0.0), 3) for key, value in found.items()}
    return new if lower else {key: max(value, pinned.get(key, 0.0)) for key, value in new.items()}


def table(pinned: dict[str, Any]) -> str:
    """The README's table."""
    head = (
        "| texts | claims: precision | recall | F1 | entities: precision | recall | stance right |\n"
        + "|---" * 7
        + "|\n"
    )
    keys = ("core_precision", "core_recall", "core_f1", "entity_precision", "entity_recall", "stance_accuracy")
    rows = [
        (LABELS[name], *(f"{pinned[name]['measured'][key]:.2f}" for key in keys)) for name in SETS if name in pinned
    ]
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> None:
    """Print the figures of every set that is there; pin them when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    parser.add_argument("--readme", action="store_true", help="write the README's table")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--relations", action="store_true", help="precision, recall and F1 of every relation")
    parser.add_argument("names", nargs="*", default=sorted(SETS))
    options = parser.parse_args()
    pinned = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    for name in options.names or sorted(SETS):
        source, gold = SETS[name]
        if not source.exists():
            print(f"{name}: {source} is not here")
            continue
        with tempfile.TemporaryDirectory() as folder:
            evaluation = measured(name, Path(folder))
        found = figures(evaluation)
        print(name, json.dumps(found))
        if options.relations:
            rows = [(key, s.precision, s.recall, s.f1, s.gold) for key, s in evaluation.relations.items()]
            print("".join(f"  {key:18} P {p:.2f} R {r:.2f} F1 {f:.2f} of {n}\n" for key, p, r, f, n in rows), end="")
        if options.errors and name not in UNREAD:
            print("\n".join(evaluation.errors))
        old = pinned.get(name, {})
        same_gold = old.get("digest") == digest(gold)
        kept = floors(found, old.get("floors", {}) if same_gold else {}, options.lower)
        pinned[name] = {"digest": digest(gold), "floors": kept, "measured": found}
        if reason := options.lower or old.get("lowered"):
            pinned[name]["lowered"] = reason
    if options.readme:
        README.write_text(TABLE.sub(lambda _: table(pinned), README.read_text(encoding="utf-8")), encoding="utf-8")
    if options.pin:
        PINNED.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
