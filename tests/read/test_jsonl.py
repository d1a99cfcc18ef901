"""Records of archives: fields, identity, and HTML inside the text."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Document
from kg.read.documents import read
from kg.read.sources import RawInput, discover

TEXT = "The minister of Freedonia met the envoy of Sylvania."


def record(number: str | None = "3", **fields: object) -> Document:
    return read(RawInput("news/releases.jsonl#3", "record", json.dumps(fields).encode(), number))


def test_fields_are_taken_as_they_are_said() -> None:
    found = record(id="r1", title=" Talks\nin Vienna ", url="https://courier.example/1", published="2025-03-04",
                   text=TEXT, language="en_GB", publisher="The Courier")  # fmt: skip
    assert found.text == f"Talks in Vienna\n\n{TEXT}"
    assert (found.id, found.source, found.title) == ("r1", "news/releases.jsonl#3", "Talks in Vienna")
    assert (found.url, found.published) == ("https://courier.example/1", "2025-03-04")
    assert (found.language, found.publisher) == ("en", "The Courier")


@pytest.mark.parametrize(
    ("given", "identity"),
    [
        (7, "7"),
        ("r\u200b1\n", "r1"),
        (None, "releases-3"),
        ("", "releases-3"),
        (["a"], "releases-3"),
        ("\u200b", "document"),
    ],
)
def test_an_id_is_text_that_can_be_seen(given: object, identity: str) -> None:
    assert record(id=given, text=TEXT).id == identity


def test_a_text_that_opens_with_its_title_is_stored_once() -> None:
    assert record(title="Talks in Vienna", text=f"Talks in Vienna\n\n{TEXT}").text == f"Talks in Vienna\n\n{TEXT}"


def test_a_record_without_a_title_may_carry_it_in_its_text() -> None:
    assert record(text=f"Talks in Vienna\n\n{TEXT}").title == "Talks in Vienna"


@pytest.mark.parametrize("field", ["text", "html"])
def test_html_in_a_record_is_read_as_html(field: str) -> None:
    found = record(
        title="Berg&#8217;s talks", **{field: f"<p>{TEXT}</p>\n<script>x</script><ul><li>One.</li></ul>&nbsp;"}
    )
    assert found.text == f"Berg’s talks\n\n{TEXT}\n\nOne."


def test_angle_brackets_that_are_no_markup_stay_text() -> None:
    assert record(text=f"{TEXT} 1 < 2 > 0 & <script>alert(1)</script> &amp;").text.endswith(
        "1 < 2 > 0 & <script>alert(1)</script> &amp;"
    )


@pytest.mark.parametrize("published", [20250304, None, "soon", "2025-02-30", ["2025-03-04"]])
def test_a_date_that_is_none_is_left_out(published: object) -> None:
    assert record(text=TEXT, published=published).published is None


def test_real_releases_lose_no_word_and_gain_none(shared_path: Path) -> None:
    folder = shared_path / "corpora" / "state"
    plain = {one.id: one for one in map(read, discover([folder / "releases-2021.jsonl.gz"]))}  # type: ignore[arg-type]
    pages = [read(one) for one in discover([folder / "releases-2021-html.jsonl.gz"])]  # type: ignore[arg-type]
    assert len(pages) == 200
    for page in pages:
        assert Counter(page.text.split()) == Counter(plain[page.id].text.split())
        assert page.text.count("\n") >= plain[page.id].text.count("\n\n")
