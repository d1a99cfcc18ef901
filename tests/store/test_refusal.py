"""What is refused by its text, and what is not."""

import time

import pytest

from kg.store.refusal import depth, refusal


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service kg:p ?x }",
        "SELECT $service { $service <urn:p> ?x }",
        "SELECT ?x { ?a ex:service ?x ; kg:service <urn:x> }",
        'SELECT ?x { ?x rdfs:label "Secret Service" }',
        "SELECT ?from { ?from ?p ?o }",
        'SELECT ?x { ?x rdfs:label "a letter from Port Halden" }',
        "# of the service and from where\nSELECT ?x { ?x a kg:Person }",
    ],
)
def test_ordinary_queries_pass(query: str) -> None:
    assert refusal(query) is None


def test_the_check_is_quick_on_any_text() -> None:
    for text in ("service", "service#", "service ", "service\n#", "from ", "#", "1service"):
        began = time.perf_counter()
        refusal(text * (16_000 // len(text)))
        assert time.perf_counter() - began < 2, text


def test_depth_counts_all_brackets_and_survives_unbalanced_ones() -> None:
    assert depth("{ ( [ ] ) }") == 3
    assert depth("}}}}{") == 1
