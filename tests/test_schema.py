"""Relation files: what ships loads, what is wrong is told with file, key and valid options."""

from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.model import AGENT_TYPES, ENTITY_TYPES
from kg.schema import load_schema, read_relation

GOOD = """
label = "likes"
definition = "Somebody likes somebody."
domain = ["Person"]
range = ["Agent"]

[alignments]
plover = "SUPPORT"
cameo = ["050", "051"]

[[frames]]
verb = ["like", "look after"]
subject = ["subject"]
object = ["object", "of"]

[[examples]]
text = "Anna Berg likes Luis Ortega."
published = "2024-05-08"
claims = [{ subject = "Anna Berg", object = "Luis Ortega" }]

[[examples]]
text = "Anna Berg sleeps."
"""


def written(folder: Path, text: str, name: str = "likes.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_ships_loads_and_has_the_relations_of_the_project() -> None:
    relations = load_schema().relations
    assert {"envoyOf", "metWith", "sanctionedBy", "spokeWith", "holdsPosition"} <= set(relations)
    assert list(relations) == sorted(relations)
    for relation in relations.values():
        assert relation.frames
        assert set(relation.domain) | set(relation.range) <= set(ENTITY_TYPES)


def test_a_file_is_read_into_records(tmp_path: Path) -> None:
    relation = read_relation(written(tmp_path, GOOD))
    assert (relation.name, relation.label, relation.symmetric) == ("likes", "likes", False)
    assert relation.range == AGENT_TYPES
    assert relation.alignments == {"cameo": ("050", "051"), "plover": "SUPPORT"}
    (frame,) = relation.frames
    assert (frame.kind, frame.name, frame.words) == ("verb", "verb:like", ("like", "look after"))
    assert frame.object == ("object", "of")
    assert [len(example.claims) for example in relation.examples] == [1, 0]
    assert relation.examples[0].claims[0].stance == "asserted"


def test_a_file_of_the_user_replaces_that_of_the_same_name(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "metWith.toml")
    written(tmp_path, GOOD)
    relations = load_schema([tmp_path]).relations
    assert relations["metWith"].label == "likes"
    assert "likes" in relations


def test_a_schema_can_be_sent_to_a_worker() -> None:
    import pickle

    schema = load_schema()
    assert pickle.loads(pickle.dumps(schema)) == schema


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('label = "likes"\n', "", "label: is missing"),
        ('domain = ["Person"]\n', "", "domain: is missing"),
        ('["Person"]', '["Persson"]', "'Persson' is not valid; there are Person, Organization"),
        ('label = "likes"', "label = 3", "label: 3 is not a str"),
        ('label = "likes"', 'lable = "likes"', "lable: is no key here; there are label, definition"),
        ('label = "likes"', 'label = "likes"\nsymmetric = "yes"', "symmetric: 'yes' is not a bool"),
        ('label = "likes"', 'label = "likes"\nsymmetric = true', "has the same domain and range"),
        ('verb = ["like", "look after"]', "", "has no trigger; give exactly one of verb, noun, adjective, title"),
        ('verb = ["like", "look after"]', 'verb = ["like"]\nnoun = ["liking"]', "give exactly one of"),
        ('verb = ["like", "look after"]', "verb = []", "is not a text or a list of texts"),
        ('verb = ["like", "look after"]', 'title = ["minister"]', "there are position, envoy"),
        ('subject = ["subject"]', 'subject = ["Subject!"]', "'Subject!' is no role; there are subject, object"),
        ('subject = ["subject"]', "", "names no roles for the subject"),
        (
            'subject = ["subject"]',
            'subject = ["subject"]\nstance = "maybe"',
            "'maybe' is not valid; there are asserted",
        ),
        ('subject = ["subject"]', 'subject = ["subject"]\nstatus = "gone"', "there are current, former, imposed"),
        ('subject = ["subject"]', 'subject = ["subject"]\nconfidence = 2', "confidence: 2 is not between 0 and 1"),
        ('subject = ["subject"]', 'subject = ["subject"]\nthrough = ["have"]', "only a noun takes its subject"),
        ('object = "Luis Ortega" }', 'object = "Luis Ortega", stance = "sure" }', "'sure' is not valid"),
        (', object = "Luis Ortega" }', " }", "claims 1 object: is missing"),
        ("[[frames]]", "[frames]", "frames: write each as a table of its own"),
        ("[[frames]]", "[[frames", "not a TOML file"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(SchemaError) as caught:
        read_relation(path)
    assert str(path) in str(caught.value)
    assert told in str(caught.value)


def test_two_frames_of_one_name_are_told_apart(tmp_path: Path) -> None:
    again = GOOD.replace("[[examples]]", '[[frames]]\nverb = ["like"]\nsubject = ["subject"]\n\n[[examples]]', 1)
    with pytest.raises(SchemaError, match="verb:like: stands twice"):
        read_relation(written(tmp_path, again))
    named = again.replace('verb = ["like"]', 'verb = ["like"]\nname = "again"')
    assert [frame.name for frame in read_relation(written(tmp_path, named)).frames] == ["verb:like", "verb:again"]


def test_a_file_needs_the_name_of_a_relation(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="named after its relation"):
        read_relation(written(tmp_path, GOOD, "is like.toml"))


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="is no folder"):
        load_schema([tmp_path / "nowhere"])
