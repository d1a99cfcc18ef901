"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_path() -> Path:
    """The corpora and evaluation texts beside the project; tests that need them are skipped where they are absent."""
    path = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip("needs the shared corpora and evaluation texts, which are not beside this checkout")
    return path
