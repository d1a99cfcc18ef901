"""The command line as a whole: quick, with examples, one line for an error, and no way to the terminal for a text."""

import re
import resource
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg import __version__, pipeline
from kg.cli.main import COMMANDS, parser
from kg.ids import sha256
from kg.model import Document
from kg.settings import Settings
from tests.fakes import STAGES, write

NAMES = [command.__name__.rsplit(".", 1)[-1] for command in COMMANDS]
KG = [sys.executable, "-m", "kg"]
OF_A_GRAPH = (
    ["query", "sources"],
    ["why", "Ann"],
    ["show"],
    ["export", "--format", "csv"],
    ["info"],
    ["eval", "gold"],
    ["label"],
)
HOSTILE = "Evil\x1b]0;owned\x07\x9b31m\u202e\u2066title\x00"


def cpu_of(command: list[str]) -> float:
    """Seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_takes_less_than_a_third_of_a_second() -> None:
    assert statistics.median(cpu_of([*KG, "--help"]) for _ in range(5)) < 0.3


def test_help_imports_no_heavy_library() -> None:
    code = "import sys; from kg.cli.main import parser; parser().format_help(); print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "kg.cli.build" in found
    assert not {"spacy", "pandas", "networkx", "pyoxigraph", "rdflib", "lxml", "numpy"} & set(found)


@pytest.mark.parametrize("name", ["", *NAMES])
def test_every_help_has_an_example_that_is_a_valid_line_and_fits_80_columns(kg, monkeypatch, name: str) -> None:
    import shlex

    monkeypatch.setenv("COLUMNS", "80")
    ran = kg(*name.split(), "--help")
    assert ran.status == 0
    examples = re.findall(rf"^(?:example:)? +kg ({name or '[a-z]+'}.*?)(?:   +.*| \| .*)?$", ran.out, re.M)
    assert examples
    for example in examples:
        parser().parse_args(shlex.split(example))
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_the_version_is_that_of_the_package(kg) -> None:
    assert kg("--version").out == f"kg {__version__}\n"


@pytest.mark.parametrize("command", OF_A_GRAPH, ids=lambda command: command[0])
def test_a_folder_without_a_graph_gets_one_line_that_says_how_to_make_one(kg, tmp_path: Path, command) -> None:
    name, *rest = command
    for folder, told in ((tmp_path / "nowhere", "does not exist"), (tmp_path, "holds no graph")):
        ran = kg(name, folder, *rest)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err == f"kg: {folder} {told}; `kg build SOURCES… -o {folder}` makes one\n"


def test_a_hostile_query_ends_in_one_line_without_a_traceback(graph: str) -> None:
    hostile = "SELECT * { " + "{" * 5000 + "}" * 5000 + " }"
    ran = subprocess.run([*KG, "query", graph, hostile], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert re.fullmatch(r"kg: [^\n]{20,300}\n", ran.stderr)


def test_a_reader_that_goes_away_is_no_error(graph: str) -> None:
    command = f"{sys.executable} -m kg export {graph} --format nquads | head -n 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == 1


def test_a_name_that_is_no_text_is_printed_with_marks_in_its_place() -> None:
    ran = subprocess.run([*KG, "info", b"no\xffwhere"], capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"no?where does not exist" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> str:
    """A graph whose documents have titles that would drive a terminal, had a reader let them through."""

    def read(raw) -> Document:
        text = "Ann Lee met Bo Ray."
        return Document(f"d{HOSTILE}", raw.source, text, sha256(text), HOSTILE, published="2024-03-01")

    folder = tmp_path_factory.mktemp("hostile")
    stages = replace(STAGES, read=read)
    sources = write(folder / "in", {"a.txt": "x"})
    pipeline.build([str(sources)], folder / "graph", Settings(), lambda _: None, stages)
    return str(folder / "graph")


@pytest.mark.parametrize(
    "command",
    [
        ["query", "sources"],
        ["query", "sources", "--as", "csv"],
        ["query", "sources", "--as", "json"],
        ["why", "Ann Lee"],
        ["info"],
        ["export", "--format", "claims"],
        ["export", "--format", "csv"],
        ["export", "--format", "turtle"],
    ],
    ids=lambda command: "-".join(command[:4]),
)
def test_control_characters_of_a_title_never_reach_the_terminal(kg, hostile: str, monkeypatch, command) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    name, *rest = command
    ran = kg(name, hostile, *rest)
    assert ran.status == 0
    assert ran.out.count("title") >= (0 if name == "info" or "csv" in rest else 1)
    plain = re.sub(r"\x1b\[\d+m(.*?)\x1b\[0m", r"\1", ran.out)  # our own styles
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
