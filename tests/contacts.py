"""Releases whose title states a contact, the title withheld: `python -m tests.contacts` says in how many it is found.

The title "Secretary Blinken’s Call with Foreign Minister Hayashi" states that the two spoke; the contact is found where
a claim of metWith, spokeWith or negotiatedWith joins an entity with the one surname and one with the other.
"""

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.evaluate import normal
from tests.quality import SHARED, records

RELEASES = (SHARED / "corpora/state/releases-2021.jsonl.gz", SHARED / "corpora/state/releases-2022-02.jsonl.gz")
TITLE = re.compile(r"(?P<who>[A-Z]\w+)[’']s (?:\w+ )?(?:Call|Meeting|Phone Call) [Ww]ith (?P<whom>.*)")
CONTACT = {"metWith", "spokeWith", "negotiatedWith"}
PERSON = re.compile(
    r"(?:Minister|President|Secretary|Chancellor|Premier|Ambassador|Envoy|Representative|Commissioner|Chairman|Speaker|"
    r"King|Prince|Administrator|Director|Advis[eo]r|Governor|Lady|Leader|Secretary-General|Director-General)\s"
    r"(?:(?:of|for|and|the|[A-Z][\w.’-]+)\s)*?(?P<name>[A-Z][\w’-]+)$"
)


def stated() -> Iterator[tuple[dict[str, str], str, str]]:
    """Records whose title names two by surname, with the surnames; the text without the title."""
    for path in RELEASES:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for number, line in enumerate(stream):
                record = json.loads(line)
                found = TITLE.search(record["title"])
                person = PERSON.search(re.sub(r"\s*\(.*?\)", "", found["whom"]).strip()) if found else None
                if found and person:
                    identifier = f"{path.stem}-{number}"
                    yield {"id": identifier, **_untitled(record)}, found["who"], person["name"]


def _untitled(record: dict[str, str]) -> dict[str, str]:
    text = record["text"].removeprefix(record["title"]).strip()
    return {"text": text, "published": record.get("published") or "", "url": record.get("url") or ""}


def missed() -> tuple[list[tuple[str, str, str, str]], int]:
    """The contacts that are not found: identifier, the two, the head of the text; and how many there are."""
    wanted = list(stated())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "releases.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record, _, _ in wanted), encoding="utf-8")
        graph = kg.build(source, folder / "graph")
        claims = records(graph, "claims", folder)
    pairs: dict[str, list[tuple[str, str]]] = {}
    for claim in claims:
        if claim["predicate"] in CONTACT:
            names = [normal(" ".join([a["label"], *a["names"]])) for a in (claim["subject"], claim["object"])]
            pairs.setdefault(claim["document"]["id"], []).append((names[0], names[1]))
    rows = [
        (record["id"], who, whom, record["text"][:160])
        for record, who, whom in wanted
        if not any(_joined(pair, normal(who), normal(whom)) for pair in pairs.get(record["id"], ()))
    ]
    return rows, len(wanted)


def figures() -> dict[str, float]:
    """The share that is found."""
    rows, every = missed()
    return {"contacts": round(1 - len(rows) / every, 3)}


def main() -> None:
    """Print the share that is found, and the titles of those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    rows, every = missed()
    print(f"{every - len(rows)} of {every}: {1 - len(rows) / every:.3f}")
    for row in rows if options.missed else ():
        print(*row, sep=" | ")


def _joined(pair: tuple[str, str], who: str, whom: str) -> bool:
    one, other = (set(names.split()) for names in pair)
    return (who in one and whom in other) or (whom in one and who in other)


if __name__ == "__main__":
    main()
