"""Annotated text: what is written is read, and what breaks the guideline's form is named with its line."""

import json
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.evaluate.annotated import gold_record
from kg.evaluate.sources import gold_records, write_texts
from kg.train.marked import parse, read_marked
from kg.train.own import read_own
from kg.train.tokens import blank
from tests import annotated

TEXT = """# id: wire-01
# style: wire
# published: 2014-03-11
Talks in {Bamako|GPE b}

{Mali|GPE m}'s {foreign minister|ROLE}, {Hawa Traorel|PERSON p}, met {the {AU|ORG au} envoy|nom x} on {Monday|DATE}.
> p holdsPosition m role="foreign minister"
> p metWith x date=2014-03-10 place=b needs=coref
{She|pro p} said that {Malian|DEMONYM} officers had never met {Jon Berg|PERSON j}.
> p metWith j stance=denied by=p
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a1.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "set"


def test_marks_may_be_nested_and_the_text_is_plain() -> None:
    line = parse("here", "met {the {AU|ORG au} envoy|nom p+q}.")
    assert line.text == "met the AU envoy."
    assert [(line.text[m.start : m.end], m.label, m.ids) for m in line.marks] == [
        ("the AU envoy", "nom", ("p", "q")),
        ("AU", "ORG", ("au",)),
    ]


def test_paragraphs_and_claims_are_read(folder: Path) -> None:
    (document,) = read_marked(folder / "a1.txt")
    assert document.text.startswith("Talks in Bamako\n\nMali's foreign minister, Hawa Traorel, met the AU envoy")
    assert [len(line.claims) for line in document.lines] == [0, 2, 1]
    assert dict(document.lines[1].claims[0].values) == {"role": "foreign minister"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{Mali|GPE m", "is not closed"),
        ("Mali} left", "brace or a bar"),
        ("{Mali|PLACE m}", "is no label"),
        ("{Mali|GPE}", "is no label with what it needs"),
        ("{minister|ROLE m}", "is no label with what it needs"),
        ("{Mali|GPE M1}", "an id that is none"),
        ("{the {foreign|ROLE} Berg|PERSON p}", "names over one another"),
        ("{Berg|PERSON p} left.\n> p metWith", "a claim is"),
        ("{Berg|PERSON p} left.\n> p metWith q", "no mark has the id 'q'"),
        ("{Berg|PERSON p} left.\n> p visited p stance=likely", "stance=likely"),
        ("{Berg|PERSON p} left.\n> p visited p date=May", "date=May"),
    ],
)
def test_what_breaks_the_form_is_named(tmp_path: Path, wrong: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(f"# id: a\n{wrong}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=told):
        read_marked(tmp_path / "a.txt")


def test_annotated_text_becomes_sentences_with_names(folder: Path) -> None:
    ((headline, first, _),) = read_own(folder, blank())
    assert headline.opens
    assert headline.tokens[-1].space  # the words of two lines never touch
    words = [token.form for token in first.tokens]
    assert [(" ".join(words[n.start : n.end]), n.label) for n in first.names or ()] == [
        ("Mali", "GPE"),
        ("foreign minister", "ROLE"),
        ("Hawa Traorel", "PERSON"),
        ("AU", "ORG"),
        ("Monday", "DATE"),
    ]


def test_annotated_text_becomes_gold(folder: Path, tmp_path: Path) -> None:
    with (tmp_path / "texts.jsonl").open("wb") as stream:
        assert write_texts(folder, stream) == 1
    record = json.loads((tmp_path / "texts.jsonl").read_text())
    assert record["id"] == "wire-01"
    assert record["published"] == "2014-03-11"
    (gold,) = gold_records(folder)
    assert gold["doc"] == "wire-01"
    types = {entity["key"]: entity["types"] for entity in gold["entities"]}
    assert types == {
        "au": ["Organization"],
        "b": ["Place"],
        "j": ["Person"],
        "m": ["Country"],
        "p": ["Person"],
        "x": ["Other"],
    }
    agreed = {(r["s"], r["p"], r["o"]): r["agreed"] for r in gold["relations"]}
    assert agreed == {("p", "holdsPosition", "m"): True, ("p", "metWith", "x"): False, ("p", "metWith", "j"): True}
    (denied,) = [r for r in gold["relations"] if r["o"] == "j"]
    assert denied["instances"][0]["stance"] == "denied"
    assert denied["instances"][0]["attributedTo"] == "p"


def test_one_claim_said_twice_is_one_relation_with_two_instances(folder: Path) -> None:
    (document,) = read_marked(folder / "a1.txt")
    document.lines.append(document.lines[1])
    relations = gold_record(document, {"mali"})["relations"]
    assert [len(r["instances"]) for r in relations] == [2, 2, 1]


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_the_text_that_ships_obeys_the_guideline(part: str) -> None:
    folder = Path(__file__).parents[2] / "data" / "annotated" / part
    documents = [document for path in sorted(folder.glob("*.txt")) for document in read_marked(path)]
    assert len(documents) >= 60
    names = [document.head["id"] for document in documents]
    assert len(set(names)) == len(names)


def test_a_folder_without_annotated_text_is_no_text_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no annotated text is there"):
        read_own(tmp_path, blank())


def test_checking_counts_what_is_marked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("# id: b\n{Mali|GPE m\n", encoding="utf-8")
    assert annotated.main([str(path) for path in folder.iterdir()]) == 1
    told = capsys.readouterr().out
    assert "documents: 1" in told
    assert "claim metWith: 2" in told
    assert "is not closed" in told
