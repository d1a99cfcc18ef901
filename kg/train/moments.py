"""Tokens that look like a date: where a corpus marks no dates, it is not known that they are none."""

import re

from kg.train.sentence import words

_CALENDAR = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
)
_YEAR = re.compile(r"(1[5-9]|20)\d\ds?")
_BEFORE = re.compile(r"\d{1,2}(st|nd|rd|th)?|of|,")
_AFTER = re.compile(r"\d{1,4}(st|nd|rd|th)?|of|,")


def moments(forms: list[str]) -> list[int]:
    """The places of the words that are a month, a day or a year, and of the numbers around them.

    >>> moments("met on 5 May 2021 in Bonn".split())
    [2, 3, 4]
    """
    found: set[int] = set()
    for index, word in enumerate(forms):
        if _is_calendar(word):
            start, end = index, index + 1
            while start > 0 and _BEFORE.fullmatch(forms[start - 1].lower()):
                start -= 1
            while end < len(forms) and _AFTER.fullmatch(forms[end].lower()):
                end += 1
            found.update(range(start, end))
    return sorted(found)


def _is_calendar(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return (word[:1].isupper() and bare in _CALENDAR) or bool(_YEAR.fullmatch(bare))
