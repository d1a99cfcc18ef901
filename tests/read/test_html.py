"""HTML: the article, the whole article and nothing but the article; metadata only where the page says it."""

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Document
from kg.read.documents import read
from kg.read.sources import RawInput
from tests.contracts import check_reader

PAGES = Path(__file__).parent / "pages"
PROSE = [f"Paragraph {n}: the minister of Freedonia met the envoy of Sylvania and they spoke about the border and the "
         "customs for a long time." for n in range(6)]  # fmt: skip
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def page(body: str, head: str = "<title>Talks in Vienna</title>", attributes: str = "") -> Document:
    markup = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return check_reader(RawInput("talks.html", "html", markup.encode()))


def article(inside: str = "", **said: str) -> Document:
    return page(f"<article><h1>Talks in Vienna</h1>{BODY}{inside}</article>", **said)


def test_a_news_page_gives_its_paragraphs_in_order() -> None:
    document = check_reader(RawInput("news.html", "html", (PAGES / "news.html").read_bytes()))
    assert document.text.split("\n\n") == [
        "Minister meets envoy in Vienna",
        "VIENNA, March 4 (Agency) — Foreign Minister Anna Berg of Freedonia met the special envoy of Sylvania, Peter "
        "Novak, in Vienna on Tuesday, the ministry said.",
        "The two discussed the border agreement, which both sides signed last year, and a visit by President Carl "
        "Maier that is planned for April.",
        "What comes next",
        "“We will go on talking,” Berg told reporters after the meeting.",
        "She denied that sanctions had been mentioned.",
        "Nothing is agreed until everything is agreed, and we are far from that point today.",
        "First, the delegations will meet again in May.",
        "Second, the customs offices will open in June.",
        "Novak arrived in the Austrian capital on Monday evening and is due to leave on Wednesday.",
    ]
    assert (document.title, document.published) == ("Minister meets envoy in Vienna", "2025-03-04")
    assert document.url == "https://courier.example/2025/03/04/minister-meets-envoy"
    assert (document.language, document.publisher) == ("en", "The Daily Courier")
    assert [zone.kind for zone in document.zones] == ["title", "dateline"]


def test_a_blog_page_loses_caption_related_links_comments_and_sidebar() -> None:
    document = check_reader(RawInput("blog.html", "html", (PAGES / "blog.html").read_bytes()))
    assert document.text.split("\n\n") == [
        "Envoy arrives",
        "The envoy of Sylvania, Peter Novak, arrived in Vienna on February 18, the foreign ministry said.",
        "He was received by Anna Berg, the foreign minister of Freedonia, and by the chief of staff, General Otto "
        "Stern, for a working dinner.",
    ]
    assert document.published == "2025-02-19"


def test_an_old_page_of_tables_and_line_breaks_is_read_below_its_heading() -> None:
    document = check_reader(RawInput("table.html", "html", (PAGES / "table.html").read_bytes()))
    assert document.text.split("\n\n")[1:] == [
        "General Otto Stern left for Geneva on Monday.",
        "He will meet the envoy of Sylvania, Peter Novak, on Tuesday, his office said.",
        "The talks were announced by President Carl Maier.",
    ]
    assert document.published is None


NOT_THE_ARTICLE = {
    "teasers": "<div class='teaser-list'><div class='teaser'><h3><a href='/1'>XX General sacked</a></h3>"
    "<p>XX The president has sacked the general over an arms deal.</p></div></div>",
    "comments": "<div class='comments-area'><h2>3 comments</h2><ol class='comment-list'><li class='comment'>"
    "<p>XX I think that Berg was appointed by the king himself.</p></li></ol></div>",
    "sidebar": "<div class='sidebar'><h4>Most read</h4>"
    "<ul><li><a href='/'>XX Ten sanctions to know</a></li></ul></div>",
    "caption": "<figure><img src='a.jpg'><figcaption>XX Anna Berg with the president in 2019</figcaption></figure>",
    "related": "<p><strong>MORE ON THE TOPIC:</strong></p><ul><li><a href='/'>XX Novak sanctioned</a></li></ul>",
    "link": "<p><a href='/x'>XX President sacks general over arms deal</a></p>",
    "newsletter": "<div class='newsletter-signup'><p>XX The best of our foreign desk in your inbox.</p></div>",
    "script": "<script>var text = 'XX met the envoy';</script><style>p:before{content:'XX'}</style>",
    "hidden": "<p style='display: none'>XX The minister met nobody.</p><p hidden>XX Nobody met the minister.</p>",
    "comment": "<!-- <p>XX The minister met nobody.</p> -->",
    "share": "<div class='share'><a href='#'>XX on Facebook</a></div>",
    "form": "<form><p>XX Leave us your address</p><button>XX Send</button></form>",
}


@pytest.mark.parametrize("name", NOT_THE_ARTICLE)
def test_what_is_not_the_article_is_left_out(name: str) -> None:
    inside = article(NOT_THE_ARTICLE[name])
    behind = page(f"<div class='content'><h1>Talks in Vienna</h1>{BODY}</div>{NOT_THE_ARTICLE[name]}")
    assert inside.text.split("\n\n") == behind.text.split("\n\n") == ["Talks in Vienna", *PROSE]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-04T22:00:00Z">', "2025-03-04"),
        ('<meta name="DC.date.issued" content="2025-03-04">', "2025-03-04"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2024-01-01"}, '
         '{"@type": ["NewsArticle"], "datePublished": "2025-03-04"}]}</script>', "2025-03-04"),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2025-03-04">', None),
        ('<meta name="date" content="03/04/2025">', None),
        ('<link rel="canonical" href="https://courier.example/2025/03/04/talks">', None),
        ("", None),
    ],
)  # fmt: skip
def test_a_date_comes_only_from_what_the_page_says_is_its_date(head: str, day: str | None) -> None:
    inside = "<p>Updated March 9, 2025. The treaty dates from 2019-05-05.</p>"
    assert article(inside, head=f"<title>Talks in Vienna</title>{head}").published == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Talks in Vienna | The Courier</title>", "Talks in Vienna"),
        ("<title>Talks in Vienna - The Courier</title>", "Talks in Vienna"),
        ('<title>Courier</title><meta property="og:title" content="Talks &amp; more">', "Talks & more"),
        ('<title>Talks - The Courier</title><meta property="og:site_name" content="The Courier">', "Talks"),
        ("<title>EU - Russia talks</title>", "EU - Russia talks"),
        ("<title>&lt;script&gt;alert(1)&lt;/script&gt; meets envoy</title>", "<script>alert(1)</script> meets envoy"),
    ],
)
def test_the_title_is_the_headline_without_the_site(head: str, title: str) -> None:
    assert article(head=head).title == title


def test_a_page_without_a_title_takes_its_heading() -> None:
    assert article(head="").title == "Talks in Vienna"


def test_addresses_that_are_no_web_address_are_not_kept() -> None:
    assert article(head='<link rel="canonical" href="javascript:alert(1)">').url is None


def test_white_space_of_the_source_is_not_a_border_and_breaks_are() -> None:
    document = article("<p>The minister\n   met\tthe&nbsp;envoy<br>and left&shy;over.</p>")
    assert document.text.split("\n\n")[-2:] == ["The minister met the envoy", "and leftover."]


def test_references_to_control_characters_do_not_lose_the_article() -> None:
    assert "The minister met." in article("<p>The&#27;minister&#xFFFE; met.</p>").text.replace("\ufffd", "")


def test_a_page_in_the_encoding_that_it_declares_is_read() -> None:
    markup = (
        f"<html><head><meta charset='windows-1250'></head><body><article>{BODY}<p>Šefčovič</p></article></body></html>"
    )
    document = read(RawInput("a.html", "html", markup.encode("cp1250")))
    assert document.text.endswith("Šefčovič")


def test_a_page_in_an_encoding_that_nothing_declares_is_refused() -> None:
    with pytest.raises(ReadError, match=r"is not UTF-8 \(byte 0xE9 at offset"):
        read(RawInput("a.html", "html", f"<html><body>{BODY}<p>Caf\xe9</p></body></html>".encode("latin-1")))


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<script>var x = 'met'</script>", "<p>…</p>"])
def test_a_page_without_an_article_is_an_error_not_an_empty_document(body: str) -> None:
    with pytest.raises(ReadError, match="no article text was found"):
        read(RawInput("a.html", "html", f"<html><body>{body}</body></html>".encode()))


def test_trees_up_to_the_limit_keep_their_article() -> None:
    assert page("<div>" * 240 + BODY).text.endswith(PROSE[-1])
