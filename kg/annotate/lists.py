"""What is listed with what, mended where the words leave no doubt: "X, his wife Y and the chief, Z"."""

from spacy.tokens import Token

from kg.annotate.arcs import hang
from kg.annotate.labels import SUBJECTS


def mend_list(token: Token) -> None:
    """What is listed with a word before it."""
    if token.head.dep_ == "nmod:desc" and token.head.i < token.head.head.i < token.i:
        hang(token, token.head.head)  # "Minister X and Ambassador | Y": listed with X, not with the title
    elif token.i < token.head.i and token.pos_ == "PROPN":
        _listed(token)
    elif token.pos_ == "NOUN" and token.head.pos_ == "VERB" and token.i > token.head.i:
        _with_title(token)


def _listed(name: Token) -> None:
    """ "X and | Y were received by the minister" with Y listed with the minister: nothing is listed before its head."""
    mark = name.left_edge
    while mark.i < name.i and mark.dep_ == "punct":
        mark = mark.nbor()
    before = name.doc[mark.i - 1] if mark.i and mark.dep_ == "cc" else None
    while before is not None and before.dep_ in {"flat", "punct", "compound"} and before.head.i < before.i:
        before = before.head
    if before is not None and before.pos_ == "PROPN" and not name.is_ancestor(before):
        hang(name, before)


def _with_title(noun: Token) -> None:
    """ "X met Y and the | chief |, Z" with the chief joined to the verb: a noun is joined to the noun before "and"."""
    mark = next((child for child in noun.children if child.dep_ == "cc" and child.i < noun.i), None)
    before = [c for c in noun.head.children if mark is not None and c.right_edge.i == mark.i - 1]
    verbal = any(child.dep_ in {"cop", "aux", *SUBJECTS} for child in noun.children)
    if not verbal and before and before[0].dep_ in {"obj", "obl"} and before[0].ent_type_ == "PERSON":
        hang(noun, before[0], "conj")
        for name in [c for c in noun.children if c.dep_ == "nmod" and c.ent_type_ == "PERSON" and c.i > noun.i]:
            if not any(child.dep_ == "case" for child in name.children):
                name.dep_ = "appos"


def listed_relative(noun: Token) -> None:
    """ "Sanctioned X, | his wife Y |": who is X's wife is not X, and listed with X."""
    owned = any(child.dep_ == "nmod:poss" and child.tag_ == "PRP$" for child in noun.children)
    if owned and any(child.ent_type_ == "PERSON" and child.i == noun.i + 1 for child in noun.children):
        noun.dep_ = "conj"


def mend_apposition(name: Token) -> None:
    """ "With him, | X, Y and Z": nobody is described by a list."""
    if any(child.dep_ == "conj" for child in name.children):
        name.dep_ = "conj"
