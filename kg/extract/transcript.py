"""The lines of a transcript: "MR. BERG: I spoke with her." Who has the word stands before the colon."""

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?:^[ \t]*|(?<=[.!?…”\")] ))(?P<who>(?:[A-Z][A-Z.'’-]*\.? ?){1,6})(?:\([^)\n]{1,60}\))?:(?=\s)", re.MULTILINE
)  # at the head of a line, or behind a sentence where the lines were run together


@dataclass(frozen=True, slots=True)
class Label:
    """Who has the word, and how far: offsets of the words before the colon, and where the next label begins."""

    start: int
    end: int
    until: int


def labels(text: str) -> list[Label]:
    """The labels of a transcript in text order; none in a text that has fewer than two.

    >>> [text[:6] for text in ["MR. BERG: Yes. "] if labels("Q: Why?\\nMR. BERG: Because.")]
    ['MR. BE']
    """
    found = list(_LABEL.finditer(text))
    if len(found) < 2:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [Label(match.start("who"), match.end("who"), end) for match, end in zip(found, ends, strict=True)]
