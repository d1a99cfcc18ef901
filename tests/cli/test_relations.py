"""`kg relations` says what the graph can say."""

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
