"""Plain text: encodings, header lines, title lines, what is stored."""

import pytest

from kg.errors import ReadError
from kg.model import Document
from kg.read.documents import read
from kg.read.sources import RawInput

BODY = "The minister of Freedonia met the envoy of Sylvania."


def document(text: str | bytes, name: str = "talks.txt") -> Document:
    return read(RawInput(name, "text", text if isinstance(text, bytes) else text.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_its_mark(encoding: str) -> None:
    assert document(f"{BODY} Maroš Šefčovič".encode(encoding)).text == f"{BODY} Maroš Šefčovič"


def test_header_lines_are_metadata_not_text() -> None:
    found = document(
        "Title: Talks in Vienna\nPublished: 2025-03-04\nURL: https://courier.example/t\nLanguage: en-GB\n"
        f"Source: The Daily Courier\n\n{BODY}"
    )
    assert found.text == f"Talks in Vienna\n\n{BODY}"
    assert (found.title, found.published, found.url) == ("Talks in Vienna", "2025-03-04", "https://courier.example/t")
    assert (found.language, found.publisher) == ("en", "The Daily Courier")


def test_lines_that_are_no_header_stay_text() -> None:
    text = f"Title: the minister said\nNobody answered him.\n\n{BODY}"
    assert document(text).text == text


def test_a_short_first_line_above_a_blank_line_is_the_title() -> None:
    assert document(f"Talks in Vienna\n\n{BODY}").title == "Talks in Vienna"


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n{BODY}",  # ends with a full stop
        f"Talks in Vienna\n{BODY}",  # no blank line
        f"{'Talks ' * 40}\n\n{BODY}",  # too long
        f"By Jane Roe\n\n{BODY}",  # a byline
        f"Dear colleagues,\n\n{BODY}",
        "Talks in Vienna",  # nothing else
    ],
)
def test_other_first_lines_are_no_title(text: str) -> None:
    found = document(text)
    assert found.title is None
    assert found.text == text.strip()


def test_a_title_that_the_text_repeats_is_not_doubled() -> None:
    assert document(f"Title: Talks in Vienna\n\nTalks  in Vienna\n\n{BODY}").text == f"Talks in Vienna\n\n{BODY}"


def test_markup_in_a_title_is_text_and_stays() -> None:
    found = document(f"<script>alert(1)</script> meets envoy\n\n{BODY}")
    assert found.title == "<script>alert(1)</script> meets envoy"


def test_line_ends_spaces_and_control_characters_are_made_plain() -> None:
    found = document("The\u00a0minister\u2028met\r\nthe\renvoy\x1b in Vienna, as planned, on Monday evening.")
    assert found.text == "The minister\nmet\nthe\nenvoy  in Vienna, as planned, on Monday evening."


def test_composed_characters_are_stored_and_zero_width_ones_kept() -> None:
    assert document("Maros\u030c met Pu\u200btin.").text == "Maroš met Pu\u200btin."


def test_zero_width_characters_of_a_file_name_do_not_reach_the_id() -> None:
    assert document(BODY, "folder/ta\u200blks\u202e.v2.txt").id == "talks.v2"


def test_an_endless_word_is_broken_and_nothing_is_lost() -> None:
    found = document(f"{BODY} {'x' * 1200}")
    assert found.text.replace(" ", "") == f"{BODY} {'x' * 1200}".replace(" ", "")
    assert max(map(len, found.text.split())) == 500


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T23:59:00-05:00", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("Tue, 04 Mar 2025 09:30:00 GMT", "2025-03-04"),
        ("2025-02-30", None),
        ("2025-13-01", None),
        ("03/04/2025", None),
        ("0001-01-01", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_a_real_day_said_plainly_or_none(said: str, day: str | None) -> None:
    assert document(f"Published: {said}\n\n{BODY}").published == day


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "courier.example", ""])
def test_what_is_no_web_address_is_not_kept(address: str) -> None:
    assert document(f"URL: {address}\n\n{BODY}").url is None


def test_a_title_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="no text"):
        document("--- *** ---")
