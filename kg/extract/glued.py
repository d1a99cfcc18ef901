"""Headlines and titles whose words the parser glued into one name: "Foreign Minister X's Visit to Y", "X Meets Y".

Such a trigger hangs on a name as if it were a part of it. What stands beside it then says who is who.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.syntax import children, preposition, sentence_of

_GLUE = frozenset({"flat", "compound", "nmod:unmarked", "nmod:desc", "appos", "dep", "list"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_MODIFYING = frozenset({"ADJ", "NUM", "CCONJ", "ADV"})
_MODIFIERS = 10  # words between an apostrophe and its noun: "X's premeditated, unprovoked and unjustified attack"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_glued(token: Token) -> bool:
    """Whether the token hangs on a name before it as if it were a part of that name."""
    return token.dep_ in _GLUE and token.head.i < token.i and token.head.pos_ == "PROPN"


def is_headline_verb(token: Token) -> bool:
    """Whether a capitalised word among names may be the verb of a headline: no finite verb stands in the sentence."""
    if token.pos_ != "PROPN" or not token.is_title or not (is_glued(token) or _glues(token)):
        return False
    return not any(other.tag_ in _FINITE for other in sentence_of(token))


def _glues(token: Token) -> bool:
    """Whether names before the token hang on it as if it were their last part."""
    return any(child.dep_ in _GLUE and child.i < token.i and child.pos_ == "PROPN" for child in token.children)


def beside(token: Token) -> Iterator[tuple[str, Token]]:
    """The role and head of what stands before and after a headline verb."""
    doc = token.doc
    if token.i > 0:
        yield "subject", doc[token.i - 1]
    if token.i + 1 < len(doc):
        following = doc[token.i + 1]
        if following.pos_ == "ADP" and token.i + 2 < len(doc):
            yield following.lower_, doc[token.i + 2]
        else:
            yield "object", following


def possessor_before(noun: Token) -> Token | None:
    """The word before an apostrophe before the noun: "X" in "X's upcoming Visit"."""
    doc, at = noun.doc, noun.i - 1
    while at > 1 and noun.i - at < _MODIFIERS and (doc[at].pos_ in _MODIFYING or doc[at].tag_ in {"VBN", ","}):
        at -= 1
    return doc[at - 1] if at > 0 and doc[at].text in _POSSESSIVE else None


def phrases_after(noun: Token) -> Iterator[Token]:
    """Phrases after a glued noun that the parser hung on the name it is glued to."""
    if is_glued(noun):
        yield from (c for c in children(noun.head, "nmod", "obl") if c.i > noun.i and preposition(c))
