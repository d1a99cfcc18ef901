"""From sentences to what the transformer learns from: windows of pieces, and for every word what it is to be.

What a corpus does not say is not learned from: a label is -1 where it is unknown, and of names every word has the set
of tags that its corpus allows (Universal NER's LOC may be GPE, LOC or FAC; where nobody marked roles, a word outside
the names may be one).
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.annotate.lemmas import script
from kg.annotate.wordpieces import Wordpieces, casing
from kg.train.sentence import Sentence, Text

NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE", "ROLE", "DEMONYM")
TAGS = ("O", *(f"{place}-{name}" for name in NAMES for place in "BI"))
_COARSE = {"LOC": ("GPE", "LOC", "FAC")}
LONGEST = 240  # pieces of a window


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed lists of labels, in the order of their numbers."""

    tags: tuple[str, ...]
    forms: tuple[str, ...]  # part of speech and morphology: "NOUN|Number=Plur"
    lemmas: tuple[str, ...]  # scripts
    relations: tuple[str, ...]
    names: tuple[str, ...] = TAGS


@dataclass(frozen=True, slots=True)
class Source:
    """Texts of one corpus, the labels of names that it never marks, and whether its LOC is any place."""

    name: str
    texts: list[Text]
    unmarked: tuple[str, ...] = ()
    coarse: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once, and its labels; -1 is unknown."""

    ids: list[int]
    cases: list[int]
    first: list[int]  # the first piece of each word
    tags: list[int]
    forms: list[int]
    lemmas: list[int]
    heads: list[int]  # 0 is the root, else the word's number in the window from 1
    relations: list[int]
    starts: list[int]  # 1 where a sentence begins
    sentence: list[int]  # the number of the sentence
    names: list[int]  # bits of allowed tags; 0 where nothing is known


def labels_of(sources: Iterable[Source], least: int = 3) -> Labels:
    """The labels that stand in the sources at least `least` times; relations all."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("tags", "forms", "lemmas", "relations")}
    for token in (t for s in sources for text in s.texts for sentence in text for t in _known(sentence)):
        counts["tags"][token.tag] += 1
        counts["forms"][_form(token)] += 1
        counts["lemmas"][script(token.form, token.lemma)] += 1
        counts["relations"][token.relation] += 1
    kept = {kind: tuple(sorted(k for k, n in found.items() if n >= least)) for kind, found in counts.items()}
    return Labels(kept["tags"], kept["forms"], kept["lemmas"], kept["relations"])


def _known(sentence: Sentence) -> Sequence[Any]:
    return sentence.tokens if sentence.has_syntax else ()


def _form(token: Any) -> str:
    return f"{token.pos}|{token.morph}" if token.morph else str(token.pos)


class Windows:
    """Makes windows of stretches of text."""

    def __init__(self, labels: Labels, pieces: Wordpieces, peoples: frozenset[str]) -> None:
        self.pieces, self.peoples = pieces, peoples
        self._tags, self._forms = _numbers(labels.tags), _numbers(labels.forms)
        self._lemmas, self._relations = _numbers(labels.lemmas), _numbers(labels.relations)
        self._bit = {tag: 1 << number for number, tag in enumerate(labels.names)}
        self._all = sum(self._bit.values())

    def of(self, stretch: Text, source: Source) -> Iterator[Window]:
        """The windows of a stretch: as few as its length allows, cut between sentences."""
        held: Text = []
        size = 2
        for sentence in stretch:
            length = sum(len(self.pieces.pieces(token.form)) for token in sentence.tokens)
            if held and size + length > LONGEST:
                yield self._window(held, source)
                held, size = [], 2
            if length + 2 <= 2 * LONGEST:
                held.append(sentence)
                size += length
        if held:
            yield self._window(held, source)

    def _window(self, stretch: Text, source: Source) -> Window:
        window = Window([self.pieces.open], [0], [], [], [], [], [], [], [], [], [])
        for number, sentence in enumerate(stretch):
            self._add(window, number, sentence, self._allowed(sentence, source))
        window.ids.append(self.pieces.close)
        window.cases.append(0)
        return window

    def _add(self, window: Window, number: int, sentence: Sentence, allowed: list[int]) -> None:
        offset = len(window.first)
        for index, token in enumerate(sentence.tokens):
            pieces = self.pieces.pieces(token.form)
            window.first.append(len(window.ids))
            window.ids.extend(pieces)
            window.cases.extend([casing(token.form)] * len(pieces))
            window.starts.append(int(index == 0))
            window.sentence.append(number)
            window.names.append(allowed[index])
            known = sentence.has_syntax
            window.tags.append(self._tags.get(token.tag, -1) if known else -1)
            window.forms.append(self._forms.get(_form(token), -1) if known else -1)
            window.lemmas.append(self._lemmas.get(script(token.form, token.lemma), -1) if known else -1)
            window.relations.append(self._relations.get(token.relation, -1) if known else -1)
            root = token.head == index
            window.heads.append(-1 if not known else 0 if root else offset + token.head + 1)

    def _allowed(self, sentence: Sentence, source: Source) -> list[int]:
        """The bits of the tags that each word may have."""
        if sentence.names is None:
            return [0] * len(sentence.tokens)
        outside = self._bit["O"] | sum(self._bit[f"{p}-{name}"] for name in source.unmarked for p in "BI")
        allowed = [outside] * len(sentence.tokens)
        if source.coarse:
            for index, token in enumerate(sentence.tokens):
                if token.form in self.peoples:
                    allowed[index] = self._bit["B-DEMONYM"]
        for index in sentence.missing:
            allowed[index] = 0
        for name in sentence.names:
            labels = _COARSE.get(name.label, (name.label,)) if source.coarse else (name.label,)
            for index in range(name.start, name.end):
                place = "B" if index == name.start else "I"
                allowed[index] = sum(self._bit[f"{place}-{label}"] for label in labels)
        return allowed


def _numbers(labels: Sequence[str]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def batches(windows: list[Window], pieces: int, drawn: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, up to `pieces` pieces with padding, in a drawn order."""
    order = list(windows)
    drawn.shuffle(order)
    made: list[list[Window]] = []
    for start in range(0, len(order), 600):
        made += _packed(sorted(order[start : start + 600], key=lambda w: len(w.ids)), pieces)
    drawn.shuffle(made)
    yield from made


def _packed(windows: list[Window], pieces: int) -> Iterator[list[Window]]:
    held: list[Window] = []
    for window in windows:
        if held and len(window.ids) * (len(held) + 1) > pieces:
            yield held
            held = []
        held.append(window)
    if held:
        yield held
