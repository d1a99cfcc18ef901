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
    write_papers(made, figures, folder)


def write_papers(made: Origin, figures: Figures, folder: Path) -> None:
    """Write figures.json and MODEL_CARD.md alone."""
    record = {"name": made.name, "version": made.version, "figures": figures}
    (folder / "figures.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(render(made, figures), encoding="utf-8")


def _flat(figures: Figures) -> dict[str, float]:
    return {f"{table}_{key}": value for table, row in figures.items() for key, value in row.items()}
