"""`kg export`: the graph in the formats of other tools."""

import argparse
from typing import Any

from kg.cli.output import written
from kg.errors import KgError


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "export",
        help="Turtle, TriG, N-Quads, JSON-LD, GraphML, claims, entities",
        description="Writes the whole graph in one format. Without --format, lists the formats.",
        epilog="example:  kg export mygraph --format turtle -o graph.ttl",
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("--format", dest="form", metavar="FORMAT", help="which format")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="the file (standard output)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file."""
    from kg.api import Graph
    from kg.plugins import names

    if not options.form:
        raise KgError(f"no format: --format is one of {', '.join(names('kg.exporters'))}")
    graph = Graph(options.graph)
    with written(options.output) as stream:
        graph.write(options.form, stream)
    return 0
