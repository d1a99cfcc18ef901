"""Verbs and what belongs to them, mended where the words leave no doubt: the part of repairs.py about predicates."""

from spacy.tokens import Token

from kg.annotate.arcs import hang
from kg.annotate.gazetteer import phrases
from kg.annotate.labels import SUBJECTS

_NAMES = frozenset({"PERSON", "ORG", "GPE"})
_LOOSE = frozenset({"nmod:unmarked", "compound", "flat", "nmod", "appos"})


def mend_predicate(token: Token) -> None:
    """Give a verb the subject, the auxiliary or the noun that the parser hung elsewhere."""
    if token.ent_type_ in _NAMES and token.dep_ in _LOOSE and token.head.ent_type_ == "DATE":
        _behind_date(token)
    elif token.dep_ == "cop" and token.head.dep_ == "appos" and token.head.head.i < token.i < token.head.i:
        _said_of(token.head)
    elif token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.ent_type_ == "PERSON":
        _related(token)
    elif token.dep_ == "appos" and token.head.lower_ in {"him", "her"} and token.ent_type_ == "PERSON":
        if any(child.dep_ == "conj" for child in token.children):
            token.dep_ = "conj"  # "with him, | X, Y and Z"
    elif token.dep_ == "compound" and token.ent_type_ == "PERSON" and token.head.dep_ == "obj":
        _named(token)
    elif token.dep_ in {"obl", "obl:agent", "obl:unmarked", "appos"}:
        _phrase(token)
        _nearer(token)
    elif token.dep_ == "nsubj" and token.ent_type_ in _NAMES:
        _subject(token)
    elif token.dep_ == "conj":
        _joined(token)
    elif token.dep_ == "nmod:desc" and token.i > token.head.i:
        _title(token)
    elif token.lower_ == "won" and token.tag_ == "MD" and token.i + 1 < len(token.doc):
        _won(token, token.nbor())
    elif token.lower_ == "having" and token.i + 1 < len(token.doc) and token.nbor().tag_ in {"VBN", "VBD"}:
        _perfect(token, token.nbor())


def _phrase(token: Token) -> None:
    """What the parser took for a phrase or an apposition, before its verb or behind it."""
    if token.dep_ == "obl:agent":
        if token.i < token.head.i:
            _owner(token)
        elif token.pos_ == "NOUN":
            _made(token)
    elif token.i < token.head.i and token.ent_type_ in _NAMES:
        _leading(token)
    elif token.dep_ == "obl" and token.ent_type_ == "PERSON" and token.i > token.head.i and token.head.pos_ == "VERB":
        _unmarked(token)


def _subject(name: Token) -> None:
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


def _second(name: Token) -> None:
    """ "X met with him, | Y and Z" with Y for a second subject: listed with the one before the comma."""
    verb, left = name.head, name.left_edge
    courtesy = left.nbor(-1) if left.i else left
    if courtesy.head.i == verb.i and courtesy.dep_ in {"obj", "obl"} and is_courtesy(courtesy.lower_):
        _behind_courtesy(name, courtesy)
        return
    mark = left if left.text == "," or left.i == 0 else left.nbor(-1)
    before = next((c for c in verb.children if verb.i < c.i < name.i and c.right_edge.i == mark.i - 1), None)
    if mark.text != "," or before is None or before.dep_ not in {"obj", "obl"}:
        return
    person = before.pos_ == "PRON" or before.ent_type_ == "PERSON"
    if person and any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children):
        hang(name, before, "conj")


def _inner(name: Token) -> None:
    """ "| X | had talks with Y, the ministry said" with X and the ministry for subjects of "said"."""
    verb = name.head
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and name.i < c.i < verb.i]
    said = clauses and any(c.dep_ == "nsubj" and clauses[0].i < c.i for c in verb.children)
    if said and not {child.dep_ for child in clauses[0].children} & SUBJECTS:
        hang(name, clauses[0], "nsubj")


def _nearer(phrase: Token) -> None:
    """ "Concluded a visit, where he | met | with X" with X hung on "concluded": on the verb right before it."""
    left = phrase.left_edge
    verb = left.nbor(-1) if left.i else left
    marked = left.dep_ == "case" and left.head.i == phrase.i and left.pos_ == "ADP"
    if phrase.dep_ == "obl" and marked and verb.pos_ == "VERB" and phrase.head.i < verb.i and verb.i != phrase.head.i:
        hang(phrase, verb)


def _named(name: Token) -> None:
    """ "Appointed | X | finance minister" with X for a part of the title: X is whom one appoints."""
    title, verb = name.head, name.head.head
    naming = verb.lemma_.lower() in phrases("titles", "words", "naming")
    if naming and name.left_edge.i == verb.i + 1 and name.i < title.i:
        hang(name, verb, "obj")
        title.dep_ = "xcomp"


def _role(title: Token) -> None:
    """ "X stepped down as | minister" with the title for one of X: it belongs to the verb."""
    verb = title.head.head
    if verb.pos_ == "VERB" and title.head.dep_ in SUBJECTS and title.head.i < verb.i < title.i:
        hang(title, verb, "obl")


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


def _joined(token: Token) -> None:
    """What is listed with a word before it."""
    if token.head.dep_ == "nmod:desc" and token.head.i < token.head.head.i < token.i:
        hang(token, token.head.head)  # "Minister X and Ambassador | Y": listed with X, not with the title
    elif token.i < token.head.i and token.pos_ == "PROPN":
        _listed(token)
    elif token.pos_ == "NOUN" and token.head.pos_ == "VERB" and token.i > token.head.i:
        _with_title(token)


def _behind_courtesy(name: Token, courtesy: Token) -> None:
    """ "X met with H.E. | Ms. Y" with H.E. for whom X met."""
    hang(name, courtesy.head, courtesy.dep_)
    for child in [*courtesy.children, courtesy]:
        hang(child, name, child.dep_ if child.i != courtesy.i else "nmod:desc")


def _title(token: Token) -> None:
    """A title behind the one it is said of."""
    if any(child.dep_ == "cc" for child in token.children):
        token.dep_ = "conj"  # "by President X and by the | minister |, Y"
    elif token.pos_ in {"NOUN", "PROPN"}:
        _met(token)


def _behind_date(name: Token) -> None:
    """ "In May | France recalled X", "Since May Ethiopia has amassed": a name is no part of the date before it."""
    verb = name.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.i < name.i or {child.dep_ for child in verb.children} & SUBJECTS:
        return
    if all(name.doc[at].pos_ in {"ADV", "AUX", "PART"} for at in range(name.right_edge.i + 1, verb.i)):
        passive = any(child.dep_ == "aux:pass" for child in verb.children)
        hang(name, verb, "nsubj:pass" if passive else "nsubj")


def _said_of(noun: Token) -> None:
    """ "X is the minister" with the noun for an apposition: X is the subject."""
    name = noun.head
    if name.pos_ == "PROPN" and not {child.dep_ for child in noun.children} & SUBJECTS:
        label, above = name.dep_, name.head
        hang(noun, (noun if above.i == name.i else above), label)
        hang(name, noun, "nsubj")


def _related(noun: Token) -> None:
    """ "Sanctioned X, | his wife Y |": who is X's wife is not X, and listed with X."""
    if any(child.dep_ == "case" and child.lower_ == "as" for child in noun.children):
        _role(noun)
    owned = any(child.dep_ == "nmod:poss" and child.tag_ == "PRP$" for child in noun.children)
    if owned and any(child.ent_type_ == "PERSON" and child.i == noun.i + 1 for child in noun.children):
        noun.dep_ = "conj"


def _made(noun: Token) -> None:
    """ "X was appointed | foreign minister" with the office for an agent: there is no "by"."""
    passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in noun.head.children)
    if passive and not any(child.dep_ == "case" for child in noun.children):
        noun.dep_ = "xcomp"


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


def _leading(name: Token) -> None:
    """ "The ambassador, X, | came" with X for a phrase, for an apposition of what follows: who leads is the subject."""
    verb = name.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    marked = any(child.dep_ in {"case", "mark"} and child.tag_ != "POS" for child in name.children)
    if verb.pos_ != "VERB" or verb.i < name.i or marked or {child.dep_ for child in verb.children} & SUBJECTS:
        return
    if all(name.doc[at].pos_ in {"ADV", "AUX", "PART", "PUNCT"} for at in range(name.right_edge.i + 1, verb.i)):
        passive = any(child.dep_ == "aux:pass" for child in verb.children)
        hang(name, verb, "nsubj:pass" if passive else "nsubj")


def _unmarked(name: Token) -> None:
    """ "X met | Minister Y" with Y for a phrase: a person without a preposition is the object."""
    others = {child.dep_ for child in name.head.children} & {"obj", "ccomp", "xcomp"}
    if not others and not any(child.dep_ == "case" and child.tag_ != "POS" for child in name.children):
        name.dep_ = "obj"


def _owner(name: Token) -> None:
    """ "The owner is X, whose chairman was sanctioned" with X for an agent: the clause says something of X."""
    verb = name.head
    owned = [c for c in verb.children if c.dep_ in SUBJECTS and any(of.tag_ == "WP$" for of in c.children)]
    if owned and name.i < owned[0].i and not any(child.dep_ == "case" for child in name.children):
        label, above = verb.dep_, verb.head
        hang(name, (name if above.i == verb.i else above), label)
        hang(verb, name, "acl:relcl")


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


def is_courtesy(word: str) -> bool:
    """Whether a word, in lower case, stands before names: "H.E.", "Mr."."""
    return word.rstrip(".") in phrases("titles", "name", "courtesies")
