"""`kg build`: sources into a graph, with a progress bar and a closing report."""

import argparse
from typing import TYPE_CHECKING, Any

from kg.cli.progress import Bar
from kg.cli.report import report
from kg.cli.terminal import say

if TYPE_CHECKING:
    from kg.pipeline import Progress
    from kg.settings import Settings

MOST_WORKERS = 256
EPILOGUE = """\
examples:
  kg build articles/ -o mygraph
  kg build monday.html archive.jsonl.gz -o mygraph --workers 2

A source is a file or a folder of text, HTML or JSON lines. What was read before
is skipped, a changed source takes the place of its older version, and a build
that was stopped goes on where it was. What cannot be read is named in the
report and never stops the rest."""


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "build",
        help="read sources into a graph",
        description="Reads articles and official text into a graph, new or existing.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file or a folder")
    parser.add_argument("-o", "--output", required=True, metavar="GRAPH", help="the graph's folder")
    parser.add_argument(
        "--pipeline", metavar="NAME", help="the language pipeline: accurate (by default), fast, or one of spaCy"
    )
    parser.add_argument("--workers", type=_workers, metavar="N", help="processes; 0: one a processor, at most four (0)")
    parser.add_argument("--quiet", action="store_true", help="no progress, only the report")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build, then print the report; 0 also where some documents failed: they are named."""
    from pathlib import Path

    from kg import pipeline

    folder = Path(options.output)
    settings = chosen(options)
    if options.quiet:
        done = pipeline.build(options.sources, folder, settings, _silent)
    else:
        with Bar() as bar:
            done = pipeline.build(options.sources, folder, settings, bar)
    for line in report(done, options.output):
        say(line)
    return 0


def chosen(options: argparse.Namespace) -> "Settings":
    """The settings of the graph, of which the command line has the last word."""
    from dataclasses import replace
    from pathlib import Path

    from kg.settings import load_settings

    settings = load_settings(Path(options.output))
    given = {"pipeline": options.pipeline, "workers": options.workers}
    return replace(settings, **{key: value for key, value in given.items() if value is not None})


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number between 0 and {MOST_WORKERS}")
    return int(text)


def _silent(_: "Progress") -> None:
    """Progress that nobody looks at."""
