"""Date expressions: found in sentences, resolved against a publication date, left alone without one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_dates, is_relative, resolve

TUESDAY = "2025-03-04"


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("2025-02-18", "2025-02-18", "2025-02-18", "day"),
        ("2025-02", "2025-02-01", "2025-02-28", "month"),
        ("18.02.2025", "2025-02-18", "2025-02-18", "day"),
        ("February 12", "2025-02-12", "2025-02-12", "day"),
        ("Feb. 12, 2024", "2024-02-12", "2024-02-12", "day"),
        ("12 February 2024", "2024-02-12", "2024-02-12", "day"),
        ("the 18th of February, 2024", "2024-02-18", "2024-02-18", "day"),
        ("Sept. 3", "2024-09-03", "2024-09-03", "day"),
        ("December 30", "2024-12-30", "2024-12-30", "day"),
        ("February 29", "2024-02-29", "2024-02-29", "day"),
        ("Monday, February 17", "2025-02-17", "2025-02-17", "day"),
        ("February 20-21", "2025-02-20", "2025-02-21", "interval"),
        ("12–14 May 2024", "2024-05-12", "2024-05-14", "interval"),
        ("from March 21 to March 30, 2024", "2024-03-21", "2024-03-30", "interval"),
        ("between 3 and 5 January", "2025-01-03", "2025-01-05", "interval"),
        ("December 30 to January 2, 2024", "2024-12-30", "2025-01-02", "interval"),
        ("in March 2024", "2024-03-01", "2024-03-31", "month"),
        ("in February", "2025-02-01", "2025-02-28", "month"),
        ("early May", "2024-05-01", "2024-05-31", "month"),
        ("last March", "2024-03-01", "2024-03-31", "month"),
        ("next March", "2026-03-01", "2026-03-31", "month"),
        ("in 2022", "2022-01-01", "2022-12-31", "year"),
        ("since 2014", "2014-01-01", "2014-12-31", "year"),
        ("today", "2025-03-04", "2025-03-04", "day"),
        ("this morning", "2025-03-04", "2025-03-04", "day"),
        ("yesterday", "2025-03-03", "2025-03-03", "day"),
        ("last night", "2025-03-03", "2025-03-03", "day"),
        ("tomorrow", "2025-03-05", "2025-03-05", "day"),
        ("the day before yesterday", "2025-03-02", "2025-03-02", "day"),
        ("on Monday", "2025-03-03", "2025-03-03", "day"),
        ("on Tuesday", "2025-03-04", "2025-03-04", "day"),
        ("on Wednesday", "2025-02-26", "2025-02-26", "day"),
        ("last Tuesday", "2025-02-25", "2025-02-25", "day"),
        ("next Tuesday", "2025-03-11", "2025-03-11", "day"),
        ("last week", "2025-02-24", "2025-03-02", "interval"),
        ("this week", "2025-03-03", "2025-03-09", "interval"),
        ("next week", "2025-03-10", "2025-03-16", "interval"),
        ("earlier this week", "2025-03-03", "2025-03-04", "interval"),
        ("later this week", "2025-03-04", "2025-03-09", "interval"),
        ("last weekend", "2025-03-01", "2025-03-02", "interval"),
        ("earlier this month", "2025-03-01", "2025-03-04", "month"),
        ("last month", "2025-02-01", "2025-02-28", "month"),
        ("next month", "2025-04-01", "2025-04-30", "month"),
        ("last year", "2024-01-01", "2024-12-31", "year"),
        ("two days ago", "2025-03-02", "2025-03-02", "day"),
        ("three weeks ago", "2025-02-10", "2025-02-16", "interval"),
        ("two months ago", "2025-01-01", "2025-01-31", "month"),
        ("five years ago", "2020-01-01", "2020-12-31", "year"),
    ],
)
def test_words_are_placed_before_the_publication(words: str, earliest: str, latest: str, precision: str) -> None:
    time = resolve(words, TUESDAY)
    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)
    assert time.words == words


@pytest.mark.parametrize(
    ("words", "earliest"),
    [
        ("on Friday", "2025-03-07"),
        ("on Tuesday", "2025-03-04"),
        ("this Friday", "2025-03-07"),
        ("February 12", "2026-02-12"),
        ("May 27 to 29", "2025-05-27"),
        ("in May", "2025-05-01"),
        ("in March", "2025-03-01"),
        ("December 30 – January 2", "2025-12-30"),
        ("yesterday", "2025-03-03"),
        ("12 February 2024", "2024-02-12"),
    ],
)
def test_plans_are_placed_after_it(words: str, earliest: str) -> None:
    assert resolve(words, TUESDAY, ahead=True).earliest == earliest


@pytest.mark.parametrize(
    "words", ["on Monday", "today", "last week", "two days ago", "earlier this year", "next month"]
)
def test_without_publication_date_relative_words_stay_unresolved(words: str) -> None:
    time = resolve(words, None)
    assert (time.earliest, time.latest, time.precision, time.month_day) == (None, None, "none", None)
    assert time.words == words
    assert is_relative(words)


@pytest.mark.parametrize(
    ("words", "month_day"),
    [("February 12", "--02-12"), ("12 Feb.", "--02-12"), ("in March", "--03"), ("May 3-5", "--05-03")],
)
def test_without_publication_date_the_year_stays_open(words: str, month_day: str) -> None:
    time = resolve(words, None)
    assert (time.earliest, time.month_day) == (None, month_day)
    assert is_relative(words)


@pytest.mark.parametrize("words", ["2025-02-18", "in March 2024", "since 2014", "May 3, 2021", "18.02.2025"])
def test_full_dates_need_no_publication_date(words: str) -> None:
    assert resolve(words, None) == resolve(words, TUESDAY)
    assert not is_relative(words)


@pytest.mark.parametrize("words", ["February 30", "31 April 2024", "soon", "", "the day after", "he may go"])
def test_what_is_no_date_has_none(words: str) -> None:
    time = resolve(words, TUESDAY)
    assert (time.earliest, time.precision) == (None, "none")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They met on Monday, February 17, in Oslo.", ["Monday, February 17"]),
        ("She came today and leaves tomorrow.", ["today", "tomorrow"]),
        ("From 3 to 5 May 2024 and again last week.", ["3 to 5 May 2024", "last week"]),
        ("It cost 2024 dollars, or 18 percent.", []),
        ("He may march with May in the 2020s.", []),
        ("In 2019, after March 3, 2018.", ["In 2019", "March 3, 2018"]),
        ("The 12-member team and the Friday Club.", ["Friday"]),
        ("A resolution of 15 members, section 7031.", []),
    ],
)
def test_expressions_are_found_in_sentences(sentence: str, found: list[str]) -> None:
    dates = find_dates(sentence)
    assert [item.words for item in dates] == found
    assert all(sentence[item.start : item.end] == item.words for item in dates)


@given(st.dates(date(1900, 1, 10), date(2100, 12, 20)), st.dates(date(1900, 1, 10), date(2090, 12, 20)))
def test_an_iso_date_is_itself_whenever_it_is_read(day: date, published: date) -> None:
    time = resolve(day.isoformat(), published.isoformat())
    expected = day.isoformat() if 1900 <= day.year < 2100 else None
    assert time.earliest == expected


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.booleans())
def test_a_day_and_month_fall_on_the_right_side_of_publication(published: date, ahead: bool) -> None:
    time = resolve("May 17", published.isoformat(), ahead)
    assert time.earliest is not None
    assert (time.earliest >= published.isoformat()) if ahead else (time.earliest <= published.isoformat())


@given(st.text(max_size=60), st.dates(), st.booleans())
def test_any_text_is_survived(text: str, published: date, ahead: bool) -> None:
    for item in find_dates(text):
        assert text[item.start : item.end] == item.words
    time = resolve(text, published.isoformat(), ahead)
    assert (time.earliest is None) == (time.latest is None)


def test_a_stretch_that_has_begun_lies_ahead_until_it_ends() -> None:
    time = resolve("from May 31 to June 6", "2021-06-01", ahead=True)
    assert (time.earliest, time.latest) == ("2021-05-31", "2021-06-06")
    over_new_year = resolve("from December 30 to January 3", "2021-12-31", ahead=True)
    assert (over_new_year.earliest, over_new_year.latest) == ("2021-12-30", "2022-01-03")
    assert resolve("from May 31 to June 6", "2021-06-10", ahead=True).earliest == "2022-05-31"
