"""A derived store of the fixture, made once for all tests of this room."""

from pathlib import Path

import pytest

from kg.rdf.build import quads
from kg.store.derive import derive
from tests.knowledge import knowledge, schema


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return derive(tmp_path_factory.mktemp("graph"), quads(knowledge(), schema()), "fixture")
