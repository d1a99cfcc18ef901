"""Who is of what, one by one: "the French and German ministers, X and Y", "Presidents of Peru and Chile (X and Y)"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.annotate.cover import Cover, Name
from kg.annotate.people import after_honorifics
from kg.annotate.titles import Title

_STATES = frozenset({"Country", "Organization"})
_JOINTS = frozenset({",", "and", "&", "or"})
_OPENERS = frozenset({",", "(", ":", "–", "—"})


def respective(doc: Doc, cover: Cover, title: Title) -> list[tuple[Name, Name | None]]:
    """Each person behind a title in the plural, and of what; [] where not two countries or more stand beside it.

    Where there are more or fewer persons than countries, nobody knows who is of which: None.
    """
    states, at = list(_before(doc, cover, title.start)), title.end
    if len(states) < 2:
        states, at = _behind(doc, cover, title.end)
    if not title.plural or len(states) < 2:
        return []
    people = list(_people(doc, cover, at)) or _people_before(doc, cover, first_state(doc, cover, title))
    if len(people) != len(states):
        return [(person, None) for person in people]
    return list(zip(people, states, strict=True))


def first_state(doc: Doc, cover: Cover, title: Title) -> int:
    """Where the row of countries before a title begins."""
    return min((name.start for name in _before(doc, cover, title.start)), default=title.start)


def _before(doc: Doc, cover: Cover, at: int) -> list[Name]:
    """The countries right before a title: "Norwegian, Danish and Swedish |"."""
    found: list[Name] = []
    while at > 0 and not doc[at].is_sent_start:
        name = cover.at(at - 1)
        if name is not None and name.type in _STATES and name.end == at:
            found.insert(0, name)
            at = name.start
        elif found and doc[at - 1].lower_ in _JOINTS:
            at -= 1
        else:
            break
    return found


def _behind(doc: Doc, cover: Cover, at: int) -> tuple[list[Name], int]:
    """The countries behind "of", and where they end."""
    if at >= len(doc) - 1 or doc[at].lower_ not in {"of", "from", "to"}:
        return [], at
    found, end = [], at + 1
    for name in _listed(doc, cover, at + 1):
        if name.type not in _STATES:
            break
        found.append(name)
        end = name.end
    return found, end


def _people(doc: Doc, cover: Cover, at: int) -> Iterator[Name]:
    """The persons who are listed from here on, behind a comma or a bracket."""
    at += at < len(doc) and doc[at].text in _OPENERS
    for name in _listed(doc, cover, at):
        if name.type != "Person":
            return
        yield name


def _people_before(doc: Doc, cover: Cover, at: int) -> list[Name]:
    """ "X and Y, the | Peruvian and Chilean envoys"."""
    found: list[Name] = []
    at -= at > 0 and doc[at - 1].lower_ == "the"
    while at > 1 and doc[at - 1].lower_ in (_JOINTS if found else {","}) and not doc[at - 1].is_sent_start:
        name = cover.at(at - 2)
        if name is None or name.type != "Person" or name.end != at - 1:
            break
        found.insert(0, name)
        at = name.start
    return found


def _listed(doc: Doc, cover: Cover, at: int) -> Iterator[Name]:
    """Names that only commas, "and" and courtesies part."""
    joints = True
    while at < len(doc) and joints:
        at = after_honorifics(doc, at + (doc[at].lower_ == "the"))
        name = cover.at(at)
        if name is None or name.start != at:
            return
        yield name
        at, joints = name.end, False
        while at < len(doc) and doc[at].lower_ in _JOINTS and not doc[at].is_sent_start:
            at, joints = at + 1, True
