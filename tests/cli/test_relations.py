"""`kg relations` says what the graph can say."""

from pathlib import Path

import pytest

from kg.cli.terminal import cells
from kg.schema import load_schema


def test_every_relation_is_listed_with_its_arguments(kg, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = kg("relations").out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == sorted(load_schema().relations)
    assert "metWith  Person, Organization, Country ↔ Person, Organization, Country" in lines
    assert all(cells(line) <= 80 for line in lines)


def test_one_relation_is_explained_with_examples(kg) -> None:
    told = kg("relations", "metWith").out
    assert told.startswith("metWith  ")
    assert "sanctionedBy" not in told
    for example in load_schema().relations["metWith"].examples:
        assert " ".join(example.text.split()) in " ".join(told.split())


def test_an_unknown_relation_is_answered_with_those_there_are(kg) -> None:
    ran = kg("relations", "hasLunchWith")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"kg: no relation 'hasLunchWith'; there are {', '.join(load_schema().relations)}\n"


OWN = """
label = "trained"
definition = "A person or body trained somebody."
domain = ["Agent"]
range = ["Agent"]

[[frames]]
verb = ["train"]
subject = ["subject"]
object = ["object"]

[[examples]]
text = "Norway trained the Coast Guard of Ghana in 2021."
claims = [{ subject = "Norway", object = "Coast Guard of Ghana", date = "2021-01-01" }]

[[examples]]
text = "Anna Berg missed her train to Oslo."
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "relations").mkdir(parents=True)
    (tmp_path / "mine" / "relations" / "trained.toml").write_text(OWN)
    return tmp_path / "mine"


def test_a_relation_of_ones_own_is_checked_by_its_examples(kg, graph: Path) -> None:
    ran = kg("relations", "--graph", graph, "--check")
    assert (ran.status, ran.out) == (0, "2 examples of 1 relation: all are read as promised\n")


def test_what_an_example_promises_in_vain_is_told(kg, graph: Path) -> None:
    path = graph / "relations" / "trained.toml"
    wrong = OWN.replace("2021-01-01", "2020-01-01").replace("Anna Berg missed her train to Oslo", "Peru trained Chad")
    path.write_text(wrong + 'claims = [{ subject = "Chad", object = "Peru" }]')
    ran = kg("relations", "--graph", graph, "trained", "--check")
    assert ran.status == 1
    assert "date: 2021-01-01, not 2020-01-01" in ran.out
    assert "missing: Chad – Peru" in ran.out
    assert "not expected: Peru – Chad (trained/verb:train)" in ran.out
    assert ran.out.endswith("2 examples of 1 relation: 2 not read as promised\n")


def test_a_graph_without_relation_files_is_told_where_they_go(kg, tmp_path: Path) -> None:
    ran = kg("relations", "--graph", tmp_path, "--check")
    assert ran.status == 1
    hint = "put your relation files there, one a relation, each NAME.toml"
    assert ran.err == f"kg: {tmp_path / 'relations'} is no folder; {hint}\n"
