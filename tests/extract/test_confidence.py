"""Confidence: lowered by every step, and mapped to the share right where a map is there."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.evaluate.calibration import Point, bins, expected_error, isotonic
from kg.extract.confidence import Calibration, confidence, load_calibration
from kg.resources import resource

ROOT = Path(__file__).resolve().parent.parent.parent
POINTS = st.lists(st.tuples(st.integers(1, 99).map(lambda n: n / 100), st.booleans()), min_size=1, max_size=60)


def test_every_indirect_step_makes_a_claim_less_sure() -> None:
    assert confidence("verb", None, []) > confidence("verb", None, ["list"]) > confidence("verb", None, ["list", "x"])
    assert 0.5 < confidence("verb", 0.5, []) < confidence("verb", 0.6, [])


@given(POINTS)
def test_a_fitted_map_never_falls_and_stays_between_0_and_1(points: list[Point]) -> None:
    fitted = isotonic(points)
    values = [fitted(n / 200) for n in range(201)]
    assert values == sorted(values)
    assert all(0 < value < 1 for value in values)


@given(POINTS)
def test_a_fitted_map_has_the_values_of_isotonic_regression(points: list[Point]) -> None:
    """At each confidence the largest of the smallest means of all stretches around it, by the textbook."""
    raw = sorted({one for one, _ in points})

    def mean(low: float, high: float) -> float:
        inside = [right for one, right in points if low <= one <= high]
        return sum(inside) / len(inside)

    expected = {max(min(mean(low, high) for high in raw if high >= x) for low in raw if low <= x) for x in raw}
    found = [share for _, share in isotonic(points).breakpoints]
    assert found == sorted({round(value, 6) for value in expected})


def test_where_the_share_right_rises_the_map_is_that_share() -> None:
    points = [(0.5, n < 2) for n in range(10)] + [(0.7, n < 5) for n in range(10)] + [(0.9, n < 9) for n in range(10)]
    fitted = isotonic(points)
    assert fitted.breakpoints == ((0.5, 0.2), (0.7, 0.5), (0.9, 0.9))
    assert (fitted(0.1), fitted(0.6), fitted(0.99)) == (0.2, 0.35, 0.9)
    assert expected_error([(fitted(raw), right) for raw, right in points]) == pytest.approx(0)


def test_neighbours_that_would_make_it_fall_are_pooled_by_their_weight() -> None:
    points = [(0.5, True), (0.5, True), (0.5, False), (0.6, False), (0.9, True)]
    assert isotonic(points).breakpoints == ((0.525, 0.5), (0.9, 1.0))


def test_the_expected_error_weighs_a_bin_by_its_claims() -> None:
    points = [(0.95, True)] * 3 + [(0.15, True)]
    assert [(one.claims, one.right) for one in bins(points)] == [(1, 1), (3, 3)]
    assert expected_error(points) == pytest.approx((3 * 0.05 + 0.85) / 4)
    assert expected_error([]) == 0.0


def test_without_a_file_confidence_stays_as_it_is(monkeypatch, tmp_path: Path) -> None:
    def missing(*_: str) -> Path:
        raise FileNotFoundError

    monkeypatch.setattr("kg.extract.confidence.resource", missing)
    assert load_calibration() == Calibration()
    assert load_calibration()(0.42) == 0.42


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no calibration"),
        ("[]", "is no calibration"),
        ('{"breakpoints": [[0.1, 0.2, 0.3]]}', "is no calibration"),
        ('{"breakpoints": []}', "have to rise"),
        ('{"breakpoints": [[0.5, 0.9], [0.6, 0.8]]}', "have to rise"),
        ('{"breakpoints": [[0.5, 0.9], [0.5, 0.95]]}', "have to rise"),
        ('{"breakpoints": [[0.5, NaN]]}', "have to rise"),
        ('{"breakpoints": [[0.5, 1.5]]}', "have to rise"),
    ],
)
def test_a_file_that_is_no_map_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "map.json").write_text(text)
    with pytest.raises(KgError, match=f"map.json: .*{told}"):
        load_calibration(tmp_path / "map.json")


def test_a_map_that_ships_is_in_the_wheel_and_belongs_to_gold() -> None:
    """Nothing to check while none ships."""
    try:
        path = resource("data", "calibration.json")
    except FileNotFoundError:
        return
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "data/calibration.json" in wheel["force-include"]
    assert load_calibration().breakpoints
    assert {"claims", "gold"} <= set(json.loads(path.read_text()))
