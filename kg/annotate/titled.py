"""Titles that the parser hung on the wrong word: "appointed X minister", "stepped down as minister"."""

from spacy.tokens import Token

from kg.annotate.arcs import hang
from kg.annotate.gazetteer import phrases
from kg.annotate.labels import SUBJECTS


def mend_title(token: Token) -> None:
    """A title behind the one it is said of."""
    if any(child.dep_ == "cc" for child in token.children):
        token.dep_ = "conj"  # "by President X and by the | minister |, Y"
    elif token.pos_ in {"NOUN", "PROPN"}:
        _met(token)


def _met(title: Token) -> None:
    """ "X met the minister, Y" with the title for one of X and Y for a second subject: the title is whom X met."""
    name, verb = title.head, title.head.head
    between = verb.pos_ == "VERB" and name.i < verb.i < title.i
    objects = [child for child in verb.children if child.dep_ == "obj"]
    if between and objects and objects[0].i < title.i:
        hang(title, verb, "xcomp")  # "X named Y special | envoy"
    if not between or objects or name.dep_ not in SUBJECTS:
        return
    hang(title, verb, "obj")
    for other in [child for child in verb.children if child.dep_ in SUBJECTS and child.i > title.i]:
        if other.left_edge.text == "," or other.left_edge.nbor(-1).text == ",":
            hang(other, title, "appos")


def named_person(name: Token) -> None:
    """ "Appointed | X | finance minister" with X for a part of the title: X is whom one appoints."""
    title, verb = name.head, name.head.head
    naming = verb.lemma_.lower() in phrases("titles", "words", "naming")
    if naming and name.left_edge.i == verb.i + 1 and name.i < title.i:
        hang(name, verb, "obj")
        title.dep_ = "xcomp"


def role_of_verb(title: Token) -> None:
    """ "X stepped down as | minister" with the title for one of X: it belongs to the verb."""
    marked = any(child.dep_ == "case" and child.lower_ == "as" for child in title.children)
    verb = title.head.head
    if marked and verb.pos_ == "VERB" and title.head.dep_ in SUBJECTS and title.head.i < verb.i < title.i:
        hang(title, verb, "obl")


def office_made(noun: Token) -> None:
    """ "X was appointed | foreign minister" with the office for an agent: there is no "by"."""
    passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in noun.head.children)
    if passive and not any(child.dep_ == "case" for child in noun.children):
        noun.dep_ = "xcomp"


def owner_of_clause(name: Token) -> None:
    """ "The owner is X, whose chairman was sanctioned" with X for an agent: the clause says something of X."""
    verb = name.head
    owned = [c for c in verb.children if c.dep_ in SUBJECTS and any(of.tag_ == "WP$" for of in c.children)]
    if owned and name.i < owned[0].i and not any(child.dep_ == "case" for child in name.children):
        label, above = verb.dep_, verb.head
        hang(name, (name if above.i == verb.i else above), label)
        hang(verb, name, "acl:relcl")
