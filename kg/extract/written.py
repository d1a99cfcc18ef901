"""On which day a text was written, where it says so at its head: "today" of a memorandum is not the day it came out."""

import re
from datetime import date

from kg.dates import DateWords, find_dates, resolve
from kg.extract.dated import ends_dateline

_LINES = 7  # a head is longer in no text
_LENGTH = 160  # characters of a line that heads a text
_WEEK = 7  # days by which a text is older than its publication, at most
_REST = re.compile(  # possessive: a word that fits is not cut in another way, so that a line takes linear time
    r"(?:\s*+(?>dated|date|place|[A-Z][\w’'.-]*+|\d{4}Z|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|[ap]\.?m\.?|of|de|[,;:.()–—-]))*+\s*+"
)


def written(text: str, published: str | None, records: frozenset[str]) -> tuple[str | None, bool]:
    """The day from which "today" counts, and whether the text is the record of that day, as a memorandum is.

    It is the day of publication where the head names no other one shortly before. `records` are the words by which a
    record calls itself.

    >>> written("Record of a call, Oslo, 3 May 1951\\nMr. Lind called.", "1951-05-04", frozenset(["record"]))
    ('1951-05-03', True)
    """
    head = [line.strip() for line in text.split("\n", 2 * _LINES) if line.strip()][:_LINES]
    recorded = any(_is_title(line, records) for line in head)
    for line in head:
        day = _day_of(line, published, records)
        if day is not None and (published is None or 0 <= _days(day, published) <= _WEEK):
            return day, recorded
    return published, False


def _day_of(line: str, published: str | None, records: frozenset[str]) -> str | None:
    """The day of a line that heads a text: a dateline, the title of a record, a line of its own."""
    dates = find_dates(line[:_LENGTH])
    first = next((words for words in dates if ends_dateline(line, words)), None)
    if first is not None:
        return _day(first, published)
    if not dates:
        return None
    last = dates[-1]
    titled = _is_title(line, records) and not line[last.end :].strip(" .)]")
    alone = (
        re.search(r"\d{4}$", last.words) and _REST.fullmatch(line[: last.start]) and _REST.fullmatch(line[last.end :])
    )
    return _day(last, published) if titled or alone else None


def _is_title(line: str, records: frozenset[str]) -> bool:
    """Whether the line calls the text a record: "Memorandum of Conversation"."""
    return len(line) < _LENGTH and bool(records & set(re.findall(r"[\w-]+", line.lower())))


def _day(words: DateWords, published: str | None) -> str | None:
    time = resolve(words.words, published)
    return time.earliest if time.precision == "day" else None


def _days(day: str, published: str) -> int:
    return (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
