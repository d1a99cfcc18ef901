"""Arguments: which token plays which grammatical role around a trigger: {"subject": [...], "with": [...]}.

A role is one of `kg.frames.GRAMMATICAL_ROLES` or a preposition. The tokens are heads of arguments; which entities
they name is the matter of members.py. `via` says how an argument was reached, for the confidence. Verbs are read in
verbs.py, nouns in nouns.py, adjectives in adjectives.py.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.syntax import conjuncts, preposition, referent, words

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "obl:arg"})
_LOOSE = frozenset({"by", "with", "against", "between", "to"})  # phrases that a proper noun hardly ever takes itself


@dataclass(frozen=True, slots=True)
class Argument:
    """The head of an argument and how it was reached: direct, relative, shared, control, light, clause, speaker …"""

    token: Token
    via: str = "direct"


Roles = dict[str, list[Argument]]


def add(roles: Roles, role: str, token: Token, via: str = "direct") -> None:
    """Record that this token plays this role; a relative pronoun hands it to its antecedent."""
    stands_for = referent(token)
    via = "relative" if stands_for is not token and via == "direct" else via
    known = roles.setdefault(role, [])
    if all(argument.token.i != stands_for.i for argument in known):
        known.append(Argument(stands_for, via))


def is_first_person(token: Token) -> bool:
    """Whether a word means who speaks; "US" is a country."""
    return token.lower_ in _FIRST_PERSON and token.text != "US"


def spoken(roles: Roles, speaker: Token | None) -> Roles:
    """The roles with the speaker for "I", "we", "me" and "us", where there is one."""
    if speaker is None:
        return roles
    return {
        name: [Argument(speaker, "speaker") if is_first_person(a.token) else a for a in arguments]
        for name, arguments in roles.items()
    }


def oblique(roles: Roles, nominal: Token, lexicon: Lexicon, passive: bool = False, via: str = "direct") -> None:
    """Record a phrase under its preposition, and every phrase that the parser hung inside it."""
    swallowed(roles, nominal, lexicon, passive)
    word = preposition(nominal)
    if word in lexicon.arguments["with_prepositions"]:
        word = "with"
    if passive and word == "by":
        add(roles, "subject", nominal, via)
    elif word:
        add(roles, word, nominal, via)
    for other in conjuncts(nominal)[1:]:  # "to Egypt and to Jordan", "with X and with Y" say their preposition again
        if preposition(other) and preposition(other) != word:
            oblique(roles, other, lexicon, passive, via)


def swallowed(roles: Roles, nominal: Token, lexicon: Lexicon, passive: bool) -> None:
    """Phrases that the parser hung on the wrong noun: "negotiated [with [Iceland] over quotas]", "of [X [by Y]]"."""
    for child in nominal.children:
        inside = child.i < nominal.i and child.dep_ in {"compound", "nmod", "flat", "nmod:unmarked"}
        through = words(nominal) & lexicon.arguments["means"] and preposition(child) in {"with", "to"}
        inner = preposition(nominal) == "of" and preposition(child) in {"by", "against"}  # "the use of [arms [by X]]"
        after = child.i > nominal.i and child.dep_ == "nmod" and (nominal.pos_ == "PROPN" or through or inner)
        if (inside and preposition(child)) or (after and preposition(child) in _LOOSE):
            oblique(roles, child, lexicon, passive, "attached")
