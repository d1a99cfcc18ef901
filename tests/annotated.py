"""`python -m tests.annotated FILE…`: check annotated texts and count what is in them."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import ReadError
from kg.train.marked import Marked, read_marked


def main(paths: Sequence[str]) -> int:
    """Print what is wrong, and the counts; the exit status is 1 where a file is wrong."""
    total: Counter[str] = Counter()
    wrong = 0
    for path in sorted(map(Path, paths)):
        try:
            total.update(kind for document in read_marked(path) for kind in counted(document))
        except ReadError as problem:
            print(problem)
            wrong = 1
    print(", ".join(f"{key}: {count}" for key, count in sorted(total.items())))
    return wrong


def counted(document: Marked) -> Iterator[str]:
    """What a document adds to each count."""
    yield "documents"
    for line in document.lines:
        yield "sentences"
        yield from (mark.label for mark in line.marks)
        for claim in line.claims:
            yield f"claim {claim.relation}"
            yield f"stance {dict(claim.values).get('stance', 'asserted')}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
