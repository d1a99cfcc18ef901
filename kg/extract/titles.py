"""Claims from titles: "Foreign Minister X of Y" holds a position, "the special envoy X" is an envoy.

annotate reads the titles (doc._.roles); which relation they express is said by frames of kind "title".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.context import Context
from kg.frames import Frame, Relation
from kg.model import Mention, Role
from kg.schema import Schema

UNDERSTOOD = "state understood"  # at the end of the name of what found a claim whose state the text leaves unsaid


@dataclass(frozen=True, slots=True)
class TitleClaim:
    """A role that a frame of kind "title" accepts: holder and organisation are both named."""

    role: Role
    head: Token  # the head of the title's words
    holder: Mention
    organisation: Mention
    relation: Relation
    frame: Frame


def title_claims(context: Context, schema: Schema) -> Iterator[TitleClaim]:
    """One claim a holder, organisation and title of the document: where it is first said."""
    seen: set[tuple[str, int, int, str, bool]] = set()
    roles = sorted(context.doc._.roles, key=lambda role: (role.start, role.end))
    frames = [(r, f) for r in schema.relations.values() for f in r.frames if f.kind == "title"]
    for role in roles:
        for relation, frame in frames:
            claim = _accepted(role, relation, frame, context)
            if claim is None:
                continue
            key = (relation.name, claim.holder.chain, claim.organisation.chain, role.text.casefold(), role.former)
            if key not in seen:
                seen.add(key)
                yield claim


def title_spans(context: Context, schema: Schema) -> frozenset[tuple[int, int]]:
    """Where the titles stand that make a claim, every time they are said."""
    frames = [(r, f) for r in schema.relations.values() for f in r.frames if f.kind == "title"]
    return frozenset(
        (role.start, role.end)
        for role in context.doc._.roles
        if any(_accepted(role, relation, frame, context) for relation, frame in frames)
    )


def _accepted(role: Role, relation: Relation, frame: Frame, context: Context) -> TitleClaim | None:
    holder, organisation = role.holder, role.organisation
    if role.kind not in frame.words or holder is None or organisation is None or holder.chain == organisation.chain:
        return None
    named = context.members.mentions.identified
    span = context.doc.char_span(role.start, role.end, alignment_mode="expand")
    if span is None or context.silent(span[0]):
        return None
    domain, range_ = frame.subject_types or relation.domain, frame.object_types or relation.range
    if holder.type in domain and organisation.type in range_ and named(holder) and named(organisation):
        return TitleClaim(role, span.root, holder, organisation, relation, frame)
    return None
