"""`python -m kg.train RECIPE -o FOLDER --corpora CORPORA`: train a pipeline by a recipe and measure it."""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.train.card import origin
from kg.train.corpora import Shelf
from kg.train.measure import measure, own_portions, portions
from kg.train.recipe import FastRecipe, TransformerRecipe, load_recipe
from kg.train.release import write_release
from kg.train.stages import train_pipeline

_LOG = logging.getLogger("kg.train")


def train(recipe_path: Path, folder: Path, corpora: Path) -> None:
    """Train into FOLDER/work, and write the folder that ships to FOLDER/NAME; done stages are not run again."""
    recipe = load_recipe(recipe_path)
    nlp = trained(recipe, corpora, folder / "work")
    figures = measure(nlp, [*portions(Shelf(corpora, recipe), nlp.vocab), *own_portions(nlp)])
    write_release(nlp, origin(recipe), figures, folder / recipe.name)
    _LOG.info("%s: %s", folder / recipe.name, figures["mean"])


def trained(recipe: FastRecipe | TransformerRecipe, corpora: Path, work: Path) -> Any:
    """The pipeline that a recipe makes."""
    if isinstance(recipe, FastRecipe):
        return train_pipeline(Shelf(corpora, recipe), work)
    from kg.train.accurate import train_accurate

    return train_accurate(Shelf(corpora, recipe), work)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is 1 where the recipe or a corpus is wrong."""
    parser = argparse.ArgumentParser(prog="python -m kg.train", description=__doc__)
    parser.add_argument("recipe", type=Path, help="a TOML file, such as data/models/recipes/fast.toml")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to work and write")
    parser.add_argument(
        "--corpora",
        type=Path,
        default=Path("..") / "shared" / "corpora",
        help="the folder of corpora (default: the one beside the checkout)",
    )
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        train(options.recipe, options.output, options.corpora)
    except KgError as problem:
        _LOG.error("%s", problem)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
