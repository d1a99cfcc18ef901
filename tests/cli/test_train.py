"""`kg train` names what is wrong with a recipe, and trains what a tiny one says."""

from pathlib import Path

import pytest

from kg.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("fast", ("name = ", "name "), "not a TOML file"),
        ("fast", ("warmup", "warm"), "syntax.warm: no such key; there are variants"),
        ("accurate", ("layer_decay", "decay"), "fit.decay: no such key; there are epochs"),
        ("accurate", ("seed = 1", ""), "seed"),
    ],
)
def test_a_recipe_that_is_wrong_is_named(
    name: str, change: tuple[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = (ROOT / "data" / "models" / "recipes" / f"{name}.toml").read_text(encoding="utf-8")
    (tmp_path / "r.toml").write_text(recipe.replace(*change), encoding="utf-8")
    assert main(["train", str(tmp_path / "r.toml"), "-o", str(tmp_path / "out")]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["fast", "accurate"])
def test_corpora_that_are_not_there_are_named(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = ROOT / "data" / "models" / "recipes" / f"{name}.toml"
    line = ["train", str(recipe), "-o", str(tmp_path / "out"), "--corpora", str(tmp_path)]
    assert main(line) == 1
    told = capsys.readouterr().err
    assert "no such corpus" in told or "is not installed" in told or "needs PyTorch" in told
