"""One writer a graph: a lock that the system takes away when its holder dies, however it dies."""

import os
import sys
from pathlib import Path

from kg.errors import GraphError


class Lock:
    """Holds the file `path` for this process until `release`. Raises GraphError at once where another holds it."""

    def __init__(self, path: Path) -> None:
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            self._handle = os.open(path, flags, 0o644)
        except OSError as error:
            raise GraphError(f"{path} cannot be written: {error.strerror}; name a folder you may write to") from error
        try:
            _take(self._handle)
        except OSError:
            holder = os.read(self._handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._handle)
            raise GraphError(
                f"{path.parent} is being built by another process (number {holder}); wait until it has finished"
            ) from None
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Let others write. The file stays: removing it would race with who waits for it."""
        os.close(self._handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
