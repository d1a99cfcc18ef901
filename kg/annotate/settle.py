"""What the tagger and the gazetteer say as one set of names: of two that overlap, one stands or both are cut."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from kg.annotate import gazetteer
from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import Entry, forms, listed, phrases
from kg.annotate.people import trim
from kg.annotate.titles import is_title_word, modifiers

TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "EVENT": "Event"}
_LEADING = frozenset({"the", "a", "an", "'s", "’s", "former", "new", "this", "its", "his", "her", "their", "our"})
_TRAILING = frozenset({"of", "the", "in", "and", "for", "to", "on", "at", "by", "with", "from"})
_PLACED = frozenset({"in", "to", "from", "of", "between", "near", "into", "across", "with", "and", "for", "against"})
_DASHES = frozenset({"—", "--"})
_SIGN = 5  # letters of a bureau's sign
_SINGLE_PLACES = frozenset({"Place", "Country"})


def settle(doc: Doc, matches: Iterable[Span]) -> Cover:
    """The names of a document from its entities and the matches of the gazetteer."""
    cover = Cover(len(doc))
    for ent in doc.ents:
        if ent.label_ in TYPES:
            for piece in _between_dashes(doc, ent) if ent.label_ == "PERSON" else [ent]:
                _add_tagged(doc, piece, cover)
    taken: set[int] = set()
    for match in sorted(matches, key=lambda span: (span.start - span.end, span.start)):
        tokens = set(range(match.start, match.end))
        if not tokens & taken and _place(doc, match, forms()[match.text], cover):
            taken |= tokens
    _branches(doc, cover)
    _national(doc, cover)
    _towns(doc, cover)
    return cover


def _branches(doc: Doc, cover: Cover) -> None:
    """ "ISIS-GS" is another than "ISIS"."""
    for name in list(cover):
        if name.type == "Organization" and name.source == "gazetteer" and name.end + 1 < len(doc):
            mark, word = doc[name.end], doc[name.end + 1]
            if mark.text == "-" and not mark.whitespace_ and not doc[name.end - 1].whitespace_ and word.text.isupper():
                cover.add(Name(name.start, name.end + 2, "Organization", "pattern", acts_for=name.acts_for))


def _national(doc: Doc, cover: Cover) -> None:
    """ "The Security Council | of Peru" is none of the United Nations."""
    for name in list(cover):
        if name.type != "Organization" or name.source != "gazetteer" or name.acts_for or name.end + 1 >= len(doc):
            continue
        at = name.end + 1 + (doc[name.end + 1].lower_ == "the")
        state = cover.at(at) if doc[name.end].lower_ == "of" else None
        if state is not None and state.type == "Country" and state.canonical != name.canonical:
            cover.add(Name(name.start, state.end, "Organization", "pattern", acts_for=state.canonical))


def _towns(doc: Doc, cover: Cover) -> None:
    """A capitalised word between a preposition of place and ", Maryland" is a town."""
    for name in list(cover):
        at = name.start - 2
        if name.source != "gazetteer" or name.type not in _SINGLE_PLACES or at < 1 or doc[name.start - 1].text != ",":
            continue
        town, known = doc[at], cover.at(at)
        if doc[at - 1].lower_ not in {"in", "to", "near", "from", "at"} or not town.text[:1].isupper():
            continue
        if known is None or (known.source == "tagger" and known.end - known.start == 1):
            cover.add(Name(at, at + 1, "Place", "pattern"))


def matcher(doc_of: "PhraseMatcher", doc: Doc) -> list[Span]:
    """The gazetteer's matches."""
    return [doc[start:end] for _, start, end in doc_of(doc) if doc[start:end].text in forms()]


def _add_tagged(doc: Doc, ent: Span, cover: Cover) -> None:
    start, end = ent.start, ent.end
    while start < end and (doc[start].lower_ in _LEADING or not doc[start].text[:1].isalnum()):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS" or doc[end - 1].text in {",", "'s", "’s", "”", "“", '"', "-", ":"}
    ):
        end -= 1
    while start < end and doc[end - 1].lower_ in _TRAILING:
        end -= 1
    if ent.label_ == "PERSON":
        start, end = trim(doc, start, end)
        if all(token.lower_ in modifiers() or is_title_word(token.lower_) for token in doc[start:end]):
            return  # "Foreign | Minister"
    if start >= end or not any(token.text[:1].isupper() for token in doc[start:end]):
        return
    if any(token.like_email or token.like_url for token in doc[start:end]):
        return
    words = [token.lower_.rstrip(".") for token in doc[start:end]]
    if all(is_title_word(word) for word in words) or words[-1] in listed("text", "things"):
        return
    if all(word in listed("organisation", "generic") for word in words):
        return
    start, end = _whole(doc, start, end)
    if end - start == 1 and _is_no_name(doc[start], ent.label_):
        return
    for at in range(start + 1, end - 1):  # "Orlin Bank | and | Kestrel Shipping"
        if ent.label_ == "ORG" and _is_border(doc, at):
            cover.add(Name(start, at, "Organization", "tagger"))
            start = at + 1
    cover.add(Name(start, end, TYPES[ent.label_], "tagger"))


def _is_border(doc: Doc, at: int) -> bool:
    """Whether "and" stands here between two organisations: behind the noun of the first, before a capital."""
    closed = doc[at - 1].text[:1].isupper() and doc[at - 1].lower_ in listed("organisation", "heads")
    return doc[at].lower_ == "and" and closed and doc[at + 1].text[:1].isupper()


def _whole(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A name with the rest of its hyphened words; two names that a hyphen joins ("Norway-Iceland") stay two."""
    while end + 1 < len(doc) and _hyphenated(doc[end]) and not _is_form(doc, end - 1) and not _is_form(doc, end + 1):
        end += 2
    while start > 1 and _hyphenated(doc[start - 1]) and not _is_form(doc, start) and not _is_form(doc, start - 2):
        start -= 2
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].ent_type_ == doc[start].ent_type_ != "":
            start -= 1
    if start > 0 and doc[start].lower_ in phrases("titles", "name", "particles") and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start, end


def _is_form(doc: Doc, at: int) -> bool:
    return doc[at].text in forms()


def _hyphenated(mark: Token) -> bool:
    """Whether a hyphen joins the words before and after it, both with capitals: "Sharm el-Sheikh"."""
    plain = mark.text == "-" and not mark.whitespace_ and not mark.nbor(-1).whitespace_
    return plain and mark.nbor().text[:1].isupper()


def _is_no_name(token: Token, label: str) -> bool:
    """One word that the tagger takes for a name only because of its capitals."""
    if token.text in listed("person", "no_name"):
        return True
    opens = token.is_sent_start and token.pos_ not in {"PROPN", "NOUN"}
    initials = label == "PERSON" and "." in token.text
    return opens or initials or (label in {"LOC", "GPE"} and token.text.isupper())


def _place(doc: Doc, match: Span, entry: Entry, cover: Cover) -> bool:
    """Put a match among the tagger's names, if it stands against them."""
    over = cover.over(match.start, match.end)
    if not entry.type:
        for known in cover.over(match.start, match.end):
            if known.start >= match.start and known.end <= match.end:
                cover.remove(known)
        cover.reserve(match.start, match.end)
        return True
    if entry.shared and not _is_place(doc, match, over):
        return False
    name = Name(
        match.start, match.end, entry.type, "gazetteer", entry.name, entry.kind, entry.acts_for, entry.capital_of
    )
    if len(over) == 1:
        (known,) = over
        longer = known.end - known.start > len(match)
        if longer and known.type == "Person" and name.type == "Place":
            return False  # "Paris Lindqvist"
        if longer and known.start <= match.start and match.end <= known.end:
            return _inside(doc, name, known, cover)
    elif entry.kind == "demonym" and over:
        return False
    for known in over:
        _cut(doc, known, name, cover)
    cover.add(name)
    return True


def _inside(doc: Doc, name: Name, known: Name, cover: Cover) -> bool:
    """A match within a longer name of the tagger."""
    words = [token.text for token in doc[known.start : known.end]]
    if known.type in {"Organization", "Event"}:
        title = is_title_word(doc[known.end - 1].lower_)
        if name.type == "Country" and known.end > name.end and doc[name.start - 1].lower_ in {"of", "for"}:
            cover.remove(known)
            if doc[name.start - 2].lower_ in listed("text", "regions"):
                cover.add(Name(known.start, name.start - 1, "Place", "pattern"))
                cover.add(name)
                return True
            cover.add(Name(known.start, name.end, known.type, known.source))
            _piece(doc, Name(name.end, known.end, "Person", "tagger"), name.end, known.end, cover)
            return False
        if not title and not (known.type == "Organization" and "," in words):
            return False
    elif known.type in _SINGLE_PLACES and "," not in words:
        return False
    if known.type == "Person" or known.type in _SINGLE_PLACES:
        _cut(doc, known, name, cover)
    cover.add(name)
    return True


def _cut(doc: Doc, known: Name, name: Name, cover: Cover) -> None:
    """Leave of a known name what stands before and after the one that takes its place."""
    cover.remove(known)
    for start, end in ((known.start, min(known.end, name.start)), (max(known.start, name.end), known.end)):
        _piece(doc, known, start, end, cover)


def _between_dashes(doc: Doc, ent: Span) -> Iterator[Span]:
    """A dash joins no name: "Lind | — | Berg"; what is no name is a bureau's sign: "NEA — | Quill", "Quill | — L"."""
    dashes = [ent.start - 1, *(token.i for token in ent if token.text in _DASHES), ent.end]
    for before, at in pairwise(dashes):
        sign = len(dashes) > 2 and all(token.is_upper and len(token) <= _SIGN for token in doc[before + 1 : at])
        if before + 1 < at and not sign:
            yield Span(doc, before + 1, at, ent.label_)


def _piece(doc: Doc, known: Name, start: int, end: int, cover: Cover) -> None:
    if known.type == "Person":
        start, end = trim(doc, start, end)
    else:
        while start < end and not doc[start].text[:1].isupper():
            start += 1
        while start < end and not doc[end - 1].text[:1].isupper():
            end -= 1
        if all(token.lower_ in listed("organisation", "generic") for token in doc[start:end]):
            return
    if start < end and any(token.text[:1].isupper() for token in doc[start:end]) and not cover.over(start, end):
        cover.add(gazetteer.known(doc, start, end) or Name(start, end, known.type, known.source))


def _is_place(doc: Doc, match: Span, over: list[Name]) -> bool:
    """Whether a form that means other things too is the place here."""
    before = doc[match.start - 1].lower_ if match.start else ""
    after = doc[match.end] if match.end < len(doc) else None
    placed = before in _PLACED and not (after is not None and after.pos_ == "PROPN" and after.text[:1].isupper())
    if not over:
        return placed
    exact = len(over) == 1 and over[0].start >= match.start and over[0].end <= match.end
    return exact and (placed or over[0].type in _SINGLE_PLACES)
