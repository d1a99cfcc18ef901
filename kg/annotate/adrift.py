"""Words that the parser cut off from what they belong to: a preposition from its noun, an object from its verb."""

from spacy.tokens import Token

from kg.annotate.arcs import hang

_PHRASES = frozenset({"obl", "nmod"})
_INSIDE = frozenset({"compound", "det", "nmod:desc", "amod", "nummod", "nmod:poss"})
_SHARED = frozenset({"sanctions", "embargo", "embargoes", "restrictions", "blacklist", "blacklists"})
_RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "highest-ranking"})
_BODIES = frozenset({"GPE", "ORG"})
_TAKING = frozenset({"meet", "see", "receive", "visit", "greet", "welcome", "host", "telephone", "phone", "sanction"})


def mend_phrase(token: Token) -> None:
    """Join a preposition with the phrase right behind it, and give a verb that takes one its object."""
    if token.tag_ == "IN" and token.dep_ in _PHRASES and token.i + 1 < len(token.doc) and not list(token.children):
        _preposition(token)
    elif token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.ent_type_ in _BODIES:
        _noun_of_name(token, token.head)
    elif token.dep_ in {"nmod", "nmod:desc"} and token.head.ent_type_ == "PERSON" and token.head.i < token.i:
        _as_office(token, token.head)
    elif token.dep_ == "advcl" and token.tag_ == "VB" and token.i > 2:
        _of_the_first(token)
    elif token.lower_ == "visiting" and token.dep_ in {"xcomp", "advcl", "ccomp"} and token.head.i == token.i - 1:
        _guest(token)
    elif token.lower_ in _SHARED and token.i > 2:
        _of_both(token)
    elif token.dep_ == "obl" and token.pos_ == "NOUN" and token.head.lemma_.lower() in _TAKING:
        _object(token)


def _preposition(mark: Token) -> None:
    """ "Arrived | in | Rabat" with both on the verb: the one marks the other."""
    noun = mark.nbor()
    while noun.dep_ in _INSIDE and noun.head.i > mark.i:
        noun = noun.head
    if noun.dep_ in _PHRASES and noun.head.i == mark.head.i and noun.left_edge.i == mark.i + 1:
        hang(mark, noun, "case")


def _object(noun: Token) -> None:
    """ "Met | the junta leader, X": without a preposition, right behind its verb, it is the object."""
    verb = noun.head
    beside = {child.dep_ for child in noun.children} | {child.dep_ for child in verb.children}
    if noun.left_edge.i == verb.i + 1 and not beside & {"case", "obj", "obl:agent"}:
        noun.dep_ = "obj"


def _as_office(title: Token, name: Token) -> None:
    """ "Elected X as | prime minister" with the title hung on X: it belongs to the verb, or the noun, above X."""
    marked = any(child.dep_ == "case" and child.lower_ == "as" for child in title.children)
    if marked and name.dep_ in {"obj", "iobj", "nsubj:pass", "nmod"} and name.head.pos_ in {"VERB", "NOUN"}:
        hang(title, name.head, "obl" if name.head.pos_ == "VERB" else "nmod")


def _of_the_first(verb: Token) -> None:
    """ "X, the first envoy | to visit | Y, met Z" with the visit hung on the meeting: it is the first envoy's."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
    noun = mark.nbor(-1) if mark is not None and mark.i else None
    if noun is not None and noun.pos_ == "NOUN" and any(child.lower_ in _RANKS for child in noun.children):
        hang(verb, noun, "acl")


def _guest(visiting: Token) -> None:
    """ "Told | visiting | Minister X" with a visit of the speaker: who visits is X."""
    verb = visiting.head
    guest = next((child for child in visiting.children if child.dep_ == "obj" and child.ent_type_ == "PERSON"), None)
    if guest is not None and verb.pos_ == "VERB" and hang(guest, verb, "obj"):
        for child in [child for child in visiting.children if child.i > guest.right_edge.i]:
            hang(child, verb)
        hang(visiting, guest, "amod")


def _noun_of_name(noun: Token, name: Token) -> None:
    """ "The | U.N. | special envoy met X" with the envoy for an apposition: the name only says whose envoy it is."""
    between = noun.doc[name.i + 1 : noun.i]
    if name.i > noun.i or any(token.head.i != noun.i or token.pos_ not in {"ADJ", "NOUN"} for token in between):
        return
    outer = [child for child in name.children if child.i < name.i and child.dep_ in {"det", "case", "amod"}]
    behind = [child for child in name.children if child.i > noun.i]
    hang(noun, name.head, name.dep_)
    if hang(name, noun, "compound"):
        for child in (*outer, *behind):
            hang(child, noun)


def _of_both(noun: Token) -> None:
    """ "Under | EU | and U.S. sanctions": the sanctions are of both, and listed with neither."""
    doc, mark = noun.doc, noun.i - 1
    while mark > 0 and doc[mark].ent_type_ in _BODIES:
        mark -= 1
    name = doc[mark - 1]
    if mark == noun.i - 1 or mark == 0 or doc[mark].lower_ != "and" or name.ent_type_ not in _BODIES:
        return
    while name.head.ent_type_ == name.ent_type_ and name.i != name.head.i and name.head.i < mark:
        name = name.head
    marks = [child for child in name.children if child.dep_ == "case" and child.tag_ != "POS"]
    if noun.head.i == name.i:
        hang(noun, name.head, name.dep_)
    if hang(name, noun, "compound"):
        for case in marks:
            hang(case, noun)
