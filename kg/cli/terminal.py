"""What is printed: lines free of control characters, tables that fit, one line for an error."""

import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")
NARROW = 12  # columns of the terminal that a column of a table needs, where its cells are not shorter
HEAD = 6  # what a heading may be cut to where its cells are shorter
STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35"}
STANCE_STYLES = {
    "asserted": "green",
    "reported": "blue",
    "denied": "red",
    "planned": "yellow",
    "hypothetical": "magenta",
}


def safe(text: object) -> str:
    """`text` on one line without control or direction characters, so that no article can drive the terminal."""
    return " ".join(_CONTROL.sub("", str(text).replace("\n", " ")).split())


def data(text: str) -> str:
    """Lines for programs as they are, but on a terminal without what could drive it."""
    return _CONTROL.sub("", text) if sys.stdout.isatty() else text


def say(text: str = "") -> None:
    """One line on standard output."""
    print(text)


def answer(prompt: str) -> str:
    """The next line of standard input, asked for with a prompt. Raises EOFError where there is none any more."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline() if sys.stdin else ""
    if not line or not sys.stdin.isatty():
        print(safe(line))
    if not line:
        raise EOFError
    return line


def error(text: str) -> None:
    """One line on standard error."""
    print(f"kg: {safe(text)}", file=sys.stderr)


def styled(text: str, style: str) -> str:
    """`text` in a style where the output is a terminal, as it is elsewhere."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if sys.stdout.isatty() else text


def width() -> int:
    """Columns of the terminal; 100 where the output is a file."""
    return shutil.get_terminal_size((100, 24)).columns


def cells(text: str) -> int:
    """How many terminal columns `text` takes: wide East Asian characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def clipped(text: str, size: int) -> str:
    """`text` cut to `size` columns, with an ellipsis where something is missing."""
    if cells(text) <= size:
        return text
    while text and cells(text) > size - 1:
        text = text[:-1]
    return text + "…"


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Aligned lines that fit the terminal: a heading, a rule, one line a row.

    Columns of numbers are flush right. Where it is too wide, headings give way first, then the widest columns; where
    that does not do, each row is a block of lines instead.
    """
    grid = [[safe("" if cell is None else cell) for cell in row] for row in rows]
    needed = [max([0, *(cells(row[i]) for row in grid)]) for i in range(len(columns))]
    sizes = [max(cells(name), size) for name, size in zip(columns, needed, strict=True)]
    room = width() - 2 * (len(columns) - 1)
    if sum(sizes) > room:
        sizes = [min(size, max(need, HEAD)) for size, need in zip(sizes, needed, strict=True)]
    if grid and sum(min(size, NARROW) for size in sizes) > room:
        return _blocks(columns, grid)
    while sum(sizes) > max(room, len(columns)):
        sizes[sizes.index(max(sizes))] -= 1
    right = [bool(grid) and all(_NUMBER.fullmatch(row[i]) for row in grid) for i in range(len(columns))]
    lines = [list(columns), ["─" * size for size in sizes], *grid]
    return ["  ".join(map(_padded, line, sizes, right)).rstrip() for line in lines]


def paragraph(text: str, indent: int = 4) -> str:
    """A text, wrapped and indented."""
    space = " " * indent
    return textwrap.fill(safe(text), max(width(), 40), initial_indent=space, subsequent_indent=space)


def quoted(text: str, indent: int = 4) -> str:
    """A sentence, wrapped and indented, in quotation marks."""
    return paragraph(f"“{safe(text)}”", indent)


def _blocks(columns: Sequence[str], grid: Sequence[Sequence[str]]) -> list[str]:
    """One line a cell that is not empty, whole, under the number of its row."""
    margin = max(cells(name) for name in columns) + 2
    lines = []
    for number, row in enumerate(grid, 1):
        lines.append(f"── {number} ".ljust(margin + 2, "─"))
        for name, cell in zip(columns, row, strict=True):
            first, size = _padded(name, margin, False), max(width(), margin + 20)
            lines += textwrap.wrap(cell, size, initial_indent=first, subsequent_indent=" " * margin)
    return lines


def _padded(text: str, size: int, right: bool) -> str:
    text = clipped(text, size)
    space = " " * (size - cells(text))
    return space + text if right else text + space
