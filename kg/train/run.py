"""Train a pipeline by a recipe, measure it, and write the folder that ships."""

import logging
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.train.card import origin
from kg.train.corpora import Shelf
from kg.train.measure import Figures, measure, own_portions, portions
from kg.train.recipe import FastRecipe, TransformerRecipe, load_recipe
from kg.train.release import write_release
from kg.train.stages import train_pipeline

_LOG = logging.getLogger("kg.train")


def train(recipe_path: Path, folder: Path, corpora: Path) -> Figures:
    """Train into FOLDER/work, write the folder that ships to FOLDER/NAME, and say what it gets right.

    Stages that are done are not run again. Raises KgError where the recipe, a corpus or a package is not there.
    """
    recipe = load_recipe(recipe_path)
    nlp = trained(recipe, corpora, folder / "work")
    figures = measure(nlp, [*portions(Shelf(corpora, recipe), nlp.vocab), *own_portions(nlp)])
    write_release(nlp, origin(recipe), figures, folder / recipe.name)
    _LOG.info("%s: %s", folder / recipe.name, figures["mean"])
    return figures


def trained(recipe: FastRecipe | TransformerRecipe, corpora: Path, work: Path) -> Any:
    """The pipeline that a recipe makes."""
    if isinstance(recipe, FastRecipe):
        return train_pipeline(Shelf(corpora, recipe), work)
    try:
        from kg.train.accurate import train_accurate
    except ImportError as missing:
        raise SettingsError(
            f"{missing.name} is missing; this recipe needs PyTorch: pip install 'kg-builder[train]'"
        ) from None
    return train_accurate(Shelf(corpora, recipe), work)
