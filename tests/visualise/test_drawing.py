"""What is drawn on the canvas: names that can be read, marks that keep their size, a tip that is not in the way."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.visualise.page import PageOptions, page
from tests.visualise.networks import grown, small

PHONE, DESK = (420, 800), (1400, 900)
RECORD = """
const ink = CanvasRenderingContext2D.prototype;
const [text, arc] = [ink.fillText, ink.arc];
window.drawn = { words: [], circles: [] };
ink.fillText = function (words, x, y) {
  const { a, e, f } = this.getTransform();
  const size = this.measureText(words);
  const [wide, high] = [size.width * a / 2, (size.actualBoundingBoxAscent + size.actualBoundingBoxDescent) * a / 2];
  const [left, top] = [x * a + e, y * a + f];
  window.drawn.words.push({ words, left: left - wide, right: left + wide, top: top - high, bottom: top + high });
  return text.apply(this, arguments);
};
ink.arc = function (x, y, radius) {
  window.drawn.circles.push(radius * this.getTransform().a);
  return arc.apply(this, arguments);
};
"""
AGAIN = "window.drawn.words = []; window.drawn.circles = []; kgPage.redraw(); return window.drawn;"


@pytest.fixture
def drawn(visit) -> Callable[..., tuple[Any, dict[str, list[Any]]]]:
    """Open a page and tell what the last drawing wrote: words with their boxes, and the radius of every circle."""

    def opened(html: str, size: tuple[int, int], act: str = "") -> tuple[Any, dict[str, list[Any]]]:
        there = visit(html, size)
        there.run(RECORD)
        there.run(act)
        return there, there.run(AGAIN)

    return opened


def covering(words: list[dict]) -> list[tuple[str, str]]:
    return [
        (one["words"], other["words"])
        for i, one in enumerate(words)
        for other in words[:i]
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("act", ["", "kgPage.select('node', 0)", "kgPage.select('edge', 5)"])
@pytest.mark.parametrize("network", [small(), grown(150)], ids=["small", "medium"])
def test_no_label_covers_another_or_leaves_the_canvas(drawn, network, size, act) -> None:
    opened, seen = drawn(page(network), size, act)
    width, height = opened.run(
        "const box = document.getElementById('canvas'); return [box.clientWidth, box.clientHeight]"
    )
    assert len(seen["words"]) > 2
    assert covering(seen["words"]) == []
    for one in seen["words"]:
        assert one["left"] >= 0, one
        assert one["right"] <= width, one
        assert one["top"] >= 0, one
        assert one["bottom"] <= height, one


@pytest.mark.parametrize("size", [PHONE, (1100, 700)])
def test_no_label_lies_under_a_button_or_a_notice(drawn, size) -> None:
    opened, seen = drawn(page(grown(150), PageOptions(max_nodes=60)), size, "kgPage.select('node', 0)")
    over = opened.run(
        "return [...document.querySelectorAll('.zoom, .notice')].map((one) => ({"
        " words: one.className, left: one.offsetLeft, right: one.offsetLeft + one.offsetWidth,"
        " top: one.offsetTop, bottom: one.offsetTop + one.offsetHeight }))"
    )
    assert len(over) == 2
    assert covering([*over, *seen["words"]]) == []


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("act", ["", "kgPage.select('edge', 5)"])
def test_a_small_network_names_every_entity_and_every_dispute(drawn, size, act) -> None:
    opened, seen = drawn(page(small()), size, act if size == DESK else "")
    words = {one["words"] for one in seen["words"]}
    shown = opened.run("return [...kgPage.shown().nodes].map((id) => kgPage.page.nodes[id].label)")
    assert set(shown) <= words
    if not act:
        assert "met with · disputed" in words


def test_a_dispute_without_room_for_words_has_the_sign_of_the_legend(drawn) -> None:
    _, seen = drawn(page(grown(150)), DESK)
    signs = [one for one in seen["words"] if one["words"] == "!" or one["words"].endswith("· disputed")]
    assert len(signs) > 5


def test_a_small_network_names_every_relation_also_those_between_the_same_two(drawn) -> None:
    opened, seen = drawn(page(small()), DESK)
    told = sorted(one["words"].removesuffix(" · disputed") for one in seen["words"])
    names = opened.run("return kgPage.page.edges.map((edge) => edge.label)")
    assert [words for words in told if words in names] == sorted(names)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_marks_keep_their_size_when_the_drawing_is_seen_from_near(drawn, size) -> None:
    opened, afar = drawn(page(grown(150)), size)
    opened.browser.find_element("id", "canvas").send_keys("++++++")
    near = opened.run(AGAIN)
    assert 3 < max(afar["circles"]) < 25
    assert max(afar["circles"]) < max(near["circles"]) < 45


def test_pointing_tells_in_a_tip_but_not_over_what_the_panel_tells(visit) -> None:
    opened = visit(page(small()))
    tip = opened.browser.find_element("id", "tip")
    edge = opened.edge("sanctionedBy", "Halden Steel", "Norland")
    opened.mouse("mouseMoved", *opened.point("edge", edge))
    opened.eventually(tip.is_displayed)
    assert tip.text == "Halden Steel sanctioned by Norland\n1 asserted, 1 reported"
    opened.click_drawing("edge", edge)
    opened.eventually(lambda: not tip.is_displayed())
    assert "sanctioned by" in opened.text("#details")


def test_the_tip_goes_when_the_pointer_leaves_the_drawing(visit) -> None:
    opened = visit(page(small()))
    tip = opened.browser.find_element("id", "tip")
    opened.mouse("mouseMoved", *opened.point("node", opened.node("Norland")))
    opened.eventually(tip.is_displayed)
    opened.mouse("mouseMoved", 700, 20)
    opened.eventually(lambda: not tip.is_displayed())


def test_an_entity_found_is_shown_with_its_neighbours(visit) -> None:
    opened = visit(page(small(), PageOptions()))
    box = opened.browser.find_element("id", "search")
    box.send_keys("Norland\n")
    width, height = opened.run(
        "const box = document.getElementById('canvas'); return [box.clientWidth, box.clientHeight]"
    )
    for label in ("Norland", "Halden Steel", "Anders Lund", "Maria Petrova"):
        x, y = opened.run(
            "const spot = kgPage.pixel('node', arguments[0]); return [spot.x, spot.y]", opened.node(label)
        )
        assert 0 < x < width, label
        assert 0 < y < height, label
