"""Persons who are listed with their titles: "with Minister X of Peru, Secretary Y, and Ambassador Z" is one list.

Parsers take the second for an apposition of the first, and the last for another argument of the verb.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.annotate.arcs import hang
from kg.annotate.cover import Name
from kg.annotate.labels import SUBJECTS

Row = tuple[int, Name]  # where the titles before a person begin, and the person
_JOINTS = frozenset({",", "and", ", and", ";", "; and", "as well as", ", as well as"})
_PAST = 4  # tokens of what a person is of: "Minister X | of the Czech Republic |, Minister Y"


def join_series(doc: Doc, rows: Sequence[Row]) -> None:
    """Hang every person of a list on its first one."""
    for series in _series(doc, rows):
        first, *others = [_root(doc, name) for _, name in series]
        for other in others:
            if not (other.is_ancestor(first) or _leads(other, first) or _is_in(other, first)):
                hang(other, first, "conj")


def _series(doc: Doc, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that only commas and an "and" part; two at least, and the "and" before the last."""
    found = [list(rows[:1])]
    joints: list[list[str]] = [[]]
    for before, row in pairwise(rows):
        joint = _joint(doc, before[1], row[0])
        if joint is None or any(token.is_sent_start for token in doc[before[1].end : row[1].end]):
            found.append([row])
            joints.append([])
        else:
            found[-1].append(row)
            joints[-1].append(joint)
    for series, between in zip(found, joints, strict=True):
        while between and between[-1] in {",", ";"}:  # "Minister X and Minister Y, Minister Z said"
            series.pop()
            between.pop()
        if between:
            yield series


def _joint(doc: Doc, person: Name, start: int) -> str | None:
    """What stands between two rows, where it is nothing but a joint of a list; "of Norway" belongs to the person."""
    at = person.end
    if at < start and doc[at].lower_ == "of":
        at = next(
            (i for i in range(at, min(start, at + _PAST + 1)) if doc[i].text in {",", ";"} or doc[i].lower_ == "and"),
            at,
        )
    text = doc[at:start].text.lower().removesuffix(" the")
    return text if text in _JOINTS else None


def _root(doc: Doc, name: Name) -> Token:
    """The word of a name whose head is outside it."""
    inside = range(name.start, name.end)
    return next((token for token in doc[name.start : name.end] if token.head.i not in inside), doc[name.start])


def _leads(other: Token, first: Token) -> bool:
    """Whether a clause of its own begins: "X met Minister Y, and | Minister Z said"."""
    return (
        other.dep_ in SUBJECTS
        and other.head.i > other.i
        and not (first.dep_ in SUBJECTS and first.head.i in {other.head.i, other.head.head.i})
    )


def _is_in(other: Token, first: Token) -> bool:
    """Whether the tree already lists it with the first."""
    while other.dep_ == "conj" and other.head.i < other.i:
        other = other.head
    return other.i == first.i
