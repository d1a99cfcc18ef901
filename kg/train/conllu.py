"""Read a CoNLL-U treebank: texts of sentences with tags, lemmas, morphology and dependencies.

The format: https://universaldependencies.org/format.html. Multiword tokens are read as their words, without a space
between them; empty nodes are left out. "# newdoc" opens a text, "# newpar" (and not "# newpar_block") a paragraph.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.train.sentence import Sentence, Text, Token

_COLUMNS = 10
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")


def read_conllu(path: Path, genres: frozenset[str] = frozenset()) -> list[Text]:
    """The texts of a file, plain or gzip; `genres` are left out (the second part of a GUM document's name).

    Raises ReadError with the line where the file is not CoNLL-U.
    """
    texts: list[Text] = []
    keep = True
    for comments, rows in _blocks(path):
        document = comments.get("newdoc id", "")
        if document or not texts:
            keep = _genre(document) not in genres
            if keep:
                texts.append([])
        if keep:
            opens = "newpar" in comments or "newpar id" in comments or not texts[-1]
            texts[-1].append(Sentence(comments.get("sent_id", ""), _tokens(path, rows), opens))
    return texts


def _genre(document: str) -> str:
    parts = document.split("_")
    return parts[1] if len(parts) > 2 and parts[0] == "GUM" else ""


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a text file, gzip or plain, without their ends."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            yield from (line.rstrip("\n") for line in packed)
    else:
        with path.open(encoding="utf-8") as plain:
            yield from (line.rstrip("\n") for line in plain)


def comment(line: str) -> tuple[str, str]:
    """Key and value of a comment line; the value is empty where there is none.

    >>> comment("# sent_id = a-1")
    ('sent_id', 'a-1')
    """
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in lines_of(path):
        if line.startswith("#"):
            key, value = comment(line)
            comments[key] = value
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []
    if rows:
        yield comments, rows


def _tokens(path: Path, rows: list[list[str]]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    glued_to, space_after = 0, True  # the last word of the multiword token we are in, and what follows it
    for row in rows:
        if len(row) != _COLUMNS:
            raise ReadError(f"{path}: {' '.join(row)!r} has {len(row)} columns, CoNLL-U has {_COLUMNS}")
        number, space = row[0], "SpaceAfter=No" not in row[9]
        if "-" in number:
            glued_to, space_after = int(number.split("-")[1]), space
        elif "." not in number:
            word = int(number)
            if word <= glued_to:
                space = space_after if word == glued_to else False
            tokens.append(_token(row, word, space))
    return tuple(tokens)


def _token(row: list[str], word: int, space: bool) -> Token:
    entity = _ENTITY.search(row[9])
    head = int(row[6])
    return Token(
        form=row[1],
        space=space,
        lemma=row[2],
        pos=row[3],
        tag=row[4],
        morph="" if row[5] == "_" else row[5],
        head=head - 1 if head else word - 1,
        relation=row[7] if head else "ROOT",
        entity=entity.group(1) if entity else "",
    )
