"""Two mistakes that a small parser makes often in news, mended where the words leave no doubt."""

from spacy.tokens import Doc, Token

from kg.annotate.gazetteer import listed

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC"})


def mend(doc: Doc) -> Doc:
    """Give "On Tuesday, X met Y" its subject, and "Canada plans to impose" its verb."""
    for token in doc:
        if token.dep_ == "appos" and token.head.ent_type_ == "DATE" and token.ent_type_ in _NAMED:
            _subject_behind_date(token)
        elif token.tag_ == "NNS" and token.dep_ == "ROOT" and token.lower_ in listed("verb", "plans"):
            _verb(token)
    return doc


def _subject_behind_date(name: Token) -> None:
    """A name that hangs on the date before it is the subject of the clause, if that has none."""
    verb = name.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    subjects = {child.dep_ for child in verb.children} & {"nsubj", "nsubj:pass", "csubj"}
    if verb.pos_ == "VERB" and verb.i > name.i and not subjects:
        passive = any(child.dep_ == "aux:pass" for child in verb.children)
        name.head = verb
        name.dep_ = "nsubj:pass" if passive else "nsubj"


def _verb(noun: Token) -> None:
    """ "X plans to …" with "plans" taken for a noun: the name before it is the subject."""
    names = [c for c in noun.children if c.dep_ in {"compound", "nmod:poss", "amod"} and c.i < noun.i and c.ent_type_]
    clauses = [c for c in noun.children if c.dep_ in {"acl", "acl:relcl"} and c.i == noun.i + 2]
    if len(names) == 1 and names[0].i == noun.i - 1 and clauses and noun.nbor().lower_ == "to":
        noun.pos_, noun.tag_, noun.lemma_ = "VERB", "VBZ", noun.lower_[:-1]
        names[0].dep_, clauses[0].dep_ = "nsubj", "xcomp"
