"""`kg export` writes the same bytes to a file and to standard output, whole or not at all."""

import json
import os
from pathlib import Path

import pytest

from kg.plugins import names

FORMATS = names("kg.exporters")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_and_standard_output_get_the_same(kg, graph: str, tmp_path: Path, form: str) -> None:
    ran = kg("export", graph, "--format", form)
    told = kg("export", graph, "--format", form, "-o", tmp_path / "out")
    assert (ran.status, told.status, ran.err) == (0, 0, "")
    assert "Ann Lee" in ran.out
    assert ran.out.encode() == (tmp_path / "out").read_bytes()
    assert told.out.startswith(f"{tmp_path / 'out'}: ")
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_claims_are_lines_with_the_exact_words(kg, graph: str) -> None:
    claims = [json.loads(line) for line in kg("export", graph, "--format", "claims").out.splitlines()]
    assert len(claims) == 5
    document = {"id": "d1", "source": "dated.jsonl#1", "title": "=SUM(A1)", "published": "2024-03-01"}
    assert claims[0]["document"] == document
    assert claims[0]["evidence"] == {"quote": "Ann Lee met Zoë Quux.", "start": 10, "end": 31}


def test_the_help_names_every_format(kg) -> None:
    told = kg("export", "--help").out
    assert {line.split()[0] for line in told.split("formats:\n")[1].split("\n\n")[0].splitlines()} == set(FORMATS)


@pytest.mark.parametrize("arguments", [["--format", "docx"], []])
def test_a_wrong_format_is_answered_with_the_right_ones(kg, graph: str, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "out").write_text("old")
    ran = kg("export", graph, *arguments, "-o", tmp_path / "out")
    assert ran.status == 1
    assert all(name in ran.err for name in FORMATS)
    assert len(ran.err.splitlines()) == 1
    assert (tmp_path / "out").read_text() == "old"


def test_a_device_or_pipe_is_not_replaced_by_a_file(kg, graph: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = kg("export", graph, "--format", "csv", "-o", tmp_path / "pipe")
    assert ran.status == 1
    assert "is a pipe or a device" in ran.err
    assert not (tmp_path / "pipe").is_file()
