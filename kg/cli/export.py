"""`kg export`: the graph in the formats of other tools."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.output import written
from kg.cli.terminal import safe, say
from kg.errors import KgError

EPILOGUE = """\
formats:
  turtle    edges, claims and documents as RDF, for reading and small tools
  trig      the same, each document's claims in a graph of their own
  nquads    the same, one statement a line: the same bytes for the same graph
  jsonld    the same, for web tools
  graphml   entities and edges, for Gephi, yEd, Cytoscape and networkx
  csv       edges, one a row, for spreadsheets
  claims    JSON lines: every claim with its exact words
  entities  JSON lines: every entity with its mentions

examples:
  kg export mygraph --format turtle -o graph.ttl
  kg export mygraph --format claims | head"""


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "export",
        help="Turtle, TriG, N-Quads, JSON-LD, GraphML, CSV, claims, entities",
        description="Writes the whole graph in one format.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("--format", dest="form", metavar="FORMAT", help="one of those below")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="the file; - is standard output (-)")
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
    if options.output != "-":
        say(safe(f"{options.output}: {Path(options.output).stat().st_size / 1e6:.1f} MB"))
    return 0
