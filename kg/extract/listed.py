"""Claims from lists of participants: who took part met, or spoke, with those of the other sides.

gatherings.py reads the lists; which relation they express is said by frames of kind "list".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.dates import find_dates, resolve
from kg.extract.conditions import Conditions
from kg.extract.context import Context
from kg.extract.gatherings import Gathering, Participant, gatherings
from kg.frames import Frame, Relation
from kg.model import EventTime, Evidence, Mention
from kg.schema import Schema

_BEHIND = 200  # characters behind a list in which its day and place may stand
_PLACED = "place|location|venue"
_ALL = 8  # participants of whom every pair is told where no sides are
_MOST = 64  # pairs across the sides of one list
_SIDE = 32


@dataclass(frozen=True, slots=True)
class ListedPair:
    """Two who took part, with everything that a claim of it needs."""

    relation: Relation
    frame: Frame
    gathering: Gathering
    subject: Participant
    object: Participant
    sided: bool
    time: EventTime
    place: Mention | None

    def evidence(self, text: str) -> Evidence:
        """From the heading to the later of the two."""
        start, end = self.gathering.start, max(self.subject.end, self.object.end)
        return Evidence(start, end, text[start:end], text[max(0, start - _SIDE) : start], text[end : end + _SIDE])


def listed_pairs(context: Context, schema: Schema, conditions: Conditions) -> Iterator[ListedPair]:
    """The pairs of every list of the document, list by list."""
    frames = [(r, f) for r in schema.relations.values() for f in r.frames if f.kind == "list"]
    for gathering in gatherings(context, sorted({word for _, frame in frames for word in frame.words})):
        time, place = _when(gathering, context), _where(gathering, context)
        heading = " ".join(context.document.text[gathering.start : gathering.end].casefold().split())
        for relation, frame in frames:
            if heading in frame.words and conditions.hold(frame, gathering.before):
                for one, other, sided in pairs(gathering.participants):
                    yield ListedPair(relation, frame, gathering, one, other, sided, time, place)


def pairs(participants: tuple[Participant, ...]) -> Iterator[tuple[Participant, Participant, bool]]:
    """Each with those of the other sides; where there is one side alone, each with each.

    Of a large gathering only the first of a side, who leads it, is paired with all others.
    """
    sides: dict[str, list[Participant]] = {}
    for one in participants:
        sides.setdefault(one.side, []).append(one)
    if len(sides) < 2:
        first = participants[:_ALL] if len(participants) <= _ALL else participants[:1]
        yield from ((a, b, False) for i, a in enumerate(first) for b in participants[i + 1 :])
        return
    groups = list(sides.values())
    across = [(a, b) for i, one in enumerate(groups) for other in groups[i + 1 :] for a in one for b in other]
    led = [(a, b) for a, b in across if a is sides[a.side][0] or b is sides[b.side][0]]
    yield from ((a, b, True) for a, b in (across if len(across) <= _MOST else led))


def _when(gathering: Gathering, context: Context) -> EventTime:
    """The first date before the list, in its heading; else that of a line beside the list: "Date: …"."""
    said = [
        gathering.before,
        *(context.document.text[a:b] for a, b in _labelled(gathering, context, f"date|time|{_PLACED}")),
    ]
    dates = [date for words in said for date in find_dates(words)]
    return resolve(dates[0].words, context.document.published) if dates else EventTime()


def _where(gathering: Gathering, context: Context) -> Mention | None:
    """The place that the line of the date begins with; else that of a line beside the list: "Place: …"."""
    spans = list(_labelled(gathering, context, _PLACED))
    if dates := find_dates(gathering.before):
        offset = gathering.start - len(gathering.before)
        line = offset + gathering.before.rfind("\n", 0, dates[0].start) + 1
        spans.insert(0, (line, offset + dates[0].start))
    places = (m for span in spans for m in context.members.mentions.within(*span))
    return next((m for m in places if m.type == "Place" and m.kind == "name"), None)


def _labelled(gathering: Gathering, context: Context, labels: str) -> Iterator[tuple[int, int]]:
    """What lines before, in and right behind the list say: "Place: Oslo", "; place: Oslo, May 2, 1961"."""
    pattern = re.compile(rf"(?:^|[\n;])\s*(?:{labels})\b[^:\n]{{0,20}}:\s*(?P<said>[^\n]+)", re.IGNORECASE)
    first, last = (
        gathering.start - len(gathering.before),
        max((one.end for one in gathering.participants), default=gathering.end),
    )
    yield from (match.span("said") for match in pattern.finditer(context.document.text, first, last + _BEHIND))
