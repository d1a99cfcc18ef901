"""Prose without labels: diplomatic documents and press releases, paragraph by paragraph."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.conllu import lines_of

_CRUFT = re.compile(r"\bSee Supplement\b|\bOffice of the Spokesperson\b")


@dataclass(frozen=True, slots=True)
class Length:
    """Which paragraphs are taken: characters at least and at most."""

    least: int = 80
    most: int = 1500

    def takes(self, paragraph: str) -> bool:
        """Whether the paragraph is neither too short, nor too long, nor a line of the page around it."""
        return self.least < len(paragraph) < self.most and not _CRUFT.search(paragraph)


def read_prose(path: Path) -> Iterator[list[str]]:
    """The paragraphs of each document of a JSON-lines file with "text", with single spaces."""
    for line in lines_of(path):
        parts = (" ".join(part.split()) for part in json.loads(line).get("text", "").split("\n"))
        yield [part for part in parts if part]


def sample(folder: Path, words: int, seed: int, length: Length = Length()) -> list[str]:
    """About `words` words of paragraphs from the files of a folder or from one file, drawn with `seed`.

    Whole documents are drawn, in an order that depends on the seed and the names of the files alone.
    """
    paths = sorted(folder.glob("*.jsonl.gz")) if folder.is_dir() else [folder]
    drawn = random.Random(f"{seed} {folder.name}")  # noqa: S311 - a reproducible draw, nothing secret
    share = words / max(1, len(paths))
    taken: list[str] = []
    for path in paths:
        documents = list(read_prose(path))
        drawn.shuffle(documents)
        taken += _until(documents, share, length)
    drawn.shuffle(taken)
    return taken


def _until(documents: list[list[str]], words: float, length: Length) -> Iterator[str]:
    count = 0
    for document in documents:
        for paragraph in document:
            if length.takes(paragraph):
                yield paragraph
                count += paragraph.count(" ") + 1
        if count >= words:
            return
