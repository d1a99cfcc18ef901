"""Exporters are found by name, and a wrong name is answered with the right ones."""

import pytest

from kg.errors import KgError
from kg.plugins import load, names


def test_all_formats_are_there_and_load() -> None:
    formats = names("kg.exporters")
    assert set(formats) >= {"claims", "csv", "entities", "graphml", "jsonld", "nquads", "trig", "turtle"}
    assert all(callable(load("kg.exporters", name)) for name in formats)


def test_a_wrong_name_is_answered_with_the_valid_ones() -> None:
    with pytest.raises(KgError, match="'docx' is not valid; there are claims, csv, entities"):
        load("kg.exporters", "docx")
