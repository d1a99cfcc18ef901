"""A whole build: what goes in is accounted for, comes out the same, and survives what happens to it."""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import GraphError, ReadError
from kg.ledger.ledger import Ledger
from kg.store.derive import current, dump
from tests.fakes import build, write

PEOPLE = ["Ann Lee", "Bo Ray", "Cy Orr", "Dan Poe", "Ed Kay", "Flo Ash"]


def texts(count: int, seed: int = 7) -> dict[str, str]:
    """Small articles about meetings of a few people."""
    chance = random.Random(seed)
    found = {}
    for i in range(count):
        pairs = [chance.sample(PEOPLE, 2) for _ in range(3)]
        found[f"day{i % 3}/{i:03}.txt"] = f"Report {i}\n\n" + " ".join(f"{a} met {b}." for a, b in pairs)
    return found


def dumped(folder: Path) -> bytes:
    """The N-Quads of a graph."""
    return dump(current(folder))


def test_a_build_reports_what_it_did_and_what_the_graph_holds(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {**texts(5), "bad.txt": "boom", "empty.txt": "", "picture.png": "x"})
    seen = []
    report = build(sources, tmp_path / "graph", seen.append)
    assert (report.given, report.read, report.skipped) == (8, 5, 0)
    assert [(p.source, p.stage) for p in report.problems] == [
        ("bad.txt", "extract"),
        ("empty.txt", "read"),
        ("picture.png", "read"),
    ]
    assert report.notes == {"no-publication-date": 5}
    assert report.claims == 15
    assert report.entities == len(PEOPLE)
    assert report.edges > 0
    assert report.best_connected[0][1] >= report.best_connected[-1][1] > 0
    assert set(report.seconds) == {"read", "extract", "resolve", "store"}
    assert [p.done for p in seen if p.stage == "extract"] == list(range(1, 7))
    assert {p.total for p in seen if p.stage == "extract"} == {6}


def test_everything_given_is_read_skipped_or_named(tmp_path: Path) -> None:
    chance = random.Random(3)
    folder, graph = tmp_path / "in", tmp_path / "graph"
    for step in range(6):
        some = dict(chance.sample(sorted(texts(12, seed=step % 2).items()), 7))
        some["broken.txt"] = chance.choice(["boom", "", "boom again"])
        write(folder, some)
        report = build(folder, graph)
        assert report.given + report.continued == report.read + report.skipped + len(report.problems)


def test_the_dump_does_not_depend_on_the_order_of_sources(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", texts(8))
    days = [sources / f"day{i}" for i in range(3)]
    build(days, tmp_path / "one")
    build(days[::-1], tmp_path / "two")
    build([days[1], days[1], days[0], days[2]], tmp_path / "three")
    assert dumped(tmp_path / "one") == dumped(tmp_path / "two") == dumped(tmp_path / "three")


def test_a_second_build_of_the_same_sources_changes_nothing(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", texts(6))
    build(sources, tmp_path / "graph")
    before = dumped(tmp_path / "graph")
    report = build(sources, tmp_path / "graph")
    assert (report.read, report.skipped) == (0, 6)
    assert dumped(tmp_path / "graph") == before


def test_added_documents_change_no_identifier(tmp_path: Path) -> None:
    every = texts(10)
    first = write(tmp_path / "first", dict(list(every.items())[:4]))
    build(first, tmp_path / "graph")
    before = {e.label: e.iri for e in pipeline.knowledge(tmp_path / "graph").entities}
    build(write(tmp_path / "rest", every), tmp_path / "graph")
    after = {e.label: e.iri for e in pipeline.knowledge(tmp_path / "graph").entities}
    assert before.items() <= after.items()
    build(tmp_path / "rest", tmp_path / "whole")
    whole = pipeline.knowledge(tmp_path / "whole").entities
    assert {e.label for e in whole} == set(after)


def test_a_changed_file_is_a_new_version_and_two_folders_do_not_mix(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.txt": "Ann Lee met Bo Ray.", "b/x.txt": "Cy Orr met Dan Poe."})
    build([tmp_path / "a", tmp_path / "b"], tmp_path / "graph")
    write(tmp_path, {"b/x.txt": "Cy Orr met Ed Kay."})
    report = build([tmp_path / "b"], tmp_path / "graph")
    assert (report.read, report.replaced) == (1, 1)
    said = {r.document.id: r.document.text for r in pipeline.knowledge(tmp_path / "graph").readings}
    assert said == {"a/x": "Ann Lee met Bo Ray.", "b/x": "Cy Orr met Ed Kay."}
    assert b"Dan Poe" not in dumped(tmp_path / "graph")


def test_another_language_is_named_and_not_read(tmp_path: Path) -> None:
    page = (
        "<html lang='fr'><body><article><p>" + "Le ministre a rencontré le président à Paris. " * 20 + "</p></article>"
    )
    write(tmp_path / "in", {"page.html": page, "a.txt": "Ann Lee met Bo Ray."})
    report = build(tmp_path / "in", tmp_path / "graph")
    assert report.read == 1
    assert "another language (fr)" in report.problems[0].reason


def test_a_graph_beside_its_sources_does_not_read_itself(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Ann Lee met Bo Ray."})
    for folder in (tmp_path, tmp_path / "deep" / "graph"):
        build(tmp_path, folder)
        report = build(tmp_path, folder)
        assert [p for p in report.problems if "sqlite" in p.source or "store" in p.source] == []
    assert len(pipeline.knowledge(tmp_path / "deep" / "graph").readings) == 1


def test_only_what_kg_keeps_in_a_graph_is_no_source(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.txt": "Ann Lee met Bo Ray.", "one/store.txt": "Cy Orr met Dan Poe."})
    build(tmp_path / "one", tmp_path / "one")
    report = build(tmp_path, tmp_path / "two")
    assert (report.given, report.read) == (2, 2)
    named = build(sorted((tmp_path / "one").iterdir()), tmp_path / "three")
    assert (named.given, named.problems) == (2, ())


def test_problems_are_remembered_until_their_source_is_read(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": "Ann Lee met Bo Ray.", "b.txt": "", "c.txt": "boom"})
    graph = tmp_path / "graph"
    build(sources, graph)
    found = pipeline.info(graph, pipeline.knowledge(graph))
    assert [p["source"] for p in found["problems"]] == ["b.txt", "c.txt"]
    assert (found["documents"], found["edges"]) == (1, 1)
    assert found["versions"]["pipeline"] == "accurate"
    write(sources, {"b.txt": "Cy Orr met Dan Poe.", "c.txt": "Ed Kay met Ann Lee."})
    build(sources, graph)
    assert pipeline.info(graph, pipeline.knowledge(graph))["problems"] == []


def test_decisions_are_applied_by_the_next_build(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": "Ann Lee met Bo Ray.", "b.txt": "Cy Orr met Dan Poe."})
    graph = tmp_path / "graph"
    build(sources, graph)
    iris = {e.label: e.iri for e in pipeline.knowledge(graph).entities}
    decision = {"kind": "same", "a": iris["Ann Lee"], "b": iris["Cy Orr"], "who": "me"}
    (graph / "decisions.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    report = build(sources, graph)
    assert report.entities == 3
    (graph / "decisions.jsonl").unlink()
    assert build(sources, graph).entities == 4
    assert {e.label: e.iri for e in pipeline.knowledge(graph).entities} == iris


def test_no_source_makes_no_graph(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        build(tmp_path / "nowhere", tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_a_folder_that_is_a_file_and_a_graph_in_work_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Ann Lee met Bo Ray."})
    with pytest.raises(GraphError, match="cannot be made"):
        build(tmp_path / "a.txt", tmp_path / "a.txt" / "graph")
    (tmp_path / "graph").mkdir()
    with Ledger(tmp_path / "graph" / "ledger.sqlite"), pytest.raises(GraphError, match="another process"):
        build(tmp_path / "a.txt", tmp_path / "graph")


def test_a_build_that_is_interrupted_keeps_what_was_finished(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", texts(9))

    def stop(progress: pipeline.Progress) -> None:
        if progress.stage == "extract" and progress.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(sources, tmp_path / "graph", stop)
    report = build(write(tmp_path / "else", {"new.txt": "Ann Lee met Bo Ray."}), tmp_path / "graph")
    assert (report.read, report.continued) == (5, 4)
    build(sources, tmp_path / "whole")
    build(tmp_path / "else", tmp_path / "whole")
    mine, theirs = (pipeline.knowledge(tmp_path / name).readings for name in ("graph", "whole"))
    assert {r.document.id for r in mine} == {r.document.id for r in theirs}


@pytest.fixture
def swift_path() -> Iterator[Path]:
    """A folder in memory where the system has one: what a killed process wrote is there, synchronised or not, and
    two hundred builds need not wait for a disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def test_a_build_killed_at_any_operation_and_started_again_gives_the_same_bytes(
    tmp_path: Path, swift_path: Path
) -> None:
    sources = write(tmp_path / "in", {**texts(10), "bad.txt": "boom", "day0/x.txt": "One.", "day1/x.txt": "Two."})
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run(
        [sys.executable, str(script), str(sources), str(swift_path / "graphs")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=script.parent.parent,
        env={"PYTHONPATH": str(script.parent.parent), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["different"] == []
    assert found["kills"] >= 40
    assert found["control"], "a harness that cannot see a difference proves nothing"
