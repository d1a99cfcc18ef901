"""The corpora of a recipe as texts and as spaCy documents: for training, for development, for guessing letters."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import ReadError
from kg.train.casing import Casing
from kg.train.conllu import read_conllu
from kg.train.documents import capped, document, runs
from kg.train.gazetteer import load_gazetteer
from kg.train.gum import with_names
from kg.train.iob import read_uner, read_wikigold, with_uner
from kg.train.prose import Paragraph, sample
from kg.train.recipe import FastRecipe, Recipe
from kg.train.sentence import Sentence, Text
from kg.train.silver import Silver
from kg.train.tokens import blank
from kg.train.variants import Shares, dressed

_RELEASE_SHARES = Shares(curly=0, lower=1, upper=2, open_end=0)  # printed with curly quotes already


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

    def prose(self, frus_words: int, release_words: int, seed: int) -> tuple[list[Paragraph], list[Paragraph]]:
        """Paragraphs of diplomatic documents, and of releases (each file gives `release_words`)."""
        frus = sample(self.path(self.recipe.corpora.frus), frus_words, seed)
        paths = [self.path(release) for release in self.recipe.corpora.releases]
        return frus, [paragraph for path in paths for paragraph in sample(path, release_words, seed)]


def write_raw(shelf: Shelf[FastRecipe], path: Path) -> int:
    """The prose that the encoder learns letters from, as JSON lines; the number of its words."""
    encoder, seed = shelf.recipe.encoder, shelf.recipe.seed
    frus, releases = shelf.prose(encoder.frus_words, encoder.release_words, seed)
    texts = [paragraph.text for paragraph in (*frus, *releases)]
    random.Random(seed).shuffle(texts)  # noqa: S311 - a reproducible order, nothing secret
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return sum(text.count(" ") + 1 for text in texts)


def syntax_documents(shelf: Shelf[FastRecipe]) -> Iterator[Any]:
    """Documents for tags, dependencies and lemmas: every copy cut and dressed differently."""
    vocabulary = blank().vocab
    texts = [*shelf.ewt("train"), *shelf.gum("train")]
    for stretch in _stretches(shelf, texts, shelf.recipe.syntax.variants):
        yield document(vocabulary, stretch)


def names_documents(shelf: Shelf[FastRecipe]) -> Iterator[Any]:
    """Documents for names: annotated text in copies, and new silver text for every copy."""
    vocabulary = blank().vocab
    texts = [*shelf.ewt("train"), *shelf.gum("train"), *read_wikigold(shelf.path(shelf.recipe.corpora.wikigold))]
    for stretch in _stretches(shelf, texts, shelf.recipe.names.variants):
        if any(sentence.names is not None for sentence in stretch):
            yield document(vocabulary, stretch)
    for sentence in silver_sentences(shelf):
        yield document(vocabulary, [sentence])


def silver_sentences(shelf: Shelf[FastRecipe]) -> Iterator[Sentence]:
    """Paragraphs with silver names that have at least one, in the number of copies the recipe wants."""
    copies, silver, seed = shelf.recipe.names.variants, shelf.recipe.silver, shelf.recipe.seed
    frus, releases = shelf.prose(silver.frus_words * copies, silver.release_words * copies, seed + 1)
    nlp = blank()
    words = [[token.text for token in nlp.make_doc(paragraph.text)] for paragraph in (*frus, *releases)]
    gazetteer = load_gazetteer(lambda name: [token.text for token in nlp.make_doc(name)])
    labeller = Silver(nlp, gazetteer, Casing(words))
    drawn = random.Random(f"silver {seed}")  # noqa: S311 - a reproducible draw, nothing secret
    for paragraph in (*frus, *releases):
        sentence = labeller.label(paragraph)
        if sentence.names:
            yield dressed([sentence], _RELEASE_SHARES, drawn)[0]


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
