"""The page in a real browser, as a reader uses it."""

import networkx as nx
import pytest
from selenium.webdriver.common.keys import Keys

from kg.rdf.view import network
from kg.visualise.notebook import inline
from kg.visualise.page import PageOptions, page
from tests.knowledge import knowledge, schema
from tests.visualise.networks import grown, small

PHONE, LAPTOP, DESK = (380, 760), (1100, 700), (1600, 1000)


@pytest.fixture(scope="module")
def html() -> str:
    return page(small(), PageOptions(title="Port Halden talks"))


@pytest.mark.parametrize("size", [PHONE, LAPTOP, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_an_error_a_request_or_a_breach(visit, html, size, scheme) -> None:
    opened = visit(html, size, scheme)
    assert opened.run("return performance.getEntriesByType('resource').length") == 0
    assert opened.troubles() == []
    assert opened.run("return document.documentElement.dataset.theme") == scheme
    assert opened.run("return document.documentElement.scrollWidth <= innerWidth")
    assert opened.text("h1") == "Port Halden talks"
    assert opened.run("return document.getElementById('canvas').clientWidth") >= min(380, size[0])


def test_a_click_on_an_edge_shows_its_sentence_with_stance_speaker_and_source(visit, html) -> None:
    opened = visit(html)
    opened.click_drawing("edge", opened.edge("spokeWith", "Tomas Varga", "Maria Petrova"))
    opened.eventually(lambda: "According to The Daily Courier" in opened.text("#details"))
    card = opened.text(".claim")
    for words in (
        "reported",
        "18 May 2024",
        "said by The Daily Courier",
        "Norland sanctions Halden Steel",
        "confidence 92 %",
    ):
        assert words in card
    link = opened.browser.find_element("css selector", ".claim a")
    assert link.get_attribute("href") == "https://news.example/steel?id=1"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("referrerpolicy") == "no-referrer"


def test_contradicting_claims_stand_side_by_side(visit, html) -> None:
    opened = visit(html)
    assert "Sources disagree" in opened.text("#details")
    opened.run("kgPage.select('edge', arguments[0])", opened.edge("metWith", "Tomas Varga", "Nils Berg"))
    assert "Sources disagree: 1 reported, 1 denied." in opened.text(".disputed")
    stances = [one.text for one in opened.browser.find_elements("css selector", ".badge")]
    assert sorted(stances) == ["denied", "reported"]


def test_a_click_on_a_node_shows_names_and_neighbours_and_leads_on(visit, html) -> None:
    opened = visit(html)
    opened.click_drawing("node", opened.node("Maria Petrova"))
    opened.eventually(lambda: opened.text("#details h2") == "Maria Petrova")
    details = opened.text("#details")
    for words in ("Ms Petrova", "6 relations", "envoy of →", "Norland", "visited →"):
        assert words in details
    opened.click(".go")
    assert opened.text("#details h2") != "Maria Petrova"
    opened.click(".trail button")
    assert opened.text("#details h2") == "Maria Petrova"
    opened.click(".proof")
    assert opened.text(".claim blockquote") != ""
    opened.click("#close")
    assert "Entities" in opened.text("#details")


def test_the_focus_stays_in_the_panel_when_its_content_changes(visit, html) -> None:
    opened = visit(html)
    for selector in ("#details .go", ".ends button", "#details .proof", ".trail button", "#close"):
        opened.browser.find_element("css selector", selector).send_keys(Keys.ENTER)
        assert opened.run("return document.activeElement.id") == "panel", selector


def test_the_skip_link_leads_to_the_lists(visit, html) -> None:
    opened = visit(html, PHONE)
    opened.browser.find_element("css selector", ".skip").send_keys(Keys.ENTER)
    assert opened.run("return document.activeElement.id") == "panel"
    opened.eventually(lambda: opened.browser.find_element("css selector", "#details .go").is_displayed())


def test_search_finds_by_any_name_centres_and_selects(visit) -> None:
    opened = visit(page(grown(120), PageOptions()))
    label = opened.node_label(100)
    alias = opened.run("return kgPage.page.nodes[100].names[0]")
    opened.browser.find_element("css selector", "body").send_keys("/")
    box = opened.browser.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys(label.upper() if alias else label)
    box.send_keys(Keys.ENTER)
    assert opened.text("#details h2") == label
    chosen = opened.node(label)
    x, y = opened.run("const spot = kgPage.pixel('node', arguments[0]); return [spot.x, spot.y]", chosen)
    width, height = opened.run(
        "const box = document.getElementById('canvas'); return [box.clientWidth, box.clientHeight]"
    )
    assert abs(x - width / 2) < 3
    assert abs(y - height / 2) < 3


def test_search_says_when_nothing_is_found(visit, html) -> None:
    opened = visit(html)
    box = opened.browser.find_element("id", "search")
    box.send_keys("zzzz", Keys.ENTER)
    assert "No entity on this page has that name" in opened.text("#found")
    box.send_keys(Keys.ESCAPE)
    assert not opened.browser.find_element("id", "found").is_displayed()


@pytest.mark.parametrize(
    ("switch", "nodes", "edges"),
    [
        ("[data-key=denied]", 9, 13),  # the disputed meeting is still reported
        ("[data-key=planned]", 9, 12),
        ("[data-key=asserted]", 6, 5),
        ("[data-key=metWith]", 8, 7),
        ("[data-key=Country]", 6, 8),
        ("[data-all=relations]", 0, 0),
        ("#disputed", 2, 1),
        ("#loose", 10, 13),
    ],
)
def test_filters_hide_and_give_back(visit, html, switch, nodes, edges) -> None:
    opened = visit(html)
    assert opened.shown() == {"nodes": 9, "edges": 13}
    opened.click(switch)
    assert opened.shown() == {"nodes": nodes, "edges": edges}
    opened.click(switch)
    assert opened.shown() == {"nodes": 9, "edges": 13}


def test_filters_by_documents_and_by_time(visit, html) -> None:
    opened = visit(html)
    change = (
        "const box = document.getElementById(arguments[0]); box.value = arguments[1];"
        "box.dispatchEvent(new Event(arguments[2]))"
    )
    opened.run(change, "least", "2", "input")
    assert opened.shown()["edges"] == 2
    assert "2 of 13 relations shown" in opened.text("#shown")
    opened.run(change, "least", "1", "input")
    opened.run(change, "from", "2024-05-17", "change")
    assert opened.shown()["edges"] == 2
    opened.run(change, "from", "", "change")
    opened.run(change, "to", "2024-04-30", "change")
    assert opened.shown()["edges"] == 1


def test_everything_hidden_is_said(visit, html) -> None:
    opened = visit(html)
    opened.click("[data-all=stances]")
    assert opened.text("#empty h2") == "The filters hide everything"


def test_the_keyboard_reaches_lists_and_drawing(visit, html) -> None:
    opened = visit(html)
    canvas = opened.browser.find_element("id", "canvas")
    before = opened.point("node", 0)
    opened.run("arguments[0].focus()", canvas)
    canvas.send_keys("+", Keys.ARROW_RIGHT)
    assert opened.point("node", 0) != before
    canvas.send_keys("f")
    assert opened.point("node", 0) == pytest.approx(before, abs=1)
    row = opened.browser.find_element("css selector", "#details .go")
    row.send_keys(Keys.ENTER)
    assert opened.run("return document.activeElement.id") == "panel"
    opened.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert opened.browser.find_elements("css selector", "#close") == []


def test_every_control_has_a_name(visit, html) -> None:
    opened = visit(html)
    nameless = opened.run(
        "return [...document.querySelectorAll('button, input, a, [role]')].filter((one) =>"
        " !(one.textContent.trim() || one.getAttribute('aria-label') || (one.labels && one.labels.length))"
        " && !one.hidden && one.id !== 'sheet' && one.id !== 'shown').map((one) => one.outerHTML)"
    )
    assert nameless == []


def test_on_a_telephone_the_sentence_rises_in_a_sheet(visit, html) -> None:
    opened = visit(html, PHONE)
    number = opened.edge("envoyOf", "Maria Petrova", "Norland")
    opened.click_drawing("edge", number)
    opened.eventually(lambda: "special envoy" in opened.text("#details"))
    top, bottom = opened.run(
        "const box = document.querySelector('.claim blockquote').getBoundingClientRect(); return [box.top, box.bottom]"
    )
    assert 0 < top < bottom <= PHONE[1]
    _, y = opened.point("edge", number)
    assert y < opened.run("return document.getElementById('panel').getBoundingClientRect().top")
    opened.click("#sheet")
    opened.eventually(lambda: opened.run("return document.getElementById('panel').getBoundingClientRect().height") < 60)
    opened.click("#filters-toggle")
    opened.eventually(lambda: opened.browser.find_element("css selector", "[data-key=denied]").is_displayed())


def test_on_a_telephone_nothing_of_the_heading_or_the_evidence_is_cut_off(visit, html) -> None:
    opened = visit(html, PHONE)
    opened.run("kgPage.select('edge', arguments[0])", opened.edge("metWith", "Tomas Varga", "Nils Berg"))
    cut = opened.run(
        "return [...document.querySelectorAll('h1, #counts, #details *, #sheet span')].filter((one) =>"
        " one.scrollWidth > one.clientWidth + 1 && one.clientWidth && getComputedStyle(one).display !== 'inline')"
        ".map((one) => one.outerHTML)"
    )
    assert cut == []


@pytest.mark.parametrize("leave", [Keys.ESCAPE, Keys.ENTER])
def test_the_drawer_of_filters_is_told_open_and_closed_and_gives_the_focus_back(visit, html, leave) -> None:
    opened = visit(html, LAPTOP)
    toggle = opened.browser.find_element("id", "filters-toggle")
    for _ in range(2):
        toggle.send_keys(Keys.ENTER)
        assert toggle.get_attribute("aria-expanded") == "true"
        opened.eventually(lambda: opened.run("return document.activeElement.textContent") == "Close")
        opened.browser.switch_to.active_element.send_keys(leave)
        assert toggle.get_attribute("aria-expanded") == "false"
        assert opened.browser.switch_to.active_element == toggle


def test_a_large_network_says_what_it_leaves_out(visit) -> None:
    opened = visit(page(grown(300), PageOptions(max_nodes=50)))
    assert opened.text("#notice") == "Showing the 50 best connected of 300 entities; for others use --around NAME"


def test_a_page_around_an_entity_opens_on_it(visit) -> None:
    opened = visit(page(network(knowledge(), schema()), PageOptions(around="Halden Steel")))
    assert opened.text("#details h2") == "Halden Steel"
    assert opened.troubles() == []


def test_an_empty_graph_is_told_kindly(visit) -> None:
    opened = visit(page(nx.MultiDiGraph(), PageOptions()))
    assert opened.text("#empty h2") == "Nothing to draw yet"
    assert "kg build" in opened.text("#empty p")
    assert opened.troubles() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_chosen_stays_and_the_button_changes_it(visit, theme) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    opened = visit(page(small(), PageOptions(theme=theme)), scheme=other)
    before = opened.run("return getComputedStyle(document.body).backgroundColor")
    assert opened.run("return document.documentElement.dataset.theme") == theme
    opened.click("#theme")
    assert opened.run("return document.documentElement.dataset.theme") == other
    assert opened.run("return getComputedStyle(document.body).backgroundColor") != before


def test_it_works_in_the_frame_of_a_notebook(visit, html) -> None:
    outer = "<!doctype html><meta charset=utf-8><body>" + inline(html, 600)._repr_html_()
    opened = visit(outer, (1040, 700), ready=False)
    opened.browser.switch_to.frame(0)
    try:
        opened.eventually(lambda: opened.run("return document.documentElement.dataset.ready") == "true")
        assert opened.run("return window.origin") == "null"
        opened.run("kgPage.select('edge', 0)")
        assert opened.text(".claim blockquote") != ""
        assert "https://" in opened.text(".claim .address")
    finally:
        opened.browser.switch_to.default_content()
    assert opened.troubles() == []


def test_a_reader_without_scripts_sees_the_table(visit, html) -> None:
    browser = visit(html).browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.refresh()
        assert browser.find_element("css selector", "noscript table").is_displayed()
        assert not browser.find_element("id", "app").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
