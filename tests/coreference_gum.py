"""What of GUM's entities is asked for by `tests.coreference`.

GUM puts everything into chains: persons, bodies, places, things, ideas. Asked for is what refers to a named person or
organisation (places, so most countries, are neither asked for nor wrong):

- A chain is named where a mention of it has a proper noun for its head, or beside it ("the physician Yang Buwei"), that
  is neither a bare office ("the Mayor", "Senators") nor the plural of a people ("Canadians").
- Pronouns of the third person. "Thomas Sam and his wife Manju" is one chain of its own in GUM; "they" that mean it are
  asked to mean each of the two.
- Nominals with "the", "this", "that" or "both" before a noun or an office ("the President", which GUM tags as a proper
  noun), of a chain that was mentioned before. What says of somebody what they are is no reference: predicates and
  appositions are left out, also the first half of one ("the Crown prosecutor, Mark Tedeschi").

GUM marks mentions that nothing refers to (they make no chain here) and bridging (apart; not read).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.gazetteer import phrases
from kg.annotate.titles import singular
from kg.train.sentence import Token
from tests.coreference_mark import GoldMark

_AGENTS = {"person": "person", "organization": "body"}
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_DEFINITE = frozenset({"the", "this", "that", "both"})
_PREDICATED = frozenset({"appos", "pred"})


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and where in the text its tokens begin."""

    places: tuple[int, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """An entity's brackets: "GRP-etype-infstat-salience-centering-minspan-link-identity"."""

    words: Words
    start: int
    end: int
    written: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.written[0]

    @property
    def type(self) -> str:
        return self.written[1]

    @property
    def given(self) -> bool:
        """Whether the entity was mentioned before."""
        return self.written[2:3] != ("new",)

    @property
    def link(self) -> str:
        return self.written[6] if len(self.written) > 6 else ""

    @property
    def head(self) -> int:
        tokens, inside = self.words.tokens, range(self.start, self.end)
        return next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), self.start)

    def below(self, head: int, *relations: str) -> Iterator[int]:
        """The tokens of the mention that hang on another by these relations."""
        tokens = self.words.tokens
        for at in range(self.start, self.end):
            if at != head and tokens[at].head == head and tokens[at].relation in relations:
                yield at


def marks(sentences: Sequence[Words]) -> list[GoldMark]:
    """The marks of a document, `counts` where they are asked for."""
    found = [mention for words in sentences for mention in _brackets(words)]
    named = {m.id for m in found if m.type in _AGENTS and _is_name(m)}
    others = {m.id for m in found if _is_name(m)} - named
    groups = _groups(found)
    return [_mark(m, named, others, groups) for m in found if m.id and not _is_first_person(m)]


def _brackets(words: Words) -> Iterator[_Mention]:
    open_: list[tuple[str, int]] = []
    for index, token in enumerate(words.tokens):
        for opened, at_once, closed in _BRACKET.findall(token.entity):
            if opened:
                open_.append((opened, index))
            if at_once or closed:
                number = (closed or opened).partition("-")[0]
                place = next((i for i in range(len(open_) - 1, -1, -1) if _id(open_[i][0]) == number), None)
                if place is not None:
                    written, start = open_.pop(place)
                    yield _Mention(words, start, index + 1, tuple(written.split("-")))


def _id(written: str) -> str:
    return written.partition("-")[0]


def _kind(mention: _Mention) -> str:
    head = mention.words.tokens[mention.head]
    if mention.end - mention.start == 1 and head.tag in {"PRP", "PRP$"}:
        return "pro"
    return "name" if _is_name(mention) or (head.pos == "PROPN" and not _is_office(mention)) else "nom"


def _is_first_person(mention: _Mention) -> bool:
    return _kind(mention) == "pro" and "Person=3" not in mention.words.tokens[mention.head].morph


def _is_office(mention: _Mention) -> bool:
    """ "The President", "Madam Speaker", "Senators": no proper noun but the office."""
    tokens = mention.words.tokens[mention.start : mention.end]
    proper = [token.form.lower() for token in tokens if token.pos == "PROPN"]
    return all(_office(word) or word in {"mr.", "mr", "madam", "vice", "deputy"} for word in proper) and bool(proper)


def _office(word: str) -> bool:
    return any({word, singular(word)} & phrases("titles", "heads", kind) for kind in ("office", "post", "envoy"))


def _is_name(mention: _Mention) -> bool:
    """Whether the mention names: its head does, or a name that stands beside the head."""
    tokens, head = mention.words.tokens, mention.head
    names = {head, *mention.below(head, "appos", "flat")}
    proper = [at for at in names if tokens[at].pos == "PROPN"]
    people = mention.type == "person" and all(tokens[at].tag == "NNPS" for at in proper)
    return bool(proper) and not people and not _is_office(mention)


def _is_asked(mention: _Mention) -> bool:
    if _kind(mention) == "pro":
        return True
    tokens, head = mention.words.tokens, mention.head
    definite = tokens[mention.start].form.lower() in _DEFINITE and tokens[head].pos in {"NOUN", "PROPN"}
    whole = range(len(tokens))
    copula = any(tokens[at].head == head and tokens[at].relation == "cop" for at in whole)
    renamed = any(tokens[at].head == head and tokens[at].relation == "appos" and at >= mention.end for at in whole)
    return definite and mention.given and mention.link not in _PREDICATED and not copula and not renamed


def _groups(found: Sequence[_Mention]) -> dict[str, tuple[str, ...]]:
    """Of "Thomas Sam and his wife Manju" the ids of the two."""
    groups: dict[str, tuple[str, ...]] = {}
    for mention in found:
        heads = [mention.head, *mention.below(mention.head, "conj")]
        inner = [m for m in found if m.words is mention.words and mention.start <= m.start and m.end <= mention.end]
        ids = [next((m.id for m in inner if m.head == head and m.id != mention.id), "") for head in heads]
        if len(heads) > 1 and all(ids):
            groups.setdefault(mention.id, tuple(ids))
    return groups


def _mark(mention: _Mention, named: set[str], others: set[str], groups: dict[str, tuple[str, ...]]) -> GoldMark:
    tokens, places, head = mention.words.tokens, mention.words.places, mention.head
    kind = _kind(mention)
    ids = groups.get(mention.id, (mention.id,)) if kind != "name" else (mention.id,)
    counts = set(ids) <= named and mention.type in _AGENTS and kind != "name" and _is_asked(mention)
    free = not counts and bool(set(ids) & (named | others))
    last, at = (places[i] + len(tokens[i].form) for i in (mention.end - 1, head))
    return GoldMark(places[mention.start], last, at - 1, kind, ids, counts, free, _AGENTS.get(mention.type, "other"))
