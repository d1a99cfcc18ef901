"""Verbs and what belongs to them, mended where the words leave no doubt: the part of repairs.py about predicates.

Who the subject is says subjects.py, what is listed lists.py, what a title is of titled.py.
"""

from spacy.tokens import Token

from kg.annotate.arcs import hang
from kg.annotate.lists import listed_relative, mend_apposition, mend_list
from kg.annotate.subjects import leading_subject, mend_subject, subject_behind_date, subject_of_noun
from kg.annotate.titled import mend_title, named_person, office_made, owner_of_clause, role_of_verb

_NAMES = frozenset({"PERSON", "ORG", "GPE"})
_LOOSE = frozenset({"nmod:unmarked", "compound", "flat", "nmod", "appos"})


def mend_predicate(token: Token) -> None:
    """Give a verb the subject, the auxiliary or the noun that the parser hung elsewhere."""
    if token.ent_type_ in _NAMES and token.dep_ in _LOOSE and token.head.ent_type_ == "DATE":
        subject_behind_date(token)
    elif token.dep_ == "cop" and token.head.dep_ == "appos" and token.head.head.i < token.i < token.head.i:
        subject_of_noun(token.head)
    elif token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.ent_type_ == "PERSON":
        role_of_verb(token)
        listed_relative(token)
    elif token.dep_ == "appos" and token.head.lower_ in {"him", "her"} and token.ent_type_ == "PERSON":
        mend_apposition(token)
    elif token.dep_ == "compound" and token.ent_type_ == "PERSON" and token.head.dep_ == "obj":
        named_person(token)
    elif token.dep_ in {"obl", "obl:agent", "obl:unmarked", "appos"}:
        _phrase(token)
        _nearer(token)
    elif token.dep_ == "nsubj" and token.ent_type_ in _NAMES:
        mend_subject(token)
    elif token.dep_ == "conj":
        mend_list(token)
    elif token.dep_ == "nmod:desc" and token.i > token.head.i:
        mend_title(token)
    elif token.lower_ == "won" and token.tag_ == "MD" and token.i + 1 < len(token.doc):
        _won(token, token.nbor())
    elif token.lower_ == "having" and token.i + 1 < len(token.doc) and token.nbor().tag_ in {"VBN", "VBD"}:
        _perfect(token, token.nbor())


def _phrase(token: Token) -> None:
    """What the parser took for a phrase or an apposition, before its verb or behind it."""
    if token.dep_ == "obl:agent":
        if token.i < token.head.i:
            owner_of_clause(token)
        elif token.pos_ == "NOUN":
            office_made(token)
    elif token.i < token.head.i and token.ent_type_ in _NAMES:
        leading_subject(token)
    elif token.dep_ == "obl" and token.ent_type_ == "PERSON" and token.i > token.head.i and token.head.pos_ == "VERB":
        _unmarked(token)


def _nearer(phrase: Token) -> None:
    """ "Concluded a visit, where he | met | with X" with X hung on "concluded": on the verb right before it."""
    left = phrase.left_edge
    verb = left.nbor(-1) if left.i else left
    marked = left.dep_ == "case" and left.head.i == phrase.i and left.pos_ == "ADP"
    if phrase.dep_ == "obl" and marked and verb.pos_ == "VERB" and phrase.head.i < verb.i and verb.i != phrase.head.i:
        hang(phrase, verb)


def _unmarked(name: Token) -> None:
    """ "X met | Minister Y" with Y for a phrase: a person without a preposition is the object."""
    others = {child.dep_ for child in name.head.children} & {"obj", "ccomp", "xcomp"}
    if not others and not any(child.dep_ == "case" and child.tag_ != "POS" for child in name.children):
        name.dep_ = "obj"


def _won(verb: Token, noun: Token) -> None:
    """ "X won praise" with "won" for the "wo" of "won't"."""
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", "win"
    if verb.head.i == noun.i:
        label, above = noun.dep_, noun.head
        hang(verb, (verb if above.i == noun.i else above), label)
    if noun.head.i == verb.i or noun.dep_ == "ROOT":
        noun.head, noun.dep_, noun.tag_, noun.pos_, noun.lemma_ = verb, "obj", "NN", "NOUN", noun.lower_
        for child in [child for child in noun.children if child.i < verb.i or child.dep_ == "punct"]:
            hang(child, verb)


def _perfect(having: Token, verb: Token) -> None:
    """ "Denied having | stopped aid" with the participle for an adjective: it is the verb, the noun its object."""
    noun = verb.head
    if verb.dep_ == "amod" and noun.head.i == having.i and noun.dep_ == "obj" and noun.left_edge.i == verb.i:
        verb.head, verb.dep_, verb.pos_, verb.tag_ = having.head, having.dep_, "VERB", "VBN"
        hang(noun, verb)
        having.head, having.dep_, having.pos_ = verb, "aux", "AUX"
