"""`kg train`: weights of one's own, from a recipe and corpora."""

import argparse
import logging
from pathlib import Path
from typing import Any

from kg.cli.terminal import say


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "train",
        help="train a language pipeline by a recipe",
        description="Trains a language pipeline by a recipe and measures it. A run that was stopped goes on.",
        epilog="example:  kg train data/models/recipes/fast.toml -o trained",
    )
    parser.add_argument("recipe", type=Path, help="a TOML file, such as those in data/models/recipes")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to work and write")
    parser.add_argument(
        "--corpora",
        type=Path,
        default=Path("..") / "shared" / "corpora",
        help="the folder of corpora (../shared/corpora)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train, telling how far it is."""
    from kg.train.run import train

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    figures = train(options.recipe, options.output, options.corpora)
    for table, row in figures.items():
        say(f"{table:14} " + "  ".join(f"{key} {value:.1f}" for key, value in row.items()))
    return 0
