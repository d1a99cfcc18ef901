"""The corpora of a recipe as texts and as spaCy documents: for training and for development."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import ReadError
from kg.resources import resource
from kg.train.conllu import read_conllu
from kg.train.documents import capped, document, runs
from kg.train.gum import with_names
from kg.train.iob import read_uner, read_wikigold, with_uner
from kg.train.own import read_own
from kg.train.prose import sample
from kg.train.recipe import FastRecipe, Recipe
from kg.train.sentence import Text
from kg.train.teacher import Teacher
from kg.train.tokens import blank
from kg.train.variants import Shares, dressed

_PROSE_SHARES = Shares(curly=30, lower=1, upper=2, open_end=0)


R = TypeVar("R", bound=Recipe)


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """The corpora of a recipe, below `folder`."""

    folder: Path
    recipe: R

    def path(self, relative: str) -> Path:
        """Where a corpus lies; ReadError where it does not."""
        path = self.folder / relative
        if not path.exists():
            raise ReadError(f"{path}: no such corpus; give the folder that holds it with --corpora")
        return path

    def ewt(self, portion: str) -> list[Text]:
        """EWT with Universal NER's names; `portion` is train or dev."""
        corpora = self.recipe.corpora
        training = portion == "train"
        tree = corpora.ewt_train if training else corpora.ewt_dev
        annotated = read_uner(self.path(corpora.uner_train if training else corpora.uner_dev))
        return [with_uner(text, annotated) for text in read_conllu(self.path(tree))]

    def gum(self, portion: str) -> list[Text]:
        """GUM with the names among its entities; `portion` is train or dev."""
        corpora = self.recipe.corpora
        tree = self.path(corpora.gum_train if portion == "train" else corpora.gum_dev)
        return [with_names(text) for text in read_conllu(tree, frozenset(corpora.left_out_genres))]

    def prose(self, frus_words: int, release_words: int, seed: int) -> list[str]:
        """Paragraphs of diplomatic documents, and of releases (each file gives `release_words`)."""
        frus = sample(self.path(self.recipe.corpora.frus), frus_words, seed)
        paths = [self.path(release) for release in self.recipe.corpora.releases]
        return [*frus, *(paragraph for path in paths for paragraph in sample(path, release_words, seed))]


def syntax_documents(shelf: Shelf[FastRecipe], teacher: Teacher) -> Iterator[Any]:
    """Documents for tags, dependencies and lemmas: copies cut and dressed differently, and labelled prose."""
    vocabulary = blank().vocab
    texts = [*shelf.ewt("train"), *shelf.gum("train")]
    for stretch in (*_stretches(shelf, texts, shelf.recipe.syntax.variants), *_labelled(shelf, teacher)):
        yield document(vocabulary, stretch)


def names_documents(shelf: Shelf[FastRecipe], teacher: Teacher) -> Iterator[Any]:
    """Documents for names: annotated text in copies, its places and roles as the teacher sees them, and prose."""
    vocabulary = blank().vocab
    wikigold = read_wikigold(shelf.path(shelf.recipe.corpora.wikigold))
    annotated = [teacher.completed(text) for text in (*shelf.ewt("train"), *shelf.gum("train"), *wikigold)]
    texts = [*annotated, *read_own(resource("data", "annotated", "train"), blank())]
    for stretch in (*_stretches(shelf, texts, shelf.recipe.names.variants), *_labelled(shelf, teacher)):
        yield document(vocabulary, stretch)


def _labelled(shelf: Shelf[FastRecipe], teacher: Teacher) -> Iterator[Text]:
    """Paragraphs of prose with the teacher's labels, a few of them dressed otherwise."""
    wanted, seed = shelf.recipe.labelled, shelf.recipe.seed
    paragraphs = shelf.prose(wanted.frus_words, wanted.release_words, seed)
    drawn = random.Random(f"labelled {seed}")  # noqa: S311 - a reproducible draw, nothing secret
    for text in teacher.texts(paragraphs):
        yield dressed(text, _PROSE_SHARES, drawn)


def _stretches(shelf: Shelf[FastRecipe], texts: list[Text], copies: int) -> Iterator[Text]:
    """Each copy: odd ones by paragraphs, even ones by runs; the first one keeps its straight quotes."""
    for copy in range(copies):
        drawn = random.Random(f"copy {copy} {shelf.recipe.seed}")  # noqa: S311 - a reproducible draw
        shares = Shares(curly=0) if copy == 0 else Shares(curly=70)
        for text in texts:
            for stretch in capped(text) if copy % 2 == 0 else runs(text, drawn):
                yield dressed(stretch, shares, drawn)


def dev_documents(texts: list[Text], vocabulary: Any) -> list[Any]:
    """Development text as the program reads it: paragraphs of at most eight sentences, nothing changed."""
    return [document(vocabulary, stretch) for text in texts for stretch in capped(text)]
