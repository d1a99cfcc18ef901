"""`kg why --text` says of every word that a frame looked at what was found there, and why a claim came of it or not."""

import io
import re
import sys
from pathlib import Path

import pytest

from kg import explain, pipeline
from kg.settings import Settings
from tests.fakes import inline, write

TEXT = """Talks

Norwegian Foreign Minister Ida Berg met Luis Ortega in Oslo. She plans to visit Ghana.

Ida Berg spoke in Accra. Ana Soto visited Peru. Luis Ortega met the harbour master.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with the text."""
    return write(tmp_path_factory.mktemp("text"), {"a.txt": TEXT})


def parts(out: str) -> dict[str, str]:
    """What is said of each sentence."""
    return {part.split("”")[0].lstrip("“"): part for part in out.split("\n\n")}


def test_an_accepted_word_shows_frame_arguments_and_claim(kg, folder: Path) -> None:
    ran = kg("why", "--text", folder / "a.txt")
    assert (ran.status, ran.err) == (0, "")
    met = parts(ran.out)["Norwegian Foreign Minister Ida Berg met Luis Ortega in Oslo."]
    assert "  met  metWith/verb:meet  accepted\n" in met
    assert re.search(r"subject: Ida = Ida Berg, Person · object: Luis = Luis Ortega, Person · in: Oslo = Oslo", met)
    assert re.search(r"→ Ida Berg metWith Luis Ortega \[asserted; confidence 0\.\d\d\]", met)
    assert "  Foreign Minister  holdsPosition/title:position  accepted\n" in met


def test_a_refused_word_shows_the_rule(kg, folder: Path) -> None:
    said = parts(kg("why", "--text", folder / "a.txt").out)
    assert re.search(
        r"spokeWith/verb:meet-remotely  refused: required word missing: met virtually",
        said["Norwegian Foreign Minister Ida Berg met Luis Ortega in Oslo."],
    )
    planned = said["She plans to visit Ghana."]
    assert re.search(r"metWith/\S+  refused: type of the object does not fit: Ghana is Country, not Person", planned)
    assert "refused: the object names nobody: master" in said["Luis Ortega met the harbour master."]
    assert "no object" in said["Ida Berg spoke in Accra."]


def test_the_stance_is_shown_with_the_words_that_gave_it(kg, folder: Path) -> None:
    planned = parts(kg("why", "--text", folder / "a.txt").out)["She plans to visit Ghana."]
    assert "stance: planned (planned at “plans”)" in planned
    assert "subject: She = Ida Berg, Person; control; pronoun" in planned
    assert re.search(r"→ Ida Berg visited Ghana \[planned; confidence", planned)


def test_a_word_that_no_frame_looked_at_says_what_it_was_read_as(kg, folder: Path) -> None:
    planned = parts(kg("why", "--text", folder / "a.txt").out)["She plans to visit Ghana."]
    assert "  plans  no frame looked at it: read as VERB, frames know it as noun" in planned


def test_with_two_names_only_their_sentences_are_shown(kg, folder: Path) -> None:
    ran = kg("why", "--text", folder / "a.txt", "Berg", "ida berg")
    assert ran.out.splitlines()[-1] == "3 sentences, 3 claims about Berg and ida berg"
    ran = kg("why", "--text", folder / "a.txt", "Berg", "Luis Ortega")
    assert list(parts(ran.out))[:-1] == ["Norwegian Foreign Minister Ida Berg met Luis Ortega in Oslo."]
    assert "holdsPosition/title:position  refused: not among Berg and Luis Ortega" in ran.out
    assert ran.out.splitlines()[-1] == "1 sentence, 1 claim about Berg and Luis Ortega"


def test_a_name_that_the_text_does_not_have_is_answered_with_near_ones(kg, folder: Path) -> None:
    assert kg("why", "--text", folder / "a.txt", "Ana Sotto").err == (
        "kg: “Ana Sotto” is not in this text; it names Ana Soto\n"
    )


def test_standard_input_is_read(kg, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ida Berg met Luis Ortega.")))
    assert kg("why", "--text", "-").out.splitlines()[-1] == "1 sentence, 1 claim"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert kg("why", "--text", "-").err == "kg: standard input: is empty\n"


def test_what_cannot_be_explained_is_said_in_one_sentence(kg, graph: str, tmp_path: Path) -> None:
    assert "does not exist" in kg("why", "--text", tmp_path / "none.txt").err
    write(tmp_path, {"two.jsonl": '{"text": "One."}\n{"text": "Two."}\n', "a.bin": "x"})
    assert (
        "two.jsonl holds 2 documents; name a file that holds one text"
        in kg("why", "--text", tmp_path / "two.jsonl").err
    )
    assert kg("why", "--text", tmp_path / "a.bin").status == 1
    for line in (["why", graph], ["why"], ["why", "--text", "a.txt", "A", "B", "C"]):
        ran = kg(*line)
        assert ran.status == 2
        assert "kg why: error: " in ran.err


def test_the_claims_are_those_of_a_build(folder: Path, tmp_path: Path) -> None:
    """The explanation is the extraction itself, watched: nothing more and nothing less comes of it."""
    sample = Path(__file__).resolve().parent.parent.parent / "data" / "sample" / "wire-geneva-talks.txt"
    for path in (folder / "a.txt", sample):
        stages = pipeline.Stages(run=inline)
        pipeline.build([str(path)], tmp_path / path.stem, Settings(), lambda _: None, stages)
        [reading] = pipeline.knowledge(tmp_path / path.stem).readings
        looks = [look for one in explain.explain(explain.document_of(path)) for look in one.looks]
        found = [claim for look in looks for claim in look.claims]
        assert set(reading.claims) == set(found)
        assert len(found) == len(reading.claims)
        assert all(bool(look.claims) != bool(look.reason) for look in looks)


def test_a_relation_file_of_ones_own_is_explained_too(kg, folder: Path, tmp_path: Path) -> None:
    write(tmp_path, {"visit.toml": FRAME})
    ran = kg("why", "--text", folder / "a.txt", "--relations", tmp_path)
    assert "  visited  visit/verb:visit  accepted\n" in ran.out
    assert "Ana Soto visit Peru [asserted" in " ".join(ran.out.split())
    assert kg("why", folder, "Ana Soto", "--relations", tmp_path).status == 2


FRAME = """
label = "went to"
definition = "Somebody went to a place."
domain = ["Person"]
range = ["Any"]

[[frames]]
verb = ["visit"]
subject = ["subject"]
object = ["object"]
"""
