"""Who acts: a capital that stands for its country, "the X administration" that stands for its head's."""

from spacy.tokens import Doc, Token

from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import listed, table

_WITH = frozenset({"with", "by", "between", "against", "among", "behind"})
_PLACED = frozenset({"based", "born", "headquartered", "bound", "educated", "trained", "area", "registered"})
_ACTING = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "iobj", "obl:agent"})


def acts(doc: Doc, name: Name) -> bool:
    """Whether a capital is named as the government that sits there, not as the place.

    What does something, owns something or is dealt with acts; what one goes to or is in does not.
    """
    root: Token = doc[name.start : name.end].root
    for _ in range(6):
        if root.dep_ != "conj" or root.head.i == root.i:
            break
        root = root.head
    marks = {child.lower_ for child in root.children if child.dep_ == "case" and child.tag_ != "POS"}
    before = doc[name.start - 1].lower_ if name.start else ""
    if (before == "," and root.dep_ != "nmod:poss") or (
        name.end + 1 < len(doc) and doc[name.end].text == "," and doc[name.end + 1].ent_type_ == "GPE"
    ):
        return False
    if marks:
        return bool(marks & _WITH) and root.head.lemma_.lower() not in listed("government", "shuttling")
    if root.dep_ in _ACTING:
        return root.head.lemma_.lower() not in {"lie", "host", "stand"}
    if root.dep_ == "obj":
        return root.head.lemma_.lower() not in listed("government", "moving")
    return _paired(doc, name) or doc[name.end : name.end + 1].text in table("seats")["government_nouns"]


def _paired(doc: Doc, name: Name) -> bool:
    """ "Moscow-Washington", "Moscow-backed"; not "Moscow-based"."""
    hyphens = {"-", "–", "—"}
    after = name.end < len(doc) and doc[name.end].text in hyphens and not doc[name.end - 1].whitespace_
    after = after and doc[name.end + 1 : name.end + 2].text.lower() not in _PLACED
    return after or (name.start > 1 and doc[name.start - 1].text in hyphens and not doc[name.start - 2].whitespace_)


def administrations(doc: Doc, cover: Cover) -> None:
    """ "the Trump administration": an organisation named after a person."""
    nouns = set(table("seats")["government_nouns"])
    for name in list(cover):
        if name.type == "Person" and name.end < len(doc) and doc[name.end].text in nouns:
            cover.add(
                Name(
                    name.start, name.end + 1, "Organization", "pattern", acts_for=f"?{doc[name.start : name.end].text}"
                )
            )
