"""What a source says about its document besides the text: title, date, address, language, outlet.

Only what is said plainly is taken. A date is never guessed: not from the file, not from the running text.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:$|T)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f]{3,2000}", re.IGNORECASE)
_LONGEST_ID = 1_000  # characters looked at
_EARLIEST = 1400  # printing; a year below is a slip


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document; None where the source does not say it."""

    title: str | None = None
    url: str | None = None
    published: str | None = None  # "2025-03-04"
    language: str | None = None  # "en"
    publisher: str | None = None


def iso_day(value: object) -> str | None:
    """The day of an ISO 8601 date or time, or of an RFC 2822 time, as written, without moving time zones.

    >>> iso_day("2025-03-04T23:30:00-05:00"), iso_day("Tue, 04 Mar 2025 09:30:00 GMT"), iso_day("2025-02-30")
    ('2025-03-04', '2025-03-04', None)

    Anything else, such as "03/04/2025", may mean two days and is None.
    """
    text = value.strip() if isinstance(value, str) else ""
    found = _ISO.match(text) or _COMPACT.match(text)
    try:
        day = date(*map(int, found.groups())) if found else _rfc_day(text)
    except ValueError:
        return None
    return day.isoformat() if day and day.year >= _EARLIEST else None


def _rfc_day(text: str) -> date | None:
    if not 10 < len(text) < 60 or ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def web_address(value: object) -> str | None:
    """A web address, or None: nothing else may become a link."""
    text = value.strip() if isinstance(value, str) else ""
    return text if _URL.fullmatch(text) else None


def language(value: object) -> str | None:
    """The language of a tag: "en" for "en-GB"."""
    found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    return found[0].lower() if found else None


def identifier(value: str) -> str:
    """A document's id from a record's id or a file's name: visible characters, at most 200, words by single spaces.

    >>> identifier(" state\\u200b-2021\\n")
    'state-2021'
    """
    text = unicodedata.normalize("NFC", " ".join(value[:_LONGEST_ID].split()))
    kept = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"})
    return kept.strip()[:200].strip() or "document"
