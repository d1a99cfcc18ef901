"""`kg why` shows the sentences behind an edge, with who says them and where they stand."""

from pathlib import Path

from tests.fakes import write


def test_every_sentence_between_two_people_is_shown_with_its_place(kg, graph: str) -> None:
    ran = kg("why", graph, "Bo Ray", "ann lee")
    assert ran.out.count("Ann Lee  metWith  Bo Ray  [asserted]\n    “Ann Lee met Bo Ray.”\n") == 2
    assert "    Talks, undated, characters 7–26\n" in ran.out
    assert ran.out.splitlines()[-1] == "2 claims about Bo Ray and Ann Lee"


def test_one_name_shows_all_about_it(kg, graph: str) -> None:
    ran = kg("why", graph, "Quux")
    assert "=SUM(A1), 2024-03-01, characters 10–31" in ran.out
    assert ran.out.splitlines()[-1] == "1 claim about Zoë Quux"


def test_people_without_an_edge_have_no_sentence(kg, graph: str) -> None:
    ran = kg("why", graph, "Ann Lee", "Dan Poe")
    assert (ran.status, ran.out) == (0, "0 claims about Ann Lee and Dan Poe\n")


def test_an_unknown_name_is_answered_with_near_ones(kg, graph: str) -> None:
    ran = kg("why", graph, "Zoe Qux")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "kg: “Zoe Qux” is nobody in this graph. Near: Zoë Quux.\n"
    assert "most-connected" in kg("why", graph, "Xxxx Yyyy").err


def test_a_name_of_several_people_is_answered_with_all_of_them(kg, tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": "Ann Lee met Bo Ray. Cy Orr met Dan Lee."})
    kg("build", sources, "-o", tmp_path / "graph")
    ran = kg("why", tmp_path / "graph", "Lee")
    assert ran.status == 1
    assert "may be 2 entities: Ann Lee (Person, urn:kg:entity:" in ran.err
    assert "Dan Lee (Person" in ran.err
    iri = ran.err.split("Dan Lee (Person, ")[1].split(")")[0]
    assert kg("why", tmp_path / "graph", iri).out.splitlines()[-1] == "1 claim about Dan Lee"
