"""How well references are followed: `python -m tests.coreference`, with `--errors` every wrong or missing link.

Gold are data/annotated (train and dev) and GUM. A reference is right where the chain that it is put into has a name
which the gold has under the same id; of "they" with several ids all have to be found. References to what nobody names
are not counted, but a link from one of them is: as spurious.

What is asked for in our own text is what the guideline has marked: every pronoun of the third person and every
description (`pro`, `nom`) of somebody who has a name. What of GUM is asked for, coreference_gum.py says. Until it read
the kind of a link in its place, predicates and appositions counted as descriptions there ("the first woman to…"), "the
President" did not, and "Senators", "Canadians" and "the Mayor" passed for names: of 27 nominals of gum-dev nearly none
was a role. A class is `pro` or `nom`, one or two who are meant, and for one "he", "it" or "th[ey]", a person or a body.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.ids import sha256
from kg.model import Document, Mention
from tests.coreference_gold import SETS, Gold
from tests.coreference_mark import GoldMark
from tests.coreference_score import conll

_REFERRING = {"pro": "pronoun", "nom": "nominal"}
_OUTCOMES = ("right", "wrong", "unlinked", "spurious")


class Held:
    """One document of gold beside what the program makes of it."""

    def __init__(self, gold: Gold, language: Any) -> None:
        self.gold = gold
        self.doc = annotate(language, Document(gold.name, "gold", gold.text, sha256(gold.text)))
        self.mentions: tuple[Mention, ...] = self.doc._.mentions
        self.ids: dict[int, set[str]] = {}  # chain → the ids of the names in it
        for mention in self.mentions:
            if mention.kind == "name":
                over = [m for m in gold.marks if m.kind == "name" and m.start < mention.end and mention.start < m.end]
                self.ids.setdefault(mention.chain, set()).update(one for mark in over for one in mark.ids)

    def outcomes(self) -> Iterator[tuple[str, str, GoldMark | Mention, tuple[Mention, ...]]]:
        """Class, outcome, what it is about and what it is linked to."""
        seen: set[Mention] = set()
        for mark in self.gold.marks:
            if mark.kind not in _REFERRING:
                continue
            found = self._linked(mark)
            seen.update(found)
            if mark.counts:
                yield self._class(mark), self._outcome(mark, found), mark, found
            elif found and not mark.also_counts:
                yield f"{mark.kind} 1", "spurious", mark, found
        for mention in self.mentions:
            if mention.kind in _REFERRING.values() and mention not in seen and not self._inside(mention):
                kind = "pro" if mention.kind == "pronoun" else "nom"
                yield f"{kind} 1", "spurious", mention, (mention,)

    def _class(self, mark: GoldMark) -> str:
        if len(mark.ids) > 1:
            return f"{mark.kind} 2"
        if mark.kind == "nom":
            return f"nom 1 {mark.type[:4]}"
        word = self.gold.text[mark.start : mark.end].lower()
        group = "he" if word[:2] in {"he", "hi", "sh"} else "it" if word[:2] == "it" else "th"
        return f"{mark.kind} 1 {group}"

    def _linked(self, mark: GoldMark) -> tuple[Mention, ...]:
        """The references of the program with the same head: over the mark's last part, of its kind."""
        head = mark.head
        return tuple(
            m for m in self.mentions if m.kind in _REFERRING.values() and m.start <= head < m.end <= mark.end + 40
        )

    def _inside(self, mention: Mention) -> bool:
        """Whether a name of the gold ends where the mention does: "the | Fund", marked as a name."""
        return any(m.kind == "name" and m.end == mention.end for m in self.gold.marks)

    def _outcome(self, mark: GoldMark, found: Sequence[Mention]) -> str:
        if not found:
            return "unlinked"
        got = [self.ids.get(mention.chain, set()) for mention in found]
        every = all(any(one in ids for ids in got) for one in mark.ids)
        return "right" if every and all(ids & set(mark.ids) for ids in got) else "wrong"

    def context(self, about: GoldMark | Mention) -> str:
        """The words around, with the mark in brackets."""
        text, start, end = self.gold.text, about.start, about.end
        before, after = text[max(0, start - 220) : start], text[end : end + 60]
        return " ".join(f"{before}[[{text[start:end]}]]{after}".split())


def measured(name: str, language: Any, errors: bool) -> Counter[tuple[str, str]]:
    """Counts of one set by class and outcome; prints the errors where they are asked for."""
    total: Counter[tuple[str, str]] = Counter()
    held = [Held(gold, language) for gold in SETS[name]()]
    for one in held:
        for kind, outcome, about, found in one.outcomes():
            total[kind, outcome] += 1
            if errors and outcome != "right":
                ids = "+".join(about.ids) if isinstance(about, GoldMark) else "-"
                got = ", ".join(sorted({m.name for m in found})) or "-"
                print(f"{one.gold.name} {kind} {outcome}: gold {ids}, got {got}\n    {one.context(about)}")
    print(f"\n{name}: {len(held)} documents")
    if name.startswith("gum"):
        print("  CoNLL F1 {:.3f} (MUC {:.3f}, B3 {:.3f}, CEAFe {:.3f})".format(*conll(held)))
    return total


def show(total: Counter[tuple[str, str]]) -> None:
    """One line a class: shares of what the gold has, and the precision of the links."""
    for kind in sorted({kind for kind, _ in total} | {f"{kind} all" for kind in ("pro", "nom")}):
        rows = [key for key in total if key[0] == kind or (kind.endswith("all") and key[0][:3] == kind[:3])]
        right, wrong, unlinked, spurious = (sum(total[key] for key in rows if key[1] == out) for out in _OUTCOMES)
        gold, links = right + wrong + unlinked, right + wrong + spurious
        shares = "  ".join(f"{word} {number / max(gold, 1):.3f}" for word, number in
                           zip(_OUTCOMES, (right, wrong, unlinked), strict=False))  # fmt: skip
        print(f"  {kind:9} of {gold:4}: {shares}  spurious {spurious:3}  precision {right / max(links, 1):.3f}")


def main() -> None:
    """Measure the sets that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--pipeline", default="fast")
    parser.add_argument("names", nargs="*", default=["train", "dev", "gum-train"], help=", ".join(SETS))
    options = parser.parse_args()
    language = load_pipeline(options.pipeline)
    for name in options.names:
        show(measured(name, language, options.errors))


if __name__ == "__main__":
    main()
