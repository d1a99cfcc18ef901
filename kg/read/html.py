"""HTML: the article's paragraphs without navigation, comments, related links and captions.

A whole page goes through trafilatura; a fragment, as feeds carry it, is all article and only loses its markup. What a
page may hold is bounded before a tree is built, and an article that cannot be found is an error, never an empty text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.model import Document
from kg.read import encoding
from kg.read.article import Article, document
from kg.read.limits import ReadLimits
from kg.read.page import metadata_of
from kg.read.sources import RawInput
from kg.read.zones import marked

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_MARKUP = re.compile(
    r"<!doctype html|<html[\s>]|<br\s*/?>|<p[\s>]"
    r"|</(?:p|div|article|section|body|ul|ol|li|table|h[1-6]|blockquote)\s*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:html|body|head|main|article|nav|header|footer)[\s>]", re.IGNORECASE)
_NEVER = ("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button", "select", "nav",
          "figcaption", "textarea", "math", "audio", "video", "canvas", "map")  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTS = ("dd", "details", "dir", "dl", "dt", "item", "li", "list", "menu", "ol", "summary", "ul")
_TABLES = ("caption", "cell", "row", "table", "tbody", "td", "tfoot", "th", "thead", "tr")
_SECTIONS = ("address", "article", "aside", "blockquote", "body", "center", "div", "fieldset", "figure", "footer",
             "head", "header", "hr", "html", "main", "p", "pre", "quote", "section",
             "h1", "h2", "h3", "h4", "h5", "h6")  # fmt: skip
_BLOCKS = frozenset((*_LISTS, *_TABLES, *_SECTIONS))
_BREAKS = frozenset(("br", "lb"))
_OWN = '<meta name="generator" content="kg">'  # kg/visualise/template.html writes it
_OPENING = 4000  # characters in which it stands
_HEAD = 10  # paragraphs among which the heading stands
_DOCTYPE = re.compile(r"\s*<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W\d_]{2}")


def is_html(text: str) -> bool:
    """Whether a record's text is marked up: it has a paragraph, a line break or another block of HTML."""
    return _MARKUP.search(text) is not None


def read(raw: RawInput, limits: ReadLimits) -> Document:
    """The document of an HTML file. Raises ReadError for a page that `kg show` wrote: it quotes, it reports nothing."""
    markup = encoding.decode(raw.payload, html=True)
    if _OWN in markup[:_OPENING]:
        raise ReadError("is a page that kg show wrote, no article; keep it outside the sources")
    return document(article(markup, limits), raw, limits)


def article(markup: str, limits: ReadLimits) -> Article:
    """The article of a page or of a fragment: paragraphs parted by blank lines, and the page's own metadata."""
    markup = _without_doctype(encoding.plain(markup))
    tree = _tree(markup.encode("utf-8"), limits)
    metadata = metadata_of(tree)
    _prune(tree)
    whole = _PAGE.search(markup) is not None
    found = _page(tree) if whole else list(_paragraphs(tree))
    kept = list(_without_boilerplate(found))
    if metadata.title is None and whole:
        metadata = replace(metadata, title=_first_heading(tree))
    kept = _below_heading(kept, {metadata.title, _first_heading(tree)})
    if not any(map(_WORDS.search, kept)):
        raise ReadError("no article text was found in the page" if whole else "has no text between its tags")
    return Article("\n\n".join(kept), metadata)


def _without_doctype(markup: str) -> str:
    """The markup without its document type, which may declare entities."""
    found = _DOCTYPE.match(markup)
    return markup[found.end() :] if found else markup


def _tree(payload: bytes, limits: ReadLimits) -> "HtmlElement":
    """The tree of a page whose shape is within the limits: nothing is fetched, no entity is expanded."""
    from lxml import etree, html

    shape: Any = _Shape(limits)
    counter = etree.HTMLParser(target=shape, encoding="utf-8", no_network=True, huge_tree=True)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        etree.fromstring(payload, counter)
        return html.document_fromstring(payload, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadError("holds no element of HTML") from None


class _Shape:
    """Counts a page's elements as they are parsed, and stops at a limit: no tree is built."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits, self._elements, self._depth = limits, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        self._refuse(self._elements, self._limits.elements, "elements")
        self._refuse(self._depth, self._limits.depth, "levels of nested elements")
        self._refuse(len(attributes), self._limits.attributes, f"attributes of one <{tag[:20]}> element")

    def end(self, tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """The parser asks for it."""

    def _refuse(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise ReadError(f"has more than {most:,} {what}: no article is built like that; save its text as .txt")


def _prune(tree: "HtmlElement") -> None:
    """Take out what is never the article, and make every white space one plain space, as a browser shows it."""
    for element in list(tree.iter()):
        style = element.get("style") or ""
        if element.tag in _NEVER or element.get("hidden") is not None or _HIDDEN.search(style):
            element.drop_tree() if element.getparent() is not None else element.clear()
    for element in tree.iter():
        preformatted = element.tag == "pre"
        if element.text and not preformatted:
            element.text = _plain(element.text)
        if element.tail:
            element.tail = _plain(element.tail)


def _plain(text: str) -> str:
    """Text of the tree: character references may have brought control characters, soft hyphens are for the layout."""
    return _SPACE.sub(" ", encoding.plain(text).replace("\xad", ""))


def _page(tree: "HtmlElement") -> list[str]:
    """The paragraphs of a page's article; none where there is none."""
    import logging

    from trafilatura import bare_extraction

    links: Any = tree.xpath("//p[count(.//a) = 1]")
    for paragraph in links:  # nothing but a link: a teaser between the paragraphs
        if paragraph.text_content().split() == paragraph.find(".//a").text_content().split():
            paragraph.drop_tree()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warning is our ReadError
    found = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    body = getattr(found, "body", None)
    paragraphs = [] if body is None else list(_paragraphs(body))
    if any(map(_WORDS.search, paragraphs)):
        return paragraphs
    inner: Any = tree.xpath("//article | //main | //*[@itemprop='articleBody']")
    return list(_paragraphs(inner[0])) if inner else []


def _first_heading(tree: "HtmlElement") -> str | None:
    heading = tree.find(".//h1")
    return None if heading is None else " ".join(heading.text_content().split()) or None


def _below_heading(paragraphs: list[str], headings: set[str | None]) -> list[str]:
    """The paragraphs below the page's heading where it is among the first: above it stands navigation."""
    named = {heading.casefold() for heading in headings if heading}
    at = next((n for n, paragraph in enumerate(paragraphs[:_HEAD]) if paragraph.casefold() in named), -1)
    return paragraphs[at + 1 :]


def _without_boilerplate(paragraphs: list[str]) -> Iterator[str]:
    left_out = {n for first, end, _ in marked(paragraphs) for n in range(first, end)}
    return (paragraph for n, paragraph in enumerate(paragraphs) if n not in left_out)


def _paragraphs(body: "_Element") -> Iterator[str]:
    """The paragraphs of a tree in order: blocks and line breaks end them."""
    pieces: list[str] = []
    for kind, text in _stream(body):
        if kind == "text":
            pieces.append(text)
        elif pieces:
            yield from _lines(pieces)
            pieces = []
    yield from _lines(pieces)


def _lines(pieces: list[str]) -> Iterator[str]:
    for line in "".join(pieces).split("\n"):
        paragraph = " ".join(line.split())
        if paragraph:
            yield paragraph


def _stream(body: "_Element") -> Iterator[tuple[str, str]]:
    """Texts and borders of a tree in document order."""
    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        border = element.tag in _BLOCKS or element.tag in _BREAKS
        if border:
            yield "border", ""
        if event == "start" and element.text:
            yield "text", element.text
        if event == "end" and element.tail and element is not body:
            yield "text", element.tail
