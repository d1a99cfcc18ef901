"""The date expressions of a sentence, each with the word that it dates."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.dates import find_dates
from kg.extract.syntax import ancestors, is_verbal, preposition

_SINCE = re.compile(r"\bsince(?:\s+(?:early|mid|late))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s*$", re.IGNORECASE)
_DASH = re.compile(r"[.,]?\s*(?:\([^)\n]{1,40}\))?\s*(?:[–—]|--|-(?=\s))")  # what ends "NAIROBI, March 22 (ANB) –"
_OPENING = 90  # characters within which a dateline ends
_ASIDE = frozenset({"before", "after", "ahead of", "following", "since", "until", "prior to"})


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that say when, and the token that heads them."""

    words: str
    head: Token
    since: bool = False  # says when it began
    dateline: bool = False  # "NAIROBI, March 22 –"

    @property
    def governor(self) -> Token:
        """The verb or noun of action that the words modify; "on the morning of Friday" passes through its nouns."""
        token = self.head
        for above in ancestors(self.head):
            if token is not self.head and token.pos_ == "NOUN" and preposition(token) in _ASIDE:
                return token  # "after talks on Friday": the talks
            token = above
            if above.pos_ == "VERB" or above.dep_ in {"nsubj", "obj", "nsubj:pass"} or is_verbal(above):
                break
        return token


def dated(sentence: Span) -> list[Dated]:
    """The dates of a sentence in text order; "until May" says nothing of when something was."""
    text, found = sentence.text, []
    for words in find_dates(text):
        span = _span(sentence.doc, sentence.start_char + words.start, sentence.start_char + words.end)
        before, named = text[: words.start], words.words.lower()
        if span is None or named.startswith(("until ", "till ")) or _UNTIL.search(before):
            continue
        since = named.startswith("since ") or _SINCE.search(before) is not None
        opens = words.end < _OPENING and _DASH.match(text, words.end) is not None
        dateline = opens and not any(token.pos_ in {"VERB", "AUX"} for token in sentence[: span.start - sentence.start])
        found.append(Dated(words.words, span.root, since, dateline))
    return found


def _span(doc: Doc, start: int, end: int) -> Span | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None
