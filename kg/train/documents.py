"""From sentences to spaCy documents, and which sentences stand together in one.

The pipeline reads one paragraph at a time; it is trained on what it will read: paragraphs, runs of sentences across
paragraph borders (so that it sees sentences begin in the middle) and single lines.
"""

import random
from collections.abc import Iterator
from typing import Any

from kg.train.sentence import Sentence, Text, paragraphs

_LONGEST_RUN = 8


def document(vocabulary: Any, sentences: Text) -> Any:
    """One spaCy Doc of the sentences: syntax where all have it, names where they are known, missing elsewhere."""
    from spacy.tokens import Doc

    tokens = [token for sentence in sentences for token in sentence.tokens]
    doc = Doc(
        vocabulary,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens[:-1]] + [False],
        **_syntax(sentences),
    )
    _set_names(doc, sentences)
    return doc


def _syntax(sentences: Text) -> dict[str, Any]:
    if not all(sentence.has_syntax for sentence in sentences):
        return {}
    tokens = [token for sentence in sentences for token in sentence.tokens]
    return {
        "heads": [start + token.head for start, sentence in _starts(sentences) for token in sentence.tokens],
        "deps": [token.relation for token in tokens],
        "tags": [token.tag for token in tokens],
        "pos": [token.pos for token in tokens],
        "morphs": [token.morph for token in tokens],
        "lemmas": [token.lemma for token in tokens],
    }


def _starts(sentences: Text) -> Iterator[tuple[int, Sentence]]:
    start = 0
    for sentence in sentences:
        yield start, sentence
        start += len(sentence.tokens)


def _set_names(doc: Any, sentences: Text) -> None:
    from spacy.tokens import Span

    spans, unknown = [], []
    for start, sentence in _starts(sentences):
        names = sentence.names or ()
        spans += [Span(doc, start + name.start, start + name.end, label=name.label) for name in names]
        gaps = sentence.missing if sentence.names is not None else range(len(sentence.tokens))
        unknown += [Span(doc, start + index, start + index + 1) for index in sorted(gaps)]
    doc.set_ents(spans, missing=unknown or None)


def runs(text: Text, drawn: random.Random) -> Iterator[Text]:
    """Stretches of one to eight sentences in a row, cut at places that `drawn` chooses."""
    left = list(text)
    while left:
        size = drawn.randint(1, _LONGEST_RUN)
        yield left[:size]
        left = left[size:]


def capped(text: Text) -> Iterator[Text]:
    """Paragraphs of at most eight sentences: what measuring reads."""
    for paragraph in paragraphs(text):
        for start in range(0, len(paragraph), _LONGEST_RUN):
            yield paragraph[start : start + _LONGEST_RUN]
