"""The same sentences in other dress: printers' quotes and dashes, all small or all capital, without a final stop.

The corpora are written with straight quotes; newspapers are not. Labels stay; only forms change, and never the
number of tokens but for a final stop that goes.
"""

import random
from dataclasses import dataclass, replace

from kg.train.sentence import Sentence, Text, Token

_DASHES = {"--": "—", "-": "–"}


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of a hundred stretches of text get each dress."""

    curly: int = 60
    lower: int = 2
    upper: int = 3
    open_end: int = 10


def dressed(text: Text, shares: Shares, drawn: random.Random) -> Text:
    """The stretch of text, changed as `drawn` decides."""
    if drawn.randrange(100) < shares.curly:
        text = [_curly(sentence) for sentence in text]
    case = drawn.randrange(100)
    if case < shares.lower:
        text = [_cased(sentence, upper=False) for sentence in text]
    elif case < shares.lower + shares.upper:
        text = [_cased(sentence, upper=True) for sentence in text]
    if len(text) == 1 and drawn.randrange(100) < shares.open_end:
        text = [without_stop(text[0])]
    return text


def _curly(sentence: Sentence) -> Sentence:
    tokens: list[Token] = []
    inside = False
    for index, token in enumerate(sentence.tokens):
        form = token.form.replace("'", "’") if token.form != "''" else "”"
        if token.form in {'"', "``", "''"}:
            form = "”" if inside or token.form == "''" else "“"
            inside = form == "“"
        elif token.form in _DASHES and token.pos == "PUNCT" and _stands_alone(sentence.tokens, index):
            form = _DASHES[token.form]
        tokens.append(replace(token, form=form))
    return replace(sentence, tokens=tuple(tokens))


def _stands_alone(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].form == "--" or (index > 0 and tokens[index - 1].space and tokens[index].space)


def _cased(sentence: Sentence, upper: bool) -> Sentence:
    tokens = tuple(
        replace(token, form=token.form.upper() if upper else token.form.lower()) for token in sentence.tokens
    )
    return replace(sentence, tokens=tokens)


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop, where nothing hangs on that."""
    *rest, last = sentence.tokens or (Token(""),)
    place = len(rest)
    hangs = any(token.head == place for token in rest)
    named = any(name.end > place for name in sentence.names or ())
    if last.form != "." or not rest or hangs or named:
        return sentence
    rest[-1] = replace(rest[-1], space=True)
    return replace(sentence, tokens=tuple(rest), missing=sentence.missing - {place})
