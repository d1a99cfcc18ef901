"""`kg relations`: what the graph can say, and how text says it."""

import argparse
from typing import Any

from kg.cli.terminal import paragraph, say, styled
from kg.errors import KgError


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "relations",
        help="the relations that are read",
        description="Lists the relations, or explains one: definition, arguments and examples.",
        epilog="example:  kg relations metWith",
    )
    parser.add_argument("name", nargs="?", help="one relation")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    from kg.schema import load_schema

    relations = load_schema().relations
    if options.name and options.name not in relations:
        raise KgError(f"no relation {options.name!r}; there are {', '.join(sorted(relations))}")
    for name in [options.name] if options.name else sorted(relations):
        relation = relations[name]
        arrow = "↔" if relation.symmetric else "→"
        say(f"{styled(name, 'bold')}  {', '.join(relation.domain)} {arrow} {', '.join(relation.range)}")
        say(paragraph(relation.definition))
        for example in relation.examples if options.name else ():
            say(paragraph(f"· {example.text}"))
    return 0
