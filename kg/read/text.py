"""Plain text: an optional block of header lines, a title line, paragraphs.

Title: Minister meets envoy
Published: 2025-03-04
URL: https://courier.example/minister-meets-envoy

The minister met the envoy …
"""

import re
from dataclasses import replace

from kg.model import Document
from kg.read import encoding
from kg.read.article import Article, document
from kg.read.limits import ReadLimits
from kg.read.metadata import Metadata, iso_day, language, web_address
from kg.read.sources import RawInput

_HEADER = re.compile(r"(title|headline|published|date|url|link|language|source|publisher):[ \t]*(.*)", re.IGNORECASE)
_TITLE = 160  # characters of a title at most
_NO_TITLE_END = (".", ",", ";", ":", "—", "–", "-")
_BYLINE = re.compile(r"(?i:by|from|written by) [^\W\d_a-z]")


def read(raw: RawInput, limits: ReadLimits) -> Document:
    """The document of a text file."""
    return document(article(encoding.decode(raw.payload)), raw, limits)


def article(text: str) -> Article:
    """The article of a text; its header lines and its title line are told from its body."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    metadata, body = _header(text)
    if metadata.title is None:
        metadata = replace(metadata, title=title_line(body))
    return Article(body, metadata)


def title_line(body: str) -> str | None:
    """The first line where it is a title: short, without a full stop, set off from more text by a blank line."""
    first, _, rest = body.strip().partition("\n")
    line = first.strip()
    blank, _, more = rest.partition("\n")
    if blank.strip() or not more.strip() or not line or len(line) >= _TITLE:
        return None
    return None if line.endswith(_NO_TITLE_END) or _BYLINE.match(line) else line


def _header(text: str) -> tuple[Metadata, str]:
    """The metadata of the header lines and the text below them; no header where one line is something else."""
    block, _, body = text.partition("\n\n")
    lines = [_HEADER.fullmatch(line.strip()) for line in block.split("\n")[:20]]
    if not body.strip() or not all(lines):
        return Metadata(), text
    said = {found[1].lower(): found[2].strip() for found in lines if found}
    metadata = Metadata(
        title=said.get("title") or said.get("headline") or None,
        url=web_address(said.get("url") or said.get("link")),
        published=iso_day(said.get("published") or said.get("date")),
        language=language(said.get("language")),
        publisher=said.get("publisher") or said.get("source") or None,
    )
    return metadata, body.lstrip("\n")
