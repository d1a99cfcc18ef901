"""An evaluation as one HTML file that needs nothing else, in a light and a dark look, without scripts."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from kg.evaluate.score import Evaluation, Finding
from kg.evaluate.tables import Table, tables
from kg.evaluate.worst import missed, wrong
from kg.visualise.assets import digest
from kg.visualise.escape import text


def page(found: Evaluation, title: str) -> str:
    """The page: all tables, every wrong claim and every missed one with its sentence; write it as UTF-8.

    Nothing is loaded from elsewhere, and its content security policy lets no script run.
    """
    style = files("kg.evaluate").joinpath("page.css").read_text(encoding="utf-8")
    policy = f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer"><meta name="generator" content="kg">',
        f"<title>{text(title)}</title><style>{style}</style></head><body><main>",
        f'<h1 dir="auto">{text(title)}</h1>',
        *(part for one in tables(found) for part in _table(one)),
        *_findings("Wrong claims, the surest first", wrong(found)),
        *_findings("Missed claims", missed(found)),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _table(one: Table) -> Iterator[str]:
    yield f"<h2>{text(one.title)}</h2>"
    yield f'<div class="wide"><table><thead>{_row(one.columns, "th")}</thead><tbody>'
    yield from (_row(row, "td") for row in one.rows)
    yield "</tbody></table></div>"
    yield from (f"<p>{text(note)}</p>" for note in one.notes)


def _row(cells: Sequence[str], kind: str) -> str:
    scope = ' scope="col"' if kind == "th" else ""
    return f"<tr>{''.join(f'<{kind}{scope}>{text(cell)}</{kind}>' for cell in cells)}</tr>"


def _findings(title: str, found: Sequence[Finding]) -> Iterator[str]:
    yield f"<h2>{text(title)}: {len(found):,}</h2><ol>"
    for one in found:
        more = f"confidence {one.confidence:.2f}" if one.kind == "wrong" else one.needs
        triple = f"{text(one.subject)} <i>{text(one.predicate)}</i> {text(one.object)}"
        yield f'<li><b dir="auto">{triple}</b> <small>{text(more)} · {text(one.document)}</small>'
        yield f'<q dir="auto">{text(one.quote)}</q></li>'
    yield "</ol>"
