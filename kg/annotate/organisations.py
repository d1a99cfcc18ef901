"""Organisations by the noun that their names end in or begin with: "Central Bank of Jordan", "Ministry of Justice"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import country_of_adjective, forms, listed

_LONGEST = 12


def has_head(doc: Doc, name: Name) -> bool:
    """Whether a noun of organisation stands in a name."""
    return any(token.lower_.rstrip(".") in listed("organisation", "heads") for token in doc[name.start : name.end])


def by_head(doc: Doc, cover: Cover) -> None:
    """Names that a noun of organisation closes or opens, where the tagger has none or only a part."""
    for token in doc:
        if (
            token.text[:1].isupper()
            and token.lower_.rstrip(".") in listed("organisation", "heads")
            and not cover.reserved(token.i)
        ):
            _found(doc, token, cover)


def _found(doc: Doc, token: Token, cover: Cover) -> None:
    known = cover.at(token.i)
    if known is not None and known.source == "gazetteer" and known.type != "Country":
        return
    start = _before(doc, token, cover)
    end = _after(doc, token, cover)
    if end - start < 2 or (
        token.lower_ in listed("organisation", "weak")
        and known is None
        and end == token.i + 1
        and end - start < 3
        and doc[start - 1].lower_ != "the"
    ):
        return
    if token.is_sent_start and end == token.i + 1:
        return
    if known is not None and known.start <= start and known.end >= end and known.type == "Organization":
        return
    if known is not None and known.type in {"Person", "Event"} and known.end > token.i + 1:
        return
    cover.add(Name(start, end, "Organization", "pattern"))


def _before(doc: Doc, token: Token, cover: Cover) -> int:
    start = token.i
    while start > 0 and token.i - start < _LONGEST and not doc[start].is_sent_start:
        before = doc[start - 1]
        name = cover.at(before.i)
        if name is not None and name.type == "Person" and name.source == "title":
            break
        if before.text[:1].isupper() and before.pos_ in {"PROPN", "ADJ", "NOUN", "X"} and before.text != "The":
            start -= 1
        elif (
            _is_legal(token)
            and before.is_alpha
            and before.lower_ != "and"
            and start > 1
            and doc[start - 2].text[:1].isupper()
        ):
            start -= 2
        elif before.text == "-" and start > 1 and _is_country(cover, start - 2) and not doc[start - 2].whitespace_:
            start = cover.at(start - 2).start  # type: ignore[union-attr]
        elif start > 1 and _joins(doc, cover, start, token):
            start -= 2
        else:
            break
    return start


def _is_country(cover: Cover, at: int) -> bool:
    name = cover.at(at)
    return name is not None and name.type == "Country"


def _joins(doc: Doc, cover: Cover, start: int, token: Token) -> bool:
    """Whether the word before joins what stands before it to the name: "Bank of", "Trade and"."""
    mark = doc[start - 1].lower_
    if mark in {"of", "for", "-"}:
        return _inner(doc[start - 2]) and start < token.i
    return mark in {"and", "&"} and _is_one(cover, start - 2, token.i)


def _is_one(cover: Cover, first: int, last: int) -> bool:
    """Whether the tagger sees one name over both: "Ministry of Trade and Industry Council"."""
    name = cover.at(first)
    return name is not None and name == cover.at(last)


def _inner(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ == "PROPN" and token.lower_ in listed("organisation", "heads")


def _after(doc: Doc, token: Token, cover: Cover) -> int:
    """ "of Foreign Affairs of Norway", "for Reconstruction and Development"."""
    end = _legal(doc, token.i + 1)
    if token.lower_ not in listed("organisation", "opening") or end > token.i + 1:
        return end
    at = end
    while at < min(len(doc), token.i + _LONGEST) and not doc[at].is_sent_start:
        word = doc[at]
        name = cover.at(at)
        if name is not None and any(token.tag_ == "POS" for token in doc[name.start : name.end]):
            break  # "Department of the | Treasury's Office of Foreign Assets Control": a body of its own
        if word.text[:1].isupper() and word.pos_ in {"PROPN", "ADJ", "NOUN"} and not (name and name.type == "Person"):
            at = end = name.end if name is not None and name.end > at else at + 1
            if name is not None and name.type == "Country":
                break
        elif word.lower_ in {"of", "for"} or (word.lower_ in {"and", "the", "&"} and at > token.i + 1):
            if word.lower_ == "and" and name_ends(doc, at, cover):
                break
            at += 1
        else:
            break
    return end


def _is_legal(token: Token) -> bool:
    return token.lower_.rstrip(".") in listed("organisation", "legal")


def _legal(doc: Doc, at: int) -> int:
    """The end of what says the legal form: ", Co. Ltd.", "PTE LTD"."""
    end = at
    while at < len(doc) and (_is_legal(doc[at]) or (doc[at].text in {",", "."} and at == end)):
        at += 1
        if doc[at - 1].text not in {",", "."}:
            end = at
    return end


def name_ends(doc: Doc, at: int, cover: Cover) -> bool:
    """Whether "and" joins another name rather than another word of this one: a country or a person follows."""
    name = cover.at(at + 1) or cover.at(at + 2)
    before = cover.at(at - 1)
    return (name is not None and name.source == "gazetteer") or (before is not None and before.type == "Country")


def governments(doc: Doc, cover: Cover) -> None:
    """Whose it is: "Russian Foreign Ministry" acts for Russia; "Government of Japan" is Japan."""
    for name in list(cover):
        if name.type != "Organization" or name.acts_for is not None or name.source == "gazetteer":
            continue
        words = [token.lower_ for token in doc[name.start : name.end]]
        inside = _country(doc, name)
        if inside and {"government", "governments"} & set(words) and len(words) <= 5:
            cover.remove(name)
            _give_back(doc, name, cover)
        elif inside and listed("organisation", "government") & set(words):
            cover.add(replace(name, acts_for=inside))


def _country(doc: Doc, name: Name) -> str | None:
    found = country_of_adjective()
    for size in (3, 2, 1):
        for start in range(name.start, name.end - size + 1):
            form = doc[start : start + size].text
            entry = forms().get(form)
            if form in found or (entry is not None and entry.type == "Country"):
                return found.get(form) or (entry.name if entry else None)
    return None


def _give_back(doc: Doc, name: Name, cover: Cover) -> None:
    """The country that stands in a name that is none."""
    for size in (3, 2, 1):
        for start in range(name.start, name.end - size + 1):
            entry = forms().get(doc[start : start + size].text)
            if entry is not None and entry.type == "Country":
                cover.add(Name(start, start + size, entry.type, "gazetteer", entry.name, entry.kind))
                return
