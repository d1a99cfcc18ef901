"""The exact quote that says it: the sentence, or its clause where the sentence is very long."""

from spacy.tokens import Span, Token

from kg.extract.syntax import clause_of, sentence_of
from kg.model import Evidence

_LONG = 400  # characters of a sentence above which the clause is quoted
_SIDE = 32
_EDGE = " \t\r\n\f\v\u00a0•·*-–—"


def evidence(text: str, tokens: tuple[Token, ...]) -> Evidence:
    """The quote around these tokens, which all stand in one sentence; the first is the trigger.

    `text` is the document's; `text[start:end] == quote` always holds.
    """
    start, end = _bounds(tokens)
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    end = start + len(text[start:end].rstrip(" \t\r\n\f\v\u00a0"))
    return Evidence(start, end, text[start:end], text[max(0, start - _SIDE) : start], text[end : end + _SIDE])


def _bounds(tokens: tuple[Token, ...]) -> tuple[int, int]:
    sentence: Span = sentence_of(tokens[0])
    first = min([sentence.start_char, *(token.idx for token in tokens)])
    last = max([sentence.end_char, *(token.idx + len(token.text) for token in tokens)])
    if last - first <= _LONG:
        return first, last
    clause = clause_of(tokens[0])
    left, right = clause.left_edge, clause.right_edge
    inside = all(left.i <= token.i <= right.i for token in tokens)
    return (left.idx, right.idx + len(right.text)) if inside else (first, last)
