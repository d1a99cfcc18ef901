"""Whether the examples of relation files yield the claims that they promise: what `kg relations --check` tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import __version__
from kg.frames import Example, ExpectedClaim, Relation
from kg.ids import sha256
from kg.model import Claim, Document, Mention
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Verdict:
    """An example of a relation and what is wrong with the claims that were read in it."""

    relation: Relation
    example: Example
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it is read as promised, or not read as its known failure says."""
        return bool(self.wrong) == (self.example.known_failure is not None)


def check(schema: Schema, relations: Iterable[Relation], pipeline: str = "accurate") -> Iterator[Verdict]:
    """Read every example of the relations with all relations of the schema, as a build would."""
    from kg.annotate.document import annotate
    from kg.annotate.pipeline import load_pipeline
    from kg.extract.extractor import Extractor

    language, extract = load_pipeline(pipeline), Extractor(schema, __version__)
    for relation in relations:
        for example in relation.examples:
            claims = extract(annotate(language, document_of(example)))
            yield Verdict(relation, example, tuple(judge(relation, example, claims)))


def document_of(example: Example) -> Document:
    """The example as a document of its own."""
    digest = sha256(example.text)
    return Document(
        "example",
        "example.txt",
        example.text,
        digest,
        published=example.published,
        publisher=example.publisher,
        language="en",
    )


def judge(relation: Relation, example: Example, claims: Iterable[Claim]) -> Iterator[str]:
    """What is wrong with the claims of this relation, each in a line."""
    left = [claim for claim in claims if claim.predicate == relation.name]
    for wanted in example.claims:
        claim = next((claim for claim in left if _is_expected(claim, wanted, relation)), None)
        if claim is None:
            yield f"missing: {wanted.subject} – {wanted.object}"
        else:
            left.remove(claim)
            yield from _differences(claim, wanted)
    for claim in left:
        yield f"not expected: {claim.subject.text} – {claim.object.text} ({claim.rule})"


def _is_expected(claim: Claim, wanted: ExpectedClaim, relation: Relation) -> bool:
    ends = [(claim.subject, claim.object)] + ([(claim.object, claim.subject)] if relation.symmetric else [])
    return any(wanted.subject in _forms(a) and wanted.object in _forms(b) for a, b in ends)


def _differences(claim: Claim, wanted: ExpectedClaim) -> Iterator[str]:
    told: dict[str, tuple[str | tuple[str, ...] | None, str | tuple[str, ...] | None]] = {
        "stance": (claim.stance, wanted.stance),
        "attributed_to": (tuple(mention.name for mention in claim.attributed_to), wanted.attributed_to),
        "date": (claim.time.earliest or claim.time.month_day, wanted.date),
        "status": (claim.status, wanted.status),
        "role": ((claim.role or "").casefold(), wanted.role and wanted.role.casefold()),
    }
    for key, (said, meant) in told.items():
        if meant not in (None, said):
            yield f"{key}: {_shown(said)}, not {_shown(meant)}"
    if wanted.place and (claim.place is None or wanted.place not in _forms(claim.place)):
        yield f"place: {claim.place.text if claim.place else 'none'}, not {wanted.place}"


def _shown(value: str | tuple[str, ...] | None) -> str:
    return (", ".join(value) if isinstance(value, tuple) else value) or "none"


def _forms(mention: Mention) -> set[str]:
    return {mention.text, mention.name}
