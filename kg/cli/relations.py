"""`kg relations`: what the graph can say, and how text says it."""

import argparse
import textwrap
from typing import Any

from kg.cli.terminal import paragraph, say, styled, width
from kg.errors import KgError
from kg.frames import Relation


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
        say(_heading(relation))
        say(paragraph(relation.definition))
        for example in relation.examples if options.name else ():
            say(paragraph(f"· {example.text}"))
    return 0


def _heading(relation: Relation) -> str:
    """The name and what it joins, wrapped."""
    arrow = "↔" if relation.symmetric else "→"
    text = f"{relation.name}  {', '.join(relation.domain)} {arrow} {', '.join(relation.range)}"
    wrapped = textwrap.fill(text, max(width(), 40), subsequent_indent="    ")
    return styled(relation.name, "bold") + wrapped[len(relation.name) :]
