"""RDF exports are the built graph, whatever the names: read back by rdflib and by Oxigraph."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Knowledge
from tests.contracts_export import check, exported, reads_as_rdf
from tests.knowledge import hostile, knowledge, schema

FORMATS = {"turtle": False, "trig": True, "nquads": True, "jsonld": True}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("made", [knowledge, hostile], ids=["plain", "hostile"])
def test_two_readers_get_the_built_graph_back(form: str, made) -> None:
    check(form, made(), schema(), reads_as_rdf(form, FORMATS[form]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
@pytest.mark.parametrize("form", FORMATS)
def test_any_name_survives(form: str, name: str) -> None:
    check(form, small(name), schema(), reads_as_rdf(form, FORMATS[form]))


def small(name: str) -> Knowledge:
    """One document with one claim, in which everybody and everything is called `name`."""
    whole = knowledge()
    reading = whole.readings[1]
    document = replace(reading.document, title=name, publisher=name)
    entities = tuple(replace(entity, label=name, names=(name,)) for entity in whole.entities)
    return Knowledge((replace(reading, document=document, claims=reading.claims[:1]),), entities)


def test_an_empty_graph_is_a_valid_file() -> None:
    for form in ("turtle", "trig", "nquads", "jsonld", "graphml", "claims", "entities", "csv"):
        assert isinstance(exported(form, Knowledge((), ()), schema()), bytes)


def test_the_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    code = (
        "import sys, hashlib; from tests.contracts_export import exported; from tests.knowledge import *\n"
        "from kg.plugins import names\n"
        "print(*(hashlib.sha256(exported(f, hostile(), schema())).hexdigest() for f in names('kg.exporters')))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].split()) == 8
