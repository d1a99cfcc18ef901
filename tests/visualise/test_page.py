"""The file: one, the same each time, and nothing in it from elsewhere. No browser needed."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product

import networkx as nx
import pytest

from kg.visualise.assets import SCRIPTS, asset, digest
from kg.visualise.notebook import inline
from kg.visualise.page import PageOptions, page
from tests.visualise.hostile import hostile_network, hostile_options
from tests.visualise.networks import small


class Reader(HTMLParser):
    """Collects tags, attributes and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.code: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag if tag in self.code else ""
        if self._inside:
            self.code[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.code[self._inside][-1] += data


def addresses(reader: Reader) -> Iterator[tuple[str, str]]:
    for tag, attributes in reader.tags:
        for name in ("src", "href", "action", "data", "srcset", "poster", "srcdoc", "formaction", "background"):
            if attributes.get(name) is not None:
                yield tag, str(attributes[name])


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = page(small(), PageOptions(title="Talks"))
    for tag, address in addresses(Reader(html)):
        assert tag == "a" or address.startswith(("data:", "#")), (tag, address)
    assert not re.search(r"url\(|@import", asset("style.css"))
    assert "sourceMappingURL" not in html


def test_the_policy_allows_exactly_the_scripts_and_the_style_in_the_file() -> None:
    reader = Reader(page(small(), PageOptions()))
    policy = next(str(a["content"]) for tag, a in reader.tags if tag == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    data, library, ours = reader.code["script"]
    assert f"script-src {digest(library)} {digest(ours)};" in policy
    assert f"style-src {digest(reader.code['style'][0])};" in policy
    assert json.loads(data)["title"] == "Knowledge graph"


def test_texts_of_the_data_add_no_element_and_no_attribute() -> None:
    def shape(network: nx.MultiDiGraph, options: PageOptions) -> set[tuple[str, tuple[str, ...]]]:
        return {(tag, tuple(attributes)) for tag, attributes in Reader(page(network, options)).tags}

    plain = shape(small(), PageOptions())
    assert shape(hostile_network(), hostile_options()) <= plain


def test_the_same_network_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib; from kg.visualise.page import page, PageOptions; from tests.visualise.networks import grown;"
        "print(hashlib.sha256(page(grown(90), PageOptions(max_nodes=70)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(digests) == 1


def test_a_reader_without_scripts_finds_every_sentence_in_a_table() -> None:
    html = page(small(), PageOptions(title="Talks & tariffs"))
    table = html[html.index("<noscript>") : html.index("</noscript>")]
    assert "<h1>Talks &amp; tariffs</h1>" in table
    assert "Varga denied that he had met Nils Berg." in table
    assert "denied (said by Tomas Varga)" in table
    assert table.count("<tr>") == 1 + 15


def test_an_empty_network_is_a_page_too() -> None:
    assert "This graph has no relations." in page(nx.MultiDiGraph(), PageOptions())


def test_a_notebook_gets_the_page_in_a_sandboxed_frame() -> None:
    shown = inline('<p class="a">&amp;</p>', 480)._repr_html_()
    assert 'srcdoc="&lt;p class=&quot;a&quot;&gt;&amp;amp;&lt;/p&gt;"' in shown
    assert 'sandbox="allow-scripts"' in shown
    assert 'height="480"' in shown


def test_scripts_are_of_a_readable_size() -> None:
    for name in SCRIPTS:
        assert len(asset(name).splitlines()) <= 400


def test_scripts_never_write_html() -> None:
    for name in SCRIPTS:
        code = asset(name)
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.srcdoc", code
        )


def test_the_template_fills_each_field_once_even_when_a_text_looks_like_a_field() -> None:
    html = page(small(), PageOptions(title="{{script}}"))
    assert '<h1 dir="auto">{{script}}</h1>' in html
    assert (
        hashlib.sha256(html.encode()).digest()
        == hashlib.sha256(page(small(), PageOptions(title="{{script}}")).encode()).digest()
    )


VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")


def themes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root(?:\[data-theme=\"dark\"\])? \{(.*?)\n\}", asset("style.css"), re.DOTALL)
    return {"light": dict(VARIABLE.findall(light)), "dark": dict(VARIABLE.findall(dark))}


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXTS = ("ink", "muted", "accent", "asserted", "reported", "denied", "planned", "hypothetical")
MARKS = ("person", "organization", "country", "place", "event", "line-strong")
PAIRS = [
    *product(TEXTS, ("surface", "sunken", "canvas"), (4.5,)),
    *product(MARKS, ("surface", "canvas"), (3.0,)),
    ("on-accent", "accent", 4.5),
    ("ink", "tint", 4.5),
    ("muted", "tint", 4.5),
    ("ink", "mark", 4.5),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_colours_stand_out_enough(theme: str, one: str, other: str, least: float) -> None:
    colours = themes()[theme]
    assert contrast(colours[one], colours[other]) >= least
