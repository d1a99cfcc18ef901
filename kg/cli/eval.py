"""`kg eval`: the claims of a graph against what a careful reader found."""

import argparse
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.output import written
from kg.cli.terminal import quoted, safe, say, styled, table
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.evaluate.score import Evaluation, Finding
    from kg.evaluate.tables import Table

EPILOGUE = """\
GOLD is a folder of JSON files, one a document, as data/gold/README.md describes
them, or of annotated texts, as data/annotated/GUIDELINE.md does. Documents of
the graph and of the gold are the same where their ids are.

examples:
  kg eval mygraph data/gold/sample
  kg eval mygraph data/gold/sample --html errors.html --worst 0
  kg eval mygraph annotated/ --texts texts.jsonl
  kg eval mygraph annotated/ --calibrate calibration.json"""
AGAIN = "to fit again, build the graph without data/calibration.json"


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "eval",
        help="precision, recall and errors, against gold",
        description="Holds the claims of a graph against gold: what is right, wrong and missed.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("gold", metavar="GOLD", help="the folder of the gold")
    parser.add_argument("--html", metavar="FILE", help="a page with the tables and every error")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="wrong and missed claims to print (10)")
    parser.add_argument("--calibrate", metavar="FILE", help="write a map from confidence to the share right")
    parser.add_argument("--texts", metavar="FILE", help="write the texts of annotated GOLD to build from, and end")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the tables and the worst errors; write what is asked for."""
    if options.worst < 0:
        raise KgError(f"--worst is {options.worst}; give a number of errors, 0 or more")
    if options.texts:
        return texts(options)
    from kg.api import Graph
    from kg.evaluate.tables import tables

    graph, folder = Graph(options.graph), Path(options.gold)
    found = evaluation(graph, folder)
    for one in tables(found):
        show(one)
    worst(found, options.worst)
    if options.html:
        from kg.evaluate.page import page

        with written(options.html) as stream:
            stream.write(page(found, f"{graph.folder.resolve().name} against {folder.resolve().name}").encode())
        say(safe(f"{options.html}: the tables and every error; open it in a browser"))
    if options.calibrate:
        calibrate(graph, found, folder, options.calibrate)
    return 0


def texts(options: argparse.Namespace) -> int:
    """Write the plain texts of annotated gold, and say what to type next."""
    from kg.evaluate.sources import write_texts

    with written(options.texts) as stream:
        count = write_texts(Path(options.gold), stream)
    say(safe(f"{options.texts}: {count} documents"))
    say(safe(f"next:  kg build {options.texts} -o {options.graph}"))
    return 0


def evaluation(graph: "Graph", folder: Path) -> "Evaluation":
    """The graph's claims held against the gold. Raises KgError where they have no document in common."""
    from kg.evaluate.claims import evaluate
    from kg.evaluate.naming import actors
    from kg.evaluate.sources import gold_records

    gold = gold_records(folder)
    there = {reading.document.id for reading in graph.knowledge.readings}
    absent = sorted(record["doc"] for record in gold if record["doc"] not in there)
    if len(absent) == len(gold):
        hint = "" if any(folder.glob("*.json")) else "; --texts FILE writes the texts to build from"
        raise KgError(f"no document of {folder} is in {graph.folder}: {absent[0]!r} is not{hint}")
    if absent:
        named = ", ".join(absent[:3]) + (", …" if len(absent) > 3 else "")
        say(
            safe(f"{len(absent)} of {len(gold)} documents of the gold are not in the graph, all missed: {named}") + "\n"
        )
    return evaluate(gold, records(graph, "claims"), records(graph, "entities"), actors())


def records(graph: "Graph", form: str) -> list[dict[str, Any]]:
    """What `kg export` writes in a format of JSON lines."""
    stream = io.BytesIO()
    graph.write(form, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def show(one: "Table") -> None:
    """Print a table under its title, with its notes below."""
    say(styled(one.title, "bold"))
    say("\n".join(table(one.columns, one.rows)))
    for note in one.notes:
        say(styled(safe(note), "dim"))
    say()


def worst(found: "Evaluation", number: int) -> None:
    """Print the errors that are worth a look first."""
    from kg.evaluate.worst import missed, wrong

    errors("Wrong, the surest first", wrong(found), number)
    errors("Missed, the plainest first", missed(found), number)


def errors(title: str, found: "Sequence[Finding]", number: int) -> None:
    """Print the first of them with their sentences."""
    if not number or not found:
        return
    say(f"{styled(title, 'bold')} ({min(number, len(found))} of {len(found):,})")
    for one in found[:number]:
        more = f"{one.confidence:.2f}" if one.kind == "wrong" else one.needs
        say(safe(f"{one.subject}  {one.predicate}  {one.object}  [{more}; {one.document}]"))
        say(quoted(one.quote))
    say()


def calibrate(graph: "Graph", found: "Evaluation", folder: Path, target: str) -> None:
    """Fit the map from confidence to the share right, write it, and say what it does to the calibration error."""
    from kg.evaluate.calibration import expected_error, held_out_error, points, write
    from kg.evaluate.gold import digest

    if "calibration" in graph.info()["versions"]:
        raise KgError(f"the confidences of {graph.folder} are calibrated already: {AGAIN}")
    with written(target) as stream:
        fitted = write(found, digest(folder), stream)
    before, after = expected_error(points(found)), held_out_error(found)
    say(safe(f"{target}: {len(fitted.breakpoints)} breakpoints from {len(points(found))} claims"))
    say(f"expected calibration error: {before:.3f} before, {after:.3f} after, on documents that it was not fitted to")
