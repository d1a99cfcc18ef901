"""Names with the surname first and in capitals, as lists of sanctions have them: "LIND, Karl Odd"."""

from spacy.tokens import Doc

from kg.annotate.cover import Cover, Name

_OPENING = 4  # tokens of a list mark before the name: "(a)", "12."
_SHORTEST = 3  # letters of such a surname


def join_inverted(doc: Doc, cover: Cover) -> None:
    """Make one person of a surname in capitals that opens a line and the given names behind its comma."""
    for name in list(cover):
        end = _end(doc, name, cover)
        if end is not None:
            given, surname = doc[name.end + 1 : end].text, doc[name.start : name.end].text
            cover.add(Name(name.start, end, "Person", "pattern", f"{given} {surname.title()}"))


def _end(doc: Doc, name: Name, cover: Cover) -> int | None:
    """Where the given names of a surname in capitals end, None where the name is not written so."""
    text = doc[name.start : name.end].text
    if name.source == "gazetteer" or not text.isupper() or len(text) < _SHORTEST or not _opens(doc, name.start):
        return None
    at = name.end + 1
    if at >= len(doc) or doc[name.end].text != ",":
        return None
    after = cover.at(at)
    if after is not None:
        person = after.type == "Person" and after.start == at and not doc[after.start : after.end].text.isupper()
        return after.end if person else None
    while at < len(doc) and doc[at].is_title and doc[at].pos_ == "PROPN" and cover.at(at) is None:
        at += 1
    return at if name.end + 1 < at < len(doc) and doc[at].text in {",", "(", ";", "."} else None


def _opens(doc: Doc, at: int) -> bool:
    """Whether a line opens here, or in front of a list mark: "(a) |", "12. |"."""
    for start in range(at, max(at - _OPENING, -1), -1):
        if doc[start].is_sent_start:
            return all(len(token) == 1 or not token.is_alpha for token in doc[start:at])
    return False
