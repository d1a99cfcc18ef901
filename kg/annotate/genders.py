"""By which pronoun a person is called: what the text says of them, what their title says, what their name says."""

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from spacy.tokens import Doc

from kg.annotate.chains import Chain
from kg.annotate.gazetteer import listed, phrases
from kg.annotate.titles import Title
from kg.names import fold

Gender: TypeAlias = tuple[str | None, bool]  # "he" or "she", and whether that is certain
BOTH = ("he", "she")
UNKNOWN: Gender = (None, False)


def gender_of(doc: Doc, chain: Chain, held: Iterable[Title] = ()) -> Gender:
    """The pronoun of a person; `held` are the titles that the person has."""
    said = [doc[form.name.start - 1].lower_.rstrip(".") for form in chain.forms if form.name.start]
    said += [doc[title.head].lower_ for title in held]
    votes = {gender: sum(word in listed("person", gender) for word in said) for gender in BOTH}
    if votes["he"] != votes["she"]:
        return max(BOTH, key=lambda gender: votes[gender]), True
    return of_name(chain.best)


@cache
def of_name(name: str) -> Gender:
    """What a full name tells: its first word for certain, its endings as a guess; a given name alone is a guess.

    >>> of_name("Ida Berg"), of_name("Ida"), of_name("Berg")
    (('she', True), ('she', False), (None, False))
    """
    words = fold(name).split()
    if len(words) == 1:
        return next(
            ((gender, False) for gender in BOTH if words[0] in phrases("given_names", "names", gender)), UNKNOWN
        )
    for gender in BOTH:
        if words[0] in phrases("genders", "given", gender):
            return gender, True
    return _by_parts(words) or (_by_ending(words[0]), False)


def _by_parts(words: list[str]) -> Gender | None:
    """ "bint", "-ova", "-vich"."""
    for gender in BOTH:
        if phrases("genders", "parts", gender) & set(words[:-1]):
            return gender, True
    for gender in ("she", "he"):
        if any(word.endswith(tuple(phrases("genders", "surnames", gender))) and len(word) > 4 for word in words[1:]):
            return gender, False
    return None


def _by_ending(word: str) -> str | None:
    """The gender of the longest ending of a given name that is known."""
    for size in range(len(word) - 1, 0, -1):
        for gender in (*BOTH, "open"):
            if word[-size:] in phrases("genders", "endings", gender):
                return gender if gender != "open" else None
    return None
