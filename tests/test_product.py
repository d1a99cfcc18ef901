"""The whole product on the sample, through the command line: always the same bytes, and nothing bad stops it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"
KILLS = 3

pytestmark = pytest.mark.slow


def command(*arguments: object) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def kg(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, env=environment, timeout=300
    )


def dumped(graph: Path) -> bytes:
    """The graph's N-Quads as `kg export` writes them."""
    target = graph.with_suffix(".nq")
    done = kg("export", graph, "--format", "nquads", "-o", target)
    assert done.returncode == 0, done.stderr
    return target.read_bytes()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The dump of the sample, built in one go."""
    graph = tmp_path_factory.mktemp("whole") / "graph"
    done = kg("build", SAMPLE, "-o", graph, PYTHONHASHSEED="1", KG_WORKERS="1")
    assert done.returncode == 0, done.stderr
    found = dumped(graph)
    assert found.count(b"\n") > 1000
    return found


def test_hash_seed_order_of_inputs_and_workers_change_no_byte(whole: bytes, tmp_path: Path) -> None:
    files = sorted(SAMPLE.iterdir(), reverse=True)
    seeds = {"PYTHONHASHSEED": "77", "KG_WORKERS": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = kg("build", *files, "-o", tmp_path / "graph", **seeds)
    assert done.returncode == 0, done.stderr
    assert dumped(tmp_path / "graph") == whole


def test_a_build_killed_at_random_points_and_started_again_gives_the_same_bytes(whole: bytes, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    begin = time.perf_counter()
    assert kg("build", SAMPLE, "-o", tmp_path / "timed").returncode == 0
    usual = time.perf_counter() - begin
    chance = random.Random(20)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command("build", SAMPLE, "-o", graph, "--quiet"),
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(usual * chance.uniform(0.2, 0.8))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed > 0, "no build was running when it was to be killed"
    done = kg("build", SAMPLE, "-o", graph)
    assert done.returncode == 0, done.stderr
    assert dumped(graph) == whole


def test_bad_inputs_get_one_line_each_and_change_nothing_else(whole: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "latin.txt").write_bytes("Anna Müller met Luis Ortega in Zürich.".encode("latin-1"))
    (folder / "broken.jsonl").write_bytes(b'{"id": "x", "text": \n')
    (folder / "broken.html").write_bytes(b"<html><body><p>" + b"\xff\xfe\x00" * 50)
    done = kg("build", folder, "-o", tmp_path / "graph")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    for name in ("empty.txt", "binary.txt", "latin.txt", "broken.jsonl", "broken.html"):
        lines = [line for line in done.stdout.splitlines() if name in line]
        assert len(lines) == 1, (name, done.stdout)
    assert dumped(tmp_path / "graph") == whole


def test_hostile_names_and_titles_are_read_and_stay_text(tmp_path: Path) -> None:
    article = (
        "Title: <script>alert(1)</script> talks\nPublished: 2025-03-04\n\n"
        "Norwegian Foreign Minister Ida Lo\u200brentzen met Luis Ortega in Oslo on Tuesday.\n\n"
        "Ida Lorentzen met Luis Ortega again in March."
    )
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    graph = tmp_path / "graph"
    assert kg("build", tmp_path / "article.txt", "-o", graph).returncode == 0
    shown = kg("why", graph, "Ida Lorentzen", "Luis Ortega")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.count("Ida Lorentzen  metWith  Luis Ortega") == 2
    page = tmp_path / "page.html"
    assert kg("show", graph, "-o", page).returncode == 0
    assert "<script>alert(1)" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "query", ["SELECT * {" + "{" * 5000, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DROP ALL", "\x00"]
)
def test_a_hostile_query_gets_one_clear_line_and_the_graph_stays(query: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Berg met Luis Ortega in Oslo.", encoding="utf-8")
    graph = tmp_path / "graph"
    assert kg("build", tmp_path / "a.txt", "-o", graph).returncode == 0
    asked = tmp_path / "hostile.rq"
    asked.write_text(query, encoding="utf-8")
    done = kg("query", graph, asked)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "Anna Berg" in kg("query", graph, "who-met-whom").stdout


def test_a_page_that_kg_wrote_is_no_article(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Anna Berg met Luis Ortega in Oslo.", encoding="utf-8")
    assert kg("build", folder, "-o", tmp_path / "graph").returncode == 0
    assert kg("show", tmp_path / "graph", "-o", folder / "page.html").returncode == 0
    again = kg("build", folder, "-o", tmp_path / "graph")
    assert "page.html" in again.stdout
    assert "kg show wrote" in again.stdout
    assert "Anna Berg" in kg("query", tmp_path / "graph", "who-met-whom").stdout
