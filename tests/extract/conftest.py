"""Documents built by hand: a tree as rows of words, and mentions by their text."""

from collections.abc import Callable, Sequence

import pytest
import spacy
from spacy.tokens import Doc

from kg.ids import sha256
from kg.model import Document, Mention, Role, Zone

Build = Callable[..., Doc]


def rows(text: str) -> list[tuple[str, str, str, str, str, int]]:
    """Lines "form lemma UPOS tag relation head", heads counted from 1, 0 for a root; "<br>" is a line break."""
    found = []
    for line in text.strip().splitlines():
        form, lemma, pos, tag, relation, head = line.split()
        found.append((form, lemma, pos, tag, relation, int(head)))
    return found


@pytest.fixture(scope="session")
def build() -> Build:
    """`build(tree, mentions, …)`: a Doc as annotate leaves it; a mention is (text, type[, kind, name])."""
    for name in ("document", "mentions", "roles"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    vocab = spacy.blank("en").vocab

    def make(
        tree: str,
        mentions: Sequence[tuple[str, ...]] = (),
        roles: Sequence[tuple[str, str, str]] = (),
        published: str | None = None,
        publisher: str | None = None,
        zones: Sequence[Zone] = (),
    ) -> Doc:
        table = rows(tree)
        spaces = [
            after[0] not in {".", ",", "?", "’s", ":", ";", "-"} and here[0] != "-"
            for here, after in zip(table, [*table[1:], (".",) * 6], strict=True)
        ]
        heads = [head - 1 if head else i for i, (*_, head) in enumerate(table)]
        doc = Doc(
            vocab,
            words=[row[0].replace("<br>", "\n") for row in table],
            spaces=spaces,
            lemmas=[row[1] for row in table],
            pos=[row[2] for row in table],
            tags=[row[3] for row in table],
            deps=["ROOT" if row[4] == "root" else row[4] for row in table],
            heads=heads,
        )
        found = _mentions(doc.text, mentions)
        by_text = {mention.text: mention for mention in found}
        doc._.mentions = found
        doc._.roles = tuple(_role(doc.text, title, by_text[a], by_text[b]) for title, a, b in roles)
        doc._.document = Document(
            "d", "d.txt", doc.text, sha256(doc.text), published=published, publisher=publisher, zones=tuple(zones)
        )
        return doc

    return make


def _role(text: str, title: str, holder: Mention, organisation: Mention) -> Role:
    start = text.index(title)
    return Role(start, start + len(title), title, holder, organisation, kind="envoy")


def _mentions(text: str, given: Sequence[tuple[str, ...]]) -> tuple[Mention, ...]:
    chains: dict[str, int] = {}
    found, cursor = [], 0
    for item in given:
        words, kind_of_entity, kind, name = (*item, "name", item[0])[:4] if len(item) == 2 else item
        start = text.index(words, cursor)
        chain = chains.setdefault(name, len(chains))
        found.append(Mention(start, start + len(words), words, kind_of_entity, kind, chain, name))
        cursor = start + 1
    return tuple(sorted(found))
