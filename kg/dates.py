"""Dates as news and official text write them: found by pattern, resolved against the publication date.

>>> resolve("February 12", "2025-03-04").earliest
'2025-02-12'
>>> resolve("on Monday", "2025-03-04", ahead=True).earliest
'2025-03-10'
>>> resolve("yesterday", None).precision
'none'

Pure functions of the standard library. What cannot be resolved keeps its words and the precision "none"; a day and
month without a year to place them in keep `month_day`. A week begins on Monday.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import EventTime

_HALVES = (
    ("january", "february", "march", "april", "may", "june"),
    ("july", "august", "september", "october", "november", "december"),
)
_MONTH_NAMES = (*_HALVES[0], *_HALVES[1])
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1}
_WORD_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
_WORD_DAYS |= {"to-day": 0, "to-night": 0, "to-morrow": 1}
_WORD_DAYS |= {"the day before yesterday": -2, "the day after tomorrow": 2}

_M = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
_M += r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_Y = r"(?:1[89]|20)\d\d(?!\d)"
_W = "(?:" + "|".join(_DAY_NAMES) + r")(?![a-z])"
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\bthru\b|\band\b|&)\s*"
_YEAR = rf"(?:,?\s*(?P<y>{_Y}))?"
_N = r"(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + ")"
_PART = r"(?:day|morning|afternoon|evening|night)"
_HERE = r"(?=\s*(?:[,.;:)—–]|$)|\s+(?:in|at|with|by|to|and|or|for|from|he|she|it|they|the)\b)"  # no noun follows
_BACK = frozenset({"ago", "earlier"})
_TO_NEXT = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1, "same": 0, "that": 0}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # the month with which it begins
_PATTERNS = (  # the first that matches at a place wins: the longer forms stand first
    ("iso", rf"(?P<y>{_Y})-(?P<m1>0[1-9]|1[0-2])(?:-(?P<d1>0[1-9]|[12]\d|3[01]))?(?![\d-])"),
    ("dotted", rf"(?P<d1>{_D})\.(?P<m1>0?[1-9]|1[0-2])\.(?P<y>{_Y})"),
    ("range", rf"(?P<m1>{_M})\s+(?P<d1>{_D}){_TO}(?P<m2>{_M})\s+(?P<d2>{_D}){_YEAR}"),
    ("range", rf"(?P<m1>{_M})\s+(?P<d1>{_D}){_TO}(?P<d2>{_D}){_YEAR}"),
    ("range", rf"(?P<d1>{_D})\s+(?P<m1>{_M}){_TO}(?P<d2>{_D})\s+(?P<m2>{_M}){_YEAR}"),
    ("range", rf"(?P<d1>{_D}){_TO}(?P<d2>{_D})\s+(?P<m1>{_M}){_YEAR}"),
    ("day", rf"(?:{_W},?\s+)?(?P<m1>{_M})\s+(?P<d1>{_D}){_YEAR}"),
    ("day", rf"(?:{_W},?\s+)?(?P<d1>{_D})\s+(?:of\s+)?(?P<m1>{_M}){_YEAR}"),
    ("month", rf"(?:(?P<which>last|next|this)\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<m1>{_M}),?\s+(?P<y>{_Y})"),
    ("month", rf"(?P<which>last|next|this)\s+(?P<m1>{_M})"),
    ("month", rf"(?:(?:early|mid|late)[\s-]+|\b(?:in|since|by|during|of|until|before|for)\s+)(?P<m1>{_M})"),
    ("word", r"(?P<w>the day before yesterday|the day after tomorrow|last night|yesterday|to-?(?:day|night|morrow))"),
    ("word", r"this\s+(?P<part>morning|afternoon|evening)"),
    ("weekday", rf"(?:(?P<which>last|next|this|this past|this coming)\s+)?(?P<w>{_W})"),
    ("ago", rf"(?:(?:about|some|nearly)\s+)?{_N}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>ago|from now)"),
    ("then", rf"{_N}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>later|earlier)"),
    ("then", rf"the\s+(?P<way>next|following|previous|preceding|same)\s+{_PART}"),
    ("then", rf"the\s+{_PART}\s+(?P<way>before|after)(?=\s*(?:[,.;:)]|$)|\s+(?:in|at|with)\b)"),
    ("then", rf"(?P<way>that)\s+(?:same\s+|very\s+)?{_PART}"),
    ("nth", rf"\b(?:on|since|by|until|from)\s+the\s+(?P<d1>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)){_HERE}"),
    ("season", rf"(?P<season>{'|'.join(_SEASONS)}),?\s+(?:of\s+)?(?P<y>{_Y})"),
    ("season", rf"(?P<which>last|next|this)\s+(?P<season>{'|'.join(_SEASONS)})"),
    ("season", rf"\b(?:in|during|since|by)\s+(?:the\s+)?(?P<season>{'|'.join(_SEASONS)})(?!\s+of)"),
    ("period", r"(?:over|at|during|on)\s+the\s+(?P<unit>weekend)"),
    ("period", r"(?:(?P<part>earlier|later)\s+)?(?P<which>last|next|this|this past|this coming|the past|the coming)\s+"
     r"(?P<unit>week(?:end)?|month|year)"),
    ("years", rf"(?:\b(?:from|between)\s+)(?P<y>{_Y}){_TO}(?P<y2>{_Y})"),
    ("period", r"\b(?:the\s+(?:end|close)\s+of\s+the|(?P<part>earlier|later)\s+in\s+the)\s+(?P<unit>week|month|year)"),
    ("year", rf"\b(?:the|a|an|his|her|its|their)\s+(?P<y>{_Y})(?=\s+[a-z])"),
    ("year", rf"(?:(?:early|mid|late)[\s-]+|\b(?:in|since|by|during|of|until|from)\s+)(?P<y>{_Y})(?!\s*[%-]|\d)"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(rf"(?<![\w]){pattern}(?!\w)", re.IGNORECASE)) for kind, pattern in _PATTERNS)
_GATE = re.compile(
    rf"\d|{_W}|{_M}|\bto-?(?:day|night|morrow)|\byesterday|{_PART}\b|\b(?:last|next|this|past|coming|ago|later|earlier)\b"
    rf"|\b(?:{'|'.join(_SEASONS)}|weekend)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, order=True)
class DateWords:
    """A stretch of text that says when: offsets into the text it was found in."""

    start: int
    end: int
    words: str


def find_dates(text: str) -> tuple[DateWords, ...]:
    """Every date expression of a sentence, in order, the longest where several overlap."""
    if not _GATE.search(text):
        return ()
    taken: list[DateWords] = []
    for _, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if not any(match.start() < t.end and t.start < match.end() for t in taken):
                taken.append(DateWords(match.start(), match.end(), match.group()))
    return tuple(sorted(taken))


def is_relative(words: str) -> bool:
    """Whether a publication date is needed to place these words ("on Monday", "February 12", "last week")."""
    kind, match = _parse(words)
    if match is None or kind in {"iso", "dotted", "years", "year"}:
        return False
    return "y" not in _groups(match)


def resolve(words: str, published: str | None, ahead: bool = False, told: str | None = None) -> EventTime:
    """When these words say it was, or will be where `ahead`.

    `published` is the ISO date of publication; without it relative words stay unresolved and "February 12" becomes
    `month_day`. Weekdays and days without a year are the nearest in the past, or in the future where `ahead`.
    `told` is the day that the text speaks of, from which "the next day" and "a week later" count; without it such
    words stay unresolved.
    """
    kind, match = _parse(words)
    base = _iso(told if kind == "then" else published)
    if match is None:
        return EventTime(words=words)
    if kind in {"iso", "dotted", "range", "day", "month", "years", "year"} or "y" in _groups(match):
        return _calendar(words, _groups(match), base, ahead)
    if base is None:
        return EventTime(words=words)
    return _relative(words, kind, _groups(match), base, ahead)


def _parse(words: str) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in _COMPILED:
        match = pattern.search(words)
        if match:
            return kind, match
    return "", None


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text}


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _calendar(words: str, groups: dict[str, str], base: date | None, ahead: bool) -> EventTime:
    """A date of the calendar, with or without its year."""
    if "y2" in groups:
        return _time(words, date(int(groups["y"]), 1, 1), date(int(groups["y2"]), 12, 31), "interval")
    if "season" in groups:
        return _years(words, int(groups["y"]))
    if "m1" not in groups:
        return _years(words, int(groups["y"]))
    month = _month(groups["m1"])
    day = _number(groups.get("d1"))
    last_month = _month(groups["m2"]) if groups.get("m2") else month
    last_day = _number(groups.get("d2")) or day
    if "y" not in groups and base is None:
        if _safe(2000, month, day or 1) is None:
            return EventTime(words=words)
        return EventTime(words=words, month_day=f"--{month:02d}" + (f"-{day:02d}" if day else ""))
    if base is None or "y" in groups:
        year = int(groups["y"])
    else:  # a stretch lies ahead as long as its end does: "from May 31 to June 6", told on June 1
        wanted = (last_month, last_day) if ahead else (month, day)
        year = _year_of(*wanted, base, ahead, groups.get("which", "").lower())
        year -= ahead and last_month < month
    return _span(words, (year, month, day), (last_month, last_day))


def _span(words: str, first: tuple[int, int, int | None], last: tuple[int, int | None]) -> EventTime:
    year, month, day = first
    last_month, last_day = last
    if day is None:
        return _time(words, date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
    start = _safe(year, month, day)
    end = _safe(year + (last_month < month), last_month, last_day or day)
    if start is None or end is None or end < start:
        return EventTime(words=words)
    return _time(words, start, end, "day" if start == end else "interval")


def _year_of(month: int, day: int | None, base: date, ahead: bool, which: str = "") -> int:
    """The year that puts a day or month nearest before the publication, or after it."""
    if which in {"last", "next"} and month == base.month:
        return base.year + (1 if which == "next" else -1)
    step = 1 if (ahead or which == "next") and which != "last" else -1
    for year in range(base.year, base.year + 9 * step, step):
        first = _safe(year, month, day or 1)
        if first and (first <= base if step < 0 else (day is None and month == base.month) or first >= base):
            return year
    return base.year


def _relative(words: str, kind: str, groups: dict[str, str], base: date, ahead: bool) -> EventTime:
    """Words that only the publication date places, or the day that the text speaks of."""
    which, part = groups.get("which", "").lower(), groups.get("part", "").lower()
    if kind == "period":
        if not which:  # "over the weekend", "later in the week"
            which = "this" if ahead or base.weekday() >= 5 or groups["unit"].lower() != "weekend" else "last"
        return _period(words, groups["unit"].lower(), which, part, base)
    if kind == "season":
        return _season(words, _SEASONS[groups["season"].lower()], which, base, ahead)
    if kind == "nth":
        return _nth(words, _number(groups["d1"]) or 1, base, ahead)
    if "unit" in groups:
        count = _number(groups["n"]) or 1
        return _shifted(words, groups["unit"].lower(), -count if groups["way"].lower() in _BACK else count, base)
    if kind == "weekday":
        return _day(words, _weekday(_WEEKDAYS[groups["w"].lower()], which, base, ahead))
    shift = _WORD_DAYS.get(groups.get("w", "today").lower(), 0) if kind == "word" else _TO_NEXT[groups["way"].lower()]
    return _day(words, base + timedelta(days=shift))


def _nth(words: str, day: int, base: date, ahead: bool) -> EventTime:
    """The nearest such day of a month: "on the 9th"."""
    for back in range(12):
        index = base.year * 12 + base.month - 1 + (back if ahead else -back)
        when = _safe(index // 12, index % 12 + 1, day)
        if when is not None and (when >= base if ahead else when <= base):
            return _day(words, when)
    return EventTime(words=words)


def _season(words: str, month: int, which: str, base: date, ahead: bool) -> EventTime:
    """The year of a season, for its months are others in the south: the last one is the one that is over."""
    over = base.month >= month + 3
    begun = base.month >= month
    if which == "last":
        return _years(words, base.year - (not over))
    if which == "next" or (ahead and not which):
        return _years(words, base.year + (begun if which == "next" else over))
    return _years(words, base.year - (not begun and not which))


def _weekday(wanted: int, which: str, base: date, ahead: bool) -> date:
    back = (base.weekday() - wanted) % 7
    forward = (wanted - base.weekday()) % 7
    if which == "last":
        return base - timedelta(days=back or 7)
    if which == "next":
        return base + timedelta(days=forward or 7)
    if ahead or which == "this coming":
        return base + timedelta(days=forward)
    return base - timedelta(days=back)


def _shifted(words: str, unit: str, count: int, base: date) -> EventTime:
    if unit in {"day", "week"}:
        when = base + timedelta(days=count * (7 if unit == "week" else 1))
        if unit == "day" or abs(count) == 1:
            return _day(words, when)
        monday = when - timedelta(days=when.weekday())
        return _time(words, monday, monday + timedelta(days=6), "interval")
    if unit == "month":
        return _months(words, base.year * 12 + base.month - 1 + count)
    return _years(words, base.year + count)


def _period(words: str, unit: str, which: str, part: str, base: date) -> EventTime:
    """ "Last week", "later this month", "this weekend", "next year"."""
    step = {"last": -1, "this past": -1, "the past": -1, "next": 1, "this coming": 1, "the coming": 1}.get(which, 0)
    if unit.startswith("week"):
        first = base - timedelta(days=base.weekday()) + timedelta(days=7 * step)
        last = first + timedelta(days=6)
        if unit == "weekend":
            if which == "last" and base.weekday() < 5:
                first = base - timedelta(days=base.weekday() + 7)
            first, last = first + timedelta(days=5), first + timedelta(days=6)
        time = _time(words, first, last, "interval")
    elif unit == "month":
        time = _months(words, base.year * 12 + base.month - 1 + step)
    else:
        time = _years(words, base.year + step)
    if step or not part or time.earliest is None or time.latest is None:
        return time
    if part == "earlier":
        return EventTime(time.earliest, base.isoformat(), time.precision, words)
    return EventTime(base.isoformat(), time.latest, time.precision, words)


def _months(words: str, index: int) -> EventTime:
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return EventTime(words=words)
    return _time(words, date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), "month")


def _years(words: str, year: int) -> EventTime:
    if not 1 <= year <= 9999:
        return EventTime(words=words)
    return _time(words, date(year, 1, 1), date(year, 12, 31), "year")


def _day(words: str, when: date) -> EventTime:
    return _time(words, when, when, "day")


def _time(words: str, first: date, last: date, precision: str) -> EventTime:
    return EventTime(first.isoformat(), last.isoformat(), precision, words)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    if not text:
        return None
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else _NUMBERS.get(text.lower())


def _month(text: str) -> int:
    word = text.lower().rstrip(".")
    return int(word) if word.isdigit() else _MONTHS[word]
