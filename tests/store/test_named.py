"""The named queries: each answers its example, and parameters are data."""

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.store.named import bound, named_queries, read_query
from kg.store.query import Table, run_query

NAMED = named_queries()


def answer(store: Path, query: str, /, **parameters: str) -> Table:
    return run_query(store, *bound(NAMED[query], parameters))


def cells(table: Table, *columns: str) -> list[tuple]:
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[i].value if row[i] else None for i in places) for row in table.rows]


def test_the_questions_the_project_exists_for_are_there() -> None:
    assert set(NAMED) >= {
        *("who-met-whom", "envoys", "sanctions", "positions", "office-on", "claims-about", "between", "why"),
        *("timeline", "denied-or-disputed", "planned", "sources", "most-connected", "reported-by"),
    }


@pytest.mark.parametrize("name", NAMED)
def test_each_answers_its_example_in_a_fixed_order(store: Path, name: str) -> None:
    query = NAMED[name]
    table = answer(store, name, **query.example)
    assert table.rows
    assert table == answer(store, name, **query.example)
    assert "ORDER BY" in query.text
    assert not {parameter.name for parameter in query.parameters} & set(table.columns)
    assert len(set(table.rows)) == len(table.rows)


def test_who_met_whom_is_of_everybody_or_of_one(store: Path) -> None:
    assert len(answer(store, "who-met-whom").rows) == 4
    rows = cells(answer(store, "who-met-whom", name="maria PETROVA"), "person", "other", "first")
    assert rows == [
        ("Elena Ruiz", "Maria Petrova", "2024-05-13"),
        ("Maria Petrova", "Tomas Varga", "2024-05-13"),
    ]


def test_envoys_and_sanctions(store: Path) -> None:
    assert cells(answer(store, "envoys"), "envoy", "sender", "asserted") == [("Maria Petrova", "Norland", "1")]
    assert cells(answer(store, "sanctions"), "target", "authority", "status", "stance", "date") == [
        ("Halden Steel", "Norland", "lifted", "reported", None),
        ("Halden Steel", "Norland", "imposed", "asserted", "2024-05-17"),
    ]


def test_positions_and_offices_on_a_day(store: Path) -> None:
    assert cells(answer(store, "positions"), "holder", "role", "organisation", "status") == [
        ("Anders Lund", "Foreign Minister", "Norland", "current"),
        ("Nils Berg", "foreign minister", "Sudria", "former"),
    ]
    on = {"organisation": "norland", "role": "Foreign Minister"}
    assert cells(answer(store, "office-on", on="2024-05-15", **on), "holder") == [("Anders Lund",)]
    assert cells(answer(store, "office-on", on="2024-05-01", **on), "holder") == []


def test_why_gives_the_words_and_where_they_stand(store: Path) -> None:
    rows = cells(answer(store, "why", a="Norland", b="Halden Steel"), "quote", "start", "end", "speakers")
    assert [(row[0][:14], int(row[2]) - int(row[1]), row[3]) for row in rows] == [
        ("Norland lifted", 73, "The Daily Courier ← Office of the Envoy"),
        ("Norland impose", 57, None),
    ]
    assert all(len(row[0]) == int(row[2]) - int(row[1]) for row in rows)
    assert not answer(store, "why", a="Norland", b="Halden Steel", relation="metWith").rows


def test_timeline_planned_denied_and_reported(store: Path) -> None:
    dates = cells(answer(store, "timeline", name="Petrova"), "date", "relation")
    assert dates == [("2024-05-13", "metWith"), ("2024-05-13", "metWith"), ("2024-05-18", "spokeWith")]
    assert cells(answer(store, "timeline", name="Petrova", since="2024-05-14"), "date") == [("2024-05-18",)]
    assert cells(answer(store, "planned"), "subject", "object", "date") == [("Maria Petrova", "Sudria", "--06")]
    denied = cells(answer(store, "denied-or-disputed"), "denied", "asserted", "denial")
    assert denied == [("1", "0", "Varga denied that he had met Nils Berg.")]
    assert {row[0] for row in cells(answer(store, "reported-by", name="The Daily Courier"), "stance")} == {"reported"}


def test_an_entity_may_be_given_by_its_iri(store: Path) -> None:
    iri = run_query(store, 'SELECT ?a { ?a skos:prefLabel "Tomas Varga" }', {}).rows[0][0].value
    by_name = answer(store, "claims-about", name="Tomas Varga")
    assert (
        by_name.rows
        == answer(store, "claims-about", name=iri).rows
        == answer(store, "claims-about", name=f"<{iri}>").rows
    )


@pytest.mark.parametrize("name", ['" || true || "', 'x") } #', "?name", "\\", "(((((", "a'b", ".*"])
def test_hostile_names_find_nobody(store: Path, name: str) -> None:
    for query in ("claims-about", "who-met-whom", "sanctions", "timeline", "reported-by"):
        assert answer(store, query, name=name).rows == ()


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("claims-about", {}, "claims-about needs name=ENTITY: the person"),
        ("sources", {"x": "1"}, "sources has no parameter 'x'; it has none"),
        ("planned", {"x": "1"}, "planned has no parameter 'x'; there are relation"),
        ("timeline", {"name": "x", "since": "May"}, "since='May' is no date; write it as 2024-05-31"),
    ],
)
def test_wrong_parameters_are_explained(name: str, parameters: dict, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bound(NAMED[name], parameters)


def test_a_query_file_with_a_wrong_head_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT * {}")
    with pytest.raises(QueryError, match=r"mine\.rq: the query has no “# title:”"):
        read_query(path)
    path.write_text("# title: x\n# description: y\n# parameter: a thing\nSELECT * {}")
    with pytest.raises(QueryError, match="“a thing” is no parameter"):
        read_query(path)
