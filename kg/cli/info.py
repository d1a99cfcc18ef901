"""`kg info`: what is in a graph."""

import argparse
import json
from typing import Any

from kg.cli.terminal import data, safe, say, table


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "info",
        help="what is in a graph",
        description="Counts documents, entities and claims by relation and stance, and names what could not be read.",
        epilog="example:  kg info mygraph",
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("--as", dest="form", choices=("table", "json"), default="table", help="how to print it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from kg.api import Graph

    info = Graph(options.graph).info()
    if options.form == "json":
        say(data(json.dumps(info, ensure_ascii=False, indent=1)))
        return 0
    for key in ("documents", "mentions", "entities", "claims", "edges"):
        say(f"{key:<10} {info[key]:>8,}")
    say()
    stances = list(info["stances"])
    rows = [(name, *(counts.get(stance, 0) for stance in stances)) for name, counts in info["relations"].items()]
    say("\n".join(table(["relation", *stances], rows)))
    if info["problems"]:
        say()
    for problem in info["problems"]:
        say(safe(f"not read: {problem['source']}: {problem['reason']}"))
    say(f"\nmade by {safe(', '.join(f'{name} {version}' for name, version in info['versions'].items()))}")
    return 0
