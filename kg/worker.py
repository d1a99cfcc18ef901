"""The worker process of kg.engine: works on one item at a time, and may be killed at any moment.

It reads frames from standard input and writes frames to standard output: eight bytes of length, then a pickle. The
first frame is the Setup, answered by Ready or Failed; each further one is an item, answered by Done or Failed. It ends
when its input ends: when the process that started it is gone, it is too.
"""

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError, ReadError

_CPU_GRACE = 10  # seconds of processor time beyond an item's limit after which the kernel ends an abandoned worker


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs before its first item."""

    work: bytes  # pickle of the function, or of Initialise
    memory: int | None  # bytes
    seconds: float  # an item


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker can take items."""


@dataclass(frozen=True, slots=True)
class Done:
    """An item's result, pickled on its own so that one that cannot be pickled is that item's failure."""

    result: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """An item raised. `spent`: out of memory, the worker is not to be used again."""

    reason: str
    reading: bool = False  # a ReadError
    spent: bool = False


@dataclass(frozen=True, slots=True)
class Initialise:
    """Work that is made once in each worker: `factory()` loads what is heavy and gives the function of an item."""

    factory: Callable[[], Callable[[Any], Any]]


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """One frame; OSError where the other side is gone."""
    stream.write(len(payload).to_bytes(8, "big"))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame's payload, or None where the stream ends."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    payload = stream.read(size)
    return payload if len(payload) == size else None


def failure(error: BaseException) -> Failed:
    """What an exception says to the user: errors of kg in their own words, others as what they are: a bug."""
    if isinstance(error, KgError):
        return Failed(" ".join(str(error).split()), reading=isinstance(error, ReadError))
    if isinstance(error, MemoryError):
        return Failed("ran out of memory", spent=True)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    words = " ".join(str(error).split())[:200]
    return Failed(f"{type(error).__name__}{where}: {words or 'no message'} (a bug: please report it with this line)")


def main() -> None:
    """Serve items until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, sink = _private_streams()
    frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, frames), daemon=True).start()
    setup: Setup = pickle.loads(frames.get())  # noqa: S301 - from the process that started this one
    try:
        work = _prepare(setup)
    except BaseException as error:  # noqa: BLE001 - the starter decides
        write_frame(sink, pickle.dumps(failure(error)))
        return
    write_frame(sink, pickle.dumps(Ready()))
    while True:
        payload = frames.get()
        _limit_processor(setup.seconds)
        write_frame(sink, pickle.dumps(_answer(work, payload)))


def _listen(source: BinaryIO, frames: "queue.SimpleQueue[bytes]") -> None:
    """Pass frames on; end the process, even in the middle of an item, when there is nobody left to answer."""
    try:
        while (payload := read_frame(source)) is not None:
            frames.put(payload)
    finally:
        os._exit(1)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for frames alone: what libraries print goes to standard error."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return source, sink


def _prepare(setup: Setup) -> Callable[[Any], Any]:
    _limit_memory(setup.memory)
    work = pickle.loads(setup.work)  # noqa: S301 - from the process that started this one
    return work.factory() if isinstance(work, Initialise) else work


def _answer(work: Callable[[Any], Any], payload: bytes) -> Done | Failed:
    try:
        return Done(pickle.dumps(work(pickle.loads(payload)), pickle.HIGHEST_PROTOCOL))  # noqa: S301
    except Exception as error:  # noqa: BLE001 - becomes the item's Problem
        return failure(error)


def _limit_memory(memory: int | None) -> None:
    """Bound the address space where the system can."""
    if memory is None or sys.platform == "win32":
        return
    import resource

    for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        _, hard = resource.getrlimit(kind)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):
            continue  # macOS knows the names and refuses the limits
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _limit_processor(seconds: float) -> None:
    """Let the kernel end this process should it work on one item for ever after its starter was killed."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    wanted = int(usage.ru_utime + usage.ru_stime + seconds) + _CPU_GRACE
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
