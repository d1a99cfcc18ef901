"""One layer of labels for every pipeline: Universal Dependencies for syntax, our names for names.

A pipeline that speaks ClearNLP (spaCy's English models) is turned into UD: "met with X" has X under the verb, marked
by a `case`, whatever the pipeline's own tree says.
"""

from spacy.tokens import Doc, Span, Token

NAMES = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "EVENT": "EVENT",
    "DATE": "DATE",
}  # fmt: skip
ROLES = "roles"  # the spans that a pipeline labels ROLE: doc.spans[ROLES]; titles.py reads them
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
BARE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})  # never behind a preposition
_CLEARNLP = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "npadvmod": "obl:unmarked", "neg": "advmod",
    "nn": "compound", "complm": "mark", "num": "nummod", "quantmod": "advmod", "predet": "det:predet",
    "preconj": "cc:preconj", "intj": "discourse", "meta": "dep", "possessive": "case",
}  # fmt: skip
_PHRASES = frozenset({"prep", "agent", "dative"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def is_clearnlp(doc: Doc) -> bool:
    """Whether the tree is labelled in ClearNLP's way."""
    return any(token.dep_ in {"pobj", "dobj", "nsubjpass", "auxpass", "prep"} for token in doc)


def normalise(doc: Doc) -> Doc:
    """The same Doc with UD labels and our names, and its roles apart; one that has them already is left as it is."""
    if is_clearnlp(doc):
        for token in doc:
            token.dep_ = "nmod:unmarked" if token.dep_ == "nmod" else token.dep_
        _phrases(doc)
        _copulas(doc)
        for token in doc:
            token.dep_ = _CLEARNLP.get(token.dep_, token.dep_)
    doc.spans[ROLES] = [ent for ent in doc.ents if ent.label_ == "ROLE"]
    doc.set_ents([Span(doc, ent.start, ent.end, NAMES[ent.label_]) for ent in doc.ents if ent.label_ in NAMES])
    return doc


def _phrases(doc: Doc) -> None:
    """ "met → with → X" becomes "met → X → with"."""
    for marker in doc:
        inner = next((child for child in marker.children if child.dep_ in {"pobj", "pcomp"}), None)
        again = marker.dep_ == "conj" and marker.pos_ == "ADP"  # "in Oslo and near Rome"
        if inner is None or not (again or marker.dep_ in _PHRASES):
            continue
        if again:
            _attach(inner, marker.head, "conj")
            _attach(marker, inner, "case")
            continue
        clause, agent, head = inner.dep_ == "pcomp", marker.dep_ == "agent", marker.head
        label = "advcl" if clause else "obl:agent" if agent else "obl" if head.pos_ in _VERBAL else "nmod"
        others = [child for child in marker.children if child.i != inner.i]
        _attach(inner, head, label)
        _attach(marker, inner, "mark" if clause else "case")
        for child in others:
            _attach(child, inner, child.dep_)


def _copulas(doc: Doc) -> None:
    """ "X is → minister" becomes "minister → is (cop)"."""
    for noun in doc:
        verb = noun.head
        if noun.dep_ not in {"attr", "acomp"} or verb.lemma_ != "be":
            continue
        label, above = verb.dep_, verb.head
        others = [child for child in verb.children if child.i != noun.i]
        _attach(noun, noun if above.i == verb.i else above, label)
        _attach(verb, noun, "cop")
        for child in others:
            _attach(child, noun, child.dep_)


def behind_preposition(head: Token) -> str:
    """The label of a phrase with a preposition: of a clause or of a noun."""
    return "obl" if head.pos_ in {"VERB", "AUX", "ADJ"} else "nmod"


def _attach(token: Token, head: Token, label: str) -> None:
    token.head = head
    token.dep_ = label
