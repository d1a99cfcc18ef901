"""Extraction quality may not fall under its pinned floors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluate import CORE, digest
from tests.gates import GATES, digest_of, is_here
from tests.quality import PINNED, SETS, SHARED, UNREAD, figures, measured

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", sorted(SETS))
def test_quality_stays_above_its_floor(name: str, tmp_path: Path) -> None:
    source, gold = SETS[name]
    if not source.exists():
        pytest.skip(f"needs {name}, which is not beside this checkout")
    pinned = json.loads(PINNED.read_text())[name]
    assert digest(gold) == pinned["digest"], f"the gold of {name} changed: measure again and pin"
    evaluation = measured(name, tmp_path)
    found = figures(evaluation)
    fallen = {key: (found[key], floor) for key, floor in pinned["floors"].items() if found[key] < floor}
    errors = () if name in UNREAD else evaluation.errors
    assert not fallen, f"{name}: (measured, floor) {fallen}\n" + "\n".join(errors)


@pytest.mark.parametrize("name", sorted(GATES))
def test_what_other_texts_show_stays_above_its_floor(name: str) -> None:
    if not is_here(name):
        pytest.skip(f"needs the texts of {name}, which are not beside this checkout")
    pinned = json.loads(PINNED.read_text())[name]
    assert digest_of(name) == pinned["digest"], f"the texts of {name} changed: measure again and pin"
    found = GATES[name][1]()
    assert not {key: (found[key], floor) for key, floor in pinned["floors"].items() if found[key] < floor}


def test_our_measure_agrees_with_the_scorer_beside_the_project(tmp_path: Path) -> None:
    scorer = SHARED / "eval" / "score.py"
    if not scorer.exists():
        pytest.skip("needs the scorer beside the project")
    evaluation = measured("eval-releases", tmp_path)
    command = [sys.executable, str(scorer), "--gold", str(SETS["eval-releases"][1])]
    output = subprocess.run(
        [*command, str(tmp_path / "claims.jsonl"), str(tmp_path / "entities.jsonl")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    theirs = json.loads(output)
    assert abs(theirs["core"]["f1"] - evaluation.over(CORE).f1) < 0.015
    assert abs(theirs["entity_recall"] - evaluation.entities.recall) < 0.01
