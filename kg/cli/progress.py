"""How far a build is, on standard error: a bar that only a terminal is shown, plain lines anywhere else."""

import os
import sys
import time
from typing import TYPE_CHECKING, TextIO

from kg.cli.terminal import clipped

if TYPE_CHECKING:
    from kg.pipeline import Progress

STAGES = {
    "read": "reading sources",
    "extract": "extracting claims",
    "resolve": "resolving entities",
    "store": "writing the graph",
}
PAUSE = 0.1  # seconds between two drawings on a terminal
SILENCE = 30.0  # seconds between two lines elsewhere
BAR = 24  # columns


class Bar:
    """A callable that a build tells its progress; use it in a `with`, which ends the line that is being drawn.

    Each stage has its own line, which stays when the next begins. A number once shown never becomes smaller.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._pause = PAUSE if self._live else SILENCE
        self._now: Progress | None = None
        self._shown: Progress | None = None
        self._next = 0.0

    def __call__(self, progress: "Progress") -> None:
        """Note what a build tells; drawn where a stage begins and ends, and now and then between."""
        if self._now is not None and progress.stage != self._now.stage:
            self._end_line()
        elif self._now is not None and progress.done < self._now.done:
            return
        begins = self._now is None
        self._now = progress
        if begins and not self._live and progress.done:
            self._next = time.monotonic() + self._pause
        elif begins or time.monotonic() >= self._next:
            self._draw()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._end_line()

    def _end_line(self) -> None:
        """Draw what was told last, and leave it on the screen."""
        if self._now is not None and self._now is not self._shown:
            self._draw()
        if self._live and self._shown is not None:
            self._stream.write("\n")
        self._stream.flush()
        self._now = self._shown = None

    def _draw(self) -> None:
        if self._now is None:
            return
        columns = self._columns() if self._live else 0
        text = line(self._now, columns)
        self._stream.write(f"\r{clipped(text, columns)}\x1b[K" if self._live else f"{text}\n")
        self._stream.flush()
        self._shown, self._next = self._now, time.monotonic() + self._pause

    def _columns(self) -> int:
        """The columns that can be written to without a line break."""
        try:
            return max(os.get_terminal_size(self._stream.fileno()).columns or 80, 20) - 1
        except OSError:
            return 79


def line(progress: "Progress", columns: int) -> str:
    """One stage's line: its name, how much is done and of how much where that is known, what could not be done.

    With a bar where `columns` leave room for it.
    """
    name = f"{STAGES.get(progress.stage, progress.stage):<18}"
    failed = f", {progress.problems:,} failed" if progress.problems else ""
    if progress.total is None:
        return f"{name}  {progress.done:,} found{failed}" if progress.done else name.rstrip()
    part = progress.done / progress.total if progress.total else 1.0
    counts = f"{progress.done:,} of {progress.total:,}{failed}"
    bar = f"[{'█' * int(part * BAR):░<{BAR}}] {int(part * 100):>3} %  "
    return f"{name}  {bar if len(name + bar + counts) + 2 <= columns else ''}{counts}"
