"""The store on disk: an index derived from the ledger, written beside the one in use and switched to at once.

store/<key>/        Oxigraph's files
store/<key>.json    what was written: number of quads, size of each file, hash of those that Oxigraph does not check
store/CURRENT       the key in use
"""

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import GraphError

if TYPE_CHECKING:
    from pyoxigraph import Quad

BULK = 50_000  # quads: above it the bulk loader is faster, below it costs more disk synchronisation than it saves
FORMAT = 1
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_DATA = (".sst", ".log")


def derive(folder: Path, quads: "Iterable[Quad]", key: str) -> Path:
    """Write the store of a graph's folder and switch to it; returns the folder of the store in use.

    `key` names what the quads depend on: where a whole store of that key is there, the quads are not read. Stores that
    nobody reads any more are removed. Raises GraphError where the disk refuses.
    """
    if not _KEY.fullmatch(key):
        raise GraphError(f"{key!r} cannot name a store: use letters, digits, - and _, at most 64")
    home = folder / "store"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if damage(home / key) is not None:
            _write(home / key, quads)
        _replace(home / "CURRENT", f"{key}\n")
        _sweep(home, key)
    except OSError as error:
        raise GraphError(f"{home}: the store could not be written: {error}; the one in use is unchanged") from error
    return home / key


def current(folder: Path) -> Path:
    """The folder of the store in use, checked. Raises GraphError where there is none or it is damaged."""
    pointer = folder / "store" / "CURRENT"
    try:
        key = pointer.read_text(encoding="utf-8").strip()
    except OSError:
        raise GraphError(
            f"{folder} has no store yet; run `kg build` on it again, it goes on where it stopped"
        ) from None
    if not _KEY.fullmatch(key):
        raise GraphError(f"{pointer} is damaged; run `kg build` on {folder} again: the store is derived anew")
    problem = damage(pointer.parent / key)
    if problem is not None:
        raise GraphError(f"{problem}; remove {pointer.parent} and run `kg build` on {folder} again: it is derived anew")
    return pointer.parent / key


def damage(store: Path) -> str | None:
    """What is wrong with a derived store, None where it is as it was written. Costs milliseconds.

    Oxigraph checks its tables itself when it reads them, but drops a damaged log without a word: logs and the small
    files are hashed here, tables compared in size.
    """
    manifest = _manifest(store)
    try:
        written = json.loads(manifest.read_text(encoding="utf-8"))
        files = written["files"]
        if written["format"] != FORMAT:
            return f"{manifest} is of another version of kg"
    except OSError:
        return f"{manifest} is missing"
    except (ValueError, KeyError, TypeError):
        return f"{manifest} is damaged"
    found = _files(store)
    different = sorted(name for name in {*files, *found} if files.get(name) != found.get(name))
    return f"{store / different[0]} is not as it was written" if different else None


def quad_count(store: Path) -> int:
    """How many quads were written."""
    return int(json.loads(_manifest(store).read_text(encoding="utf-8"))["quads"])


def dump(store: Path) -> bytes:
    """All quads as N-Quads, one a line, sorted by bytes: the same for the same records, whatever built the store."""
    from pyoxigraph import RdfFormat, Store

    with reading(store):
        lines = (Store.read_only(str(store)).dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


@contextmanager
def reading(store: Path) -> Iterator[None]:
    """While this is open nobody removes the store."""
    try:
        stream = _manifest(store).open("rb")
    except OSError:
        raise GraphError(f"{store} is gone: the graph was built anew meanwhile; ask again") from None
    with stream:
        _lock(stream, exclusive=False)
        yield


def _write(store: Path, quads: "Iterable[Quad]") -> None:
    from pyoxigraph import Store

    _remove(store)
    engine = Store(str(store))
    stream = iter(quads)
    first = list(islice(stream, BULK + 1))
    if len(first) > BULK:
        engine.bulk_extend(chain(first, stream))
    else:
        engine.extend(first)
    engine.flush()
    written = len(engine)
    del engine
    content = {"format": FORMAT, "quads": written, "files": _files(store)}
    _synchronise(store)
    _replace(_manifest(store), json.dumps(content, indent=1, sort_keys=True) + "\n")


def _files(store: Path) -> dict[str, Any]:
    """The files that hold data: size, and a hash of those that the engine does not check itself."""
    found: dict[str, Any] = {}
    for path in sorted(store.iterdir()) if store.is_dir() else []:
        if path.suffix in _DATA or path.name == "CURRENT" or path.name.startswith("MANIFEST-"):
            checked = path.suffix == ".sst"
            found[path.name] = [path.stat().st_size, None if checked else _sha256(path)]
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest(store: Path) -> Path:
    return store.with_name(f"{store.name}.json")


def _replace(path: Path, content: str) -> None:
    """Write a file whole: a temporary one, to the disk, then renamed over the old."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _synchronise(path.parent)


def _synchronise(folder: Path) -> None:
    """Bring a folder's entries to the disk, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(home: Path, keep: str) -> None:
    """Remove the stores and leftovers that are neither in use nor being read."""
    names = {path.name.removesuffix(".json") for path in home.iterdir()} - {keep, "CURRENT"}
    for name in sorted(names):
        with suppress(BlockingIOError):  # somebody still reads it: the next build removes it
            _remove(home / name)


def _remove(store: Path) -> None:
    """Remove a store and its manifest. Raises BlockingIOError while it is read."""
    manifest = _manifest(store)
    if manifest.exists():
        with manifest.open("rb") as stream:
            _lock(stream, exclusive=True)
            manifest.unlink()
    if store.is_dir() and not store.is_symlink():
        shutil.rmtree(store)
    elif store.exists():
        store.unlink()


def _lock(stream: IO[bytes], exclusive: bool) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH)
