"""The roles around an adjective: "X is critical of Y", "X, grateful to Y", "a group allied with Y"."""

from spacy.tokens import Token

from kg.extract.arguments import OBLIQUE, Roles, add, oblique
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import children, own_subject, surface_subject

_BESIDE = frozenset({"amod", "acl", "appos", "advcl", "acl:relcl", "xcomp", "advmod"})


def adjective_roles(word: Token, lexicon: Lexicon) -> Roles:
    """Who is so, as the subject, and the phrases behind the adjective."""
    roles: Roles = {}
    _bearer(roles, word, lexicon)
    for child in word.children:
        if child.dep_ in OBLIQUE and child.i > word.i:
            oblique(roles, child, lexicon)
    return roles


def _bearer(roles: Roles, word: Token, lexicon: Lexicon) -> None:
    subject, via = surface_subject(word, lexicon)
    if subject is None and word.dep_ in _BESIDE:
        head = word.head
        verbal = head.pos_ in {"VERB", "AUX"}
        subject, via = (own_subject(head) if verbal else head), "attached"
    if subject is not None:
        add(roles, "subject", subject, via)
        for other in children(word, "nsubj") if via == "direct" else ():
            add(roles, "subject", other, "list")


def is_adjective(word: Token) -> bool:
    """Whether an adjective frame may apply: an adjective, or a participle that stands as one."""
    return word.pos_ == "ADJ" or (word.tag_ in {"JJ", "VBN"} and word.pos_ in {"VERB", "ADV", "NOUN"})
