"""Which stretches of a stored text are not the article's running voice: title, byline, dateline, captions, boilerplate.

What marks the end of an article ("MORE ON THE TOPIC:", "Comments (12)") is data: data/gazetteer/boilerplate.toml.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Zone
from kg.resources import resource

_OPENING = 4  # paragraphs in which a byline or a dateline may stand
_LONGEST_LINE = 120  # characters of a marker or a byline
_PROSE = 200  # characters from which a paragraph after a box is the article again
_ARTICLE = 300  # characters before which no article has ended
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|del|der|van|von|al|bin|la|le)){0,5}"
_BYLINE = re.compile(rf"(?i:by|written by|reported by|from)[: ]\s*{_NAME}.*")
_SPEAKER = re.compile(rf"{_NAME} {_NAME}, (?:[^\W\d_a-z]|[a-z-]+ [^\W\d_a-z])[^.!?:;]{{2,80}}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?)"
_AGENCY = r"(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)"
_CAPITALS = r"[^\W\d_a-z]{2}[^\W\d_a-z'’.-]+(?:[ ,/]+[^\W\d_a-z][\w'’.-]*){0,6}"
_PLACE = r"[^\W\d_a-z][\w'’.-]+(?:[ ,/]+[^\W\d_a-z][\w'’.-]*){0,5}"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_DAY}?\.? ?{_AGENCY}?\.? ?(?:—|–|--|-) "
    rf"|{_PLACE}{_DAY}?\.? ?{_AGENCY}\.? ?(?:—|–|--|-) "
    rf"|{_PLACE}{_DAY}\.? (?:—|–|--|-) "
    rf"|{_CAPITALS}{_DAY}\.? ?{_AGENCY}\.? )"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that is no running text. `reach`: this "line", or to the "end", or "box" (see `marked`)."""

    name: str
    zone: str
    reach: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def markers() -> tuple[Marker, ...]:
    """The markers of data/gazetteer/boilerplate.toml."""
    table = tomllib.loads(resource("data", "gazetteer", "boilerplate.toml").read_text(encoding="utf-8"))
    return tuple(
        Marker(row["name"], row["zone"], row["reach"], re.compile(row["pattern"], re.IGNORECASE))
        for row in table["marker"]
    )


def marker_of(line: str) -> Marker | None:
    """The marker that a whole line is, without its punctuation at the end."""
    plain = line.strip().strip("#*=-–—_|•»›→[] ").rstrip(":.…!").strip()
    if not plain or len(plain) > _LONGEST_LINE:
        return None
    return next((marker for marker in markers() if marker.pattern.fullmatch(plain)), None)


def marked(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First line, line after the last, and kind of each stretch of lines that is no running text.

    A marker that reaches to the end takes all that follows, but above the article itself only its line ("12 comments"
    below a headline). A box takes all that follows in the second half of the text; in the first half it takes the
    short lines that follow, up to the next paragraph of prose.
    """
    total, before, at = sum(map(len, lines)), 0, 0
    while at < len(lines):
        marker = marker_of(lines[at])
        end = at + 1
        if marker is not None:
            end = _reach(marker, lines, at, before / total) if before >= _ARTICLE else at + 1
            yield at, end, marker.zone
        before += sum(map(len, lines[at:end]))
        at = end


def _reach(marker: Marker, lines: Sequence[str], at: int, share: float) -> int:
    """The line after the last that the marker takes; `share` of the text stands before it."""
    if marker.reach == "line":
        return at + 1
    if marker.reach == "end" or share >= 0.5:
        return len(lines)
    return next((n for n in range(at + 1, len(lines)) if len(lines[n]) >= _PROSE), len(lines))


def zones(text: str, title: str | None) -> tuple[Zone, ...]:
    """The zones of a stored text, sorted; they do not overlap."""
    found = [Zone(0, len(title), "title")] if title else []
    start = len(title) if title else 0
    spans = [(m.start(), m.end()) for m in re.compile(r"[^\n]+").finditer(text, start)]
    lines = [text[a:b] for a, b in spans]
    silent = [Zone(spans[first][0], spans[end - 1][1], kind) for first, end, kind in marked(lines)]
    opening = [(a, b) for a, b in spans if text[a:b].strip()][:_OPENING]
    for a, b in opening:
        zone = _opening_zone(text[a:b], a)
        if zone and not any(other.start < zone.end and zone.start < other.end for other in silent):
            found.append(zone)
    return tuple(sorted([*found, *silent], key=lambda zone: zone.start))


def _opening_zone(line: str, offset: int) -> Zone | None:
    """The byline that a line is, or the dateline that it opens with."""
    plain = line.rstrip()
    short = len(plain) <= _LONGEST_LINE and not plain.endswith((".", "!", "?", ":", ";", "…"))
    if short and (_BYLINE.fullmatch(plain) or _SPEAKER.fullmatch(plain)):
        return Zone(offset, offset + len(plain), "byline")
    dateline = _DATELINE.match(line[:160])
    return Zone(offset, offset + len(dateline[0].rstrip()), "dateline") if dateline else None
