"""`Graph.show()` in a notebook: a frame with the whole page in it, which needs nothing from anywhere."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.visualise.notebook import inline
from kg.visualise.page import PageOptions, page
from tests import fakes
from tests.visualise.hostile import hostile_network, hostile_options
from tests.visualise.networks import small
from tests.visualise.payloads import PAYLOADS

TITLE = '"></iframe><script>parent.__pwn=1</script>'


class Frames(HTMLParser):
    """The elements of a cell's output, with their attributes as a browser reads them."""

    def __init__(self, output: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(output)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def displayed(shown: Any) -> str:
    """What IPython sends to a notebook for the last line of a cell."""
    formatter = pytest.importorskip("IPython.core.formatters").DisplayFormatter()
    formatter.active_types = ["text/plain", "text/html"]
    bundle, _ = formatter.format(shown)
    assert "page of" in bundle["text/plain"]
    return str(bundle["text/html"])


@pytest.fixture
def graph(tmp_path: Path) -> kg.Graph:
    """A small graph on disk."""
    fakes.build(fakes.write(tmp_path / "news", {"a.txt": "Ann Lee met Bo Ray. Bo Ray met Cy Doe."}), tmp_path / "graph")
    return kg.open(tmp_path / "graph")


def test_showing_a_graph_gives_one_frame_that_holds_the_whole_page(graph: kg.Graph) -> None:
    [(tag, attributes)] = Frames(displayed(graph.show(height=500, title="Who met whom"))).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == graph.page(title="Who met whom")
    assert attributes["height"] == "500"
    assert attributes["sandbox"] == "allow-scripts"
    assert "src" not in attributes


def test_showing_a_part_shows_that_part(graph: kg.Graph) -> None:
    [(_, attributes)] = Frames(displayed(graph.show(around="Ann Lee", depth=1))).found
    assert attributes["srcdoc"] == graph.page(around="Ann Lee", depth=1)
    assert "Cy Doe" not in str(attributes["srcdoc"])


@pytest.mark.parametrize("html", [page(hostile_network(), hostile_options()), page(small(), PageOptions(title=TITLE))])
def test_no_text_leaves_the_frame(html: str) -> None:
    [(tag, attributes)] = Frames(displayed(inline(html))).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == html


def test_a_shown_graph_is_drawn_and_read_without_a_network(visit, graph: kg.Graph) -> None:
    outer = "<!doctype html><meta charset=utf-8><body>" + displayed(graph.show())
    opened = visit(outer, (1040, 700), ready=False)
    opened.browser.switch_to.frame(0)
    try:
        opened.eventually(lambda: opened.run("return document.documentElement.dataset.ready") == "true", 15)
        opened.run("kgPage.select('edge', 0)")
        assert "met" in opened.text(".claim blockquote")
        opened.run("document.querySelector('.skip').click()")
        assert opened.run("return document.activeElement.id") == "panel"
        assert opened.run("return performance.getEntriesByType('resource').length") == 0
    finally:
        opened.browser.switch_to.default_content()
    assert opened.troubles() == []


def test_a_hostile_graph_touches_nothing_of_the_notebook(visit) -> None:
    outer = "<!doctype html><meta charset=utf-8><title>notebook</title><body>"
    opened = visit(outer + displayed(inline(page(hostile_network(), hostile_options()))), (1040, 700), ready=False)
    opened.browser.switch_to.frame(0)
    try:
        opened.eventually(lambda: opened.run("return document.documentElement.dataset.ready") == "true", 15)
        assert opened.run("return kgPage.page.nodes.length") == len(PAYLOADS)
        assert opened.run("return window.__pwn === undefined")
    finally:
        opened.browser.switch_to.default_content()
    assert opened.run("return window.__pwn === undefined && document.title") == "notebook"
    assert opened.troubles() == []
