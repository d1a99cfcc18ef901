"""The page for a browser without scripts: every relation with its sentences, as a plain table."""

from collections.abc import Iterator
from typing import Any

from kg.visualise.escape import text

MOST_ROWS = 500


def fallback(content: dict[str, Any]) -> str:
    """The page's data as HTML: one row a sentence, at most MOST_ROWS."""
    rows = [row for edge in content["edges"] for row in _rows(edge, content)]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Who", "Relation", "Whom", "Stance", "Date", "Sentence"))
    parts = [
        '<div class="plain">',
        f"<h1>{text(content['title'])}</h1>",
        f"<p>{_told(len(rows))}</p>",
        f"<table><thead><tr>{head}</tr></thead><tbody>",
        *rows[:MOST_ROWS],
        "</tbody></table>",
        "</div>",
    ]
    return "\n".join(parts)


def _told(rows: int) -> str:
    if not rows:
        return "This graph has no relations."
    first = f"; the first {MOST_ROWS} are listed" if rows > MOST_ROWS else ""
    return f"The drawing needs JavaScript. {rows} sentences{first}."


def _rows(edge: dict[str, Any], content: dict[str, Any]) -> Iterator[str]:
    ends = [content["nodes"][edge[end]]["label"] for end in ("from", "to")]
    for claim in edge["claims"]:
        document = content["documents"][claim["document"]]
        speakers = ", ".join(claim.get("attributedTo", ()))
        said = f" (said by {speakers})" if speakers else ""
        cells = [ends[0], edge["label"], ends[1], claim["stance"] + said, claim.get("date") or ""]
        sentence = f"<q>{text(claim.get('quote', ''))}</q><br>{_source(document)}"
        yield "<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in cells) + f"<td>{sentence}</td></tr>"


def _source(document: dict[str, Any]) -> str:
    title = text(document["title"])
    if document["link"] is None:
        return title
    return f'<a href="{text(document["link"])}" rel="noopener noreferrer" referrerpolicy="no-referrer">{title}</a>'
