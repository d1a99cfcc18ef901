"""`kg query`: SPARQL, a query file or a named query, as a table, CSV or JSON."""

import argparse
import csv
import io
import json
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import data, paragraph, say, styled, table
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store.named import Parameter
    from kg.store.query import Table

EPILOGUE = """\
examples:
  kg query --list
  kg query mygraph who-met-whom
  kg query mygraph claims-about -p name="Kirill Dmitriev" --as csv
  kg query mygraph 'SELECT ?a ?b { ?a kg:metWith ?b }'
  kg query mygraph mine.rq

The default graph of a query is the union of all graphs. Only reading queries
are run, in a process of their own with limits on time, memory and rows; nothing
is fetched."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "query",
        help="ask with SPARQL or by a named query",
        description=__doc__,
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("graph", nargs="?", help="the graph's folder")
    parser.add_argument("query", nargs="?", help="SPARQL, a .rq file, or the name of a query")
    parser.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="bind a parameter")
    parser.add_argument("--as", dest="form", choices=("table", "csv", "json"), default="table", help="how to print it")
    parser.add_argument("--list", action="store_true", help="list the named queries and their parameters")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the answer."""
    if options.list or not options.graph:
        return show_named()
    if not options.query:
        raise QueryError("no query: give SPARQL, a .rq file or a name of `kg query --list`")
    from kg.api import Graph

    answer = Graph(options.graph).table(text_of(options.query), parameters(options.parameter))
    say(FORMS[options.form](answer))
    return 0


def text_of(query: str) -> str:
    """The query itself: the contents of a file where a readable one is named, else the words given."""
    path = Path(query)
    if query.endswith(".rq"):
        if not path.is_file():
            raise QueryError(f"{query}: no such query file; `kg query --list` lists the named queries")
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise QueryError(f"{query}: is not UTF-8 text, and no query; save it as UTF-8") from None
    return query


def parameters(pairs: list[str]) -> dict[str, str]:
    """NAME=VALUE pairs as a mapping. Raises QueryError for a pair without "="."""
    for pair in pairs:
        if "=" not in pair:
            raise QueryError(f"parameter {pair!r} has no value: write NAME=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)


def show_named() -> int:
    """Print the named queries."""
    from kg.store.named import named_queries

    for query in named_queries().values():
        given = " ".join(usage(parameter) for parameter in query.parameters)
        say(f"{styled(query.name, 'bold')}  {given}".rstrip())
        say(paragraph(query.description))
    return 0


def usage(parameter: "Parameter") -> str:
    """How a parameter is written on the command line, in brackets where it may be left out."""
    given = f"-p {parameter.name}={parameter.type.upper()}"
    return given if parameter.default is None else f"[{given}]"


def as_table(answer: "Table") -> str:
    """Aligned columns without those that are empty in every row, and a line that counts and names these."""
    filled = [not answer.rows or any(row[i] is not None for row in answer.rows) for i in range(len(answer.columns))]
    columns = list(compress(answer.columns, filled))
    rows = [["" if cell is None else cell.short for cell in compress(row, filled)] for row in answer.rows]
    more = " (cut at the limit)" if answer.truncated else ""
    empty = ", ".join(name for name, there in zip(answer.columns, filled, strict=True) if not there)
    count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}{more}{f'; nothing in {empty}' if empty else ''}"
    return "\n".join([*table(columns, rows), "", count])


def as_csv(answer: "Table") -> str:
    """CSV; a cell that a spreadsheet would run as a formula is preceded by an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(["" if cell is None else _inert(cell.value) for cell in row])
    return data(stream.getvalue().rstrip("\n"))


def as_json(answer: "Table") -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: cell.json() for name, cell in zip(answer.columns, row, strict=True) if cell is not None}
        for row in answer.rows
    ]
    results = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return data(json.dumps(results, ensure_ascii=False, indent=1))


def _inert(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


FORMS = {"table": as_table, "csv": as_csv, "json": as_json}
