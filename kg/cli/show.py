"""`kg show`: one self-contained page of the network."""

import argparse
from typing import Any

from kg.cli.output import written
from kg.cli.terminal import safe, say
from kg.errors import KgError


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "show",
        help="an interactive page of the network",
        description="Writes one HTML page that needs nothing else: click an edge to read its sentences.",
        epilog='example:  kg show mygraph --around "Sergey Lavrov" --depth 2 -o lavrov.html',
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("--around", metavar="NAME", help="only what lies around this entity")
    parser.add_argument("--depth", type=int, metavar="N", help="how many steps around it (1)")
    parser.add_argument("--max-nodes", type=int, default=400, metavar="N", help="the best connected N at most (400)")
    parser.add_argument("--title", help="the page's title (the folder's name)")
    parser.add_argument("-o", "--output", default="page.html", metavar="FILE", help="the page (page.html)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page."""
    from kg.api import Graph

    if options.depth is not None and options.around is None:
        raise KgError("--depth needs --around: name the entity to start from")
    depth = 1 if options.depth is None else options.depth
    given = {"title": options.title} if options.title else {}
    page = Graph(options.graph).page(options.around, depth, max_nodes=options.max_nodes, **given)
    with written(options.output) as stream:
        stream.write(page.encode("utf-8"))
    if options.output != "-":
        say(safe(f"{options.output}: {len(page.encode('utf-8')) / 1e6:.1f} MB; open it in a browser"))
    return 0
