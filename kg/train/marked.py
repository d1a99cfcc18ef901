"""Read text that is annotated in line: data/annotated, by the guideline that lies there."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import ReadError

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"})
PLAIN = frozenset({"ROLE", "DATE", "DEMONYM"})
REFERRING = frozenset({"nom", "pro"})
_ID = re.compile(r"[a-z][a-z0-9]*")
_CLAIM = re.compile(r"(\S+) (\S+) (\S+)((?: [a-z]+=(?:\"[^\"]*\"|\S+))*)$")
_KEY = re.compile(r"([a-z]+)=(?:\"([^\"]*)\"|(\S+))")
_KEYS = frozenset({"stance", "by", "date", "place", "status", "role", "needs"})
_STANCES = frozenset({"asserted", "reported", "denied", "planned", "hypothetical"})
_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a line, in characters; `ids` are the entities that it names or means."""

    start: int
    end: int
    label: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its text, its marks from left to right, and the claims below it."""

    text: str
    marks: tuple[Mark, ...]
    opens: bool
    claims: tuple["Claim", ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it is written below a sentence; what is not written is empty."""

    subject: str
    relation: str
    object: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Marked:
    """A document: its heading's lines and its sentences."""

    head: dict[str, str]
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain text: sentences of a paragraph joined by a space, paragraphs by an empty line."""
        parts = [("\n\n" if line.opens else " ") + line.text for line in self.lines]
        return "".join(parts).lstrip()


def documents(folder: Path) -> list[Marked]:
    """All documents of a folder, in the order of its files."""
    return [document for path in sorted(folder.glob("*.txt")) for document in read_marked(path)]


def read_marked(path: Path) -> list[Marked]:
    """The documents of a file. Raises ReadError with the line that breaks the guideline's form."""
    documents: list[Marked] = []
    opens = True
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        if row.startswith("# id:"):
            documents.append(Marked({}))
        if not row.strip():
            opens = True
        elif not documents:
            raise ReadError(f"{where}: a file begins with '# id: NAME'")
        elif row.startswith("#"):
            key, _, value = row[1:].partition(":")
            documents[-1].head[key.strip()] = value.strip()
        elif row.startswith(">"):
            _add_claim(where, documents[-1], row[1:].strip())
        else:
            documents[-1].lines.append(parse(where, row.strip(), opens))
            opens = False
    for document in documents:
        _check_ids(path, document)
    return documents


def parse(where: str, row: str, opens: bool = False) -> Line:
    """A line without its marks, and the marks.

    >>> parse("here", "{Mali|GPE m1}'s {the {AU|ORG au} envoy|nom p2} left.").marks[2]
    Mark(start=11, end=13, label='ORG', ids=('au',))
    """
    text, marks, stack = "", [], []
    position = 0
    for found in re.finditer(r"\{|\|([^{}|]*)\}", row):
        text += row[position : found.start()]
        position = found.end()
        if found[0] == "{":
            stack.append(len(text))
        elif not stack:
            raise ReadError(f"{where}: '{found[0]}' closes a mark that was not opened")
        else:
            marks.append(_mark(where, stack.pop(), len(text), found[1]))
    text += row[position:]
    if stack or set(text) & set("{}|"):
        raise ReadError(f"{where}: a mark is not closed, or the text has a brace or a bar of its own: {row}")
    return Line(text, tuple(sorted(marks, key=lambda m: (m.start, -m.end))), opens)


def _mark(where: str, start: int, end: int, written: str) -> Mark:
    label, _, ids = written.partition(" ")
    several = tuple(ids.split("+")) if ids else ()
    wanted = label in NAMED | REFERRING
    if label not in NAMED | PLAIN | REFERRING or wanted != bool(several) or start >= end:
        raise ReadError(f"{where}: '|{written}}}' is no label with what it needs; see the guideline")
    if any(not _ID.fullmatch(one) for one in several) or (label in NAMED and len(several) > 1):
        raise ReadError(f"{where}: '|{written}}}' has an id that is none")
    return Mark(start, end, label, several)


def _add_claim(where: str, document: Marked, row: str) -> None:
    found = _CLAIM.match(row)
    if not found or not document.lines:
        raise ReadError(f"{where}: a claim is '> subject relation object key=value …': {row}")
    values = tuple((key, quoted or plain) for key, quoted, plain in _KEY.findall(found[4]))
    for key, value in values:
        wrong = (key == "stance" and value not in _STANCES) or (key == "date" and not _DATE.fullmatch(value))
        if key not in _KEYS or wrong:
            raise ReadError(f"{where}: {key}={value} is not in the guideline")
    last = document.lines[-1]
    claims = (*last.claims, Claim(found[1], found[2], found[3], values))
    document.lines[-1] = Line(last.text, last.marks, last.opens, claims)


def _check_ids(path: Path, document: Marked) -> None:
    known = {one for line in document.lines for mark in line.marks for one in mark.ids}
    for line in document.lines:
        for claim in line.claims:
            values = dict(claim.values)
            by, place = values.get("by", ""), values.get("place", "")
            for one in (claim.subject, claim.object, *filter(None, by.split(",")), *filter(None, [place])):
                if one not in known and one != "article":
                    raise ReadError(f"{path}: {document.head.get('id')}: no mark has the id {one!r} of a claim")
        _check_nesting(path, line)


def _check_nesting(path: Path, line: Line) -> None:
    names = [mark for mark in line.marks if mark.label not in REFERRING]
    for one in names:
        for other in names:
            if one is not other and one.start < other.end and other.start < one.end:
                raise ReadError(f"{path}: names over one another in: {line.text}")
