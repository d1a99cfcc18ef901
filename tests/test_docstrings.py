"""The examples in docstrings are true: every one of them is run."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"^\s*>>> ", re.M)
EXAMPLES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): len(EXAMPLE.findall(text))
    for path in sorted(ROOT.glob("kg/**/*.py"))
    if EXAMPLE.search(text := path.read_text(encoding="utf-8"))
}


def test_there_are_examples() -> None:
    assert "kg" in EXAMPLES
    assert "kg.names" in EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_true(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0, f"{name}: see the captured output"
    assert found.attempted == EXAMPLES[name], f"{name}: an example stands where doctest does not look"


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_is_skipped(name: str) -> None:
    source = ROOT.joinpath(*name.split("."))
    path = source / "__init__.py" if source.is_dir() else source.with_suffix(".py")
    assert "doctest: +SKIP" not in path.read_text(encoding="utf-8").replace("  ", " ")
