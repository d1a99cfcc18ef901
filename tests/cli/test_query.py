"""`kg query` answers named queries, files and SPARQL as a table, CSV or JSON, and refuses the rest in one line."""

import csv
import io
import json
from pathlib import Path

import pytest

from kg.cli.terminal import cells
from kg.store.named import named_queries


def test_the_list_names_every_query_with_its_parameters_and_fits_the_terminal(kg, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = kg("query", "--list")
    names = [line.split()[0] for line in ran.out.splitlines() if not line.startswith(" ")]
    assert names == list(named_queries())
    assert len(names) >= 8
    assert "claims-about  -p name=ENTITY\n" in ran.out
    assert "who-met-whom  [-p name=ENTITY]\n" in ran.out
    assert all(cells(line) <= 80 for line in ran.out.splitlines())
    assert kg("query").out == ran.out


def test_a_named_query_is_answered_as_a_table_that_counts_its_rows(kg, graph: str) -> None:
    lines = kg("query", graph, "who-met-whom").out.splitlines()
    assert lines[0].split() == ["person", "other", "asserted", "reported", "documents"]
    assert lines[2].split() == ["Ann", "Lee", "Bo", "Ray", "2", "0", "2"]
    assert lines[-1] == "4 rows; nothing in first, last"


def test_a_parameter_narrows_the_answer(kg, graph: str) -> None:
    ran = kg("query", graph, "who-met-whom", "-p", "name=zoë quux", "--as", "csv")
    assert [row[:2] for row in csv.reader(io.StringIO(ran.out))][1:] == [["Ann Lee", "Zoë Quux"]]
    assert kg("query", graph, "who-met-whom", "-p", "name=Nobody").out.splitlines()[-1] == "0 rows"


def test_csv_disarms_what_a_spreadsheet_would_run(kg, graph: str) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("query", graph, "sources", "--as", "csv").out)))
    assert [row["title"] for row in rows if row["document"] == "d1"] == ["'=SUM(A1)"]


def test_json_is_that_of_the_sparql_protocol(kg, graph: str) -> None:
    query = "SELECT ?label ?nothing { ?a rdfs:label ?label } ORDER BY ?label LIMIT 1"
    answer = json.loads(kg("query", graph, query, "--as", "json").out)
    assert answer["head"] == {"vars": ["label", "nothing"]}
    assert answer["results"]["bindings"] == [{"label": {"type": "literal", "value": "Ann Lee"}}]


def test_a_query_file_is_read(kg, graph: str, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("ASK { ?a kg:metWith ?b }", encoding="utf-8")
    assert kg("query", graph, tmp_path / "mine.rq").out.splitlines()[2] == "true"


def test_a_table_too_wide_for_the_terminal_becomes_blocks_that_fit(kg, graph: str, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    ran = kg("query", graph, "why", "-p", "a=Ann Lee", "-p", "b=Zoë Quux")
    assert "quote       Ann Lee met Zoë Quux.\n" in ran.out
    assert ran.out.startswith("── 1 ")
    assert all(cells(line) <= 50 for line in ran.out.splitlines()[:-1])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["SELECT * {{{{"], "no SPARQL 1.1 query from here on"),
        (["INSERT DATA { <a:a> <a:b> <a:c> }"], "only reading queries are run"),
        (["SELECT * { SERVICE <http://localhost:1/> { ?a ?b ?c } }"], "SERVICE"),
        (["SELECT " + "(" * 3000 + "1" + ")" * 3000 + " {}"], "nested 3000 deep"),
        (["SELECT * { ?a ?b '" + "x" * 70_000 + "' }"], "at most 64,000 are allowed"),
        (["who-met"], "no query is named 'who-met'; there are who-met-whom"),
        (["missing.rq"], "missing.rq: no such query file"),
        (["claims-about"], "claims-about needs name=ENTITY"),
        (["who-met-whom", "-p", "nobody=x"], "has no parameter 'nobody'; there are name"),
        (["who-met-whom", "-p", "name"], "parameter 'name' has no value"),
        (["timeline", "-p", "name=Ann Lee", "-p", "since=yesterday"], "is no date"),
        ([], "no query: give SPARQL"),
    ],
)
def test_what_is_no_answerable_query_gets_one_clear_line(kg, graph: str, arguments: list[str], told: str) -> None:
    ran = kg("query", graph, *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def test_a_query_file_that_is_no_text_gets_one_clear_line(kg, graph: str, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_bytes(b"SELECT \xff\xfe")
    ran = kg("query", graph, tmp_path / "mine.rq")
    assert ran.status == 1
    assert "mine.rq" in ran.err
    assert len(ran.err.splitlines()) == 1
