"""What is printed: lines free of control characters, tables that fit, one line for an error."""

import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
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


def say(text: str = "") -> None:
    """One line on standard output."""
    print(text)


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
    """Aligned lines that fit the terminal: a heading, a rule, one line a row; the widest columns give way first."""
    grid = [[safe("" if cell is None else cell) for cell in row] for row in rows]
    sizes = [max([cells(name), *(cells(row[i]) for row in grid)]) for i, name in enumerate(columns)]
    room = max(width() - 2 * (len(columns) - 1), 8 * len(columns))
    while sum(sizes) > room:
        sizes[sizes.index(max(sizes))] -= 1
    lines = [list(columns), ["─" * size for size in sizes], *grid]
    return ["  ".join(_padded(cell, size) for cell, size in zip(line, sizes, strict=True)).rstrip() for line in lines]


def quoted(text: str, indent: int = 4) -> str:
    """A sentence, wrapped and indented, in quotation marks."""
    space = " " * indent
    return textwrap.fill(f"“{safe(text)}”", max(width(), 40), initial_indent=space, subsequent_indent=space)


def _padded(text: str, size: int) -> str:
    text = clipped(text, size)
    return text + " " * (size - cells(text))
