"""What passes the border into HTML cannot become HTML."""

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.visualise.escape import island, text, web_address
from tests.visualise.payloads import PAYLOADS

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=60) | st.sampled_from(PAYLOADS)


@given(st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=4))
def test_an_island_gives_back_the_data_and_holds_nothing_that_html_reads(data) -> None:
    written = island(data)
    assert json.loads(written) == data
    assert written.isascii()
    assert not set(written) & set("<>&")


@given(ANY_TEXT)
def test_a_text_holds_no_mark_and_nothing_that_html_cannot_carry(value) -> None:
    written = text(value)
    assert not set(written) & set("<>\"'")
    written.encode("utf-8")
    assert "\x00" not in written


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=60))
def test_a_text_of_plain_characters_is_kept_whole(value) -> None:
    assert html.unescape(text(value)) == value


def test_an_island_refuses_what_json_has_no_word_for() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        island(float("nan"))


@pytest.mark.parametrize(
    "address", ["https://news.example/a?b=1&c=2#d", "http://news.example", "HTTPS://news.example/é"]
)
def test_web_addresses_are_links(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "file:///etc/passwd",
        "//news.example/a",
        "https://user:secret@news.example/",
        "https://bank.example@evil.example/",
        "https:\\\\evil.example",
        "https:/evil.example",
        "https://",
        "https://news.example/a b",
        "https://news.example/\x00",
        "https://news.example/\n",
        "articles/a.txt",
    ],
)
def test_anything_else_is_no_link(address: str | None) -> None:
    assert web_address(address) is None
