"""Who plays which grammatical role around a trigger: {"subject": [...], "with": [...], "possessor": [...]}.

A role is one of `kg.frames.GRAMMATICAL_ROLES` or a preposition. The tokens are heads of arguments; which entities
they name is the matter of members.py. `via` says how an argument was reached, for the confidence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.glued import beside, is_headline_verb, phrases_after, possessor_before
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import (
    NOMINAL,
    VERBAL,
    children,
    conjuncts,
    has_own_subject,
    is_passive,
    is_root,
    own_subject,
    preposition,
    referent,
    relation,
    surface_subject,
    words,
)

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "obl:arg"})
_LOOSE = frozenset({"by", "with", "against", "between", "to"})  # phrases that a proper noun hardly ever takes itself
_BARE = frozenset({"compound", "nmod:unmarked", "amod", "obl:unmarked", "nmod", "nummod", "obl:npmod"})


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


def spoken(roles: Roles, speaker: Token | None) -> Roles:
    """The roles with the speaker for "I", "we", "me" and "us", where there is one."""
    if speaker is None:
        return roles
    return {
        name: [Argument(speaker, "speaker") if a.token.lower_ in FIRST_PERSON else a for a in arguments]
        for name, arguments in roles.items()
    }


def verb_roles(verb: Token, lexicon: Lexicon) -> Roles:
    """The roles around a verb or participle."""
    roles: Roles = {}
    passive = is_passive(verb)
    subject, via = surface_subject(verb, lexicon.arguments["object_control"])
    if subject is not None:
        add(roles, "object" if passive else "subject", subject, via)
    for child in verb.children:
        _dependent(roles, verb, child, passive, lexicon)
    if "object" not in roles and "indirect" in roles:  # the parser took the only object for an indirect one
        roles["object"] = roles.pop("indirect")
    if is_headline_verb(verb):
        for role, token in beside(verb):
            add(roles, role, token, "attached")
    _stranded(roles, verb)
    _shared_right(roles, verb, lexicon)
    return roles


def _dependent(roles: Roles, verb: Token, child: Token, passive: bool, lexicon: Lexicon) -> None:
    if child.dep_ == "obj":
        add(roles, "object", child)
        _swallowed(roles, child, lexicon, passive)
    elif child.dep_ == "iobj":
        add(roles, "indirect", child)
    elif child.dep_ == "obl:agent":
        add(roles, "subject", child)
    elif child.dep_ in {"compound", "obl:unmarked", "obl:npmod", "amod", "nmod"} and _hyphenated(child, verb):
        add(roles, "subject" if passive else "object", child)
    elif child.dep_ in _OBLIQUE:
        _oblique(roles, child, lexicon, passive)
    elif child.dep_ == "xcomp" and child.tag_.startswith("NN"):
        add(roles, "complement", child)
        for name in children(child, "compound"):  # "named [X ambassador]"
            add(roles, "object", name, "attached")
    elif child.dep_ == "advmod" and child.pos_ in {"ADV", "ADP"}:
        for inner in children(child, "obl"):  # "along with X", "together with X"
            _oblique(roles, inner, lexicon, passive)


def _oblique(roles: Roles, nominal: Token, lexicon: Lexicon, passive: bool = False, via: str = "direct") -> None:
    _swallowed(roles, nominal, lexicon, passive)
    word = preposition(nominal)
    if word in lexicon.arguments["with_prepositions"]:
        word = "with"
    if passive and word == "by":
        add(roles, "subject", nominal, via)
    elif word:
        add(roles, word, nominal, via)
    for other in conjuncts(nominal)[1:]:  # "to Egypt and to Jordan", "with X and with Y" say their preposition again
        if preposition(other) and preposition(other) != word:
            _oblique(roles, other, lexicon, passive, via)


def _swallowed(roles: Roles, nominal: Token, lexicon: Lexicon, passive: bool) -> None:
    """Phrases that the parser hung on the wrong noun: "negotiated [with [Iceland] over quotas]", "of [X [by Y]]"."""
    for child in nominal.children:
        inside = child.i < nominal.i and child.dep_ in {"compound", "nmod", "flat", "nmod:unmarked"}
        after = child.i > nominal.i and child.dep_ == "nmod" and nominal.pos_ == "PROPN"
        if (inside and preposition(child)) or (after and preposition(child) in _LOOSE):
            _oblique(roles, child, lexicon, passive, "attached")


def _hyphenated(child: Token, head: Token) -> bool:
    """ "U.S." before "-designated"."""
    return bool(child.i + 2 == head.i and child.nbor().text in {"-", "–", "‑"})


def _stranded(roles: Roles, verb: Token) -> None:
    """ "the man (whom) Putin met", "the man she spoke with": the gap of a relative clause is its antecedent's."""
    if verb.dep_ != "acl:relcl" or verb.head.pos_ not in NOMINAL:
        return
    if any(argument.token.i == verb.head.i for filled in roles.values() for argument in filled):
        return
    if "with" in roles or any(child.lower_ in {"where", "when", "why"} for child in verb.children):
        return
    loose = [c for c in verb.children if c.pos_ == "ADP" and c.i > verb.i and c.dep_ not in {"compound:prt", "case"}]
    if loose:
        add(roles, loose[0].lower_, verb.head, "relative")
    elif "object" not in roles and not is_passive(verb) and own_subject(verb) is not None:
        add(roles, "object", verb.head, "relative")


def _shared_right(roles: Roles, verb: Token, lexicon: Lexicon) -> None:
    """ "met and spoke with X": the first verb's missing complement stands after the second."""
    if set(roles) - {"subject"}:
        return
    following = [c for c in children(verb, "conj") if c.pos_ in VERBAL and not has_own_subject(c) and c.i - verb.i < 4]
    for other in following[:1]:
        for child in other.children:
            if child.dep_ in {"obj", *_OBLIQUE} and child.i > other.i:
                _dependent(roles, other, child, False, lexicon)


def noun_roles(noun: Token, through: frozenset[str], lexicon: Lexicon) -> Roles:
    """The roles around a noun of action, with those that a light verb lends it."""
    roles: Roles = {}
    for child in noun.children:
        _modifier(roles, noun, child, lexicon, through)
    for phrase in phrases_after(noun):
        _oblique(roles, phrase, lexicon, via="attached")
    for verb in light_verbs(noun, through | governors(lexicon)):
        _lend(
            roles,
            noun,
            verb,
            lexicon,
            "light" if words(verb) & (through | lexicon.stance["noun_planned"]) else "governor",
        )
    _occurring(roles, noun, lexicon)
    _around(roles, noun, lexicon)
    _self(roles, noun)
    _gerund(roles, noun)
    owner = possessor_before(noun)
    if owner is not None and "possessor" not in roles:
        add(roles, "possessor", owner, "attached")
    return roles


def _modifier(roles: Roles, noun: Token, child: Token, lexicon: Lexicon, through: frozenset[str]) -> None:
    if child.dep_ == "nmod:poss" or (child.dep_ in _BARE and child.i < noun.i and _is_possessive(child)):
        add(roles, "possessor", child)
    elif child.dep_ in {"nmod", "obl", "obl:agent"} and preposition(child):
        _oblique(roles, child, lexicon)
    elif child.dep_ in _BARE and child.i < noun.i:
        for part in _compound_parts(child):
            add(roles, "compound", part)
        for owner in children(child, "nmod:poss"):  # "[Berg's Spain] trip"
            add(roles, "possessor", owner, "attached")
    elif child.dep_ in {"acl", "acl:relcl"} and words(child) & lexicon.arguments["participation"]:
        _participation(roles, child, lexicon)
    elif child.dep_ == "acl" and words(child) & through and is_passive(child):
        _carried_out(roles, child, lexicon)


def _compound_parts(child: Token) -> list[Token]:
    """ "U.S.-Russia" is one modifier of two: the inner one hangs on the outer."""
    inner = [c for c in child.children if c.dep_ in _BARE | {"conj", "flat"} and c.pos_ in {"PROPN", "ADJ"}]
    return [*inner, child]


def _is_possessive(token: Token) -> bool:
    """Whether an apostrophe closes the modifier."""
    return any(part.tag_ == "POS" for part in token.subtree)


def _carried_out(roles: Roles, verb: Token, lexicon: Lexicon) -> None:
    """ "Talks held between X and Y", "sanctions imposed by X on Y"."""
    for role, arguments in verb_roles(verb, lexicon).items():
        for argument in arguments if role not in {"object", "indirect"} else ():
            add(roles, role, argument.token, "light")


def _participation(roles: Roles, verb: Token, lexicon: Lexicon) -> None:
    """ "attended by X", "involving X", "which brought together X"."""
    found = verb_roles(verb, lexicon)
    role = "subject" if is_passive(verb) else "object"
    for argument in found.get(role, ()):
        add(roles, "participant", argument.token, argument.via)
    for other in ("with", "between", "among") if role == "subject" else ():  # "talks held between X and Y"
        for argument in found.get(other, ()):
            add(roles, other, argument.token, "light")


def governors(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that plan, propose or deny a noun of action: their subject is a party too ("proposed talks with X")."""
    return lexicon.stance["noun_planned"] | lexicon.stance["noun_hypothetical"] | lexicon.stance["noun_denied"]


def light_verbs(noun: Token, through: frozenset[str]) -> Iterator[Token]:
    """The verbs that lend the noun their subject: "held" of "held talks", "took part" of "took part in talks"."""
    place = noun
    while place.dep_ == "conj" and place.head.pos_ in {"NOUN", "PROPN"}:
        place = place.head
    if is_root(place) or relation(place) not in {"obj", "nsubj", "obl", "xcomp", "iobj"}:
        return
    verb = place.head
    if place.dep_ == "nsubj" and not is_passive(verb):
        return
    if verb.pos_ in VERBAL and words(verb) & through:
        yield verb


def _lend(roles: Roles, noun: Token, verb: Token, lexicon: Lexicon, via: str) -> None:
    for role, arguments in verb_roles(verb, lexicon).items():
        for argument in arguments:
            if argument.token.i == noun.i or noun.is_ancestor(argument.token):
                continue
            if role == "subject" or role not in {"object", "indirect"}:
                add(roles, role, argument.token, via if argument.via == "direct" else argument.via)


def _occurring(roles: Roles, noun: Token, lexicon: Lexicon) -> None:
    """ "Talks between X and Y took place with Z": what the verb of occurrence adds; "the meeting included X"."""
    if noun.dep_ not in {"nsubj", "nsubj:pass"} or noun.head.pos_ not in VERBAL:
        return
    verb = noun.head
    if words(verb) & lexicon.arguments["participation"] and not is_passive(verb):
        _participation(roles, verb, lexicon)
    elif words(verb) & (lexicon.arguments["participation"] | lexicon.stance["occurrence"]):
        for child in verb.children:
            if child.dep_ == "obl:agent" or (child.dep_ == "obl" and preposition(child) == "by"):
                add(roles, "subject", child, "light")
            elif child.dep_ == "obl":
                _oblique(roles, child, lexicon, via="light")


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
    subject, _ = surface_subject(noun.head, lexicon.arguments["object_control"])
    if subject is not None and not is_passive(noun.head):
        add(roles, "clause", subject, "clause")


def _self(roles: Roles, noun: Token) -> None:
    """ "X, a close associate of Y", "X is an associate of Y", "Y's associate X"."""
    add(roles, "self", noun)
    subject = own_subject(noun)
    if subject is not None:
        add(roles, "self", subject)
    if noun.dep_ in {"appos", "nmod:desc", "flat", "compound", "nmod:unmarked"}:
        add(roles, "self", noun.head)
    for child in children(noun, "appos", "flat"):
        add(roles, "self", child)
