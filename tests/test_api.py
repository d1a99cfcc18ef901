"""What a notebook does with a graph: tables, claims, a network, a page, files, and clear errors."""

import io
import json
from functools import partial
from pathlib import Path

import networkx
import pytest

import kg
from kg import pipeline
from kg.api import COLUMNS
from kg.errors import GraphError, KgError, QueryError, ReadError, SettingsError
from tests.fakes import STAGES, build, write

ARTICLES = {
    "one.txt": "Talks\n\nAnn Lee met Bo Ray. Bo Ray met Cy Orr.",
    "two.jsonl": '{"id": "t", "title": "More", "published": "2024-03-01", "url": "https://a.example/t", '
    '"text": "Ann Lee met Bo Ray. Cy Orr met Dan Lee."}\n',
    "bad.txt": "boom",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> kg.Graph:
    """Ann Lee – Bo Ray – Cy Orr – Dan Lee; Ann Lee met Bo Ray twice."""
    folder = tmp_path_factory.mktemp("api")
    build(write(folder / "in", ARTICLES), folder / "graph")
    return kg.open(folder / "graph")


def test_a_graph_shows_how_it_is_opened(graph: kg.Graph) -> None:
    assert repr(graph) == f"kg.open({str(graph.folder)!r})"
    assert eval(repr(graph)).folder == graph.folder


def test_a_folder_without_a_graph_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"holds no graph; `kg build SOURCES… -o .*` makes one"):
        kg.open(tmp_path)
    with pytest.raises(GraphError, match="does not exist"):
        kg.open(tmp_path / "nowhere")


def test_a_query_gives_a_table_of_texts_with_none_where_nothing_is(graph: kg.Graph) -> None:
    table = graph.query("SELECT ?label ?nothing { ?a a kg:Person ; rdfs:label ?label } ORDER BY ?label")
    assert list(table.columns) == ["label", "nothing"]
    assert table.label.tolist() == ["Ann Lee", "Bo Ray", "Cy Orr", "Dan Lee"]
    assert table.nothing.tolist() == [None] * 4


def test_a_named_query_takes_its_parameters_as_keywords(graph: kg.Graph) -> None:
    everyone = graph.query("who-met-whom")
    assert len(everyone) == 3
    assert graph.query("who-met-whom", name="Dan Lee").person.tolist() == ["Cy Orr"]
    with pytest.raises(QueryError, match="has no parameter 'nam'; there are name"):
        graph.query("who-met-whom", nam="Dan Lee")
    with pytest.raises(QueryError, match="no query is named 'who_met_whom'; there are who-met-whom"):
        graph.query("who_met_whom")


def test_claims_are_rows_with_their_sentence_and_where_it_stands(graph: kg.Graph) -> None:
    claims = graph.claims()
    assert tuple(claims.columns) == COLUMNS
    assert len(claims) == 4
    texts = {reading.document.id: reading.document.text for reading in graph.knowledge.readings}
    for claim in claims.itertuples():
        assert texts[claim.document][claim.start : claim.end] == claim.quote
    dated = claims[claims.document == "t"].iloc[0]
    assert (dated.source, dated.published, dated.url) == ("More", "2024-03-01", "https://a.example/t")


def test_claims_of_one_relation_or_stance_are_chosen(graph: kg.Graph) -> None:
    assert len(graph.claims("metWith", "asserted")) == 4
    for none in (graph.claims("visited"), graph.claims(stance="denied")):
        assert len(none) == 0
        assert tuple(none.columns) == COLUMNS


def test_why_gives_the_claims_between_two_in_either_direction_or_all_about_one(graph: kg.Graph) -> None:
    assert graph.why("Bo Ray", "Ann Lee").quote.tolist() == ["Ann Lee met Bo Ray."] * 2
    assert len(graph.why("Bo Ray")) == 3
    assert len(graph.why("Ann Lee", "Cy Orr")) == 0


def test_an_entity_is_found_by_name_part_of_a_name_or_iri(graph: kg.Graph) -> None:
    dan = graph.find("dan")
    assert (dan.label, dan.type) == ("Dan Lee", "Person")
    assert graph.find(dan.iri) == graph.find("Dan  Lee") == dan
    with pytest.raises(GraphError, match=r"may be 2 entities: Ann Lee \(Person, urn:kg:entity:.*; Dan Lee \(Person"):
        graph.find("Lee")
    with pytest.raises(GraphError, match=r"is nobody in this graph. Near: Cy Orr\."):
        graph.find("Cyorr")


def test_entities_are_rows_that_count_documents_and_mentions(graph: kg.Graph) -> None:
    rows = {row.label: (row.type, row.names, row.documents, row.mentions) for row in graph.entities().itertuples()}
    assert rows["Ann Lee"] == ("Person", ["Ann Lee"], 2, 2)
    assert rows["Bo Ray"] == ("Person", ["Bo Ray"], 2, 3)


def test_the_network_is_one_of_networkx_and_can_be_cut_around_a_name(graph: kg.Graph) -> None:
    whole = graph.network()
    assert isinstance(whole, networkx.MultiDiGraph)
    assert (whole.number_of_nodes(), whole.number_of_edges()) == (4, 3)

    def near(depth: int) -> set[str]:
        return {label for _, label in graph.network("Dan Lee", depth).nodes(data="label")}

    assert near(0) == {"Dan Lee"}
    assert near(1) == {"Dan Lee", "Cy Orr"}
    assert near(2) == {"Dan Lee", "Cy Orr", "Bo Ray"}
    with pytest.raises(GraphError, match="depth is -1"):
        graph.network("Dan Lee", -1)


def test_the_page_opens_around_a_name_and_has_the_folder_for_a_title(graph: kg.Graph) -> None:
    page = graph.page("Dan Lee")
    assert "<title>graph" in page
    assert "Cy Orr" in page
    assert "Ann Lee" not in page
    with pytest.raises(SettingsError, match="theme 'loud' is unknown"):
        graph.page(theme="loud")


def test_a_cell_shows_the_page_in_a_frame(graph: kg.Graph) -> None:
    shown = graph.show("Dan Lee", height=300)._repr_html_()
    assert "<iframe" in shown
    assert "300" in shown


def test_an_export_is_written_whole_or_not_at_all(graph: kg.Graph, tmp_path: Path) -> None:
    path = graph.export("claims", tmp_path / "claims.jsonl")
    stream = io.BytesIO()
    graph.write("claims", stream)
    assert path.read_bytes() == stream.getvalue()
    assert len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]) == 4
    with pytest.raises(KgError, match="'docx' is not valid; there are claims, csv"):
        graph.export("docx", path)
    with pytest.raises(KgError, match="is a folder"):
        graph.export("claims", tmp_path)
    assert path.read_bytes() == stream.getvalue()
    assert list(tmp_path.iterdir()) == [path]


def test_info_counts_what_is_there_and_names_what_is_not(graph: kg.Graph) -> None:
    found = graph.info()
    assert [found[key] for key in ("documents", "mentions", "entities", "claims", "edges")] == [2, 8, 4, 4, 3]
    assert found["relations"] == {"metWith": {"asserted": 4}}
    assert found["problems"] == [{"source": "bad.txt", "stage": "extract", "reason": "took too long"}]
    assert found["versions"] == {"kg": kg.__version__, "pipeline": "accurate"}


def test_a_build_opens_its_graph_and_tells_its_progress(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(pipeline, "build", partial(pipeline.build, stages=STAGES))
    write(tmp_path / "in", ARTICLES)
    told: list[str] = []
    built = kg.build(tmp_path / "in" / "one.txt", tmp_path / "graph", lambda progress: told.append(progress.stage))
    assert len(built.entities()) == 3
    assert list(dict.fromkeys(told)) == ["read", "extract", "resolve", "store"]
    again = kg.build([tmp_path / "in" / "one.txt", str(tmp_path / "in" / "two.jsonl")], tmp_path / "graph")
    assert len(again.entities()) == 4


def test_a_build_from_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="nothing to build from"):
        kg.build([], tmp_path / "graph")
    with pytest.raises(ReadError, match="nowhere does not exist"):
        kg.build(tmp_path / "nowhere", tmp_path / "graph")
    assert not (tmp_path / "graph").exists()
