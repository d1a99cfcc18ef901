"""The closing report of a build: what became of every source, what the graph holds now, what to type next."""

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.cli.terminal import clipped, safe, styled, width

if TYPE_CHECKING:
    from kg.model import Problem
    from kg.pipeline import BuildReport

NOTES = {"no-publication-date": ("no publication date", "whose relative dates are not resolved")}
PAGE = "page.html"


def report(done: "BuildReport", folder: str) -> Iterator[str]:
    """The lines, each safe to print and none with a heading that has nothing under it."""
    yield styled("This build", "bold")
    yield from _counts(done)
    yield from _problems(done.problems)
    yield from _notes(done)
    yield f"  {timing(done)}"
    yield ""
    yield f"{styled('The graph', 'bold')} in {safe(folder)}"
    for name in ("entities", "claims", "edges"):
        yield f"  {name:<10}{getattr(done, name):>8,}"
    yield from _best(done.best_connected)
    yield ""
    yield from _next(done, folder)


def timing(done: "BuildReport") -> str:
    """The seconds of the build, in which stage they went, and how fast words were worked on."""
    total = sum(done.seconds.values())
    stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in done.seconds.items())
    speed = f"; {done.words:,} words, {done.words / total:,.0f} a second" if done.words and total else ""
    return f"{total:.1f} seconds ({stages}){speed}"


def _counts(done: "BuildReport") -> Iterator[str]:
    yield _count("given", done.given, "documents found in the sources")
    if done.continued:
        yield _count("continued", done.continued, "left by a build that was interrupted")
    yield _count("read", done.read, "")
    yield _count("skipped", done.skipped, "read before, with the same text")
    yield _count("replaced", done.replaced, "older versions of changed sources")
    yield _count("failed", len(done.problems), "could not be read or worked on" if done.problems else "")


def _count(name: str, number: int, meaning: str) -> str:
    return f"  {name:<10}{number:>8,}  {meaning}".rstrip()


def _problems(problems: "Sequence[Problem]") -> Iterator[str]:
    """Each source with its reason, whole: a reason that is cut helps nobody."""
    for problem in problems:
        yield f"    {safe(problem.source)}: {safe(problem.reason)}"


def _notes(done: "BuildReport") -> Iterator[str]:
    for note, number in done.notes.items():
        title, meaning = NOTES.get(note, (safe(note), ""))
        documents = f"{number:,} document{'' if number == 1 else 's'}"
        yield f"  {title}: {documents}{f', {meaning}' if meaning else ''}"


def _best(people: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The best connected people with the number of others that they are joined to."""
    if not people:
        return
    yield ""
    yield "  best connected people, and to how many others:"
    for label, others in people:
        yield f"  {others:>6,}  {clipped(safe(label), max(width() - 10, 10))}"


def _next(done: "BuildReport", folder: str) -> Iterator[str]:
    """Commands that can be copied."""
    graph = shlex.quote(safe(folder))
    if not done.entities:
        yield "Nothing was found: no document says who met, sent or sanctioned whom; `kg relations` lists what is read."
        return
    yield styled("Next", "bold")
    yield f"  kg query {graph} most-connected"
    if done.best_connected:
        yield f"  kg why {graph} {shlex.quote(safe(done.best_connected[0][0]))}"
    yield f"  kg show {graph} -o {PAGE}"
