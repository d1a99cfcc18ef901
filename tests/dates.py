"""Dates and stances of right claims: `python -m tests.dates [--wrong] [--stances] SETS…` says how many are the gold's.

A date counts where the gold has one, and where a claim of an event has one that the gold has not. It is right where it
is the gold's, or a finer one within it: a day where the gold has its month.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.evaluate import Evaluation
from tests.quality import SETS, UNREAD, dated, measured


def published(folder: Path) -> dict[str, str | None]:
    """When each document of the exported claims was published."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line)["document"] for line in lines]
    return {document["id"]: document["published"] for document in documents}


def wrong_dates(evaluation: Evaluation, days: dict[str, str | None]) -> Iterator[str]:
    """A line for each date that is not the gold's."""
    for one in dated(evaluation):
        if one.date != "right":
            gold, said = one.dates
            head = f"{one.date:<7} {' / '.join(gold) or '–'} said {said or '–'}, of {days.get(one.document)}"
            yield f"{head}   {one.stance[1] if one.stance else ''}  {one}"


def wrong_stances(evaluation: Evaluation) -> Iterator[str]:
    """A line for each stance that is not the gold's."""
    for one in evaluation.findings:
        if one.stance and one.stance[0] != one.stance[1]:
            yield f"{one.stance[0]} said {one.stance[1]}   {one}"


def main() -> None:
    """Print the shares, and what is wrong where it may be shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print every date that is not the gold's")
    parser.add_argument("--stances", action="store_true", help="print every stance that is not the gold's")
    parser.add_argument("names", nargs="*", default=sorted(SETS))
    options = parser.parse_args()
    for name in options.names:
        with tempfile.TemporaryDirectory() as place:
            evaluation = measured(name, Path(place))
            days = published(Path(place))
        counts = Counter(one.date for one in dated(evaluation))
        total = sum(counts.values())
        share = counts["right"] / total if total else 0.0
        print(f"{name}: {share:.3f} of {total}", dict(counts), f"stance {evaluation.stance_accuracy:.3f}")
        shown = name not in UNREAD
        print("\n".join(wrong_dates(evaluation, days)) if options.wrong and shown else "", end="\n" * options.wrong)
        print("\n".join(wrong_stances(evaluation)) if options.stances and shown else "", end="\n" * options.stances)


if __name__ == "__main__":
    main()
