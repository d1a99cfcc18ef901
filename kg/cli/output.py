"""Where a command writes: a file, whole or not at all, or standard output."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.cli.terminal import data
from kg.files import whole


@contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """A binary stream to the file `target`, as `kg.files.whole` makes it; "-" is standard output."""
    if target != "-":
        with whole(Path(target)) as stream:
            yield stream
    elif sys.stdout.isatty():
        kept = io.BytesIO()
        yield kept
        sys.stdout.write(data(kept.getvalue().decode("utf-8")))
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
