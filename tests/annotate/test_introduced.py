"""Who was named without an office and is then called by one; and who is somebody else."""

import pytest
from spacy.language import Language

from kg.annotate.document import annotate
from kg.examples import document_of
from kg.frames import Example


def offices(language: Language, text: str) -> set[tuple[str, str]]:
    doc = annotate(language, document_of(Example(text)))
    return {(r.holder.name, r.organisation.name) for r in doc._.roles if r.holder and r.organisation}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Maria Silva resigned on Monday. The Brazilian finance minister had met bankers a day earlier.",
            ("Maria Silva", "Brazil"),
        ),
        ("Igor Belov was in Dubai on Friday. The Gazprom chief met investors.", ("Igor Belov", "Gazprom")),
        (
            "Ruwan Perera arrived in Lagos on Monday. The U.N. special envoy met officials.",
            ("Ruwan Perera", "United Nations"),
        ),
        ("Ali Reza flew to Moscow. The Iranian foreign minister was received at noon.", ("Ali Reza", "Iran")),
    ],
)
def test_an_office_behind_a_bare_name_is_its_own(language: Language, text: str, office: tuple[str, str]) -> None:
    assert office in offices(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ali Reza flew to Moscow on Friday. The Russian foreign minister received him at the airport.",
        "Maria Silva and Ana Costa resigned on Monday. The Brazilian finance minister met bankers.",
        "French envoy Maria Silva resigned. The Brazilian finance minister met bankers.",
        "Maria Silva resigned. It rained. Nobody came. The Brazilian finance minister met bankers.",
    ],
)
def test_where_another_may_be_meant_nobody_is(language: Language, text: str) -> None:
    assert not {body for _, body in offices(language, text)} & {"Russia", "Brazil"}
