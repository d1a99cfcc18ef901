"""The day of a dateline holds for the sentence behind it, which is read without it."""

import time

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.extract.extractor import Extractor
from kg.extract.written import written
from kg.ids import sha256
from kg.model import Claim, Document, Zone
from kg.schema import load_schema
from tests.extract.reading import read

TEXT = "Orvalle, March 17 (Coast Wire) – Luis Ortega met Anna Berg in Oslo. They spoke.\n\nKarel Novak met Luis Ortega."


def claims() -> list[Claim]:
    zone = Zone(0, TEXT.index(" Luis"), "dateline")
    document = Document("d", "d.txt", TEXT, sha256(TEXT), published="2024-03-18", language="en", zones=(zone,))
    found = Extractor(load_schema(), "test")(annotate(load_pipeline("accurate"), document))
    return [claim for claim in found if claim.predicate == "metWith"]


def test_an_event_of_the_first_sentence_has_its_day() -> None:
    first = next(claim for claim in claims() if claim.subject.text == "Luis Ortega")
    assert first.time.earliest == "2024-03-17"


def test_the_evidence_is_the_sentence_alone() -> None:
    evidence = next(claim for claim in claims() if claim.subject.text == "Luis Ortega").evidence
    assert TEXT[evidence.start : evidence.end] == "Luis Ortega met Anna Berg in Oslo."


def test_the_years_of_a_life_date_no_text() -> None:
    text = "Anna Berg (2 May 1914 – 3 June 1980) was a minister.\n\nIn 1943, Berg visited Peru."
    assert {(c.predicate, c.stance) for c in read(text)} == {("visited", "asserted")}


def test_a_line_of_capitals_and_dots_takes_no_time() -> None:
    started = time.perf_counter()
    written("A.-" * 40 + "! 3 May 1951", "1951-05-04", frozenset(["record"]))
    assert time.perf_counter() - started < 1
