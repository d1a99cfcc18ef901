"""The mentions of a document by the token that heads them, and which of them stand in one list."""

import re
from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from kg.model import Mention, Role

_RANK = {"name": 0, "nominal": 1, "pronoun": 2, "demonym": 3}
_JOINED = re.compile(r"\s*(?:,|,?\s*\band\b|&)\s*(?:the\b\s*)?")
_APOSTROPHE = re.compile("['’]s ")
_AND = frozenset({"and", "&"})
_LISTED = frozenset({"conj", "appos", "dep", "list", "compound", "flat", "nmod", "nmod:unmarked", "parataxis"})


class Mentions:
    """The mentions of one document by the token that heads them."""

    def __init__(self, doc: Doc) -> None:
        self.all: tuple[Mention, ...] = tuple(sorted(doc._.mentions))
        self.named = {m.chain for m in self.all if m.kind in {"name", "demonym"}}
        self._titles = _holders(doc)
        self._bodies = {r.organisation.start for r in doc._.roles if r.organisation and r.holder}
        self._offices = {(r.organisation.start, r.holder.start) for r in doc._.roles if r.organisation and r.holder}
        self._held = {r.holder.chain: r.organisation for r in reversed(doc._.roles) if _in_office(r)}
        self._by_root: dict[int, list[Mention]] = {}
        self._by_token: dict[int, list[Mention]] = {}
        self._text: str = doc.text
        self._here = _place_of_dateline(doc)
        self._opens = _openings(doc)
        self._spans: dict[tuple[int, int], Span] = {}
        for mention in self.all:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not len(span):
                continue
            self._spans[mention.start, mention.end] = span
            self._by_root.setdefault(span.root.i, []).append(mention)
            for token in span:
                self._by_token.setdefault(token.i, []).append(mention)

    def identified(self, mention: Mention) -> bool:
        """Whether the text names who is meant."""
        return mention.chain in self.named

    def at(self, token: Token) -> Mention | None:
        """The best mention that this token heads; a name that merely contains it where the parse cut it in two."""
        if token.lower_ == "here":
            return self._here
        found = [m for m in self._by_root.get(token.i, ()) if self.identified(m)]
        if not found:
            found = [m for m in self._by_token.get(token.i, ()) if m.kind == "name"]
        titled = self._titles.get(token.i)
        if titled is not None and all(m.kind != "name" for m in found):
            return titled
        return min(found, key=_preference) if found else None

    def several(self, token: Token) -> list[Mention]:
        """All whom one plural word means: "the two ministers"."""
        found = [m for m in self._by_root.get(token.i, ()) if m.kind in {"nominal", "pronoun"} and self.identified(m)]
        return found if len({m.chain for m in found}) > 1 else []

    def is_office_of(self, body: Mention, person: Mention) -> bool:
        """Whether these words say whose office the person holds: "Minister Lind | of Peru"."""
        owned = self._text[body.end : person.start].strip() in {"'s", "’s"}  # "Norway's Lind"
        return body.type != "Person" and (owned or (body.start, person.start) in self._offices)

    def office_of(self, person: Mention) -> Mention | None:
        """The state or body whose office the person holds, by the first title of the text that says so."""
        return self._held.get(person.chain)

    def is_home(self, mention: Mention) -> bool:
        """Whether these words say of where the person before them is: "Lind | of Peru"."""
        at = bisect_left(self.all, mention)
        before = [other for other in self.all[max(0, at - 4) : at] if other.type == "Person"]
        return any(self._text[other.end : mention.start].strip() == "of" for other in before)

    def is_body(self, mention: Mention) -> bool:
        """Whether these words say of what somebody's office is."""
        return mention.start in self._bodies

    def beside(self, mention: Mention) -> list[Mention]:
        """The names before and after this one with nothing but "and" or a comma between."""
        found = []
        at = bisect_left(self.all, mention)
        for other in self.all[max(0, at - 8) : at + 9]:
            first, last = sorted((mention, other))
            start = self._opens.get(last.start, last.start)
            if other.kind == "name" and first.end < start <= first.end + 12:
                found += [other] if _JOINED.fullmatch(self._text[first.end : start]) else []
        return found

    def owned_by(self, mention: Mention) -> Mention | None:
        """The name right behind this one and its apostrophe: "Special Brigade" of "the ministry's Special Brigade"."""
        if not _APOSTROPHE.match(self._text, mention.end):
            return None
        start = mention.end + 3
        return next((m for m in self.all if m.start == start and m.kind == "name" and m.type == "Organization"), None)

    def linked(self, one: Mention, other: Mention) -> bool:
        """Whether the tree allows both in one list: an arc between them, or one governor."""
        spans = [self._titled_span(m) for m in (one, other)]
        first, last = sorted((span.root for span in spans), key=lambda root: root.i)
        comma = "," in self._text[first.idx : last.idx] and not {t.lower_ for t in first.doc[first.i : last.i]} & _AND
        if comma and last.dep_ != "conj" and {one.type, other.type} - {"Place", "Country"}:
            return False  # an apposition, not a list; "Cairo, Egypt" are two places all the same
        if any(t.head in a for a, b in (spans, spans[::-1]) for t in b):
            return True
        return last.dep_ in _LISTED and any(last.head.is_ancestor(span.root) for span in spans)

    def opening(self, mention: Mention) -> int:
        """Where the mention begins with the title before it."""
        return self._opens.get(mention.start, mention.start)

    def root(self, mention: Mention) -> Token:
        """The token that heads the mention."""
        return self._spans[mention.start, mention.end].root

    def _titled_span(self, mention: Mention) -> Span:
        """The mention with the title before it."""
        span = self._spans[mention.start, mention.end]
        start = self._opens.get(mention.start, mention.start)
        return span.doc.char_span(start, mention.end, alignment_mode="expand") or span

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions between two offsets, in text order."""
        return [m for m in self.all if start <= m.start and m.end <= end]


def _holders(doc: Doc) -> dict[int, Mention]:
    """The holder of each title by the word that heads it: "Secretary" of "Secretary of State X" is X."""
    found: dict[int, Mention] = {}
    for role in doc._.roles:
        if role.holder is None:
            continue
        span = doc.char_span(role.start, role.end, alignment_mode="expand")
        inside = range(span.start, span.end) if span is not None else range(0)
        heads = [at for at in inside if doc[at].head.i not in inside or doc[at].head.i == at]
        if heads:
            found.setdefault(heads[-1], role.holder)
    return found


def _place_of_dateline(doc: Doc) -> Mention | None:
    """Where a report was written: what its dateline names first."""
    zones = doc._.document.zones if doc._.document is not None else ()
    lines = [zone for zone in zones if zone.kind == "dateline"]
    inside = (m for zone in lines for m in sorted(doc._.mentions) if zone.start <= m.start < zone.end)
    return next((m for m in inside if m.type in {"Place", "Country"}), None)


def _in_office(role: Role) -> bool:
    return role.kind == "position" and not role.former and role.holder is not None and role.organisation is not None


def _openings(doc: Doc) -> dict[int, int]:
    """Where a name with the title before it begins, by where the name begins."""
    return {
        role.holder.start: _opening(role)
        for role in doc._.roles
        if role.holder is not None and role.start < role.holder.start <= role.end + 2
    }


def _opening(role: Role) -> int:
    """Where a title begins with the country or organisation before it: "German | Chancellor"."""
    of = role.organisation
    return of.start if of is not None and 0 < role.start - of.end <= 4 else role.start


def _preference(mention: Mention) -> tuple[int, int, int]:
    return _RANK.get(mention.kind, 9), mention.start - mention.end, mention.start
