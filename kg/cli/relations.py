"""`kg relations`: what the graph can say, how text says it, and whether the examples are read as they promise."""

import argparse
import textwrap
from pathlib import Path
from typing import Any

from kg.cli.terminal import paragraph, safe, say, styled, width
from kg.errors import KgError
from kg.frames import Relation
from kg.schema import Schema

DESCRIPTION = """\
Lists the relations, or explains one: definition, arguments and examples. With
--check it reads the examples and says which claims are missing or too many."""
EPILOGUE = """\
examples:
  kg relations metWith
  kg relations --graph mygraph --check   the relations that you wrote
  kg relations --graph mygraph trained --check"""


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "relations",
        help="the relations that are read; check your own",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="?", help="one relation")
    parser.add_argument("--graph", metavar="GRAPH", help="with the relation files in the folder GRAPH/relations")
    parser.add_argument("--check", action="store_true", help="read the examples; without a name and a graph, all")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print them, or what the check found; the exit status is 1 where an example is not read as promised."""
    from kg.schema import load_schema

    own = _own(options.graph) if options.graph else None
    schema = load_schema([own] if own else [])
    relations = schema.relations
    if options.name and options.name not in relations:
        raise KgError(f"no relation {options.name!r}; there are {', '.join(sorted(relations))}")
    chosen = [relations[options.name]] if options.name else list(relations.values())
    if options.check:
        return _check(schema, [one for one in chosen if options.name or not own or _lies_in(one, own)])
    for relation in chosen:
        say(_heading(relation))
        say(paragraph(relation.definition))
        for example in relation.examples if options.name else ():
            say(paragraph(f"· {example.text}"))
    return 0


def _own(graph: str) -> Path:
    folder = Path(graph) / "relations"
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder; put your relation files there, one a relation, each NAME.toml")
    return folder


def _lies_in(relation: Relation, folder: Path) -> bool:
    return Path(relation.source).parent == folder


def _check(schema: Schema, relations: list[Relation]) -> int:
    from kg.examples import check

    failed = total = 0
    for verdict in check(schema, relations):
        total += 1
        if not verdict.holds:
            failed += 1
            say(f"{styled(safe(verdict.relation.name), 'bold')}  {styled('not as promised', 'red')}")
            say(paragraph(f"“{safe(verdict.example.text)}”"))
            for line in verdict.wrong or ("it is read now: take its known_failure out",):
                say(paragraph(safe(line), 6))
    told = f"{failed} not read as promised" if failed else "all are read as promised"
    say(f"{_counted(total, 'example')} of {_counted(len(relations), 'relation')}: {told}")
    return 1 if failed else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _heading(relation: Relation) -> str:
    """The name and what it joins, wrapped."""
    arrow = "↔" if relation.symmetric else "→"
    text = f"{relation.name}  {', '.join(relation.domain)} {arrow} {', '.join(relation.range)}"
    wrapped = textwrap.fill(text, max(width(), 40), subsequent_indent="    ")
    return styled(relation.name, "bold") + wrapped[len(relation.name) :]
