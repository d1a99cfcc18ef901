"""A recipe: what is trained on what, as a TOML file.

data/models/recipes holds those of the shipped weights.
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Corpora:
    """Paths of the corpora, below one folder that is given at the command line."""

    ewt_train: str
    ewt_dev: str
    gum_train: str
    gum_dev: str
    uner_train: str
    uner_dev: str
    wikigold: str
    frus: str
    releases: tuple[str, ...]
    left_out_genres: tuple[str, ...] = ()  # of GUM


@dataclass(frozen=True, slots=True)
class Stage:
    """One training run: passes over the variants of its corpora."""

    variants: int  # differently cut and dressed copies of the annotated text
    epochs: int  # passes over all copies
    learn_rate: float
    warmup: int
    dropout: float
    batch_words: int = 1000


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words of prose that the accurate pipeline labels: of diplomatic documents, and of each file of releases."""

    frus_words: int
    release_words: int


@dataclass(frozen=True, slots=True)
class Fit:
    """One run of the small transformer; rates are peaks of a warm-up and a straight way down."""

    epochs: int
    own_copies: int  # how often an epoch reads our own annotated text
    encoder_rate: float
    heads_rate: float
    layer_decay: float
    warmup: int
    batch_pieces: int


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, but for the machine; each kind has more."""

    name: str
    version: str
    seed: int
    corpora: Corpora


@dataclass(frozen=True)
class FastRecipe(Recipe):
    """The recipe of a convolutional pipeline."""

    syntax: Stage
    names: Stage
    labelled: Labelled


@dataclass(frozen=True)
class TransformerRecipe(Recipe):
    """The recipe of a small transformer."""

    fit: Fit


_PARTS: dict[type[Recipe], dict[str, type]] = {
    FastRecipe: {"corpora": Corpora, "syntax": Stage, "names": Stage, "labelled": Labelled},
    TransformerRecipe: {"corpora": Corpora, "fit": Fit},
}


def load_recipe(path: Path) -> FastRecipe | TransformerRecipe:
    """The recipe of a file, of a transformer where it has a table "fit"; SettingsError names what is wrong in it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    kind = TransformerRecipe if "fit" in table else FastRecipe
    built = {key: _built(path, key, part, table.pop(key, {})) for key, part in _PARTS[kind].items()}
    recipe: FastRecipe | TransformerRecipe = _built(path, "recipe", kind, {**table, **built})
    return recipe


def _built(path: Path, where: str, kind: Any, table: dict[str, Any]) -> Any:
    valid = [field.name for field in fields(kind)]
    for key in table:
        if key not in valid:
            raise SettingsError(f"{path}: {where}.{key}: no such key; there are {', '.join(valid)}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise SettingsError(f"{path}: {where}: {str(error).partition(') ')[2]}") from error
