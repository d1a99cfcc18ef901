"""What the engine's tests let workers do: functions of an importable module."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kg.errors import KgError, ReadError

MEMORY = 400_000_000


@dataclass(frozen=True)
class Item:
    source: str
    order: str = "answer"


def work(item: Item) -> tuple[str, int]:
    if item.order == "hang":
        time.sleep(3600)
    if item.order == "spin":
        while True:
            pass
    if item.order == "eat":
        return (str(len(bytearray(4 * MEMORY))), 0)
    if item.order == "exit":
        os._exit(7)
    if item.order == "segfault":
        import ctypes

        ctypes.string_at(0)
    if item.order == "refuse":
        raise ReadError("is empty")
    if item.order == "fail":
        raise KgError("the value is wrong")
    if item.order == "bug":
        raise ZeroDivisionError("by nothing")
    if item.order == "unpicklable":
        return (lambda: 0, 0)  # type: ignore[return-value]
    if item.order == "talk":
        print("a library talks")
        os.write(1, b"and so does a C library\n")
    if item.order == "leave":
        raise SystemExit(3)
    return (item.source.upper(), os.getpid())


def threads(item: Item) -> tuple[str, ...]:
    return (os.environ["OMP_NUM_THREADS"], os.environ["PYTHONHASHSEED"])


_kept: list[bytearray] = []


def hoard(item: Item) -> int:
    """Needs more than half of the memory, and never gives it back."""
    _kept.append(bytearray(int(0.6 * MEMORY)))
    return len(_kept)


def factory(prefix: str) -> Callable[[Item], str]:
    made = [0]

    def call(item: Item) -> str:
        made[0] += 1
        return f"{prefix}{item.source}:{made[0]}"

    return call


def broken_factory() -> Callable[[Item], str]:
    raise KgError("no pipeline named 'x'; installed: fast")


def dying_factory() -> Callable[[Item], str]:
    os.write(2, b"cannot load the library\n")
    os._exit(9)


counting = partial(factory, ">")
