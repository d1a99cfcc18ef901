"""Whose a title is that opens a sentence: "President of the Front, X was arrested", "X. Director of the centre."."""

from spacy.tokens import Doc, Token

from kg.annotate.cover import Cover, Name
from kg.annotate.titles import Title

_BEFORE = 6  # tokens that may stand before such a title: "Once a", "The Norwegian"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def fronted(doc: Doc, title: Title) -> Token | None:
    """The subject behind the comma that closes a title, or a row of them, at the head of a sentence."""
    start = _start(doc, title)
    if start is None:
        return None
    root = doc[title.head]
    while root.head.i != root.i:
        root = root.head
    for subject in root.children:
        if subject.dep_ in _SUBJECTS and subject.i > title.end:
            edge = subject.left_edge.i
            return subject if doc[edge - 1].text == "," else None
    return None


def headed(doc: Doc, cover: Cover, title: Title) -> Name | None:
    """The person who alone makes up the sentence before a title that opens one: "X. Director of the centre."."""
    start = _start(doc, title)
    if start is None or start < 2:
        return None
    name = cover.at(start - 2)
    if name is None or name.type != "Person" or doc[start - 1].text not in {".", ":"}:
        return None
    alone = name.end == start - 1 and bool(doc[name.start].is_sent_start)
    return name if alone else None


def _start(doc: Doc, title: Title) -> int | None:
    """Where the sentence begins that a title opens, before it only an article, an owner or an adjective."""
    start = title.start
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    words = doc[start : title.start]
    plain = all(t.pos_ in {"DET", "ADJ", "PROPN", "ADV", "PART", "PUNCT"} and t.text != "," for t in words)
    return start if plain and len(words) <= _BEFORE else None
