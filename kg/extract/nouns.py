"""The roles around a noun of action, with those that the verb which carries it lends it."""

from spacy.tokens import Token

from kg.extract.arguments import Roles, add, oblique
from kg.extract.carriers import carried_out, governors, lend, light_verbs, occurring, of_amount, participation
from kg.extract.glued import phrases_after, possessor_before
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import NOMINAL, VERBAL, children, is_passive, own_subject, preposition, surface_subject, words

_OF_NOUNS = frozenset({"against", "of", "between"})  # phrases that follow a noun and are hardly ever a verb's
_ABOUT = frozenset({"on", "about", "over", "for", "of"})
_STATES = frozenset({"in", "at", "on"})
_TO_WHOM = frozenset({"of", "by", "to"})
_AMID = frozenset({"in", "during", "at", "over", "on"})
_BARE = frozenset({"compound", "nmod:unmarked", "amod", "obl:unmarked", "nmod", "nummod", "obl:npmod"})


def noun_roles(noun: Token, through: frozenset[str], lexicon: Lexicon, governed: bool = True) -> Roles:
    """The roles around a noun of action, with those that a light verb lends it.

    `governed` says whether who only wishes for it ("wants aid for X") is a party too.
    """
    roles: Roles = {}
    for child in noun.children:
        _modifier(roles, noun, child, lexicon, through)
    if of_amount(noun):  # "$2 billion in assistance to X", with the receiver hung on the amount
        for child in children(noun.head, "nmod"):
            if child.i > noun.i and preposition(child):
                oblique(roles, child, lexicon, via="attached")
    for phrase in phrases_after(noun):
        oblique(roles, phrase, lexicon, via="attached")
    wishing = frozenset() if governed else lexicon.arguments["wishing"] - through
    for verb in light_verbs(noun, (through | governors(lexicon)) - wishing):
        does = words(verb) & (through | lexicon.stance["noun_planned"])
        lend(roles, noun, verb, lexicon, "light" if does else "governor")
    occurring(roles, noun, lexicon)
    _around(roles, noun, lexicon)
    _self(roles, noun, lexicon)
    _gerund(roles, noun)
    _siblings(roles, noun)
    _done_by(roles, noun)
    _behind(roles, noun)
    owner = possessor_before(noun)
    if owner is not None and "possessor" not in roles:
        add(roles, "possessor", owner, "attached")
    return roles


def _modifier(roles: Roles, noun: Token, child: Token, lexicon: Lexicon, through: frozenset[str]) -> None:
    if child.dep_ == "nmod:poss" or (child.dep_ in _BARE and child.i < noun.i and _is_possessive(child)):
        add(roles, "possessor", child)
    elif child.dep_ in {"nmod", "obl", "obl:agent"} and preposition(child):
        oblique(roles, child, lexicon)
    elif child.dep_ in _BARE and child.i < noun.i:
        for part in _compound_parts(child):
            add(roles, "compound", part)
        for owner in children(child, "nmod:poss"):  # "[Berg's Spain] trip"
            add(roles, "possessor", owner, "attached")
    elif child.dep_ in {"acl", "acl:relcl"} and words(child) & lexicon.arguments["participation"]:
        participation(roles, child, lexicon)
    elif child.dep_ in {"acl", "acl:relcl"} and words(child) & (through | lexicon.arguments["carrying"]):
        carried_out(roles, noun, child, lexicon)


def _siblings(roles: Roles, noun: Token) -> None:
    """ "NATO member Norway", "Norway's ally Iceland": what stands before the noun hangs on the name behind both."""
    if noun.dep_ not in _BARE | {"nmod:desc"} or noun.head.i < noun.i:
        return
    before = [c for c in noun.head.children if c.i < noun.i and c.right_edge.i == noun.left_edge.i - 1]
    for child in before:
        if child.dep_ == "nmod:poss":
            add(roles, "possessor", child, "attached")
        elif child.dep_ in _BARE and child.pos_ in {"PROPN", "ADJ"}:
            add(roles, "compound", child, "attached")


def _done_by(roles: Roles, noun: Token) -> None:
    """ "Condemned the arrest of X by Y", "preceded a visit to X by Y": the doer hangs on the verb above the noun."""
    if noun.dep_ != "obj" or is_passive(noun.head) or not _TO_WHOM & set(map(preposition, noun.children)):
        return
    for phrase in children(noun.head, "obl", "obl:agent"):
        if phrase.i > noun.i and preposition(phrase) == "by":
            add(roles, "by", phrase, "attached")


def _behind(roles: Roles, noun: Token) -> None:
    """ "Condemned the strike against X": a phrase right behind the object that hangs on the verb."""
    for phrase in children(noun.head, "obl") if noun.dep_ in {"obj", "obl"} else ():
        if phrase.i > noun.i and preposition(phrase) == "between":  # "referred to talks on May 2 between X and Y"
            add(roles, "between", phrase, "attached")
    for subject in children(noun, "nmod") if "between" not in roles else ():  # "talks on a pact between X and Y"
        for phrase in children(subject, "nmod") if preposition(subject) in _ABOUT else ():
            if preposition(phrase) == "between":
                add(roles, "between", phrase, "attached")
    for phrase in children(noun.head, "obl") if noun.dep_ == "obj" else ():
        if phrase.left_edge.i == noun.i + 1 and preposition(phrase) in _OF_NOUNS:
            add(roles, preposition(phrase), phrase, "attached")


def _compound_parts(child: Token) -> list[Token]:
    """ "U.S.-Russia" is one modifier of two: the inner one hangs on the outer."""
    inner = [c for c in child.children if c.dep_ in _BARE | {"conj", "flat"} and c.pos_ in {"PROPN", "ADJ"}]
    return [*inner, child]


def _is_possessive(token: Token) -> bool:
    """Whether an apostrophe closes the modifier."""
    return token.right_edge.tag_ == "POS" or any(part.tag_ == "POS" for part in token.children)


def _gerund(roles: Roles, noun: Token) -> None:
    """ "Denied meeting X", where the parser took the gerund for a noun beside X."""
    if noun.lower_.endswith("ing") and noun.dep_ in {"obj", "obl"} and noun.head.pos_ in VERBAL:
        for sibling in children(noun.head, "obj", "iobj"):
            if sibling.left_edge.i == noun.i + 1:
                add(roles, "object", sibling, "attached")


def _around(roles: Roles, noun: Token, lexicon: Lexicon) -> None:
    """ "In a call with Y, X said": the clause's subject is a party where nobody else is."""
    if noun.dep_ not in {"obl", "obl:unmarked"} or preposition(noun) not in lexicon.arguments["adjunct"]:
        return
    subject, _ = surface_subject(noun.head, lexicon)
    if subject is None or (is_passive(noun.head) and preposition(noun) != "on"):  # "X, on a visit to Y, was quoted"
        return
    add(roles, "clause", subject, "clause")
    if preposition(noun) in _AMID and words(noun.head) & lexicon.arguments["telling"]:
        for told in children(noun.head, "obj", "iobj"):
            add(roles, "addressee", told, "clause")


def _self(roles: Roles, noun: Token, lexicon: Lexicon) -> None:
    """ "X, a close associate of Y", "X is an associate of Y", "Y's associate X"."""
    add(roles, "self", noun)
    subject = own_subject(noun)
    via = "direct"
    if subject is None and children(noun, "cop"):  # "denied being an associate of Y"
        subject, via = surface_subject(noun, lexicon)
    if subject is not None:
        add(roles, "self", subject, via)
        if children(noun, "cop") and preposition(noun) in _STATES:  # "Norway is in talks with Spain"
            add(roles, "subject", subject, via)
    described = noun.dep_ in {"appos", "nmod:desc", "flat", "compound", "nmod:unmarked"}
    if described or (
        noun.dep_ in {"nmod", "obl"} and preposition(noun) == "under" and noun.head.pos_ in NOMINAL
    ):  # "X, under sanctions since May"
        add(roles, "self", noun.head)
    for child in children(noun, "appos", "flat"):
        add(roles, "self", child)
    if noun.head.lower_ == "subject" and noun.head.pos_ == "ADJ" and preposition(noun) == "to":
        subject, via = surface_subject(noun.head, lexicon)  # "X, who is subject to sanctions"
        add(roles, "self", subject or noun.head.head, via or "direct")
