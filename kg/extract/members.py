"""Which mentions an argument names: through lists, titles, appositions, pronouns and words that stand for others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.syntax import (
    children,
    conjuncts,
    is_verbal,
    lemma,
    own_subject,
    preposition,
    referent,
    sentence_of,
    words,
)
from kg.model import Mention

_MARK = re.compile(r"[;,]|\band\b|\bor\b")
_ADRIFT = frozenset({"dep", "parataxis", "list", "obj", "conj"})
_TITLED = 80  # characters of a title and a name
_GROUPS = frozenset({"NNS", "NNPS"})
_THOSE = frozenset({"those", "these"})


@dataclass(frozen=True, slots=True)
class Member:
    """A mention that fills an argument, and how it was reached ("direct", "list", "including", "stands for", …)."""

    mention: Mention
    via: str


class Members:
    """Finds who is meant by an argument of one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.mentions = Mentions(doc)
        self._words = lexicon.arguments

    def of(self, head: Token, types: Iterable[str]) -> list[Member]:
        """The mentions of these types that the argument with this head names, in text order, each chain once."""
        wanted = frozenset(types)
        found: dict[int, Member] = {}
        for token in conjuncts(head):
            if token is not head and is_verbal(token) and token.pos_ == "VERB":
                continue
            for member in self._one(token, wanted):
                via = "list" if token.i != head.i and member.via == "direct" else member.via
                found.setdefault(member.mention.chain, Member(member.mention, via))
        queue = [member.mention for member in found.values() if member.mention.kind == "name"]
        while queue:
            for other in self._neighbours(queue.pop(), wanted):
                if other.chain not in found:
                    found[other.chain] = Member(other, "list")
                    queue.append(other)
        return sorted(found.values(), key=lambda member: member.mention)

    def _neighbours(self, mention: Mention, wanted: frozenset[str]) -> Iterator[Mention]:
        """Names beside this one in a list that the parser did not see: "X and Y" with Y a part of X's name."""
        for other in self.mentions.beside(mention):
            root = self.mentions.root(other)
            titled = root.dep_ == "compound" and root.head.ent_type_ == "PERSON"  # "X, and | UK | Secretary Y"
            owner = titled or self.mentions.owned_by(other) is not None
            if self.mentions.is_home(other):
                continue  # "X of | Peru | and Y of Chile"
            if self.mentions.is_body(other) and "Person" in {mention.type, other.type}:
                continue  # "Presidents X of | Peru | and Y of Chile"
            if other.type in wanted and not owner and self.mentions.linked(mention, other):
                yield other

    def _one(self, token: Token, wanted: frozenset[str]) -> list[Member]:
        several = [mention for mention in self.mentions.several(token) if mention.type in wanted]
        if several:
            return [Member(mention, _via(mention)) for mention in several]
        mention = self.mentions.at(token)
        owned = self.mentions.owned_by(mention) if mention is not None else None
        if owned is not None and owned.type in wanted:  # "the ministry's Special Brigade", hung on the ministry
            return [Member(owned, "attached")]
        if mention is not None and mention.type in wanted and mention.kind != "demonym":
            return [Member(mention, _via(mention))]
        for find in (self._named_by, self._described, self._included, self._listed, self._led_by, self._stands_for):
            found = [member for member in find(token, wanted) if member.mention.type in wanted]
            if found:
                return found
        if mention is not None and mention.type in wanted and token.pos_ in {"PROPN", "ADJ", "NOUN"}:
            return [Member(mention, "demonym")]
        return []

    def _named_by(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "his counterpart, X"; "Foreign Minister X" where the title heads the name."""
        for child in children(token, "appos", "flat", "nmod:desc", "nmod:unmarked", "compound", "nmod"):
            if (child.i < token.i and child.dep_ != "nmod:desc") or preposition(child):
                continue
            for other in conjuncts(child) if child.dep_ == "appos" and token.tag_ in _GROUPS else [child]:
                mention = self.mentions.at(other)
                if mention is not None and mention.kind == "name" and mention.type in wanted:
                    yield Member(mention, "direct")
        for clause in children(token, "acl"):  # "a judge named X"
            for child in children(clause, "obj", "xcomp") if lemma(clause) in {"name", "call"} else ():
                mention = self.mentions.at(child)
                if mention is not None and mention.kind == "name":
                    yield Member(mention, "direct")
        yield from self._misplaced(token)

    def _described(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "X, a sanctioned company", "X is a sanctioned company": the company is X."""
        noun = token.pos_ in {"NOUN", "PROPN"} or token.lower_ in _THOSE
        subject = own_subject(token) if noun else None
        heads = [token.head] if token.dep_ == "appos" else [referent(subject)] if subject is not None else []
        left = token.left_edge
        if left.i > 1 and left.lower_ in {"a", "an", "the"} and left.nbor(-1).text == "," and token.dep_ in _ADRIFT:
            heads.append(left.nbor(-2))
        several = token.tag_ in _GROUPS or token.lower_ in _THOSE
        for head in heads:
            listed = conjuncts(head) if several else [head]
            listed += [name for other in listed[1:] for name in children(other, "appos")]
            found = [self.mentions.at(other) for other in listed]
            named = [m for m in found if m is not None and m.type in wanted and m.kind != "demonym"]
            yield from (Member(mention, "described") for mention in named)
            if named:
                return

    def _misplaced(self, token: Token) -> Iterator[Member]:
        """Appositions that the parser hung elsewhere: a name behind a comma, "Norway's envoy to Sudan, X"."""
        beside = token.doc[token.i + 1 : token.i + 3]
        if (
            len(beside) == 2
            and beside[0].text in {",", "–", "—"}
            and beside[1].dep_ in {"dep", "parataxis", "list", "obj"}
        ):
            mention = self.mentions.at(beside[1])
            if mention is not None and mention.kind == "name" and mention.type == "Person":
                yield Member(mention, "attached")
        yield from self._right_behind(token)
        yield from self._behind_all(token)
        for inner in children(token, "nmod"):
            place = self.mentions.at(inner)
            for child in children(inner, "appos") if place is not None and place.type != "Person" else ():
                mention = self.mentions.at(child)
                if mention is not None and mention.kind == "name" and mention.type == "Person":
                    yield Member(mention, "attached")

    def _behind_all(self, token: Token) -> Iterator[Member]:
        """ "The chairman of the party, Minister X", with the name hung anywhere but on the chairman."""
        at = token.right_edge.i + 1
        if token.pos_ != "NOUN" or at + 1 >= len(token.doc) or token.doc[at].text != ",":
            return
        start = token.doc[at + 1].idx
        for mention in self.mentions.within(start, start + _TITLED):
            if mention.kind == "name" and mention.type == "Person" and self.mentions.opening(mention) == start:
                root = self.mentions.root(mention)
                if root.dep_ in _ADRIFT and not is_verbal(root) and root.head.i <= token.i:
                    yield Member(mention, "attached")

    def _right_behind(self, token: Token) -> Iterator[Member]:
        """ "The group Orlin Front", with the name as a second subject or object of the same verb."""
        if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
            return
        following = token.nbor()
        mention = self.mentions.at(following)
        same = following.dep_ == token.dep_ and following.head == token.head
        if mention is not None and mention.kind == "name" and mention.start == following.idx and same:
            yield Member(mention, "attached")

    def _included(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "several leaders, including X and Y"."""
        inside = [inner for child in children(token, "nmod") for inner in children(child, "nmod")]
        if token.dep_ in {"obj", "obl", "nsubj:pass"}:  # with "including" hung on the verb
            inside += [c for c in children(token.head, "obl") if _follows(token, c)]
        for child in (*token.children, *inside):  # "members of X, including Y", with Y hung on X
            if child.i > token.i and preposition(child) in self._words["inclusive"]:
                for other in conjuncts(child):
                    mention = self.mentions.at(other)
                    if mention is not None and mention.type in wanted:
                        yield Member(mention, "including")

    def _listed(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "two financiers: X and Y"; "the following members of his family: his wife, X; his son, Y"."""
        sentence = sentence_of(token)
        colon = next((t for t in sentence if t.i > token.i and t.text in {":", "–", "—"}), None)
        several = token.tag_ in _GROUPS or len(conjuncts(token)) > 1
        if colon is None or not several or _verb_between(token, colon):
            return
        yield from self._items(sentence, colon, wanted)

    def _items(self, sentence: Span, colon: Token, wanted: frozenset[str]) -> Iterator[Member]:
        text, offset = sentence.text, sentence.start_char
        start = colon.idx + len(colon.text)
        tail = text[start - offset :]
        marks = re.compile(";") if ";" in tail else _MARK
        bounds = [0, *(edge for match in marks.finditer(tail) for edge in match.span()), len(tail)]
        for left, right in zip(bounds[::2], bounds[1::2], strict=True):
            inside = self.mentions.within(start + left, start + right)
            names = [m for m in inside if m.kind == "name" and m.type in wanted and not _owns(m, sentence)]
            if names:
                yield Member(names[0], "listed")

    def _led_by(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "A delegation led by X": X, where a person is meant."""
        if "Person" not in wanted or not words(token) & self._words["led"]:
            return
        for clause in children(token, "acl"):
            for child in children(clause, "obl:agent", "obl") if lemma(clause) in {"lead", "head"} else ():
                mention = self.mentions.at(child)
                if mention is not None and mention.type == "Person":
                    yield Member(mention, "led by")

    def _stands_for(self, token: Token, wanted: frozenset[str]) -> Iterator[Member]:
        """ "a delegation from X", "the X government", "representatives of X": X itself, where no person is meant."""
        acting = self._words["transparent"] | (frozenset() if "Person" in wanted else self._words["collective"])
        if not words(token) & acting:
            return
        for child in token.children:
            marked = preposition(child) in self._words["transparent_prepositions"] and child.i > token.i
            before = child.dep_ in {"compound", "amod", "nmod:poss", "nmod:unmarked"} and child.i < token.i
            if not (marked or before):
                continue
            for other in conjuncts(child):
                mention = self.mentions.at(other)
                if mention is not None and mention.type in wanted and mention.type != "Person":
                    yield Member(mention, "stands for")


def _via(mention: Mention) -> str:
    return {"name": "direct", "nominal": "nominal", "pronoun": "pronoun"}.get(mention.kind, "demonym")


def _verb_between(token: Token, colon: Token) -> bool:
    """Whether a finite clause of its own stands between the word and the colon."""
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in token.doc[token.i + 1 : colon.i])


def _owns(mention: Mention, sentence: Span) -> bool:
    """Whether the mention is a possessor: "Smith's wife"."""
    after = sentence.text[mention.end - sentence.start_char :][:2]
    return after in {"'s", "’s"} or after.startswith("’ ")


def _follows(noun: Token, phrase: Token) -> bool:
    """Whether a phrase stands right behind a noun and its comma."""
    start = phrase.left_edge.i
    between = noun.doc[noun.right_edge.i + 1 : start] if noun.right_edge.i < start else None
    return between is not None and between.text in {"", ","}
