"""What is told from the running voice: the boilerplate data's own examples, bylines, datelines."""

import tomllib

import pytest

from kg.model import Document
from kg.read.documents import read
from kg.read.sources import RawInput
from kg.read.zones import marker_of
from kg.resources import resource

PROSE = "The minister of Freedonia met the envoy of Sylvania in Vienna and they spoke about the border. " * 4
ROWS = tomllib.loads(resource("data", "gazetteer", "boilerplate.toml").read_text(encoding="utf-8"))["marker"]


def zones(text: str) -> list[tuple[str, str]]:
    document = read(RawInput("a.txt", "text", text.encode()))
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


def record(text: str) -> Document:
    return read(RawInput("a.txt", "text", text.encode()))


@pytest.mark.parametrize(("name", "line"), [(row["name"], line) for row in ROWS for line in row["lines"]])
def test_a_marker_finds_its_examples(name: str, line: str) -> None:
    found = marker_of(line)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("line", [line for row in ROWS for line in row["others"]])
def test_a_marker_leaves_running_text_alone(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize("line", ["MORE ON THE TOPIC:", "Comments (12)", "Related articles", "Leave a comment"])
def test_what_follows_the_article_is_stored_as_boilerplate_to_the_end(line: str) -> None:
    tail = f"{line}\nPresident sacks general over arms deal\nBank of Freedonia sanctioned"
    assert zones(f"{PROSE}\n\n{tail}") == [("boilerplate", tail)]


def test_comments_are_boilerplate_even_where_they_are_longer_than_the_article() -> None:
    assert zones(f"{PROSE}\n\nComments (2)\n\n{PROSE * 3}")[0][1].startswith("Comments (2)")
    assert zones(f"{PROSE}\n\nComments (2)\n\n{PROSE * 3}")[0][1].endswith("border.")


def test_a_box_in_the_middle_takes_only_its_short_lines() -> None:
    text = f"{PROSE}\nRelated articles\nPresident sacks general\nBank sanctioned\n{PROSE * 2}\n{PROSE}"
    assert zones(text) == [("boilerplate", "Related articles\nPresident sacks general\nBank sanctioned")]


def test_a_count_of_comments_below_the_headline_takes_only_its_line() -> None:
    assert zones(f"Talks in Vienna\n\n12 comments\n\n{PROSE}") == [
        ("title", "Talks in Vienna"),
        ("boilerplate", "12 comments"),
    ]


def test_single_lines_and_captions_inside_the_text() -> None:
    text = f"{PROSE}\nPhoto: Jane Roe / Agency\n{PROSE}\nRead more: General sacked\n{PROSE}"
    assert zones(text) == [("caption", "Photo: Jane Roe / Agency"), ("boilerplate", "Read more: General sacked")]


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, March 4 (Agency) —",
        "VIENNA —",
        "WASHINGTON (AP) –",
        "Paris (Agency) -",
        "MOSCOW, March 4. /Agency/.",
        "NEW YORK, 4 March (Agency) --",
        "Vienna, March 4, 2025 —",
    ],
)
def test_a_dateline_is_found(line: str) -> None:
    assert zones(f"Talks in Vienna\n\n{line} The minister met the envoy.\n{PROSE}")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "line",
    ["The minister — he is old — met the envoy.", "NATO met Russia.", "EU-Russia talks went on.", "Berg - who knew."],
)
def test_other_openings_are_no_dateline(line: str) -> None:
    assert zones(f"{line}\n{PROSE}") == []


@pytest.mark.parametrize("line", ["By Jane Roe", "By Jane Roe and Max Muster, Agency", "Anna Berg, Foreign Minister",
                                  "Anna M. Berg, Secretary of State", "By JANE ROE"])  # fmt: skip
def test_a_byline_is_found(line: str) -> None:
    assert zones(f"Talks in Vienna\n\n{line}\n\n{PROSE}")[1] == ("byline", line)


@pytest.mark.parametrize("line", ["By then the envoy had left", "The envoy left.", "Vienna, Freedonia"])
def test_other_lines_are_no_byline(line: str) -> None:
    assert zones(f"Talks in Vienna\n\n{line}\n\n{PROSE}")[1:] == []
