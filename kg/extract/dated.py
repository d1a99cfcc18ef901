"""The date expressions of a sentence, each with the word that it dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.dates import DateWords, find_dates
from kg.extract.syntax import ancestors, is_verbal, lemma, preposition

_SINCE = re.compile(r"\bsince(?:\s+(?:early|mid|late))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s*$", re.IGNORECASE)
_OPEN = re.compile(r"\([^)]*$")  # "Berg (2 May 1914 – 3 June 1980)": a life, and no dateline
_DASH = re.compile(
    r"(?:[.,]|,[^.!?\n–—]{1,30})?\s*(?:\([^)\n]{1,40}\))?\s*(?:[–—]|--|-(?=\s))"
)  # "NAIROBI, March 22 (ANB) –"
_EVERY = re.compile(r"\b(?:every|each|most|on alternate)\s*$", re.IGNORECASE)
_TIMES = frozenset(
    {
        "end",
        "start",
        "beginning",
        "middle",
        "close",
        "eve",
        "course",
        "day",
        "night",
        "morning",
        "evening",
        "week",
        "month",
        "year",
    }
)
_OPENING = 90  # characters within which a dateline ends
_ASIDE = frozenset({"for", "about", "on", "before", "after", "ahead of", "following", "since", "until", "prior to"})


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that say when, and the token that heads them."""

    words: str
    head: Token
    since: bool = False  # says when it began
    dateline: bool = False  # "NAIROBI, March 22 –"

    def modifies(self, token: Token) -> bool:
        """Whether the words hang on the token itself, through nouns and names at most."""
        return any(token.i == above.i for above in self._way())

    @property
    def governor(self) -> Token:
        """The verb or noun of action that the words modify; "on the morning of Friday" passes through its nouns."""
        return next(iter(reversed(list(self._way()))), self.head)

    @property
    def named(self) -> bool:
        """Whether the words are part of a noun's name for something else: "condemned the March 24 launch"."""
        noun = self.governor
        return noun.pos_ == "NOUN" and (self.head.i < noun.i or preposition(self.head) == "of") and not is_verbal(noun)

    def _way(self) -> Iterator[Token]:
        """The words above, up to the first that is dated by them."""
        for above in ancestors(self.head):
            yield above
            aside = preposition(above) in _ASIDE or above.dep_ in {"nsubj", "obj", "nsubj:pass", "conj"}
            event = above.pos_ == "NOUN" and lemma(above) not in _TIMES  # "after talks on Friday": the talks
            if above.pos_ == "VERB" or is_verbal(above) or (aside and event):
                return


def dated(sentence: Span) -> list[Dated]:
    """The dates of a sentence in text order; "until May" and "every Sunday" say nothing of when something was."""
    text, found = sentence.text, []
    for words in find_dates(text):
        span = _span(sentence.doc, sentence.start_char + words.start, sentence.start_char + words.end)
        before, named = text[: words.start], words.words.lower()
        if span is None or named.startswith(("until ", "till ")) or _UNTIL.search(before) or _EVERY.search(before):
            continue
        since = named.startswith("since ") or _SINCE.search(before) is not None
        opens = ends_dateline(text, words)
        dateline = opens and not any(token.pos_ in {"VERB", "AUX"} for token in sentence[: span.start - sentence.start])
        found.append(Dated(words.words, span.root, since, dateline))
    return found


def ends_dateline(text: str, words: DateWords) -> bool:
    """Whether the words end the place and day with which a report begins."""
    opens = 0 < words.start < words.end < _OPENING and text[:1].isupper()
    dash = _DASH.match(text, words.end) if opens else None
    return dash is not None and (")" in dash[0] or _OPEN.search(text, 0, words.start) is None)


def _span(doc: Doc, start: int, end: int) -> Span | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None
