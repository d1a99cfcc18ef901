"""Every relation file proves itself: its examples, read by the pipeline that ships, yield the claims it promises."""

import functools

import pytest

from kg.extract.extractor import Extractor
from kg.frames import Example, ExpectedClaim, Relation
from kg.ids import sha256
from kg.model import Claim, Document, Mention
from kg.schema import load_schema

SCHEMA = load_schema()
CASES = [(relation, example) for relation in SCHEMA.relations.values() for example in relation.examples]


@functools.cache
def pipeline():
    from kg.annotate.pipeline import load_pipeline

    return load_pipeline("accurate"), Extractor(SCHEMA, "test")


def read(example: Example) -> tuple[Claim, ...]:
    from kg.annotate.document import annotate

    document = Document(
        "example",
        "example.txt",
        example.text,
        sha256(example.text),
        published=example.published,
        publisher=example.publisher,
        language="en",
    )
    nlp, extract = pipeline()
    return extract(annotate(nlp, document))


def forms(mention: Mention) -> set[str]:
    return {mention.text, mention.name}


def is_expected(claim: Claim, wanted: ExpectedClaim, relation: Relation) -> bool:
    ends = [(claim.subject, claim.object)] + ([(claim.object, claim.subject)] if relation.symmetric else [])
    return any(wanted.subject in forms(a) and wanted.object in forms(b) for a, b in ends)


def differences(claim: Claim, wanted: ExpectedClaim) -> list[str]:
    speakers = tuple(mention.name for mention in claim.attributed_to)
    told = {
        "stance": (claim.stance, wanted.stance),
        "attributed_to": (speakers, wanted.attributed_to),
        "date": (claim.time.earliest or claim.time.month_day, wanted.date),
        "status": (claim.status, wanted.status),
        "role": ((claim.role or "").casefold(), wanted.role and wanted.role.casefold()),
    }
    found = [f"{key}: {said!r}, not {meant!r}" for key, (said, meant) in told.items() if meant not in (None, said)]
    if wanted.place and (claim.place is None or wanted.place not in forms(claim.place)):
        found.append(f"place: {claim.place!r}, not {wanted.place!r}")
    return found


def judge(relation: Relation, example: Example) -> list[str]:
    """What is wrong with the claims of this relation that the example yields."""
    left = [claim for claim in read(example) if claim.predicate == relation.name]
    wrong: list[str] = []
    for wanted in example.claims:
        claim = next((claim for claim in left if is_expected(claim, wanted, relation)), None)
        if claim is None:
            wrong.append(f"missing: {wanted.subject} – {wanted.object}")
        else:
            left.remove(claim)
            wrong += differences(claim, wanted)
    return wrong + [f"not expected: {claim.subject.text} – {claim.object.text} ({claim.rule})" for claim in left]


@pytest.mark.parametrize(("relation", "example"), CASES, ids=[f"{r.name}-{e.text[:60]}" for r, e in CASES])
def test_an_example_yields_its_claims(relation: Relation, example: Example) -> None:
    wrong = judge(relation, example)
    if example.known_failure is not None:
        assert wrong, f"{relation.source}: this example is read now: take its known_failure out\n{example.text}"
        pytest.xfail(example.known_failure)
    assert not wrong, "\n".join([example.text, *wrong])


@pytest.mark.parametrize("relation", SCHEMA.relations.values(), ids=list(SCHEMA.relations))
def test_a_relation_has_enough_examples_of_both_kinds(relation: Relation) -> None:
    positive = [example for example in relation.examples if example.claims]
    negative = [example for example in relation.examples if not example.claims]
    assert len(positive) >= 12
    assert len(negative) >= 6


def test_few_examples_are_known_failures() -> None:
    failing = [example for _, example in CASES if example.known_failure is not None]
    assert len(failing) <= 0.15 * len(CASES)
