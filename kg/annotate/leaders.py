"""Whose office a title is that does not say so: "President Putin", by a table of who held which state office when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.annotate.gazetteer import table
from kg.model import Document
from kg.names import surname

_INITIAL = re.compile(r"(?<=\w) [A-Z]\.? ")  # "Vladimir V. Putin"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office, in whole years; `until` is None for who holds it still."""

    name: str
    title: str
    country: str
    since: int
    until: int | None

    def fits(self, year: int | None) -> bool:
        """Whether the office was held in a year; of an unknown year it may have been."""
        return year is None or (self.since <= year and (self.until is None or year <= self.until))


@cache
def tenures() -> tuple[Tenure, ...]:
    """All of the table."""
    return tuple(_read())


def _read() -> Iterator[Tenure]:
    for office in table("leaders")["office"]:
        for entry in office["held"].replace("\n", ";").split(";"):
            if entry.strip():
                name, since, until = (part.strip() for part in entry.split("|"))
                yield Tenure(name, office["title"], office["country"], int(since), int(until) if until else None)


def country_of(title: str, holder: str, year: int | None) -> str | None:
    """The country whose office a title is, by who holds it; a bare surname needs the year, and one country.

    >>> country_of("President", "Putin", 2023), country_of("President", "Putin", 2010)
    ('Russia', None)
    """
    found = {t.country for t in held_by(holder, year) if t.title == title.casefold()}
    return next(iter(found)) if len(found) == 1 else None


def held_by(holder: str, year: int | None) -> list[Tenure]:
    """What somebody of this name held in a year; a bare surname needs the year."""
    fitting = [t for t in tenures() if t.fits(year)]
    whole = _INITIAL.sub(" ", holder)
    full = [t for t in fitting if t.name in {holder, whole}]
    return full or [t for t in fitting if year is not None and holder in {surname(t.name), t.name.split()[-1]}]


def year_of(document: Document | None) -> int | None:
    """The year in which a document was published, where that is known."""
    return int(document.published[:4]) if document is not None and document.published else None
