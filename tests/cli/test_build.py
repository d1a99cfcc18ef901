"""`kg build` tells what became of every source, is honest about how far it is, and fails in one line."""

import io
import json
import re
import shlex
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli.progress import Bar
from kg.pipeline import Progress
from tests.cli.conftest import ARTICLES
from tests.fakes import STAGES, write


class Terminal(io.StringIO):
    """Standard error of a terminal."""

    def isatty(self) -> bool:
        return True


def counts(report: str) -> dict[str, int]:
    """The numbers of a report by their names."""
    found = re.findall(r"^  (\w+) +([\d,]+)(?:  .*)?$", report, re.M)
    return {name: int(number.replace(",", "")) for name, number in found}


def test_the_report_accounts_for_every_source_and_says_what_the_graph_holds(kg, tmp_path: Path) -> None:
    ran = kg("build", write(tmp_path / "in", ARTICLES), "-o", tmp_path / "graph")
    assert ran.status == 0
    expected = {"given": 4, "read": 3, "skipped": 0, "replaced": 0, "failed": 1, "entities": 5, "claims": 5, "edges": 4}
    assert counts(ran.out).items() >= expected.items()
    assert "no publication date: 2 documents, whose relative dates are not resolved" in ran.out
    assert re.search(r"seconds \(read .*, extract .*, resolve .*, store .*\); 29 words, [\d,]+ a second", ran.out)
    assert f"The graph in {tmp_path / 'graph'}" in ran.out


def test_the_best_connected_people_come_first(kg, tmp_path: Path) -> None:
    ran = kg("build", write(tmp_path / "in", ARTICLES), "-o", tmp_path / "graph")
    people = re.findall(r"^ +(\d+)  (\w+ \w+)$", ran.out, re.M)
    assert people == [("2", "Ann Lee"), ("2", "Bo Ray"), ("2", "Cy Orr"), ("1", "Dan Poe"), ("1", "Zoë Quux")]


def test_what_failed_is_named_with_its_reason_on_one_harmless_line(kg, tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": "Ann Lee met Bo Ray.", "b\x1b[31m\u202e\nc.txt": "boom", "d.png": "x"})
    ran = kg("build", sources, "-o", tmp_path / "graph")
    assert ran.status == 0
    lines = [line.strip() for line in ran.out.splitlines()]
    assert [line for line in lines if line.endswith(": took too long")] == ["b[31m c.txt: took too long"]
    assert any(line.startswith("d.png: files that end in .png are not read") for line in lines)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ran.out + ran.err)


def test_a_second_build_skips_what_was_read_and_replaces_what_changed(kg, tmp_path: Path) -> None:
    sources = write(tmp_path / "in", ARTICLES)
    kg("build", sources, "-o", tmp_path / "graph")
    write(sources, {"one.txt": "Talks\n\nAnn Lee met Ed Kay."})
    ran = kg("build", sources, "-o", tmp_path / "graph")
    assert counts(ran.out).items() >= {"given": 4, "read": 1, "skipped": 2, "replaced": 1, "failed": 1}.items()


def test_the_commands_that_are_proposed_can_be_typed(kg, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kg("build", write(tmp_path / "in", ARTICLES), "-o", "it's a graph")
    proposed = [shlex.split(line)[1:] for line in ran.out.splitlines() if line.startswith("  kg ")]
    assert [words[0] for words in proposed] == ["query", "why", "show"]
    for words in proposed:
        assert kg(*words).status == 0


def test_a_graph_in_which_nothing_was_found_says_so(kg, tmp_path: Path) -> None:
    ran = kg("build", write(tmp_path / "in", {"a.txt": "Nobody here."}), "-o", tmp_path / "graph")
    assert ran.status == 0
    assert "Nothing was found" in ran.out
    assert "best connected" not in ran.out


def test_a_folder_with_other_files_can_hold_the_graph_and_keeps_them(kg, tmp_path: Path) -> None:
    write(tmp_path, {"notes.txt": "Ann Lee met Bo Ray.", "deep/mine.txt": "Cy Orr met Dan Poe."})
    assert kg("build", tmp_path / "deep", "-o", tmp_path).status == 0
    assert (tmp_path / "notes.txt").read_text() == "Ann Lee met Bo Ray."
    assert counts(kg("build", tmp_path, "-o", tmp_path).out)["given"] == 2


@pytest.mark.parametrize(
    ("source", "output", "told"),
    [("nowhere", "graph", "nowhere does not exist"), ("a.txt", "a.txt", "a.txt cannot be made")],
)
def test_a_build_that_cannot_begin_fails_in_one_line(kg, tmp_path: Path, source: str, output: str, told: str) -> None:
    write(tmp_path, {"a.txt": "Ann Lee met Bo Ray."})
    ran = kg("build", tmp_path / source, "-o", tmp_path / output)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "graph").exists()


def test_the_line_has_the_last_word_about_the_settings(kg, tmp_path: Path, monkeypatch) -> None:
    given = []
    plain = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda *those: given.append(those[2]) or plain(*those))
    write(tmp_path, {"in/a.txt": "Ann Lee met Bo Ray.", "graph/kg.toml": 'workers = 3\npipeline = "mine"\n'})
    kg("build", tmp_path / "in", "-o", tmp_path / "graph")
    kg("build", tmp_path / "in", "-o", tmp_path / "graph", "--workers", "0", "--pipeline", "yours")
    assert [(one.workers, one.pipeline) for one in given] == [(3, "mine"), (0, "yours")]
    versions = json.loads(kg("info", tmp_path / "graph", "--as", "json").out)["versions"]
    assert versions["pipeline"] == "yours"


@pytest.mark.parametrize("number", ["-1", "many", "257", "²"])
def test_a_wrong_number_of_workers_is_refused(kg, number: str) -> None:
    ran = kg("build", "in", "-o", "graph", f"--workers={number}")
    assert ran.status == 2
    assert "is not a whole number between 0 and 256" in ran.err


def test_progress_is_plain_lines_where_no_terminal_looks_and_nothing_when_quiet(kg, tmp_path: Path) -> None:
    sources = write(tmp_path / "in", ARTICLES)
    ran = kg("build", sources, "-o", tmp_path / "graph")
    assert ran.err.splitlines() == [
        "reading sources     4 found",
        "extracting claims   4 of 4, 1 failed",
        "resolving entities",
        "writing the graph",
    ]
    quiet = kg("build", sources, "-o", tmp_path / "quiet", "--quiet")
    assert quiet.err == ""
    assert counts(quiet.out)["read"] == 3


def test_a_build_that_is_stopped_ends_its_line_and_goes_on_later(kg, tmp_path: Path, monkeypatch) -> None:
    def stop(document):
        raise KeyboardInterrupt

    sources = write(tmp_path / "in", ARTICLES)
    monkeypatch.setattr(pipeline, "build", partial(pipeline.build, stages=replace(STAGES, work=stop)))
    ran = kg("build", sources, "-o", tmp_path / "graph")
    assert (ran.status, ran.out) == (130, "")
    assert ran.err.splitlines()[-1].startswith("kg: stopped")
    monkeypatch.setattr(pipeline, "build", partial(pipeline.build, stages=STAGES))
    empty = write(tmp_path / "else", {"a.txt": "Ed Kay met Flo Ash."})
    report = counts(kg("build", empty, "-o", tmp_path / "graph").out)
    assert report.items() >= {"given": 1, "continued": 4, "read": 4, "failed": 1}.items()


def drawn(*told: Progress) -> str:
    """What a terminal is sent."""
    stream = Terminal()
    with Bar(stream) as bar:
        for progress in told:
            bar(progress)
    return stream.getvalue()


def test_a_terminal_sees_a_bar_that_ends_full_and_counts_what_failed(monkeypatch) -> None:
    monkeypatch.setattr("kg.cli.progress.PAUSE", 0.0)
    shown = drawn(*[Progress("extract", done, 8, done // 4) for done in range(1, 9)]).split("\r")
    assert shown[1].startswith("extracting claims   [███░░░░░░░░░░░░░░░░░░░░░]  12 %  1 of 8\x1b[K")
    assert shown[-1] == "extracting claims   [████████████████████████] 100 %  8 of 8, 2 failed\x1b[K\n"


def test_a_bar_never_moves_backwards(monkeypatch) -> None:
    monkeypatch.setattr("kg.cli.progress.PAUSE", 0.0)
    shown = drawn(*[Progress("extract", done, 9) for done in (1, 5, 3, 4, 6)])
    assert [int(done) for done in re.findall(r"(\d+) of 9", shown)] == [1, 5, 6]


def test_a_bar_is_not_drawn_for_every_document_but_always_for_the_last() -> None:
    shown = drawn(*[Progress("extract", done, 5000) for done in range(1, 5001)])
    assert shown.count("\r") < 50
    assert "5,000 of 5,000" in shown


def test_each_stage_keeps_its_line_and_none_is_full_before_its_end(monkeypatch) -> None:
    monkeypatch.setattr("kg.cli.progress.PAUSE", 0.0)
    shown = drawn(Progress("read", 3, None, 1), Progress("extract", 199, 200, 1), Progress("store", 0, None, 1))
    assert [line.split("\x1b")[0].strip() for line in shown.split("\n") if line] == [
        "reading sources     3 found, 1 failed",
        "extracting claims   [███████████████████████░]  99 %  199 of 200, 1 failed",
        "writing the graph",
    ]
