"""What an HTML page says of itself: JSON-LD, meta elements, the canonical address, <time>. Never its running text."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.read.metadata import Metadata, iso_day, language, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|WebPage)$")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "citation_publication_date",
    "date",
)
_SEPARATORS = re.compile(r"\s+(?:[|–—·•»-]|::)\s+")
_BLOCKS_OF_DATA = 40  # JSON-LD scripts looked at


def metadata_of(tree: "_Element") -> Metadata:
    """The metadata of a page, from the tree as it was parsed."""
    metas = _metas(tree)
    data = next(_linked_data(tree), {})
    publisher = metas.get("og:site_name") or _name(data.get("publisher")) or metas.get("application-name")
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    return Metadata(
        title=_title(tree, metas, data, publisher),
        url=next(filter(None, map(web_address, (*links, metas.get("og:url"), data.get("url")))), None),
        published=_published(tree, metas, data),
        language=language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or language(data.get("inLanguage") or metas.get("content-language") or metas.get("og:locale")),
        publisher=publisher,
    )


def _metas(tree: "_Element") -> dict[str, str]:
    """Content of the meta elements by name, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and meta.get(key):
                found.setdefault(meta.get(key, "").strip().lower(), content)
    return found


def _linked_data(tree: "_Element") -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, the more telling types first."""
    found = []
    for script in list(tree.iterfind(".//script[@type='application/ld+json']"))[:_BLOCKS_OF_DATA]:
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # a page's broken data says nothing
        items = value if isinstance(value, list) else [value]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            found += [one for one in (graph if isinstance(graph, list) else [item]) if isinstance(one, dict)]
    described = [one for one in found if any(map(_ARTICLES.match, _types(one)))]
    yield from sorted(described, key=lambda one: "WebPage" in _types(one))


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _name(value: object) -> str | None:
    """The name of a JSON-LD publisher: an object, a list of objects or a plain string."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _published(tree: "_Element", metas: dict[str, str], data: dict[str, Any]) -> str | None:
    """The day of publication where the page says it: JSON-LD, meta elements, or the <time> of the article's head."""
    marked: Any = tree.xpath("//*[@itemprop='datePublished']")
    times: Any = tree.xpath("//time[@pubdate] | //article//time[@datetime] | //header//time[@datetime]")
    candidates = (
        data.get("datePublished"),
        *(metas.get(name) for name in _DATES),
        *(one.get("datetime") or one.get("content") for one in marked),
        *(one.get("datetime") for one in times[:1]),
    )
    return next(filter(None, map(iso_day, candidates)), None)


def _title(tree: "_Element", metas: dict[str, str], data: dict[str, Any], publisher: str | None) -> str | None:
    """The headline as readers see it: the heading that the metadata also name, else what the metadata say."""
    said = [_name(data.get("headline")), metas.get("og:title"), _text(tree.find(".//title"))]
    titles = [_without_site(title, publisher) for title in said if title]
    for heading in map(_text, tree.iterfind(".//h1")):
        if heading and any(heading.casefold() in title.casefold() for title in said if title):
            return heading
    return next((title for title in titles if title), None)


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the name of the site behind it."""
    *head, last = _SEPARATORS.split(" ".join(title.split()))
    if not head:
        return last
    cut = " ".join(title.split())[: -len(last)].rstrip(" |–—·•»:-")
    bar = re.search(r"\|\s*$", " ".join(title.split())[: -len(last)])
    named = publisher is not None and publisher.casefold() in last.casefold()
    return cut if named or (bar and len(last) <= 40) else " ".join(title.split())


def _text(element: "_Element | None") -> str | None:
    return None if element is None else " ".join(str(element.xpath("string()")).split()) or None
