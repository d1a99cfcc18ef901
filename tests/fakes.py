"""A build with small parts: no language pipeline, no worker processes, real ledger, resolver and store.

Texts are lines of the form "Ann Lee met Bo Ray."; each yields two people and a claim. "boom" in a text fails it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.engine import EngineOptions, run
from kg.errors import LimitError
from kg.model import Claim, Document, Evidence, Mention, Reading
from kg.pipeline import BuildReport, Progress, Stages
from kg.settings import Settings

MET = re.compile(r"(\w+ \w+) met (\w+ \w+)\.")


def work(document: Document) -> Reading:
    """What a document yields."""
    if "boom" in document.text:
        raise LimitError("took too long")
    chains: dict[str, int] = {}
    mentions, claims = [], []
    for found in MET.finditer(document.text):
        pair = []
        for group in (1, 2):
            name = found[group]
            chain = chains.setdefault(name, len(chains))
            pair.append(Mention(found.start(group), found.end(group), name, "Person", "name", chain, name))
        mentions += pair
        evidence = Evidence(found.start(), found.end(), found[0])
        trigger = (found.end(1) + 1, found.end(1) + 4)
        claims.append(Claim("metWith", *pair, "asserted", evidence, trigger, 0.9, "metWith/verb:meet", "kg test"))
    return Reading(
        document, tuple(sorted(mentions)), tuple(claims), () if document.published else ("no-publication-date",)
    )


def inline(task: Callable[[Any], Any], items: Iterable[Any], options: EngineOptions) -> Iterator[tuple[Any, Any]]:
    """The engine without processes."""
    return run(task, items, replace(options, inline=True))


STAGES = Stages(work=work, run=inline)


def build(
    sources: list[Path] | Path, folder: Path, progress: Callable[[Progress], None] = lambda _: None
) -> BuildReport:
    """A build with these parts."""
    several = sources if isinstance(sources, list) else [sources]
    return pipeline.build([str(source) for source in several], folder, Settings(), progress, STAGES)


def write(folder: Path, texts: dict[str, str]) -> Path:
    """Text files in a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
