"""Verbs that carry a noun of action: "held" of "held talks", "took place"; what they lend the noun."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.arguments import Roles, add, oblique
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import VERBAL, is_passive, is_root, lemma, preposition, relation, words
from kg.extract.verbs import verb_roles

_SERIES = frozenset({"round", "series", "set", "day", "hour", "session", "week", "month", "string", "bout"})
_ASIDE = frozenset({"about", "regarding", "concerning", "despite", "amid", "without", "because of", "since"})


def governors(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that plan, propose or deny a noun of action: their subject is a party too ("proposed talks with X")."""
    return lexicon.stance["noun_planned"] | lexicon.stance["noun_hypothetical"] | lexicon.stance["noun_denied"]


def light_verbs(noun: Token, through: frozenset[str]) -> Iterator[Token]:
    """The verbs that lend the noun their subject: "held" of "held talks", "took part" of "took part in talks"."""
    place = noun
    while (place.dep_ == "conj" and place.head.pos_ in {"NOUN", "PROPN"}) or _is_inner(place):
        place = place.head
    if is_root(place) or relation(place) not in {"obj", "nsubj", "obl", "xcomp", "iobj"}:
        return
    verb = place.head
    if place.dep_ == "obl" and preposition(place) in _ASIDE:
        return
    if place.dep_ == "nsubj" and not is_passive(verb):
        return
    if verb.pos_ in VERBAL and words(verb) & through:
        yield verb


def _of_series(noun: Token) -> bool:
    """ "Held a first round of talks", "began two days of talks"."""
    held = noun.dep_ == "nmod" and preposition(noun) == "of" and noun.head.dep_ in {"obj", "obl"}
    return bool(held and lemma(noun.head) in _SERIES)


def _is_inner(noun: Token) -> bool:
    """Whether the noun above stands for it: of what an amount is, or a series."""
    return of_amount(noun) or _along(noun) or _of_series(noun)


def _along(noun: Token) -> bool:
    """ "Massed troops along the border", with the border hung on the troops."""
    return bool(noun.dep_ == "nmod" and preposition(noun) == "along" and noun.head.dep_ == "obj")


def of_amount(noun: Token) -> bool:
    """Whether the noun says of what an amount is: "$2 billion in assistance", "ten tons of aid"."""
    amount = noun.head
    if noun.dep_ != "nmod" or preposition(noun) not in {"in", "of", "worth of"} or amount.i > noun.i:
        return False
    counted = any(child.dep_ == "nummod" or child.pos_ in {"NUM", "SYM"} for child in amount.children)
    return amount.pos_ in {"NUM", "SYM"} or (amount.pos_ == "NOUN" and counted)


def lend(roles: Roles, noun: Token, verb: Token, lexicon: Lexicon, via: str) -> None:
    """Record what the carrying verb says of its own arguments as the noun's."""
    for role, arguments in verb_roles(verb, lexicon).items():
        for argument in arguments:
            if argument.token.i == noun.i or noun.is_ancestor(argument.token):
                continue
            if role not in {"object", "indirect"}:
                add(roles, role, argument.token, via if argument.via == "direct" else argument.via)
            elif noun.dep_ in {"obl", "obj"} and is_passive(verb):  # "X is expected for talks", "was granted a meeting"
                add(roles, "subject", argument.token, "control")


def occurring(roles: Roles, noun: Token, lexicon: Lexicon) -> None:
    """ "Talks between X and Y took place with Z": what the verb of occurrence adds; "the meeting included X"."""
    if noun.dep_ not in {"nsubj", "nsubj:pass"} or noun.head.pos_ not in VERBAL:
        return
    verb = noun.head
    if words(verb) & lexicon.arguments["participation"] and not is_passive(verb):
        participation(roles, verb, lexicon)
    elif words(verb) & (lexicon.arguments["participation"] | lexicon.stance["occurrence"]):
        for child in verb.children:
            if child.dep_ == "obl:agent" or (child.dep_ == "obl" and preposition(child) == "by"):
                add(roles, "subject", child, "light")
            elif child.dep_ == "obl":
                oblique(roles, child, lexicon, via="light")


def carried_out(roles: Roles, noun: Token, verb: Token, lexicon: Lexicon) -> None:
    """ "Talks held between X and Y", "sanctions imposed by X on Y", "the ban that X laid on Y"."""
    for role, arguments in verb_roles(verb, lexicon).items():
        for argument in arguments if role not in {"object", "indirect"} else ():
            if argument.token.i != noun.i:
                add(roles, role, argument.token, "light")


def participation(roles: Roles, verb: Token, lexicon: Lexicon) -> None:
    """ "attended by X", "involving X", "which brought together X"."""
    found = verb_roles(verb, lexicon)
    role = "subject" if is_passive(verb) else "object"
    for argument in found.get(role, ()):
        add(roles, "participant", argument.token, argument.via)
    for other in ("with", "between", "among", "in", "to") if role == "subject" else ():  # "talks held between X and Y"
        for argument in found.get(other, ()):
            add(roles, other, argument.token, "light")
