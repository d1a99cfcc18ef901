"""The roles around a verb: subject and object in either voice, phrases, what it shares with a verb beside it."""

from spacy.tokens import Token

from kg.extract.arguments import OBLIQUE, Roles, add, oblique, swallowed
from kg.extract.glued import beside, is_headline_verb
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import (
    NOMINAL,
    VERBAL,
    children,
    conjuncts,
    has_own_subject,
    is_hyphened,
    is_passive,
    joined_subjects,
    misread_subject,
    own_subject,
    preposition,
    surface_subject,
    words,
)

_HUNG = frozenset({"to", "from", "with", "against", "into", "opposite", "near", "around", "on", "along", "at"})


def verb_roles(verb: Token, lexicon: Lexicon) -> Roles:
    """The roles around a verb or participle."""
    roles: Roles = {}
    if verb.dep_ == "cop":
        return _copular(verb, lexicon)
    passive = is_passive(verb)
    subject, via = surface_subject(verb, lexicon)
    if subject is not None:
        for token in (via == "direct" and joined_subjects(verb)) or [subject]:
            add(roles, "object" if passive else "subject", token, via)
    for child in verb.children:
        _dependent(roles, verb, child, passive, lexicon)
    for child in children(verb, "obj"):
        _hung_on_object(roles, child, passive)
    for sibling in verb.head.children if is_hyphened(verb) else ():
        if _hyphenated(sibling, verb):
            add(roles, "subject", sibling, "attached")
    _contents(roles, verb)
    _infinitive(roles, verb)
    if "object" not in roles and "indirect" in roles:  # the parser took the only object for an indirect one
        roles["object"] = roles.pop("indirect")
    if is_headline_verb(verb):
        for role, token in beside(verb):
            add(roles, role, token, "attached")
    for argument in roles.get("subject", ()):
        _companions(roles, argument.token)
    _stranded(roles, verb)
    _shared_right(roles, verb, lexicon)
    return roles


def _copular(verb: Token, lexicon: Lexicon) -> Roles:
    """ "X was in Oslo with Y": the place heads the clause."""
    roles: Roles = {}
    place = verb.head
    subject, via = surface_subject(place, lexicon)
    if subject is not None:
        add(roles, "subject", subject, via)
    for nominal in (place, *children(place, "obl")):
        oblique(roles, nominal, lexicon)
    return roles


def _dependent(roles: Roles, verb: Token, child: Token, passive: bool, lexicon: Lexicon) -> None:
    if child.dep_ == "obj" and child == misread_subject(verb):
        return
    if child.dep_ == "obj":
        add(roles, "object", child)
        swallowed(roles, child, lexicon, passive)
    elif child.dep_ == "iobj":
        add(roles, "indirect", child)
    elif child.dep_ == "obl:agent" and not words(child) & lexicon.arguments["means"]:  # "spoke by telephone"
        add(roles, "subject", child)
    elif child.dep_ in {"compound", "obl:unmarked", "obl:npmod", "amod", "nmod"} and _hyphenated(child, verb):
        add(roles, "subject" if passive else "object", child)
    elif child.dep_ in OBLIQUE:
        oblique(roles, child, lexicon, passive)
    elif child.dep_ == "xcomp" and child.tag_.startswith(("NN", "JJ")) and not children(child, "mark"):
        _complement(roles, verb, child, passive, lexicon)
    elif child.lower_ == "here" and child.dep_ == "advmod":  # the place of the dateline
        add(roles, "in", child)
    elif child.dep_ == "advmod" and child.pos_ in {"ADV", "ADP"}:
        for inner in children(child, "obl"):  # "along with X", "together with X"
            oblique(roles, inner, lexicon, passive)


def _complement(roles: Roles, verb: Token, child: Token, passive: bool, lexicon: Lexicon) -> None:
    """ "Named X ambassador", "was declared an enemy by X": what the object is made, and what hangs on it."""
    add(roles, "complement", child)
    if child.pos_ == "PROPN" and misread_subject(verb) is not None:  # no complement where the object is the subject
        add(roles, "object", child, "attached")
    for phrase in children(child, "nmod"):  # "was declared persona non grata [by X]"
        if passive and preposition(phrase) == "by":
            oblique(roles, phrase, lexicon, passive, "attached")
    for name in children(child, "compound"):  # "named [X ambassador]"
        add(roles, "object", name, "attached")


def _hung_on_object(roles: Roles, thing: Token, passive: bool) -> None:
    """ "Donated two ambulances to Ghana", "was given a medal by Ghana", with Ghana hung on the thing."""
    if thing.pos_ not in {"NOUN", "NUM", "SYM"}:
        return
    for item in conjuncts(thing):
        for phrase in children(item, "nmod"):
            if phrase.i > item.i and preposition(phrase) in _HUNG and preposition(phrase) not in roles:
                add(roles, preposition(phrase), phrase, "attached")
            elif passive and phrase.i > item.i and preposition(phrase) == "by" and "subject" not in roles:
                add(roles, "subject", phrase, "attached")


def _infinitive(roles: Roles, verb: Token) -> None:
    """ "Called on X to go", with the infinitive on the verb or on X."""
    around = [verb, *children(verb, "obj", "iobj", "obl", "obl:arg")]
    for clause in (clause for head in around for clause in children(head, "xcomp", "advcl", "acl", "ccomp")):
        if any(mark.lower_ == "to" for mark in children(clause, "mark")):
            add(roles, "infinitive", clause)


def _contents(roles: Roles, verb: Token) -> None:
    """Who acts in the clause that the verb governs, and on whom: "demanded that X release Y", "threatened to hit Y"."""
    moved = [clause for thing in children(verb, "obj") for clause in children(thing, "acl")]
    for clause in (*children(verb, "ccomp", "xcomp", "advcl"), *moved):
        infinitive = any(mark.lower_ in {"to", "from"} for mark in children(clause, "mark"))
        if clause.pos_ != "VERB" or (clause.dep_ != "ccomp" and not infinitive):
            continue
        own = own_subject(clause)
        if own is not None:
            add(roles, "aim" if is_passive(clause) else "content", own, "clause")
        for child in children(clause, "obj", "obl:agent"):
            add(roles, "content" if child.dep_ == "obl:agent" else "aim", child, "clause")


def _companions(roles: Roles, subject: Token) -> None:
    """ "X, accompanied by Y, met Z": Y."""
    for clause in children(subject, "acl", "advcl"):
        if clause.lower_ in {"accompanied", "flanked"} and clause.tag_ == "VBN":
            for other in children(clause, "obl:agent", "obl"):
                if preposition(other) == "by":
                    add(roles, "companion", other, "attached")


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
    if set(roles) - {"subject", "infinitive"}:
        return
    following = [c for c in children(verb, "conj") if c.pos_ in VERBAL and not has_own_subject(c) and c.i - verb.i < 4]
    for other in following[:1]:
        for child in other.children:
            if child.dep_ in {"obj", *OBLIQUE} and child.i > other.i:
                _dependent(roles, other, child, False, lexicon)
