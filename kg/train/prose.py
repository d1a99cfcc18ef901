"""Prose without or with partial labels: diplomatic documents and press releases, paragraph by paragraph.

FRUS marks some of its persons, places and dates with character spans; a release has none.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.conllu import lines_of

_SPACES = re.compile(r"[ \t\u00a0]+")
_CRUFT = re.compile(r"\bSee Supplement\b|\bOffice of the Spokesperson\b")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of characters of a paragraph and what the source calls it: person, place, date or term."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source, its spans in order."""

    text: str
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """Which paragraphs are taken: characters at least and at most."""

    least: int = 80
    most: int = 1500

    def takes(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is neither too short, nor too long, nor a line of the page around it."""
        return self.least < len(paragraph.text) < self.most and not _CRUFT.search(paragraph.text)


def read_prose(path: Path) -> Iterator[list[Paragraph]]:
    """The documents of a JSON-lines file with "text" and, where there are any, "spans" [start, end, kind, …]."""
    for line in lines_of(path):
        record = json.loads(line)
        spans = [Marked(int(start), int(end), str(kind)) for start, end, kind, *_ in record.get("spans", ())]
        yield [part for part in _parts(record.get("text", ""), spans) if part.text]


def _parts(text: str, spans: list[Marked]) -> Iterator[Paragraph]:
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        inside = [span for span in spans if begin <= span.start and span.end <= end]
        yield _tidy(line, [Marked(span.start - begin, span.end - begin, span.kind) for span in inside])
        begin = end + 1


def _tidy(line: str, spans: list[Marked]) -> Paragraph:
    """The line with single spaces, the spans moved along."""
    where: list[int] = []
    text = ""
    for character in line:
        where.append(len(text))
        blank = character.isspace() or character == "\u00a0"
        if not blank:
            text += character
        elif text and not text.endswith(" "):
            text += " "
    where.append(len(text))
    moved = [Marked(where[span.start], where[span.end], span.kind) for span in spans]
    text = text.rstrip()
    kept = [_trim(text, span) for span in moved]
    return Paragraph(text, tuple(span for span in kept if span.start < span.end))


def _trim(text: str, span: Marked) -> Marked:
    covered = text[span.start : span.end]
    start = span.start + len(covered) - len(covered.lstrip())
    return Marked(start, start + len(covered.strip()), span.kind)


def sample(folder: Path, words: int, seed: int, length: Length = Length()) -> list[Paragraph]:
    """About `words` words of paragraphs from the files of a folder or from one file, drawn with `seed`.

    Whole documents are drawn, in an order that depends on the seed and the names of the files alone.
    """
    paths = sorted(folder.glob("*.jsonl.gz")) if folder.is_dir() else [folder]
    drawn = random.Random(f"{seed} {folder.name}")  # noqa: S311 - a reproducible draw, nothing secret
    share = words / max(1, len(paths))
    taken: list[Paragraph] = []
    for path in paths:
        documents = list(read_prose(path))
        drawn.shuffle(documents)
        taken += _until(documents, share, length)
    drawn.shuffle(taken)
    return taken


def _until(documents: list[list[Paragraph]], words: float, length: Length) -> Iterator[Paragraph]:
    count = 0
    for document in documents:
        for paragraph in document:
            if length.takes(paragraph):
                yield paragraph
                count += paragraph.text.count(" ") + 1
        if count >= words:
            return
