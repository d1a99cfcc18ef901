"""What every corpus becomes before it becomes training documents: sentences of tokens, with or without labels.

A text is a list of sentences in the order in which they stand; a corpus is a list of texts. What a corpus does not
say is kept apart from what it denies: `names` is None where nobody looked for names, and `missing` holds the tokens
of which it is not known whether a name covers them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

LABELS = ("PERSON", "ORG", "LOC", "DATE", "EVENT")


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `head` counts from the start of the sentence; a root is its own head."""

    form: str
    space: bool = True  # a space follows
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    morph: str = ""  # Feats as Universal Dependencies writes them; empty for none
    head: int = 0
    relation: str = ""  # empty: the sentence has no syntax
    entity: str = ""  # GUM's bracket notation of entities, as it stands in MISC


@dataclass(frozen=True, slots=True)
class Name:
    """A name from token `start` up to, not including, token `end` of its sentence; `label` is one of LABELS."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `opens` says that a paragraph begins with it."""

    identifier: str
    tokens: tuple[Token, ...]
    opens: bool = False
    names: tuple[Name, ...] | None = None  # None: not annotated
    missing: frozenset[int] = frozenset()  # tokens outside `names` of which nothing is known

    @property
    def has_syntax(self) -> bool:
        """Whether tags, lemmas and dependencies are known."""
        return bool(self.tokens) and bool(self.tokens[0].relation)

    def named(self, names: Sequence[Name], missing: frozenset[int] = frozenset()) -> "Sentence":
        """The same sentence with these names, cleared of overlaps, and with these tokens unknown."""
        kept = without_overlaps(names)
        covered = {index for name in kept for index in range(name.start, name.end)}
        return replace(self, names=kept, missing=missing - covered)


Text: TypeAlias = list[Sentence]


def words(*lines: str) -> frozenset[str]:
    """The words of some lines, as a closed set."""
    return frozenset(word for line in lines for word in line.split())


def without_overlaps(names: Sequence[Name]) -> tuple[Name, ...]:
    """The longest names first, none over another, in the order of the text.

    >>> without_overlaps([Name(0, 1, "LOC"), Name(0, 3, "ORG"), Name(4, 5, "LOC")])
    (Name(start=0, end=3, label='ORG'), Name(start=4, end=5, label='LOC'))
    """
    kept: list[Name] = []
    for name in sorted(names, key=lambda each: (each.start - each.end, each.start, each.label)):
        if name.start < name.end and all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda each: each.start))


def paragraphs(text: Text) -> list[Text]:
    """The text cut where paragraphs open."""
    cut: list[Text] = []
    for sentence in text:
        if sentence.opens or not cut:
            cut.append([])
        cut[-1].append(sentence)
    return cut
