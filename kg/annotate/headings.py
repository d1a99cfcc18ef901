"""The head of "UK Foreign Secretary X": the person; country and title hang on the name, whatever the parser says.

Parsers lose long rows of capitals before a name: the country takes the preposition, the title hangs on another person.
Where a title stands right before a person, the words leave no doubt.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.arcs import hang
from kg.annotate.cover import Cover, Name
from kg.annotate.labels import BARE, SUBJECTS, behind_preposition
from kg.annotate.people import after_honorifics
from kg.annotate.respective import first_state
from kg.annotate.series import Row, join_series
from kg.annotate.titles import Title, modifiers

_APOSTROPHES = frozenset({"'s", "’s", "'", "’"})
_MARKS = frozenset({"case", "obl"})  # a preposition, also one that the parser took for a phrase of its own
_PLACING = frozenset({"in", "at", "near", "outside"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_OUTER = BARE | {"obl", "obl:agent", "obl:arg", "nmod", "conj", "appos"}


def head_rows(doc: Doc, titles: Iterable[Title], cover: Cover) -> None:
    """Make each person the head of the countries and titles that stand right before the name."""
    rows = _Rows(doc, cover, {title.end: title.start for title in titles})
    listed: list[Row] = []
    for title in titles:
        person = rows.person(title)
        if person is not None and title.plural:
            start = first_state(doc, cover, title)
            if start < title.start and not any(token.is_sent_start for token in doc[start + 1 : person.end]):
                _row(doc, start, title, person)
        elif person is not None:
            start = rows.start(title.start)
            listed += [(start, person)] if not listed or listed[-1][1] is not person else []
            if opens_with_place(doc, start) and _said_of(doc, start, title.start, person.end):
                start = title.start
            elif not any(token.is_sent_start for token in doc[start + 1 : person.end]):
                _row(doc, start, title, person)
    join_series(doc, listed)


def opens_with_place(doc: Doc, at: int) -> bool:
    """Whether a sentence opens with a preposition of place right before a word: "In | Norway"."""
    return at > 0 and doc[at - 1].is_sent_start is True and doc[at - 1].lower_ in _PLACING


def _said_of(doc: Doc, start: int, title: int, end: int) -> bool:
    """ "In Norway President X met Y": X is the subject, Norway the place, where the verb has no other subject."""
    at = end
    while at < len(doc) - 1 and doc[at].pos_ in {"AUX", "ADV"}:
        at += 1
    verb = doc[at] if at < len(doc) else None
    if verb is None or start == title or verb.tag_ not in _FINITE:
        return False
    if any(child.dep_ in SUBJECTS and not start <= child.i < end for child in verb.children):
        return False
    place, person = _root(doc, start, title), _root(doc, title, end)
    hang(person, verb, "nsubj")
    hang(place, verb, "obl")
    hang(doc[start - 1], place)
    return True


@dataclass(frozen=True, slots=True)
class _Rows:
    """What may stand in such a row."""

    doc: Doc
    cover: Cover
    starts: dict[int, int]  # of titles, by where they end

    def person(self, title: Title) -> Name | None:
        """ "Minister | X", "Minister Dr. | X", "Secretary General of the Union (UX) | X"."""
        at = self._after(title.end)
        found = self.cover.at(at)
        if found is None and self.doc[at].lower_ == "of":
            at += 1 + (self.doc[min(at + 1, len(self.doc) - 1)].lower_ == "the")
            body = self.cover.at(at)
            at = self._after(self._past_brackets(body.end)) if body is not None else at
            found = self.cover.at(at)
        return found if found is not None and found.type == "Person" and found.start == at else None

    def _after(self, at: int) -> int:
        return after_honorifics(self.doc, min(at, len(self.doc) - 1))

    def _past_brackets(self, at: int) -> int:
        """ "the Union | (UX) |": behind a short form."""
        return at + 3 if self._is_bracketed(at) else min(at, len(self.doc) - 1)

    def _is_bracketed(self, at: int) -> bool:
        """Whether one word in brackets begins here."""
        return at >= 0 and at + 2 < len(self.doc) and self.doc[at].text == "(" and self.doc[at + 2].text == ")"

    def start(self, at: int) -> int:
        """Where the row begins: over countries and bodies, short forms in brackets, and titles joined by "and"."""
        while at > 0 and not self.doc[at].is_sent_start:
            before = self.cover.at(at - 1)
            if before is not None and before.type == "Place" and self.doc[before.start - 1].lower_ in {"in", "at"}:
                break  # "In Oslo | Foreign Minister X said"
            if before is not None and before.type in {"Country", "Organization", "Place"}:
                at = before.start
            elif at in self.starts and self.starts[at] < at:
                at = self.starts[at]
            elif self.doc[at - 1].lower_ == "and" and self.starts.get(at - 1, at) < at:
                at = self.starts[at - 1]
            elif self._is_bracketed(at - 3):
                at -= 3
            elif self.doc[at - 1].lower_ in modifiers():
                at -= 1
            else:
                break
        return at


def _row(doc: Doc, start: int, title: Title, person: Name) -> None:
    row = doc[start : person.end]
    root = _root(doc, person.start, person.end)
    owns = doc[person.end : person.end + 1].text in _APOSTROPHES  # "of Minister X's visit": of the visit
    mark = None if owns else _mark(doc, start)
    placed = _place(doc, root, mark, start, [token for token in row if not start <= token.head.i < person.end])
    if placed is not None and root.dep_ == "ROOT" and placed[0].head.i == root.i:
        placed[0].head, placed[0].dep_ = placed[0], "ROOT"  # "X's call with Minister | Y" with Y for the head
    if placed is None or any(token.is_ancestor(placed[0]) for token in row):
        return
    head, relation = placed
    if root.head.i != head.i:
        hang(root, head)
    root.dep_ = relation
    row_marks = [c for token in doc[start : person.start] for c in token.children if c.dep_ == "cc" and c.i < start]
    for joint in row_marks:
        hang(joint, root)
    for token in doc[start : person.start]:
        if not start <= token.head.i < person.end:
            hang(token, root, "nmod:desc" if token.i >= title.start else "compound")
        elif token.dep_ == "case" and token.head.i >= person.start and token.i < title.end - 1:
            hang(token, doc[title.end - 1])  # "Minister | of | Foreign Affairs X"
    if mark is not None and mark.head.i != root.i and (mark.head.i < mark.i or mark.head.i < person.end):
        hang(mark, root, "case")
    if root.dep_ in SUBJECTS and root.head.i < root.i:
        _behind_verb(doc, start, root)
    elif root.dep_ in SUBJECTS:
        _amid_list(root)


def _amid_list(person: Token) -> None:
    """ "Minister X, Minister | Y |, and Minister Z met" with Y for a second subject: listed with X, as Z is."""
    for first in [child for child in person.head.children if child.dep_ == person.dep_ and child.i < person.i]:
        if any(child.dep_ == "conj" and person.i < child.i < person.head.i for child in first.children):
            hang(person, first, "conj")
            return


def _behind_verb(doc: Doc, start: int, person: Token) -> None:
    """ "X met Minister Y and | Minister Z", "X met | Minister Y": who stands behind X's verb is no second subject."""
    verb = person.head
    if verb.pos_ != "VERB" or not any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children):
        return
    before = doc[start - 1] if start else person
    others = [c for c in verb.children if verb.i < c.i < start and c.ent_type_ == "PERSON" and c.dep_ in {"obl", "obj"}]
    if before.lower_ in {"and", ","} and others:
        hang(person, others[-1], "conj")
    elif before.i == verb.i:
        person.dep_ = "obj"


def _place(doc: Doc, root: Token, mark: Token | None, start: int, outside: list[Token]) -> tuple[Token, str] | None:
    """Whom the row hangs on, and how: a preposition that leads nowhere leads to the verb before it."""
    outer = _outer(root, start, outside)
    if outer is not None:
        marked = mark is not None and outer.dep_ in BARE
        return outer.head, behind_preposition(outer.head) if marked else outer.dep_
    if mark is None:
        return None
    verbs = [t for t in doc[mark.sent.start : mark.i] if t.pos_ == "VERB"]
    return (verbs[-1], "obl") if verbs else _noun_before(mark, root)


def _noun_before(mark: Token, root: Token) -> tuple[Token, str] | None:
    """ "X's | call | with Minister Y"."""
    noun = mark.nbor(-1) if mark.i else mark
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.sent.start > mark.i:
        return None
    while root.is_ancestor(noun) and noun.head.i != root.i:
        noun = noun.head  # "the | meeting | of X with Minister Y", hung on Y
    return noun, "nmod"


def _root(doc: Doc, start: int, end: int) -> Token:
    """The word of a name whose head is outside it."""
    return next((token for token in doc[start:end] if not start <= token.head.i < end), doc[start])


def _outer(root: Token, start: int, outside: list[Token]) -> Token | None:
    """The word of the row that says what the row is in its clause: the name, unless the country has a preposition."""
    fitting = [token for token in outside if token.dep_ in _OUTER]
    marked = [t for t in fitting if any(child.dep_ == "case" and child.i < start for child in t.children)]
    named = [token for token in fitting if token.i == root.i]
    return next(iter([*marked, *named, *fitting]), None)


def _mark(doc: Doc, start: int) -> Token | None:
    """The preposition before a row, or before its article."""
    at = start - 1
    while at > 0 and doc[at].pos_ == "DET" and not doc[at + 1].is_sent_start:
        at -= 1
    found = doc[at] if at >= 0 and not doc[start].is_sent_start else None
    return found if found is not None and found.dep_ in _MARKS and found.pos_ == "ADP" else None
