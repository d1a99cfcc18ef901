"""A real browser for the tests of the page: Chromium, with every name of the network unresolvable."""

import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, CHROMEDRIVER = "chromium", "chromedriver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    "--lang=en-GB",
)
WATCH = """
window.__violations = [];
addEventListener("securitypolicyviolation", (event) => window.__violations.push(event.violatedDirective));
"""


class Page:
    """A page open in the browser, and what a reader does with it."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script in the page."""
        return self.browser.execute_script(script, *arguments)

    def text(self, selector: str) -> str:
        """The visible text of the first element."""
        return self.browser.find_element("css selector", selector).text

    def click(self, selector: str) -> None:
        """Click the first element."""
        self.browser.find_element("css selector", selector).click()

    def mouse(self, kind: str, x: float, y: float) -> None:
        """A mouse event at a point of the window."""
        button = {"button": "left", "clickCount": 1} if kind != "mouseMoved" else {}
        self.browser.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **button})

    def point(self, kind: str, number: int) -> tuple[float, float]:
        """Where a node, or the middle of an edge, is in the window."""
        spot = self.run(
            "const box = document.getElementById('canvas').getBoundingClientRect();"
            "const spot = kgPage.pixel(arguments[0], arguments[1]); return [box.left + spot.x, box.top + spot.y]",
            kind,
            number,
        )
        return spot[0], spot[1]

    def click_drawing(self, kind: str, number: int) -> None:
        """Click a node or an edge where it is drawn."""
        x, y = self.point(kind, number)
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def edge(self, predicate: str, *ends: str) -> int:
        """The number of an edge."""
        return next(
            edge["id"]
            for edge in self.run("return kgPage.page.edges")
            if edge["predicate"] == predicate
            and {self.node_label(edge["from"]), self.node_label(edge["to"])} == set(ends)
        )

    def node_label(self, number: int) -> str:
        """The label of a node."""
        return str(self.run("return kgPage.page.nodes[arguments[0]].label", number))

    def node(self, label: str) -> int:
        """The number of a node."""
        return int(self.run("return kgPage.page.nodes.find((node) => node.label === arguments[0]).id", label))

    def shown(self) -> dict[str, int]:
        """How many nodes and edges the filters leave."""
        return dict(
            self.run("const { nodes, edges } = kgPage.shown(); return { nodes: nodes.size, edges: edges.size }")
        )

    def eventually(self, holds: Callable[[], bool], within: float = 5.0) -> None:
        """Wait until something holds; the browser draws in its own time."""
        end = time.monotonic() + within
        while not holds():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.03)

    def troubles(self) -> list[str]:
        """Errors of the console and breaches of the security policy so far."""
        console = [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] != "INFO"]
        return console + list(self.run("return window.__violations || []"))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium under a driver; skipped by name where it is not installed, unless KG_REQUIRE_BROWSER=1."""
    if shutil.which(CHROMIUM) is None or shutil.which(CHROMEDRIVER) is None:
        message = "needs chromium and chromedriver (apt-get install chromium chromium-driver)"
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which(CHROMIUM) or ""
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which(CHROMEDRIVER)))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield driver
    driver.quit()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Callable[..., Page]:
    """Open a page from a file, in a window of a given size and colour scheme, and wait until it is ready."""
    numbers = itertools.count()

    def opened(html: str, size: tuple[int, int] = (1440, 900), scheme: str = "light", ready: bool = True) -> Page:
        path = tmp_path / f"page-{next(numbers)}.html"
        path.write_bytes(html.encode("utf-8"))
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
        browser.get_log("browser")
        browser.get(path.as_uri())
        page = Page(browser)
        if ready:
            page.eventually(lambda: page.run("return document.documentElement.dataset.ready") == "true", 15)
        return page

    return opened
