"""Who a verb's subject is, mended where the words leave no doubt: before a verb, behind "that", behind a date."""

from spacy.tokens import Token

from kg.annotate.arcs import hang
from kg.annotate.gazetteer import phrases
from kg.annotate.labels import SUBJECTS

_AUXILIARY = frozenset({"ADV", "AUX", "PART"})  # what may stand between a subject and its verb


def mend_subject(name: Token) -> None:
    """A name before or behind the verb that the parser gave it."""
    if name.i < name.head.i:
        _inner(name)
    elif (clause := _content(name)) is not None:
        hang(name, clause, "nsubj")  # "observed that | X | would be in Oslo"
    elif name.ent_type_ == "PERSON" and name.head.i > 0:
        _second(name)


def _content(name: Token) -> Token | None:
    """The clause behind a name and behind "that", if it has no subject of its own."""
    clause = next((c for c in name.head.children if c.dep_ == "ccomp" and c.i > name.i), None)
    if clause is None or {child.dep_ for child in clause.children} & SUBJECTS:
        return None
    return clause if any(c.dep_ == "mark" and name.head.i < c.i < name.i for c in clause.children) else None


def _inner(name: Token) -> None:
    """ "| X | had talks with Y, the ministry said" with X and the ministry for subjects of "said"."""
    verb = name.head
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and name.i < c.i < verb.i]
    said = clauses and any(c.dep_ == "nsubj" and clauses[0].i < c.i for c in verb.children)
    if said and not {child.dep_ for child in clauses[0].children} & SUBJECTS:
        hang(name, clauses[0], "nsubj")


def _second(name: Token) -> None:
    """ "X met with him, | Y and Z" with Y for a second subject: listed with the one before the comma."""
    verb, left = name.head, name.left_edge
    courtesy = left.nbor(-1) if left.i else left
    if courtesy.head.i == verb.i and courtesy.dep_ in {"obj", "obl"} and _is_courtesy(courtesy.lower_):
        _behind_courtesy(name, courtesy)
        return
    mark = left if left.text == "," or left.i == 0 else left.nbor(-1)
    before = next((c for c in verb.children if verb.i < c.i < name.i and c.right_edge.i == mark.i - 1), None)
    if mark.text != "," or before is None or before.dep_ not in {"obj", "obl"}:
        return
    person = before.pos_ == "PRON" or before.ent_type_ == "PERSON"
    if person and any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children):
        hang(name, before, "conj")


def _behind_courtesy(name: Token, courtesy: Token) -> None:
    """ "X met with H.E. | Ms. Y" with H.E. for whom X met."""
    hang(name, courtesy.head, courtesy.dep_)
    for child in [*courtesy.children, courtesy]:
        hang(child, name, child.dep_ if child.i != courtesy.i else "nmod:desc")


def verb_without_subject(name: Token) -> Token | None:
    """The nearest verb above a name, where it stands behind the name and has no subject of its own."""
    verb = name.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    wants = verb.pos_ == "VERB" and verb.i > name.i and not {child.dep_ for child in verb.children} & SUBJECTS
    return verb if wants else None


def stands_before(name: Token, verb: Token, between: frozenset[str] = _AUXILIARY) -> bool:
    """Whether nothing but words of these parts of speech stands between a name and its verb."""
    return all(name.doc[at].pos_ in between for at in range(name.right_edge.i + 1, verb.i))


def become_subject(name: Token, verb: Token) -> None:
    """Make a name the subject of a verb, in the voice of the verb."""
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    hang(name, verb, "nsubj:pass" if passive else "nsubj")


def subject_behind_date(name: Token) -> None:
    """ "In May | France recalled X", "Since May Ethiopia has amassed": a name is no part of the date before it."""
    verb = verb_without_subject(name)
    if verb is not None and stands_before(name, verb, _AUXILIARY):
        become_subject(name, verb)


def leading_subject(name: Token) -> None:
    """ "The ambassador, X, | came" with X for a phrase, for an apposition of what follows: who leads is the subject."""
    verb = verb_without_subject(name)
    marked = any(child.dep_ in {"case", "mark"} and child.tag_ != "POS" for child in name.children)
    if verb is not None and not marked and stands_before(name, verb, _AUXILIARY | {"PUNCT"}):
        become_subject(name, verb)


def subject_of_noun(noun: Token) -> None:
    """ "X is the minister" with the noun for an apposition: X is the subject."""
    name = noun.head
    if name.pos_ == "PROPN" and not {child.dep_ for child in noun.children} & SUBJECTS:
        label, above = name.dep_, name.head
        hang(noun, (noun if above.i == name.i else above), label)
        hang(name, noun, "nsubj")


def _is_courtesy(word: str) -> bool:
    """Whether a word, in lower case, stands before names: "H.E.", "Mr."."""
    return word.rstrip(".") in phrases("titles", "name", "courtesies")
