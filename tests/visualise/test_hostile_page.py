"""No text of the data runs in the page, whatever the reader points at or clicks."""

import pytest

from kg.rdf.view import network
from kg.visualise.page import PageOptions, page
from tests.knowledge import hostile, schema
from tests.visualise.hostile import hostile_network, hostile_options
from tests.visualise.payloads import PAYLOADS

CLICK_ALL = """
const done = [];
for (const [kind, things] of [["node", kgPage.page.nodes], ["edge", kgPage.page.edges]])
  for (const { id } of things) {
    kgPage.select(kind, id);
    for (const one of document.querySelectorAll("#details *")) {
      one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      one.dispatchEvent(new FocusEvent("focus"));
    }
    done.push(document.querySelectorAll("#details a").length);
    for (const link of document.querySelectorAll("a[href]"))
      if (!["http:", "https:", "file:"].includes(link.protocol)) throw new Error("a link to " + link.href);
    if (document.querySelector("#details script, #details img, #details iframe, #details style, #details [onerror]"))
      throw new Error("an element of the data in the page");
  }
return done.length;
"""
POINTS = """
const box = document.getElementById("canvas").getBoundingClientRect();
return kgPage.page.nodes.map(({ id }) => {
  const { x, y } = kgPage.pixel(id % 2 ? "node" : "edge", id);
  return [box.left + x, box.top + y];
});
"""
SEARCH = """
const box = document.getElementById("search");
for (const asked of arguments[0]) {
  box.value = asked;
  box.dispatchEvent(new Event("input"));
  const row = document.querySelector("#found li");
  row.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  row.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
}
"""


def untouched(opened) -> None:
    assert opened.run("return window.__pwn === undefined && ({}).label === undefined")
    assert opened.troubles() == []


def test_there_are_payloads_enough_and_each_once() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 150


def test_no_payload_runs_in_any_field(visit) -> None:
    opened = visit(page(hostile_network(), hostile_options()), (800, 600))
    untouched(opened)
    assert opened.run(CLICK_ALL) == 2 * len(PAYLOADS)
    opened.run("kgPage.select(null); kgPage.fit()")
    for x, y in opened.run(POINTS):  # a payload is all texts of a node and of an edge: the tip of one is enough
        opened.mouse("mouseMoved", x, y)
    assert opened.browser.find_element("id", "tip").is_displayed()
    for number in range(0, len(PAYLOADS), 8):
        opened.click_drawing("node", number)
        opened.run("kgPage.select(null)")
    opened.run(SEARCH, [nasty.replace("\ud800", "") for nasty in PAYLOADS])
    for switch in opened.browser.find_elements("css selector", ".filters button[aria-pressed]"):
        opened.run("arguments[0].click()", switch)
    untouched(opened)


def test_only_web_addresses_are_links(visit) -> None:
    opened = visit(page(hostile_network(), hostile_options()))
    opened.run("kgPage.select('edge', kgPage.page.edges.find((edge) => edge.label.startsWith('javascript:')).id)")
    assert opened.browser.find_elements("css selector", "#details a") == []
    assert "javascript:" in opened.text(".claim .source")


def test_hostile_knowledge_through_the_real_view_is_only_text(visit) -> None:
    opened = visit(page(network(hostile(), schema()), PageOptions(title="</title><script>window.__pwn=1</script>")))
    opened.run(CLICK_ALL)
    assert opened.text("h1") == "</title><script>window.__pwn=1</script>"
    untouched(opened)


@pytest.mark.parametrize(
    "attempt",
    [
        "const made = document.createElement('script'); made.text = 'window.__ran = 1'; document.body.append(made)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.__ran = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://news.example/\"></iframe>')",
        "const made = new Image(); made.src = 'https://news.example/pixel.png'; document.body.append(made)",
        "fetch('https://news.example/').catch(() => null)",
        "document.body.insertAdjacentHTML('beforeend', '<link rel=stylesheet href=https://news.example/a.css>')",
    ],
)
def test_even_a_hole_would_run_and_send_nothing(visit, attempt) -> None:
    opened = visit(page(hostile_network(), hostile_options()))
    opened.run(attempt)
    opened.eventually(lambda: bool(opened.run("return window.__violations")))
    assert opened.run("return window.__ran === undefined")
    assert (
        opened.run("return performance.getEntriesByType('resource').filter((one) => one.transferSize > 0).length") == 0
    )


def test_the_canary_sings_where_a_page_is_careless(visit) -> None:
    from pyvis.network import Network

    careless = Network(heading="<img src=x onerror='window.__pwn=1'>", cdn_resources="in_line")
    careless.add_node(1)
    opened = visit(careless.generate_html(), ready=False)
    opened.eventually(lambda: opened.run("return window.__pwn") == 1)
