"""The folder that ships: the pipeline with its meta data, figures.json and MODEL_CARD.md."""

import json
from pathlib import Path
from typing import Any

from kg.train.card import Origin, render
from kg.train.measure import Figures

_META = {
    "author": "the kg authors",
    "license": "CC BY-SA 4.0",
    "description": "English news and official prose: Universal Dependencies and names.",
}


def write_release(nlp: Any, made: Origin, figures: Figures, folder: Path) -> None:
    """Write the pipeline and what is said about it into `folder`."""
    nlp.meta.update(_META | {"name": made.name, "version": made.version, "performance": _flat(figures)})
    nlp.to_disk(folder)
    _forget_words(nlp, folder)
    write_papers(made, figures, folder)


def _forget_words(nlp: Any, folder: Path) -> None:
    """Keep the strings that labels and lemmas are made of; what training and measuring read besides is left out."""
    import spacy
    import srsly

    strings = nlp.vocab.strings
    kept = set(spacy.blank("en").vocab.strings)
    labels = (label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ()))
    kept.update(label for label in labels if isinstance(label, str))
    if "trainable_lemmatizer" in nlp.pipe_names:
        trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
        kept.update(strings[tree[side]] for tree in trees for side in ("orig", "subst") if tree.get(side))
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(kept - {""}), indent=0) + "\n", encoding="utf-8")


def write_papers(made: Origin, figures: Figures, folder: Path) -> None:
    """Write figures.json and MODEL_CARD.md alone."""
    record = {"name": made.name, "version": made.version, "figures": figures}
    (folder / "figures.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(render(made, figures), encoding="utf-8")


def _flat(figures: Figures) -> dict[str, float]:
    return {f"{table}_{key}": value for table, row in figures.items() for key, value in row.items()}
