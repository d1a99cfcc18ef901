"""What a text has spoken of, place by place: names, descriptions, pronouns, and nouns that nobody names."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.annotate.gazetteer import listed, phrases
from kg.annotate.labels import SUBJECTS

_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
Entity = tuple[int, ...]  # the numbers of chains; negative of a noun that nobody names


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """Somebody is mentioned; `root` is the token that heads the mention."""

    start: int
    root: int
    entity: Entity
    kind: str = field(default="name", compare=False)  # "name", "nominal", "pronoun", "noun"


class Places:
    """Sentence, paragraph and quotation of every token."""

    def __init__(self, doc: Doc) -> None:
        self.sentence, self.paragraph, self.quoted = [0] * len(doc), [0] * len(doc), [False] * len(doc)
        self.starts: list[int] = []
        paragraph, quoted = 0, False
        for token in doc:
            if token.is_sent_start or not self.starts:
                self.starts.append(token.i)
            if token.text in _OPENING or (token.text == '"' and not quoted):
                quoted = True
            elif token.text in _CLOSING or token.text == '"':
                quoted = False
            self.sentence[token.i], self.paragraph[token.i] = len(self.starts) - 1, paragraph
            self.quoted[token.i] = quoted
            if "\n" in token.text:
                paragraph, quoted = paragraph + 1, False


class Memory:
    """The mentions in the order of the text."""

    def __init__(self, seen: Iterable[Seen]) -> None:
        self._seen = sorted(seen)

    def add(self, seen: Seen) -> None:
        """Keep a mention."""
        insort(self._seen, seen)

    def between(self, start: int, end: int) -> list[Seen]:
        """The mentions that begin in these tokens."""
        return self._seen[bisect_left(self._seen, Seen(start, 0, ())) : bisect_left(self._seen, Seen(end, 0, ()))]


def top(token: Token) -> Token:
    """The word that stands in the clause for this one: the first of a list, the noun of an apposition."""
    for _ in range(6):
        if token.dep_ not in {"conj", "appos", "flat"} or token.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        token = token.head
    return token


def role(token: Token) -> str:
    """What a word does in its clause: "subject", "object", "owner" or "other"."""
    token = top(token)
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in {"obj", "iobj"}:
        return "object"
    return "owner" if token.dep_ == "nmod:poss" else "other"


def clause(token: Token) -> Token:
    """The verb or predicate over a word."""
    token = top(token)
    token = token.head if token.head.i != token.i else token
    for _ in range(6):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i or any(c.dep_ in SUBJECTS for c in token.children):
            break
        token = token.head
    return token


def person_noun(token: Token) -> bool:
    """Whether a noun means one person: "the envoy", "the Bishop"."""
    return token.tag_ in {"NN", "NNP"} and (
        token.lower_ in listed("person", "nouns") | listed("person", "ranks")
        or token.lower_ in listed("person", "he") | listed("person", "she")
        or token.lower_ in phrases("titles", "heads", "office") | phrases("titles", "heads", "envoy")
        or token.lower_ in phrases("titles", "heads", "post")
    )


def body_noun(token: Token) -> bool:
    """Whether a noun means one organisation: "the fund", "the Fund"."""
    return token.tag_ in {"NN", "NNP"} and token.lower_ in listed("organisation", "heads") | listed(
        "organisation", "nouns"
    )


def land_noun(token: Token) -> bool:
    """Whether a common noun means one country."""
    return token.tag_ == "NN" and token.lower_ in listed("government", "lands")
