"""The small transformer as a spaCy component: tags, lemmas, dependencies, sentence starts and names at once.

It reads one text of at most some hundred words a call, never two texts together, so that what it says of a text hangs
on that text alone (8-bit numbers are scaled over all that is read together). Longer texts are read in windows that
begin where a sentence begins.
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.decode import Array, Names, tree, trimmed
from kg.annotate.lemmas import lemma_of
from kg.annotate.wordpieces import Wordpieces, casing

_LONGEST = 250  # pieces of a window
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # the values of ENT_IOB
Columns = dict[int, Array]  # by attribute, a value for each token
_MODEL, _LABELS, _PIECES = "model.onnx", "labels.json", "pieces.txt"


@dataclass(frozen=True, slots=True)
class Read:
    """What the network says of the words of one window: scores of each head, of arcs, and what relations read."""

    tags: Array
    forms: Array
    lemmas: Array
    starts: Array
    names: Array
    arcs: Array
    offered: Array  # (1 + words, width): what a word is as a head
    asked: Array  # (words, labels, width): what each relation asks of a word's head


@Language.factory("kg_transformer", assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head"])
class Transformer:
    """The component; its folder holds the network, its labels and its vocabulary of pieces."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._vocab = nlp.vocab
        self._data: dict[str, bytes] = {}

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the files of the component into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for name, data in self._data.items():
            (path / name).write_bytes(data)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> "Transformer":
        """Read the files of the component."""
        for name in (_MODEL, _LABELS, _PIECES):
            self._data[name] = (path / name).read_bytes()
        self.__dict__.pop("_network", None)
        return self

    @cached_property
    def _network(self) -> "_Network":
        return _Network(self._data, self._vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Set all that the component knows on a Doc; sentence starts that are ruled out beforehand stay so."""
        words = [token.i for token in doc if not token.is_space]
        if words:
            self._network.annotate(doc, words)
        return doc


def _unbroken(doc: Doc, places: Array) -> int:
    """Behind which token a name ends: white space within a line is part of it, a line break ends it."""
    for before, after in itertools.pairwise(places.tolist()):
        if any("\n" in doc[at].text for at in range(before + 1, after)):
            return int(before) + 1
    return int(places[-1]) + 1


class _Network:
    """The session with what turns its numbers into labels."""

    def __init__(self, data: dict[str, bytes], vocab: Any) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(data[_MODEL], options, providers=["CPUExecutionProvider"])
        labels: dict[str, list[str]] = json.loads(data[_LABELS])
        self._sizes = np.cumsum([len(labels[key]) for key in ("tags", "forms", "lemmas")] + [2])
        self._pieces = Wordpieces(data[_PIECES].decode("utf-8").split("\n"))
        self._labels = len(labels["relations"])
        self._names = Names(labels["names"])
        self._scripts = labels["lemmas"]
        self._vocab = vocab
        add = vocab.strings.add
        self._tags = np.array([add(tag) for tag in labels["tags"]], dtype=np.uint64)
        self._pos = np.array([add(form.split("|")[0]) for form in labels["forms"]], dtype=np.uint64)
        features = [form.partition("|")[2] for form in labels["forms"]]
        self._morphs = np.array([vocab.morphology.add(feats) for feats in features], dtype=np.uint64)
        self._deps = np.array([add(relation) for relation in labels["relations"]], dtype=np.uint64)
        self._root = labels["relations"].index("ROOT")

    def annotate(self, doc: Doc, words: list[int]) -> None:
        """Set the labels of the words of a Doc; white space hangs on the word before it."""
        columns: Columns = {attribute: np.zeros(len(doc), dtype=np.uint64) for attribute in _ATTRIBUTES}
        columns[ENT_IOB][:] = _OUTSIDE
        at = 0
        while at < len(words):
            at += self._window(doc, words, at, columns)
        self._spaces(doc, words, columns)
        table: Any = np.stack([columns[attribute] for attribute in _ATTRIBUTES], axis=1)
        doc.from_array(_ATTRIBUTES, table)

    def _window(self, doc: Doc, words: list[int], at: int, columns: Columns) -> int:
        """Read from word `at` on; the number of words that are settled, whole sentences where there is more text."""
        texts, cut = self._taken(doc, words, at)
        read = self._read(texts)
        starts = [n for n in range(len(texts)) if n == 0 or self._begins(doc[words[at + n]], read.starts[n])]
        if cut and len(starts) > 1:
            texts = texts[: starts.pop()]
        places = np.array(words[at : at + len(texts)])
        self._set(doc, places, texts, read, columns)
        for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
            self._sentence(places, start, end, read, columns)
        return len(texts)

    def _taken(self, doc: Doc, words: list[int], at: int) -> tuple[list[str], bool]:
        texts: list[str] = []
        size = 2
        for number in range(at, len(words)):
            text = doc[words[number]].text
            size += len(self._pieces.pieces(text))
            if size > _LONGEST:
                return texts, True
            texts.append(text)
        return texts, False

    @staticmethod
    def _begins(token: Any, scores: Array) -> bool:
        return token.is_sent_start is True or (token.is_sent_start is not False and bool(scores[1] > scores[0]))

    def _read(self, texts: list[str]) -> Read:
        ids, cases, first = [self._pieces.open], [0], []
        for text in texts:
            pieces = self._pieces.pieces(text)
            first.append(len(ids))
            ids.extend(pieces)
            cases.extend([casing(text)] * len(pieces))
        ids.append(self._pieces.close)
        cases.append(0)
        one = {"ids": ids, "cases": cases, "first": first}
        given = {key: np.array([value], dtype=np.int64) for key, value in one.items()}
        logits, arcs, offered, asked = (output[0] for output in self._session.run(None, given))
        asked = asked.reshape(len(asked), self._labels, -1)
        tags, forms, lemmas, starts, names = np.split(logits, self._sizes, axis=1)
        return Read(tags, forms, lemmas, starts, names, arcs, offered, asked)

    def _set(self, doc: Doc, places: Array, texts: list[str], read: Read, columns: Columns) -> None:
        """Tags, parts of speech, lemmas and names of the settled words."""
        size = len(texts)
        forms = read.forms[:size].argmax(1)
        columns[TAG][places] = self._tags[read.tags[:size].argmax(1)]
        columns[POS][places], columns[MORPH][places] = self._pos[forms], self._morphs[forms]
        add = self._vocab.strings.add
        scripts = read.lemmas[:size].argmax(1)
        lemmas = (lemma_of(text, self._scripts[n]) for text, n in zip(texts, scripts, strict=True))
        columns[LEMMA][places] = [add(lemma) for lemma in lemmas]
        for start, last, label in self._names.spans(self._names.best(read.names[:size])):
            first, end = places[start], _unbroken(doc, places[start : trimmed(texts, start, last)])
            columns[ENT_TYPE][first:end] = add(label)
            columns[ENT_IOB][first:end] = _INSIDE
            columns[ENT_IOB][first] = _BEGINS

    def _sentence(self, places: Array, start: int, end: int, read: Read, columns: Columns) -> None:
        """Heads and relations of one sentence."""
        inside = [0, *range(start + 1, end + 1)]
        heads = np.array(tree(read.arcs[start:end, inside]))
        whole = np.where(heads == 0, 0, heads + start)
        relations = np.einsum("wlj,wj->wl", read.asked[start:end], read.offered[whole])
        relations[:, self._root] = np.where(heads == 0, np.inf, -np.inf)
        own = places[start:end]
        heads_at = np.where(heads == 0, own, own[np.maximum(heads - 1, 0)])
        columns[HEAD][own] = (heads_at - own).astype(np.int64).view(np.uint64)
        columns[DEP][own] = self._deps[relations.argmax(1)]

    def _spaces(self, doc: Doc, words: list[int], columns: Columns) -> None:
        add = self._vocab.strings.add
        blank = sorted(set(range(len(doc))) - set(words))
        for place in blank:
            before = place - 1 if place else words[0]
            columns[TAG][place], columns[POS][place] = add("_SP"), add("SPACE")
            columns[LEMMA][place] = doc[place].orth
            columns[HEAD][place] = np.array(before - place, dtype=np.int64).view(np.uint64)
            columns[DEP][place] = add("dep")
