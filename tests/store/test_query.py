"""Queries answer within their limits, or fail with one clear line; the process that asks lives on."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.store.query import QueryLimits, run_query
from kg.store.refusal import refusal
from tests.contracts_export import exported
from tests.knowledge import knowledge, schema

SHORT = QueryLimits(seconds=2, text_bytes=1_000_000)
ALLOWANCE = 2  # seconds over the limit: the start of a process on a busy machine


def values(store: Path, query: str, **bindings: str) -> set[tuple]:
    table = run_query(store, query, bindings)
    return {tuple(cell and cell.value for cell in row) for row in table.rows}


def test_select_ask_construct_and_describe_are_tables(store: Path) -> None:
    assert values(store, "SELECT ?x { ?a kg:envoyOf/rdfs:label ?x }") == {("Norland",)}
    ask = run_query(store, "ASK { ?a kg:metWith ?b }", {})
    assert (ask.kind, ask.columns, ask.rows[0][0].value) == ("ask", ("answer",), "true")
    made = run_query(store, "CONSTRUCT WHERE { ?a kg:envoyOf ?b }", {})
    assert (made.columns, len(made.rows)) == (("subject", "predicate", "object"), 1)
    assert made.rows[0][1].short == "kg:envoyOf"
    assert run_query(store, "DESCRIBE ?a { ?a kg:envoyOf ?b }", {}).rows


def test_cells_are_typed(store: Path) -> None:
    row = run_query(store, 'SELECT (1.5 AS ?d) ("a"@en AS ?l) (kg:x AS ?i) ("s" AS ?s) ?none {}', {}).rows[0]
    decimal, text, iri, plain, unbound = row
    assert decimal.json() == {"type": "literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}
    assert text.json() == {"type": "literal", "value": "a", "xml:lang": "en"}
    assert iri.json() == {"type": "uri", "value": "urn:kg:ontology#x"}
    assert plain.json() == {"type": "literal", "value": "s"}
    assert unbound is None


def test_the_default_graph_is_the_union_and_counts_nothing_twice(store: Path) -> None:
    lines = exported("nquads", knowledge(), schema()).splitlines()
    assert values(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == {(str(len(lines)),)}


def test_rows_and_bytes_beyond_the_limit_are_left_off_and_said_so(store: Path) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    few = run_query(store, query, {}, QueryLimits(rows=7))
    assert (len(few.rows), few.truncated) == (7, True)
    small = run_query(store, query, {}, QueryLimits(reply_bytes=2000))
    assert 0 < len(small.rows) < 40
    assert small.truncated
    assert not run_query(store, "SELECT ?s { ?s a kg:Country }", {}, QueryLimits(rows=2)).truncated


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a\n{ ?a foo:b ?c }", r"line 2, column 11: prefix foo: is not declared; kg, rdf"),
        ("SELECT ?a { ?a ", r"line 1, column 16: no SPARQL 1\.1 query from here on: the end"),
        ("SELECT ?a WHERE ?a ?b", r"line 1, column \d+: no SPARQL 1\.1 query from here on: \?a \?b"),
        ("DROP ALL", "only reading queries are run"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "only reading queries are run"),
        ("LOAD <http://127.0.0.1/x>", "only reading queries are run"),
        ("", "no SPARQL"),
        ("SELECT * FROM <http://x/> { ?a ?b ?c }", "line 1: FROM is refused"),
        ("SELECT *\nFROM NAMED kg:x { ?a ?b ?c }", "line 2: FROM is refused"),
        ("SELECT * { SERVICE <http://x/> { ?a ?b ?c } }", "line 1: SERVICE is refused"),
        ("SELECT " + "(" * 200, "brackets are nested 200 deep"),
        ("#" * 70_000, "70,000 bytes; at most 64,000"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(store: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run_query(store, query, {})
    assert "\n" not in str(caught.value)


def test_names_are_data_wherever_they_are_bound(store: Path) -> None:
    for name in ('x" . } ; DROP ALL ; INSERT DATA { <a:a> <a:b> "', "?s", "<urn:x> } #", "<>", "\\u0022", "'''"):
        assert values(store, "SELECT ?a ?name { ?a rdfs:label ?name }", name=name) == set()
    before = values(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert before == values(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    iri = next(iter(values(store, "SELECT ?a { ?a kg:envoyOf ?b }")))[0]
    assert values(store, "SELECT ?x ?a { ?a rdfs:label ?x }", a=f"<{iri}>") == {("Maria Petrova",)}


def test_a_parameter_that_is_not_selected_is_explained(store: Path) -> None:
    with pytest.raises(QueryError, match="'name' is no variable of the SELECT clause"):
        run_query(store, "SELECT ?a { ?a rdfs:label ?name }", {"name": "Norland"})


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is gone: the graph was built anew meanwhile"):
        run_query(tmp_path / "none", "ASK {}", {})


TEXT = "x" * 1000
BOMBS = {
    "nested groups": "SELECT * " + "{" * 3200 + "}" * 3200,
    "parentheses": "SELECT * { FILTER(" + "(" * 6400 + "1" + ")" * 6400 + ") }",
    "nots": "SELECT * { FILTER(" + "!" * 12800 + "true) }",
    "sub-selects": "SELECT * " + "{ SELECT * " * 2400 + "{}" + "}" * 2400,
    "additions": "SELECT * { FILTER(" + "1+" * 25600 + "1) }",
    "paths": "SELECT * { ?a " + "(" * 9600 + "kg:p" + ")*" * 9600 + " ?b }",
    "minus": "SELECT * { " + "MINUS { ?a ?b ?c } " * 6000 + "}",
    "optional in optional": "SELECT * { " + "OPTIONAL { ?a ?b ?c " * 3200 + "}" * 3200 + "}",
    "binds": "SELECT * { " + "".join(f"BIND(1 AS ?v{i}) " for i in range(8000)) + "}",
    "or": "SELECT * { FILTER(" + "?a || " * 25600 + "?a) }",
    "union": "SELECT * { {}" + " UNION {}" * 43000 + "}",
    "lists": "SELECT * { " + "(" * 100 + ")" * 100 + " ?p ?o }",
    "flat optionals": "SELECT * { " + "OPTIONAL { ?a ?b ?c } " * 400 + "}",
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f",
    "closures": "SELECT (COUNT(*) AS ?n) { ?a (!kg:x)* ?b . ?c (!kg:x)* ?d . ?e (!kg:x)* ?f }",
    "concat": f'SELECT (STRLEN(?z) AS ?n) {{ BIND("{TEXT}" AS ?a) BIND(CONCAT({",".join(["?a"] * 999)}) AS ?b) '
    f"BIND(CONCAT({','.join(['?b'] * 999)}) AS ?z) BIND(CONCAT({','.join(['?z'] * 99)}) AS ?y) }}",
    "group concat": "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_query_outlives_its_limit_or_takes_the_process_with_it(store: Path, name: str) -> None:
    began, message = time.perf_counter(), ""
    try:
        run_query(store, BOMBS[name], {}, SHORT)
    except QueryError as error:
        message = str(error)
    assert "\n" not in message
    assert not message.startswith("the query engine failed"), message
    assert time.perf_counter() - began < SHORT.seconds + ALLOWANCE


def test_some_bombs_do_crash_the_engine_and_are_answered(store: Path) -> None:
    with pytest.raises(QueryError, match="nested too deeply, or too long, for the SPARQL engine"):
        run_query(store, BOMBS["minus"], {}, SHORT)
    with pytest.raises(QueryError, match="over its limit of 2 seconds"):
        run_query(store, BOMBS["cross product"], {}, SHORT)
    with pytest.raises(QueryError, match=r"over its limit of 1\.2 GB of memory"):
        run_query(store, BOMBS["concat"], {}, QueryLimits(seconds=20))


@pytest.fixture(scope="module")
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes every request."""
    hits: list[str] = []

    class Note(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(500)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Note)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", hits
    server.shutdown()


TRICKS = (
    "SELECT * { SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { SERVICE SILENT <URL> { ?a ?b ?c } }",
    "SELECT * { sErViCe#c\n<URL> { ?a ?b ?c } }",
    "SELECT * { SERVICE # <x> \r\n # y\n silent#\n<URL> { ?a ?b ?c } }",
    "PREFIX e: <URL> SELECT * { SERVICE e: { ?a ?b ?c } }",
    "PREFIX e: <URL> SELECT * { SERVICE e:x { ?a ?b ?c } }",
    "PREFIX e: <URL> SELECT * { SERVICEe:x { ?a ?b ?c } }",
    "SELECT * { SERVICESILENT<URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b 1.0e5SERVICE?c { ?a ?b ?c } VALUES ?c { <URL> } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "PREFIX : <URL> SELECT * { SERVICE: { ?a ?b ?c } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?a ?b ?c } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE$u { ?a ?b ?c } }",
    "PREFIX e: <urn:e> SELECT * { ?a ?b e:.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b 1SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b 1.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b trueSERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b 'x'SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b 'x'@enSERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?a ?b ?cSERVICE <URL> { ?a ?b ?c } }",
    'SELECT * { BIND(1 AS ?a) FILTER(?a<1#>"""\n) SERVICE <URL> { ?d ?b ?c } #"""\n}',
    'SELECT * { ?a <x:\\u0041#> """ """ . SERVICE <URL> { ?a ?b ?c } }',
    "PREFIX e: <urn:e> SELECT * { ?a ?b e:a\\#b . SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { S\\u0045RVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ſervice <URL> { ?a ?b ?c } }",
    "SELECT * { SERVICE\u00a0<URL> { ?a ?b ?c } }",
    "SELECT * { SERVICE\x0c<URL> { ?a ?b ?c } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?a ?b ?c } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?a ?b ?c } } }",
    "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * FROM <URL> { ?a ?b ?c }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?a ?b ?c } }",
    "LOAD <URL>",
    "INSERT { ?a ?b ?c } WHERE { SERVICE <URL> { ?a ?b ?c } }",
)


def test_no_query_reaches_another_server(store: Path, canary: tuple[str, list[str]]) -> None:
    url, hits = canary
    for trick in TRICKS:
        try:
            run_query(store, trick.replace("URL", url), {}, SHORT)
        except QueryError:
            continue
    assert hits == []


def test_the_refusal_of_texts_is_enough_without_the_sandbox(canary: tuple[str, list[str]]) -> None:
    """Each trick is refused, or the engine itself makes nothing of it."""
    url, hits = canary
    passed = [text for trick in TRICKS if refusal(text := trick.replace("URL", url)) is None]
    for text in passed:
        try:
            answer = pyoxigraph.Store().query(text)
            list(answer) if not isinstance(answer, pyoxigraph.QueryBoolean) else None
        except (SyntaxError, OSError, RuntimeError):
            continue
    assert hits == []
    assert len(passed) < len(TRICKS) // 2


def test_the_canary_would_have_noticed(canary: tuple[str, list[str]]) -> None:
    url, hits = canary
    with pytest.raises(OSError, match="500"):
        list(pyoxigraph.Store().query(TRICKS[0].replace("URL", url)))
    assert hits
    hits.clear()
