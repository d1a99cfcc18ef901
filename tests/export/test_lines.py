"""Claims, entities and the CSV of edges: the fields that scoring and spreadsheets rely on."""

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.export.edges import COLUMNS, FORMULA, inert
from kg.model import EventTime, Knowledge
from kg.schema import Schema
from tests.contracts_export import check, exported, json_lines
from tests.knowledge import hostile, knowledge, schema


def claims_of(made: Knowledge) -> list[dict]:
    return json_lines(exported("claims", made, schema()))


def reads_as_claims(data: bytes, knowledge: Knowledge, schema: Schema) -> None:
    claims = json_lines(data)
    texts = {reading.document.id: reading.document.text for reading in knowledge.readings}
    labels = {entity.iri: entity.label for entity in knowledge.entities}
    assert len(claims) == sum(len(reading.claims) for reading in knowledge.readings)
    for claim in claims:
        evidence = claim["evidence"]
        assert texts[claim["document"]["id"]][evidence["start"] : evidence["end"]] == evidence["quote"]
        for argument in (claim["subject"], claim["object"]):
            assert labels[argument["id"]] == argument["label"]
    assert [place(claim) for claim in claims] == sorted(place(claim) for claim in claims)


def place(claim: dict) -> tuple:
    return (claim["document"]["id"], claim["evidence"]["start"], claim["evidence"]["end"], claim["predicate"])


def test_claims_hold_the_contract() -> None:
    check("claims", knowledge(), schema(), reads_as_claims)
    check("claims", hostile(), schema(), reads_as_claims)


def test_a_claim_has_the_fields_that_scoring_reads() -> None:
    call = next(claim for claim in claims_of(knowledge()) if claim["predicate"] == "spokeWith")
    assert list(call) == [
        *("document", "subject", "predicate", "object", "stance", "attributedTo", "date", "dateEnd"),
        *("place", "role", "status", "confidence", "evidence"),
    ]
    assert (call["stance"], call["attributedTo"], call["date"]) == ("reported", ["The Daily Courier"], "2024-05-18")
    assert call["subject"]["mention"] == "Tomas Varga"
    assert "Varga" in call["subject"]["names"]


def test_status_is_current_former_or_ended() -> None:
    statuses = {(claim["predicate"], claim["document"]["id"]): claim["status"] for claim in claims_of(knowledge())}
    assert statuses["sanctionedBy", "steel"] == "current"
    assert statuses["sanctionedBy", "notes"] == "ended"
    assert statuses["holdsPosition", "notes"] == "former"
    assert statuses["envoyOf", "talks"] is None


def test_dates_are_no_finer_than_known() -> None:
    cases = {
        EventTime("2024-02-01", "2024-02-29", "month", "in February"): ("2024-02", None),
        EventTime("2024-01-01", "2024-12-31", "year"): ("2024", None),
        EventTime("2024-02-03", "2024-02-09", "interval"): ("2024-02-03", "2024-02-09"),
        EventTime("2024-02-03", "2024-02-03", "day"): ("2024-02-03", None),
        EventTime(month_day="--02-18"): ("--02-18", None),
        EventTime(): (None, None),
    }
    whole = knowledge()
    reading = whole.readings[1]
    for time, expected in cases.items():
        only = replace(reading, claims=(replace(reading.claims[0], time=time),))
        claim = claims_of(Knowledge((only,), whole.entities))[0]
        assert (claim["date"], claim["dateEnd"]) == expected


def reads_as_entities(data: bytes, knowledge: Knowledge, schema: Schema) -> None:
    entities = json_lines(data)
    texts = {reading.document.id: reading.document.text for reading in knowledge.readings}
    assert [entity["id"] for entity in entities] == sorted(entity.iri for entity in knowledge.entities)
    for entity in entities:
        assert list(entity) == ["id", "type", "label", "names", "sameAs", "mentions"]
        for mention in entity["mentions"]:
            assert texts[mention["document"]][mention["start"] : mention["end"]] == mention["text"]


def test_entities_hold_the_contract() -> None:
    check("entities", knowledge(), schema(), reads_as_entities)
    check("entities", hostile(), schema(), reads_as_entities)


def reads_as_csv(data: bytes, knowledge: Knowledge, schema: Schema) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + 12
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    labels = {inert(entity.label) for entity in knowledge.entities}
    assert all(row[0] in labels and row[2] in labels for row in rows[1:])


def test_csv_holds_the_contract() -> None:
    check("csv", knowledge(), schema(), reads_as_csv)
    check("csv", hostile(), schema(), reads_as_csv)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_is_a_formula_and_no_text_is_lost(text: str) -> None:
    assert not inert(text).startswith(FORMULA)
    assert inert(text).removeprefix("'") == text.removeprefix("'")
