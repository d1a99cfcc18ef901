"""Mistakes that a small parser makes often in news, mended where the words leave no doubt."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.annotate.adrift import mend_phrase
from kg.annotate.arcs import hang
from kg.annotate.gazetteer import listed
from kg.annotate.labels import BARE, SUBJECTS, behind_preposition
from kg.annotate.possessives import mend_possessor
from kg.annotate.predicates import mend_predicate
from kg.annotate.subjects import become_subject, stands_before, verb_without_subject

_LOOSE = frozenset({"ROOT", "parataxis", "appos", "dep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend(doc: Doc) -> Doc:
    """Give clauses the subject and the verb that stand there, and phrases their preposition."""
    mend_all(doc)
    return doc


def mend_all(tokens: Iterable[Token]) -> None:
    """The same of some tokens of a Doc."""
    for token in tokens:
        if token.tag_ == "POS" and token.dep_ == "case":
            mend_possessor(token)
        elif token.lower_ == "called" and token.tag_ == "VBN":
            _called(token)
        mend_phrase(token)
        _argument(token)
        mend_predicate(token)
        _clause(token)


def _called(verb: Token) -> None:
    """ "X, with Y, | called | on Z" with X for who is called: that takes an auxiliary."""
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    if after in {"on", "upon"} and not any(child.dep_ in {"aux", "aux:pass"} for child in verb.children):
        verb.tag_ = "VBD"
        for child in verb.children:
            child.dep_ = "nsubj" if child.dep_ == "nsubj:pass" else child.dep_


def _argument(token: Token) -> None:
    """What a word is to its verb."""
    if token.dep_ in BARE and any(c.dep_ == "case" and c.pos_ == "ADP" and c.i < token.i for c in token.children):
        token.dep_ = behind_preposition(token.head)
    if token.lower_ == "one" and token.dep_ == "obj" and token.doc[token.i + 1 : token.i + 5].text == "-on-one":
        token.dep_ = "advmod"
    elif token.pos_ == "NOUN" and token.dep_ in {"obl", "nmod", "obj"} and token.i + 1 < len(token.doc):
        _description(token, token.nbor())
    elif token.dep_ == "xcomp" and token.tag_ == "VBG" and token.i > token.head.i:
        _object_of_gerund(token)
    elif token.dep_ == "obl:agent" and token.i < token.head.i:
        _patient(token)
    elif token.dep_ == "xcomp" and token.ent_type_ in {"PERSON", "ORG"} and token.i > token.head.i:
        _named_object(token)


def _clause(token: Token) -> None:
    """What clause a word belongs to, and what its verb is."""
    if token.dep_ == "case" and token.head.dep_ in {"nmod:desc", "compound"} and token.i < token.head.i:
        _preposition(token)
    elif token.dep_ == "case" and token.head.dep_ == "conj" and token.i < token.head.head.i < token.head.i:
        hang(token, token.head.head)  # "between | X and Y": of the list, not of its second part
    elif token.dep_ in {"cop", *SUBJECTS} and token.head.dep_ == "nmod:poss" and token.i < token.head.i:
        hang(token, token.head.head)  # "he was Norway's envoy"
    elif token.dep_ in {"appos", "conj"} and token.pos_ == "PROPN":
        _list_of_described(token)
        _subject_behind_phrase(token)
    elif token.dep_ == "obj" and token.head.dep_ == "aux" and token.i > token.head.i:
        _subject_behind_auxiliary(token)
    elif token.tag_ == "NNS" and token.dep_ in _LOOSE and token.lower_ in listed("verb", "plans"):
        _plan(token)
    elif token.dep_ == "ROOT" and token.pos_ == "PROPN":
        _only_verb(token)
    elif token.dep_ in {"flat", "compound"} and token.head.pos_ == "VERB" and token.i == token.head.i + 1:
        _object(token)
    elif token.dep_ == "obj" and token.pos_ == "NOUN" and token.lower_.endswith("ing"):
        _gerund(token)
    elif token.dep_ == "amod" and token.tag_ in {"VBD", "VBN"} and token.head.i > token.i:
        _finite_modifier(token)
    elif token.pos_ == "ADJ" and token.lower_.endswith("ing"):
        _progressive(token)
    elif token.dep_ == "advcl" and token.pos_ in {"ADJ", "NOUN", "PROPN"}:
        _office(token)


def _preposition(mark: Token) -> None:
    """ "by → President → X" marks X: "by → X"."""
    name = mark.head.head
    if name.i > mark.head.i and name.ent_type_ == "PERSON":
        hang(mark, name)
        if name.dep_ == "dep" and name.head.pos_ == "VERB":
            name.dep_ = "obl"


def _subject_behind_phrase(name: Token) -> None:
    """ "On Tuesday, X met Y", "According to Z, X met Y": a name that hangs on the phrase before it is the subject."""
    verb = verb_without_subject(name)
    if verb is None:
        return
    left = name.left_edge
    behind_comma = left.text == "," or (left.i > 0 and left.nbor(-1).text == ",")
    direct = behind_comma and stands_before(name, verb)
    listed_with = any(child.dep_ == "cc" for child in name.children)
    if (name.head.ent_type_ == "DATE" and name.dep_ == "appos") or (direct and not listed_with):
        become_subject(name, verb)


def _subject_behind_auxiliary(name: Token) -> None:
    """ "Did X meet Y?"."""
    verb = name.head.head
    if not {child.dep_ for child in verb.children} & SUBJECTS:
        become_subject(name, verb)


def _object(name: Token) -> None:
    """ "Will appoint X" with X for a part of the verb."""
    verb = name.head
    if name.pos_ == "PROPN" and "obj" not in {child.dep_ for child in verb.children}:
        name.dep_ = "obj"


def _list_of_described(name: Token) -> None:
    """ "On the shipowner X and his firm": what is listed behind a described name is listed with the noun."""
    if name.dep_ == "appos" and name.i == name.head.i + 1 and name.head.pos_ == "NOUN":
        for child in [child for child in name.children if child.dep_ == "conj"]:
            hang(child, name.head)


def _description(noun: Token, name: Token) -> None:
    """ "On the shipowner X" with the preposition on X: the noun says what X is."""
    marks = [child for child in name.children if child.dep_ == "case" and child.i < noun.i]
    own = any(child.dep_ == "case" for child in noun.children)
    if name.ent_type_ == "PERSON" and marks and not own and not name.is_ancestor(noun) and not noun.is_ancestor(name):
        hang(noun, name, "nmod:desc")


def _object_of_gerund(gerund: Token) -> None:
    """ "Denied funding X" with X for the object of the denial."""
    behind = [child for child in gerund.head.children if child.dep_ == "obj" and child.i > gerund.i]
    if len(behind) == 1 and "obj" not in {child.dep_ for child in gerund.children}:
        hang(behind[0], gerund)


def _patient(noun: Token) -> None:
    """ "X was criticised by Y" with X for an agent: before its verb and without "by" it is the subject."""
    others = {child.dep_ for child in noun.head.children}
    if not others & SUBJECTS and not any(child.dep_ == "case" for child in noun.children):
        noun.dep_ = "nsubj:pass" if "aux:pass" in others else "nsubj"


def _named_object(name: Token) -> None:
    """ "Designated X" with X for what somebody is made: without an object it is the object."""
    marked = any(child.dep_ in {"case", "mark", "cop"} for child in name.children)
    if not marked and name.head.pos_ == "VERB" and "obj" not in {child.dep_ for child in name.head.children}:
        name.dep_ = "obj"
        for gerund in [child for child in name.head.children if child.dep_ == "xcomp" and child.tag_ == "VBG"]:
            _object_of_gerund(gerund)


def _finite_modifier(verb: Token) -> None:
    """ "X imposed sanctions" with the verb for an adjective: a finite verb right behind a name has it as subject."""
    if verb.tag_ == "VBN" and not any(child.dep_ == "nsubj" for child in verb.children):
        return
    noun, name = verb.head, verb.nbor(-1) if verb.i else verb
    while name.head.i < verb.i and name.head.pos_ == "PROPN" and name.head.i != name.i:
        name = name.head
    if name.pos_ != "PROPN" or noun.pos_ not in {"NOUN", "PROPN"} or noun.i <= verb.i or name.is_ancestor(noun):
        return
    label, above = noun.dep_, noun.head
    verb.head, verb.dep_, verb.pos_ = (verb if above.i == noun.i else above), label, "VERB"
    hang(noun, verb, "obj")
    hang(name, verb, "nsubj")


def _progressive(word: Token) -> None:
    """ "Is imposing sanctions": what has an object is no adjective."""
    copulas = [child for child in word.children if child.dep_ == "cop"]
    if copulas and any(child.dep_ == "obj" for child in word.children):
        word.pos_, word.tag_ = "VERB", "VBG"
        for copula in copulas:
            copula.dep_ = "aux"


def _gerund(noun: Token) -> None:
    """ "Denied meeting X": a noun that has an object is a verb."""
    if noun.head.pos_ == "VERB" and any(child.dep_ == "obj" and child.pos_ == "PROPN" for child in noun.children):
        noun.pos_, noun.tag_, noun.dep_ = "VERB", "VBG", "xcomp"
        noun.lemma_ = noun.lower_[:-3]


def _plan(noun: Token) -> None:
    """ "X plans to …" with "plans" taken for a noun: the name before it is the subject."""
    before = [child for child in noun.children if child.i < noun.i and child.ent_type_]
    clauses = [c for c in noun.children if c.dep_ in {"acl", "acl:relcl"} and c.i == noun.i + 2]
    if not clauses or noun.nbor().lower_ != "to":
        return
    if len(before) == 1 and before[0].right_edge.i == noun.i - 1 and noun.dep_ == "ROOT":
        name = before[0]
    elif noun.head.pos_ == "PROPN" and noun.head.dep_ == "ROOT" and noun.head.i < noun.i:  # "X, who …, plans to …"
        name = noun.head
        noun.head, noun.dep_ = noun, "ROOT"
        hang(name, noun)
    else:
        return
    noun.pos_, noun.tag_, noun.lemma_ = "VERB", "VBZ", noun.lower_[:-1]
    name.dep_, clauses[0].dep_ = "nsubj", "xcomp"


def _only_verb(name: Token) -> None:
    """ "X negotiated with Y." with X for the root: the only verb of a whole sentence is its root."""
    verbs = [
        child for child in name.children if child.dep_ == "acl" and child.tag_ in {"VBD", "VBN"} and child.i > name.i
    ]
    verbs = verbs or _before_object(name)
    sentence = name.sent
    if len(verbs) != 1 or sentence.text.rstrip()[-1:] not in {".", "!"}:
        return
    (verb,) = verbs
    others = [token for token in sentence if token.tag_ in _FINITE and token.i != verb.i]
    if others or name.left_edge.i != sentence.start or any(t.text == "," for t in name.doc[name.i : verb.i]):
        return
    noun = verb.head if verb.dep_ == "amod" else None
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    hang(name, verb, "nsubj")
    if noun is not None:
        hang(noun, verb, "obj")


def _before_object(name: Token) -> list[Token]:
    """ "X on Tuesday imposed sanctions": a participle that no article opens, and the noun it seems to modify."""
    found = [
        token
        for noun in name.children
        if noun.dep_ in {"nmod", "nmod:unmarked", "appos", "dep"} and noun.pos_ == "NOUN" and noun.i > name.i
        for token in noun.children
        if token.dep_ == "amod" and token.tag_ in {"VBN", "VBD"} and token.i == noun.left_edge.i
    ]
    return [token for token in found if token.nbor(-1).pos_ in {"PROPN", "ADV", "NUM"}]


def _office(noun: Token) -> None:
    """ "Named X as ambassador": a noun that the parser took for a clause."""
    marks = [child for child in noun.children if child.dep_ == "mark" and child.lower_ == "as"]
    clausal = {child.dep_ for child in noun.children} & {"cop", "aux", "aux:pass", *SUBJECTS}
    if marks and not clausal and noun.head.pos_ == "VERB" and marks[0].i < noun.i:
        noun.pos_, noun.dep_, marks[0].dep_ = "NOUN", "obl", "case"
