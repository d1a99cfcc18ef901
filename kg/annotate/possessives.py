"""Whose a thing is, where the parser made a subject of the owner: "| Berg |'s four-day visit to Peru explains it"."""

from spacy.tokens import Token

from kg.annotate.arcs import hang

_INSIDE = frozenset({"ADJ", "NUM", "NOUN", "PROPN"})
_LONGEST = 8  # tokens between an owner and the noun
_NAMES = frozenset({"PERSON", "ORG", "GPE"})


def mend_possessor(mark: Token) -> None:
    """Hang the name before an apostrophe on the noun behind it."""
    owner = mark.head
    if owner.dep_ == "nmod:poss" or owner.ent_type_ not in _NAMES or owner.i > mark.i:
        return
    thing = _thing(mark)
    if thing is None or owner.dep_ == "conj":  # "Norway and Peru's plan"
        return
    if thing.is_ancestor(owner) or not owner.is_ancestor(thing):
        hang(owner, thing, "nmod:poss")
        return
    label, above = owner.dep_, owner.head
    if hang(thing, thing if above.i == owner.i else above, label):
        hang(owner, thing, "nmod:poss")


def _thing(mark: Token) -> Token | None:
    """The noun behind the apostrophe, at the end of what can stand in one phrase with it."""
    doc, found = mark.doc, None
    for at in range(mark.i + 1, min(len(doc), mark.i + 1 + _LONGEST)):
        token = doc[at]
        if token.is_sent_start or (token.pos_ not in _INSIDE and token.text != "-"):
            break
        if token.tag_ in {"NN", "NNS"}:
            found = token
        elif found is not None and token.pos_ != "NOUN" and token.text != "-":
            break
    return found
