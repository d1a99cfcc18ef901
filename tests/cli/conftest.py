"""A small graph and the command line to use it with, all in this process."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from kg import pipeline
from kg.cli.main import main
from tests.fakes import STAGES, build, write

ARTICLES = {
    "one.txt": "Talks\n\nAnn Lee met Bo Ray. Bo Ray met Cy Orr.",
    "two.txt": "More talks\n\nCy Orr met Dan Poe. Ann Lee met Bo Ray.",
    "dated.jsonl": '{"id": "d1", "title": "=SUM(A1)", "published": "2024-03-01", "text": "Ann Lee met Zoë Quux."}\n',
    "bad.txt": "boom",
}


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def graph(tmp_path_factory) -> str:
    """Ann Lee – Bo Ray – Cy Orr – Dan Poe, and Zoë Quux beside Ann Lee; one document failed."""
    folder = tmp_path_factory.mktemp("command")
    build(write(folder / "in", ARTICLES), folder / "graph")
    return str(folder / "graph")


@pytest.fixture
def kg(capsys, monkeypatch) -> Callable[..., Ran]:
    """Runs a command line; a build has the small parts of the fakes."""
    monkeypatch.setattr(pipeline, "build", partial(pipeline.build, stages=STAGES))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        return Ran(status, *capsys.readouterr())

    return run
