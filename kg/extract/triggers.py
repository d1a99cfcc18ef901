"""Where frames apply: the tokens whose lemma is a word of a frame, each with the frames it may trigger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.adjectives import is_adjective
from kg.extract.glued import is_headline_verb
from kg.extract.lexicon import with_forms
from kg.extract.syntax import acts_as_verb, lemma, particle
from kg.frames import Frame, Relation
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that may express a relation through a frame."""

    token: Token
    relation: Relation
    frame: Frame


class TriggerIndex:
    """The frames of a schema by kind and word; built once, asked for every token."""

    def __init__(self, schema: Schema) -> None:
        self._verbs: dict[str, list[tuple[str, Relation, Frame]]] = {}
        self._nouns: dict[str, list[tuple[str, Relation, Frame]]] = {}
        self._adjectives: dict[str, list[tuple[str, Relation, Frame]]] = {}
        kinds = {"verb": self._verbs, "noun": self._nouns, "adjective": self._adjectives}
        for relation in schema.relations.values():
            for frame in relation.frames:
                if frame.kind in kinds:
                    self._add(kinds[frame.kind], relation, frame)

    def _add(self, index: dict[str, list[tuple[str, Relation, Frame]]], relation: Relation, frame: Frame) -> None:
        for phrase in frame.words:
            first, _, rest = phrase.lower().partition(" ")
            for form in sorted(with_forms([first])) if frame.kind != "adjective" else [first]:
                index.setdefault(form, []).append((rest, relation, frame))

    def find(self, tokens: Iterable[Token]) -> Iterator[Trigger]:
        """Every trigger of a document or a part of one, in text order."""
        for token in tokens:
            index = self._index(token) or {}
            entries = index.get(lemma(token)) or index.get(token.lower_) or []
            described = self._adjectives.get(token.lower_, []) if is_adjective(token) else []
            for rest, relation, frame in (*entries, *described):
                if not rest or particle(token) == rest or _followed(token, rest):
                    yield Trigger(token, relation, frame)

    def known(self, token: Token) -> Iterator[tuple[str, Relation, Frame]]:
        """Every frame that has the token as the first word of one of its phrases, with the rest of the phrase.

        Whatever part of speech the token is: for who asks why it triggers nothing.
        """
        for index in (self._verbs, self._nouns, self._adjectives):
            yield from index.get(lemma(token)) or index.get(token.lower_) or ()

    def _index(self, token: Token) -> dict[str, list[tuple[str, Relation, Frame]]] | None:
        if token.dep_ == "cop" and lemma(token) == "be":
            return self._verbs
        if acts_as_verb(token):
            return self._verbs
        if token.pos_ == "PROPN" and token.lower_ in self._verbs and token.lower_ not in self._nouns:
            return self._verbs if is_headline_verb(token) else None
        return self._nouns if token.pos_ in {"NOUN", "PROPN"} else None


def _followed(token: Token, rest: str) -> bool:
    """Whether the words after the trigger are those of a phrase: "take part", "travel to"."""
    words = rest.split()
    after = token.doc[token.i + 1 : token.i + 1 + len(words)]
    return [t.lower_ for t in after] == words
