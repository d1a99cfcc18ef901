"""`kg info` counts what a graph holds and names what could not be read."""

import json


def test_the_counts_are_those_of_the_graph(kg, graph: str) -> None:
    lines = [line.split() for line in kg("info", graph).out.splitlines()]
    expected = [["documents", "3"], ["mentions", "10"], ["entities", "5"], ["claims", "5"], ["edges", "4"]]
    assert lines[:5] == expected
    assert ["relation", "asserted", "reported", "denied", "planned", "hypothetical"] in lines
    assert ["metWith", "5", "0", "0", "0", "0"] in lines


def test_what_could_not_be_read_and_what_made_it_is_named(kg, graph: str) -> None:
    told = kg("info", graph).out
    assert "not read: bad.txt: took too long\n" in told
    assert "made by kg 0.1.0, pipeline accurate\n" in told


def test_json_says_the_same_for_programs(kg, graph: str) -> None:
    found = json.loads(kg("info", graph, "--as", "json").out)
    assert found["relations"] == {"metWith": {"asserted": 5}}
    assert found["problems"] == [{"source": "bad.txt", "stage": "extract", "reason": "took too long"}]
