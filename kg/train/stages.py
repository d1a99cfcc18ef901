"""The stages of training, each in a folder of its own below FOLDER/work; one whose result is there is not run again.

    syntax    tags, morphology, dependencies, lemmas
    names     names
    pipeline  the two together, with our tokenizer: the folder that ships

Training on one processor is deterministic: the seed and the recipe decide the weights on one machine.
"""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.train.corpora import Shelf, dev_documents, names_documents, syntax_documents
from kg.train.recipe import FastRecipe, Stage
from kg.train.teacher import Teacher
from kg.train.tokens import blank, set_tokenizer

_HERE = Path(__file__).resolve().parent
_LOG = logging.getLogger(__name__)


def train_pipeline(shelf: Shelf[FastRecipe], work: Path) -> Any:
    """The trained pipeline; stages that are done are read from `work`."""
    return assembled(_stage(shelf, work / "syntax", "syntax"), _stage(shelf, work / "names", "names"))


def _stage(shelf: Shelf[FastRecipe], folder: Path, name: str) -> Path:
    done = folder / "model"
    if done.exists():
        return done
    folder.mkdir(parents=True, exist_ok=True)
    source = syntax_documents if name == "syntax" else names_documents
    words = _save(source(shelf, Teacher()), folder / "train.spacy")
    _save(iter(_few_dev_documents(shelf)), folder / "dev.spacy")
    stage = shelf.recipe.syntax if name == "syntax" else shelf.recipe.names
    _LOG.info("%s: %d words, %d epochs", name, words, stage.epochs)
    trained = _train(_stage_config(shelf, folder, name, words), folder)
    trained.to_disk(done)
    return done


def _few_dev_documents(shelf: Shelf[FastRecipe]) -> list[Any]:
    """Every third development document: enough to follow the run by."""
    return dev_documents([*shelf.gum("dev"), *shelf.ewt("dev")], blank().vocab)[::3]


def _save(documents: Iterator[Any], path: Path) -> int:
    from spacy.tokens import DocBin

    kept = list(documents)
    DocBin(docs=kept).to_disk(path)
    return sum(len(doc) for doc in kept)


def _stage_config(shelf: Shelf[FastRecipe], folder: Path, name: str, words: int) -> Any:
    stage: Stage = shelf.recipe.syntax if name == "syntax" else shelf.recipe.names
    changes: dict[str, Any] = {
        "paths.train": str(folder / "train.spacy"),
        "paths.dev": str(folder / "dev.spacy"),
        "system.seed": shelf.recipe.seed,
        "training.max_epochs": stage.epochs,
        "training.dropout": stage.dropout,
        "training.batcher.size": stage.batch_words,
        "training.optimizer.learn_rate.initial_rate": stage.learn_rate,
        "training.optimizer.learn_rate.warmup_steps": stage.warmup,
        "training.optimizer.learn_rate.total_steps": int(1.1 * stage.epochs * words / stage.batch_words),
    }
    return _config(name, changes)


def _config(name: str, changes: dict[str, Any]) -> Any:
    from spacy.util import load_config

    return load_config(_HERE / f"{name}.cfg", overrides=changes, interpolate=False)


def _filled(config: Any) -> Any:
    from spacy.util import load_model_from_config

    return load_model_from_config(config, auto_fill=True).config.interpolate()


def _train(config: Any, folder: Path) -> Any:
    """The averaged weights after the last step; the log of the run goes to FOLDER/log.txt."""
    import spacy
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train

    nlp = init_nlp(_filled(config), use_gpu=-1)
    set_tokenizer(nlp)
    _set_products(nlp)
    log = io.StringIO()
    try:
        train(nlp, folder, use_gpu=-1, stdout=log, stderr=log)
    finally:
        (folder / "log.txt").write_text(log.getvalue(), encoding="utf-8")
    return spacy.load(folder / "model-last")


def _set_products(nlp: Any) -> None:
    """Matrix products by numpy: with AVX-512 twice as fast as BLIS."""
    from thinc.api import NumpyOps

    products = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            node.ops = products


def assembled(syntax: Path, names: Path) -> Any:
    """One pipeline of the two, with our tokenizer and without a trace of where it was trained."""
    import spacy

    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    set_tokenizer(nlp)
    nlp.config["paths"].update(train=None, dev=None)
    for reader in nlp.config["corpora"].values():
        reader["path"] = None
    return nlp
