"""What the README says is so: its commands and programs run, its outputs are printed, its files are there.

`python -m tests.test_readme` writes what the commands print now into the README.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"(?<=^```)(console|sh|python)\n(.*?)(?=^```$)", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
QUOTE = re.compile(r"^> (.+(?:\n> .+)*)", re.M)
SHOWN = "$ "


class Step(NamedTuple):
    """A command, and what the README shows that it prints (None where it shows nothing)."""

    command: str
    output: str | None


def blocks(*kinds: str) -> list[str]:
    """The contents of the README's code blocks of some kinds."""
    return [body for kind, body in BLOCK.findall(TEXT) if kind in kinds]


def whole(lines: list[str]) -> bool:
    """Whether the lines are a whole command: no quotation is open."""
    try:
        shlex.split("\n".join(lines), comments=True)
    except ValueError:
        return False
    return True


def commands(block: str) -> Iterator[str]:
    """The commands of a block that shows no outputs; a quotation may run over lines."""
    lines: list[str] = []
    for line in block.splitlines():
        lines.append(line)
        if whole(lines):
            yield "\n".join(lines)
            lines = []
    assert not lines, f"an open quotation: {lines}"


def steps(block: str) -> Iterator[Step]:
    """The commands of a block that shows outputs, each behind "$ "."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        lines = part.splitlines()
        size = next(n for n in range(1, len(lines) + 1) if whole(lines[:n]))
        yield Step("\n".join(lines[:size]), "\n".join(lines[size:]).strip("\n"))


STEPS = [
    *(Step(command, None) for block in blocks("sh") for command in commands(block) if command.strip()),
    *(step for block in blocks("console") for step in steps(block)),
]


def prepared(folder: Path) -> Path:
    """A folder with the sample, its gold and a graph of it, as a reader of the README has them."""
    for name in ("data/sample", "data/gold/sample"):
        shutil.copytree(ROOT / name, folder / name)
    built = run("kg build data/sample -o mygraph", folder)
    assert built.returncode == 0, built.stderr
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README as its reader does, in a terminal of a hundred columns."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"}
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reader's folder, made once."""
    return prepared(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: " ".join(step.command.split())[:60])
def test_a_command_does_what_the_readme_says(step: Step, place: Path) -> None:
    if step.command.startswith("make "):
        target = step.command.split()[1]
        assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
        return
    assert step.command.startswith("kg "), f"this test does not know how to run {step.command!r}"
    ran = run(step.command, place)
    assert ran.returncode == 0, ran.stderr
    if step.output is not None:
        now = ran.stdout.strip("\n")
        assert step.output == now, f"{step.command}: `python -m tests.test_readme` writes what it prints now"


@pytest.mark.parametrize("block", blocks("python"))
def test_a_program_runs(block: str, place: Path) -> None:
    (place / "program.py").write_text(block, encoding="utf-8")
    ran = run("python program.py", place)
    assert ran.returncode == 0, ran.stderr


def test_the_readme_shows_outputs_and_programs() -> None:
    assert any(step.output is not None for step in STEPS)
    assert any(step.command == "make demo" or step.command.startswith("make demo ") for step in STEPS)
    assert blocks("python")


@pytest.mark.parametrize("quote", QUOTE.findall(TEXT))
def test_an_input_that_it_quotes_stands_in_the_sample(quote: str, place: Path) -> None:
    import kg

    words = " ".join(quote.replace("\n> ", " ").split())
    readings = kg.open(place / "mygraph").knowledge.readings
    assert any(words in " ".join(reading.document.text.split()) for reading in readings)


@pytest.mark.parametrize("target", LINK.findall(TEXT))
def test_a_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()


def test_every_command_and_every_named_query_is_told_about(place: Path) -> None:
    helped = run("kg --help", place).stdout
    names = re.findall(r"^    ([a-z]+)  +\S", helped, re.M)
    assert {"build", "query", "why", "show", "export", "info"} <= set(names)
    assert not [name for name in names if f"kg {name} " not in TEXT]
    listed = run("kg query --list", place).stdout
    queries = [path.stem for path in sorted((ROOT / "ontology/queries").glob("*.rq"))]
    assert len(queries) >= 8
    assert not [name for name in queries if f"{name} " not in TEXT and not re.search(rf"^{name}\b", listed, re.M)]


@pytest.mark.parametrize("name", ["quality", "bench"])
def test_there_is_one_place_for_a_table_of_figures(name: str) -> None:
    [table] = re.findall(rf"^<!-- {name} -->\n(.*?)^<!-- /{name} -->$", TEXT, re.M | re.S)
    assert re.match(r"\|.+\|\n\|(---\|)+\n", table)


def test_it_is_short_and_names_no_host() -> None:
    assert len(TEXT.splitlines()) <= 170
    assert "://" not in TEXT


def main() -> None:
    """Write what the commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        place = prepared(Path(folder))

        def printed(block: re.Match[str]) -> str:
            if block[1] != "console":
                return block[0]
            parts = [f"{SHOWN}{step.command}\n{run(step.command, place).stdout.strip()}\n" for step in steps(block[2])]
            return f"{block[1]}\n" + "\n".join(parts)

        README.write_text(BLOCK.sub(printed, TEXT), encoding="utf-8")


if __name__ == "__main__":
    main()
