"""Lists of those who took part, as memoranda and minutes have them: a heading, sides, one person a line.

PARTICIPANTS                     Participants: Secretary Berg; Mr. Lind, Norwegian Embassy
  Norway                         PRESENT
    Foreign Minister Berg        The Norwegian side:      The Peruvian side:
  Peru                           Foreign Minister Berg    Ambassador Ortega
    Ambassador Ortega

A list ends at the first line that says something, or that heads another part. Columns are told by their gaps. Whose
side a line is on is told in sides.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from kg.extract.context import Context
from kg.extract.sides import Sides
from kg.model import Mention

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_PART = re.compile(r"[^;\s][^;]*")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])[.)]\s")
_OF = re.compile(r"\b(?:to|of|for|with|from)\s+(?:the\s+)?$")
_SIGN = re.compile(r"[A-Z]{1,5}")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|H\.E|Messrs)\.?\s$")
_BETWEEN = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[,;/&]|,?\s*\band\b)\s*")
_SAID = re.compile(r"[.:;?!…][”\"’)]?$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 240  # characters of a line of a list
_TITLE = 30  # of a title before a name
_WORDS = 6  # of a line that may be a sentence
_LINES = 120
_BEFORE = 400  # characters before a heading that say what kind of gathering it heads


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, on which side ("" where none is told), and where his line ends."""

    mention: Mention
    side: str
    end: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """One list: offsets of its heading, and those whom it names, each once."""

    start: int
    end: int
    participants: tuple[Participant, ...]
    before: str  # the words before the heading


def gatherings(context: Context, headings: Iterable[str]) -> Iterator[Gathering]:
    """The lists of a document that stand under one of these headings."""
    opens = _heading(headings)
    lines = [(match.start(), match.end()) for match in _LINE.finditer(context.document.text)]
    at = 0
    while at < len(lines):
        head = opens.match(context.document.text, *lines[at])
        at += 1
        if head is None or context.silent_at(head.start("word")):
            continue
        reading = _Reading(context, opens)
        whole = reading.opening(head.end(), lines[at - 1][1])
        while whole and at < len(lines) and reading.goes_on(*lines[at]):
            at += 1
        start, end = head.span("word")
        before = context.document.text[max(0, start - _BEFORE) : start]
        yield Gathering(start, end, tuple(reading.found.values()), before)


def _heading(headings: Iterable[str]) -> re.Pattern[str]:
    """A line that is one of these, or opens with it and a colon."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(headings, key=len, reverse=True))
    return re.compile(rf"[\W_]*(?:the )?(?P<word>{words})[ \t]*(?::|[\W_]*$)", re.IGNORECASE)


class _Reading:
    """One list while it is read."""

    def __init__(self, context: Context, opens: re.Pattern[str]) -> None:
        self._context, self._opens = context, opens
        self._text = context.document.text
        self._sides = Sides(context)
        self._lines = 0
        self.found: dict[int, Participant] = {}

    def opening(self, start: int, end: int) -> bool:
        """Read what stands behind the heading in its line, up to where it says something; whether that is all."""
        span = self._context.doc.char_span(start, end, alignment_mode="contract")
        said = next((sent.end_char for sent in _sentences(span) if sent.text.strip()), end) if span else end
        self.line(start, said)
        return not self._text[said:end].strip()

    def goes_on(self, start: int, end: int) -> bool:
        """Whether a line belongs to the list, which is then read."""
        self._lines += 1
        again = self._opens.match(self._text, start, end)  # "OTHERS PRESENT"
        if again is not None:
            self.line(again.end(), end)
            return True
        if self._lines > _LINES or self._ends(start, end):
            return False
        self.line(start, end)
        return True

    def line(self, start: int, end: int) -> None:
        """Read the cells of a line, and in a cell what semicolons part."""
        for cell in _CELL.finditer(self._text, start, end):
            for part in _PART.finditer(self._text, cell.start(), cell.end()):
                self._cell(part.start(), part.end(), cell.start() - start)

    def _cell(self, start: int, end: int, column: int) -> None:
        if self._sides.head(start, end, column):
            return
        for mention in self._persons(start, end):
            side = self._sides.of(mention, start, end, column)
            self.found.setdefault(mention.chain, Participant(mention, side, end))

    def _persons(self, start: int, end: int) -> list[Mention]:
        """Who takes part by a line: the first whom it names and those listed with him; else whom its office means."""
        mentions = self._context.members.mentions
        inside = [m for m in mentions.within(start, end) if m.type == "Person" and mentions.identified(m)]
        named = [m for m in inside if m.kind == "name" and not _SIGN.fullmatch(m.text)]
        own: list[Mention] = []
        for mention in named:
            opening = mentions.opening(mention)
            if not own or self._is_next(own[-1].end, opening, mention):
                own += [] if _OF.search(self._text, start, opening) else [mention]
        return own or named[:1] or [m for m in inside if m.kind == "nominal"][:1]

    def _is_next(self, before: int, opening: int, mention: Mention) -> bool:
        """Whether a name is another of a row and no part of the office of the one before: "Lind, Berg", "Mr. Berg"."""
        title = self._text[opening : mention.start]
        titled = 0 < len(title) <= _TITLE and "," not in title
        titled = titled or _COURTESY.search(self._text, max(opening - 8, 0), opening) is not None
        return titled or _BETWEEN.fullmatch(self._text, before, opening) is not None

    def _ends(self, start: int, end: int) -> bool:
        """Whether a line is none of a list: it says something, or heads what comes next."""
        line = self._text[start:end].strip()
        heading = line.partition(":")[0].strip("*[]() ").casefold()
        if len(line) > _LONGEST or heading in self._context.lexicon.gathering["end_marks"]:
            return True
        if _NUMBERED.match(line) and not self._persons(start, end):
            return True
        return len(line.split()) >= _WORDS and bool(_SAID.search(line)) and self._has_verb(start, end)

    def _has_verb(self, start: int, end: int) -> bool:
        span = self._context.doc.char_span(start, end, alignment_mode="contract")
        return any(token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"} for token in span or ())


def _sentences(span: Span) -> Iterator[Span]:
    """The sentences of a stretch, each only as far as it stands there."""
    start = span.start
    for token in span[1:]:
        if token.is_sent_start:
            yield span.doc[start : token.i]
            start = token.i
    yield span.doc[start : span.end]
