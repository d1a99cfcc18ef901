"""Definite descriptions that may mean somebody named: "the envoy", "this company", "the 54-year-old banker"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.gazetteer import listed
from kg.annotate.memory import body_noun, land_noun, person_noun
from kg.annotate.titles import Title, singular

DEFINITE = frozenset({"the", "this", "that"})
_INSIDE = frozenset({"ADJ", "PROPN", "NOUN", "PUNCT", "PART", "NUM"})
_AGED = re.compile(r"\d+-year-old")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description as tokens; `group` is what kind of thing its noun means: "person", "body", "land"."""

    start: int
    end: int
    head: Token
    group: str
    words: frozenset[str]
    said: bool = False  # no list knows the noun: it means whom the text has called so


def opening(doc: Doc, start: int, openers: frozenset[str] = DEFINITE) -> int | None:
    """Where the noun phrase with this noun begins, where it begins with "the" or "this"."""
    at = start - 1
    while at >= 0 and start - at < 7 and not doc[at + 1].is_sent_start:
        if doc[at].lower_ in openers:
            return at
        if doc[at].pos_ not in _INSIDE or doc[at].text == ",":
            return None
        at -= 1
    return None


def phrases_of(
    doc: Doc, titles: Iterable[Title], held: set[Title], named: set[int], said: Mapping[str, str]
) -> Iterator[Phrase]:
    """The descriptions of a document in text order.

    `held` are titles of somebody named beside them, `named` the tokens of names, `said` what they are called → group.
    """
    by_head = {title.head: title for title in titles}
    inside = {at: title for title in by_head.values() for at in range(title.start, title.end)}
    for token in doc:
        if (two := _of_two(token)) is not None:
            yield two
            continue
        title = by_head.get(token.i)
        if token.i in named or (title is None and token.i in inside):
            continue
        if title is not None and (title in held or title.plural or _names(token, title.end, named)):
            continue
        listed_group = "person" if title is not None else _group(token)
        group = listed_group or (said.get(token.lower_) if token.pos_ in {"NOUN", "PROPN"} else None)
        start = opening(doc, title.start if title is not None else token.i)
        if group is None or start is None or _is_part(token, title, named):
            continue
        words = {singular(t.lower_) for t in doc[title.start : title.head + 1]} if title is not None else {token.lower_}
        yield Phrase(
            start, title.end if title is not None else token.i + 1, token, group, frozenset(words), not listed_group
        )


def _of_two(token: Token) -> Phrase | None:
    """ "The two", "the pair", "both men", "the two countries"."""
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ in {"two", "pair"} and before == "the" and not _modifies(token):
        return Phrase(token.i - 1, token.i + 1, token, "two", frozenset())
    states = token.lower_ in listed("government", "sides")
    if token.tag_ != "NNS" or not (states or token.lower_ in listed("person", "pairs")):
        return None
    start = token.i - 1 if before == "both" else token.i - 2 if before == "two" and token.i > 1 else None
    if start is None or (before == "two" and token.nbor(-2).lower_ != "the"):
        return None
    return Phrase(start, token.i + 1, token, "two-states" if states else "two", frozenset())


def _modifies(token: Token) -> bool:
    """Whether a noun follows that the word counts, or an "of"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return any(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in after[:1]) or (len(after) > 0 and after[0].lower_ == "of")


def _group(token: Token) -> str | None:
    if token.pos_ == "PROPN" and token.i and token.nbor(-1).lower_ in DEFINITE:
        return "body" if body_noun(token) else "person" if person_noun(token) else None
    if token.pos_ != "NOUN":
        return None
    if land_noun(token):
        return "land"
    if body_noun(token):
        return "body"
    return "person" if person_noun(token) or _aged(token) else None


def _aged(token: Token) -> bool:
    """ "The 54-year-old", alone."""
    first = max(0, token.i - 4)
    return bool(_AGED.fullmatch(token.doc[first : token.i + 1].text) or _AGED.fullmatch(token.text))


def _names(token: Token, end: int, named: set[int]) -> bool:
    """Whether a name follows at once: "the banker X" is X's own apposition."""
    return end in named and not token.doc[end].is_sent_start and token.doc[end].pos_ == "PROPN"


def _goes_on(at: int, doc: Doc, named: set[int]) -> bool:
    """Whether an "of" or "for" follows that says which one is meant, and with no name: "the fund for children"."""
    behind = at + 2 if at + 1 < len(doc) and doc[at + 1].pos_ == "DET" else at + 1
    return doc[at].lower_ in {"of", "for"} and behind not in named


def _is_part(token: Token, title: Title | None, named: set[int]) -> bool:
    """Whether the noun only modifies another, is said of somebody, or stands beside the name that it describes."""
    end = title.end if title is not None else token.i + 1
    following = token.doc[end] if end < len(token.doc) else None
    if (
        title is None
        and following is not None
        and (following.pos_ in {"NOUN", "PROPN"} or _goes_on(end, token.doc, named))
    ):
        return True
    if any(child.dep_ == "cop" for child in token.children) or token.lower_ in listed("person", "generic"):
        return True
    if token.dep_ == "appos" and token.head.i in named:
        return True
    return any(child.dep_ in {"appos", "flat"} and child.i in named and child.i > token.i for child in token.children)
