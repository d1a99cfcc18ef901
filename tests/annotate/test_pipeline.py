"""The shipped pipeline: its labels, its errors, and that a document's reading depends on nothing else."""

import json
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.annotate.components import ORDER
from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline, shipped
from kg.errors import PipelineError
from kg.ids import sha256
from kg.model import Document
from tests.annotate.conftest import Read

ROOT = Path(__file__).resolve().parents[2]
LABELS = {"PERSON", "ORG", "GPE", "LOC", "DATE", "EVENT"}
TEXT = (
    "Norwegian Foreign Minister Ida Berg met Nils Berg and Paul Oyelaran with the board in Ankara on Monday.\n\n"
    "Berg said that the Northern Trade Council had been told by Moscow. The NTC and the Georgia office denied it.\n\n"
    "The envoy left. She thanked him, Sen. Haugen, and the United States."
)
CHILD = """
import json, sys, time
start = time.process_time()
from kg.annotate.pipeline import load_pipeline
imported = time.process_time()
language = load_pipeline("fast")
loaded = time.process_time()
from kg.annotate.document import annotate
from kg.model import Document
doc = annotate(language, Document("d", "d", sys.stdin.read(), ""))
print(json.dumps({"load": loaded - imported, "yield": repr((doc._.mentions, doc._.roles, doc.to_json()))}))
"""


def child(seed: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=TEXT,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def children() -> tuple[dict, dict]:
    """The same text in two processes."""
    return child("1"), child("4242")


def test_the_seed_of_hashes_changes_nothing(children: tuple[dict, dict]) -> None:
    assert children[0]["yield"] == children[1]["yield"]


def test_it_loads_within_a_second_and_a_half(children: tuple[dict, dict]) -> None:
    assert min(run["load"] for run in children) < 1.5


def test_trees_have_labels_of_universal_dependencies(read: Read) -> None:
    doc = read(TEXT)
    labels = {token.dep_ for token in doc}
    assert not labels & {"pobj", "dobj", "prep", "nsubjpass", "auxpass", "poss", "relcl", "attr"}
    assert {"nsubj", "case", "obj", "obl"} <= labels


def test_entities_have_our_labels_only(read: Read, language: Language) -> None:
    assert {ent.label_ for ent in read(TEXT).ents} <= LABELS
    assert {ent.label_ for ent in language(TEXT).ents} <= LABELS
    assert {ent.label_ for ent in load_pipeline("fast")(TEXT).ents} <= LABELS


def test_what_it_is_called_on_has_mentions_and_roles(language: Language) -> None:
    doc = language("Norwegian Foreign Minister Laura Lindqvist left Oslo.")
    assert [m.text for m in doc._.mentions] == ["Norwegian", "Laura Lindqvist", "Oslo"]
    assert [r.text for r in doc._.roles] == ["Foreign Minister"]


def test_our_components_stand_last_and_once(language: Language) -> None:
    assert tuple(language.pipe_names[-len(ORDER) :]) == ORDER
    assert len(set(language.pipe_names)) == len(language.pipe_names)


@pytest.mark.parametrize("name", ["swift", "", "../fast", "en_core_web_none"])
def test_an_unknown_name_is_refused_with_the_valid_names(name: str) -> None:
    with pytest.raises(PipelineError) as caught:
        load_pipeline(name)
    assert repr(name) in str(caught.value)
    assert all(known in str(caught.value) for known in shipped())


def test_the_shipped_pipelines_are_those_with_a_config() -> None:
    assert {"accurate", "fast"} <= set(shipped())
    assert list(shipped()) == sorted(shipped())
    for name in shipped():
        assert (ROOT / "data" / "models" / name / "config.cfg").is_file()


def test_factories_are_found_by_name_through_entry_points() -> None:
    assert set(ORDER) <= {point.name for point in entry_points(group="spacy_factories")}
    code = f"import spacy; nlp = spacy.blank('en'); [nlp.add_pipe(name) for name in {ORDER!r}]; print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == str(list(ORDER))


def test_a_blank_pipeline_with_our_components_reads_by_the_gazetteer() -> None:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    for name in ORDER:
        language.add_pipe(name)
    doc = language("The Kremlin met the State Department.")
    assert [m.name for m in doc._.mentions] == ["Kremlin", "United States Department of State"]


@pytest.mark.parametrize("name", ["accurate", "fast"])
def test_a_document_alone_and_between_others_yields_the_same(name: str) -> None:
    language = load_pipeline(name)

    def yields(text: str) -> tuple:
        doc = annotate(language, Document("d", "d", text, sha256(text)))
        return doc._.mentions, doc._.roles, doc.to_json()

    fresh = load_pipeline(name)
    alone = annotate(fresh, Document("d", "d", TEXT, sha256(TEXT)))
    others = ["Chad Lindqvist and Georgia Haugen left Moscow.", "Berg is a town.", "x" * 500, "", TEXT.upper()]
    for other in others:
        yields(other)
    assert yields(TEXT) == (alone._.mentions, alone._.roles, alone.to_json())
