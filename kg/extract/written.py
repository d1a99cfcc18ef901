"""On which day a text was written, where it says so at its head: "today" of a memorandum is not the day it came out."""

import re
from datetime import date

from kg.dates import DateWords, find_dates, resolve
from kg.extract.dated import ends_dateline

_LINES = 6  # a head is longer in no text
_LENGTH = 160  # characters of a line that heads a text
_WEEKS = 31  # days by which a text is older than its publication, at most
_RECORD = re.compile(
    r"\b(?:memorand(?:um|a)|records?|minutes|telegram|cable|despatch|dispatch|letter|diary|aide-m[eé]moire|note verbale)\b",
    re.IGNORECASE,
)


def written(text: str, published: str | None) -> tuple[str | None, bool]:
    """The day from which "today" counts, and whether a record of that day begins with it: the publication's as a rule.

    >>> written("Memorandum of Conversation, Oslo, 3 May 1951\\nMr. Lind called today.", "1951-05-04")
    ('1951-05-03', True)
    """
    for line in text.split("\n", _LINES)[:_LINES]:
        day, recorded = _head(line.strip(), published)
        if day is not None and (published is None or 0 <= _days(day, published) <= _WEEKS):
            return day, recorded
    return published, False


def _head(line: str, published: str | None) -> tuple[str | None, bool]:
    """The day of a line that heads a text: of a dateline, or of the title of a record."""
    dates = find_dates(line[:_LENGTH])
    first = next((words for words in dates if ends_dateline(line, words)), None)
    if first is not None:
        return _day(first, published), False
    is_title = len(line) < _LENGTH and _RECORD.search(line) is not None
    if dates and is_title and not line[dates[-1].end :].strip(" .)]"):
        return _day(dates[-1], published), True
    return None, False


def _day(words: DateWords, published: str | None) -> str | None:
    time = resolve(words.words, published)
    return time.earliest if time.precision == "day" else None


def _days(day: str, published: str) -> int:
    return (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
