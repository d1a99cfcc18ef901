"""`kg eval` says what is right, what is wrong and what was missed, and how sure one can be of that."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.extract.confidence import Calibration
from kg.settings import Settings
from tests.fakes import inline, write

TEXTS = {
    "a": "Ida Berg met Luis Ortega in Oslo on 3 March 2025. Ana Soto visited Ghana.",
    "b": "Norway has not sanctioned Halden Steel.",
    "c": "Luis Ortega will meet Ana Soto in May. Ana Soto telephoned Ida Berg.",
}
BUILD = pipeline.build
HOSTILE = "<script>alert(1)</script>"
PEOPLE = {"berg": "Ida Berg", "ortega": "Luis Ortega", "soto": "Ana Soto"}


def said(s: str, p: str, o: str, stance: str = "asserted", date: str | None = None, evidence: str = "") -> dict:
    """A relation of the gold."""
    instance = {"stance": stance, "date": date, "needs": "explicit", "evidence": evidence or f"{s} {p} {o}"}
    return {"s": s, "p": p, "o": o, "agreed": True, "instances": [instance]}


def record(doc: str, names: dict[str, str], *relations: dict) -> dict[str, Any]:
    """The gold of a document."""
    kinds = {"Ghana": "Country", "Norway": "Country", "Oslo": "Place", "Halden Steel": "Organization"}
    entities = [
        {"key": key, "name": name, "types": [kinds.get(name, "Person")], "mentions": [name], "nominals": [],
         "agreed": True}
        for key, name in names.items()
    ]  # fmt: skip
    return {"doc": doc, "entities": entities, "relations": list(relations)}


GOLD = [
    record(
        "a",
        {**PEOPLE, "ghana": "Ghana", "oslo": "Oslo"},
        said("berg", "metWith", "ortega", date="2025-03-03"),
        said("soto", "spokeWith", "ortega", evidence=f"Soto rang {HOSTILE} Ortega."),
    ),
    record("b", {"norway": "Norway", "halden": "Halden Steel"}, said("halden", "sanctionedBy", "norway")),
    record("c", PEOPLE, said("ortega", "metWith", "soto", "planned", "2025"), said("soto", "spokeWith", "berg")),
]


def gold_in(folder: Path, records: list[dict]) -> Path:
    """A folder of gold."""
    return write(folder, {f"{one['doc']}.json": json.dumps(one) for one in records})


def built(source: Path, folder: Path) -> None:
    """Build with the real language pipeline and relations, in this process."""
    BUILD([str(source)], folder, Settings(), lambda _: None, pipeline.Stages(run=inline))


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Path:
    """A folder with a graph that the real pipeline built of TEXTS, and their gold."""
    folder = tmp_path_factory.mktemp("eval")
    lines = [json.dumps({"id": name, "text": text, "published": "2025-03-04"}) for name, text in TEXTS.items()]
    write(folder, {"in/texts.jsonl": "\n".join(lines)})
    built(folder / "in", folder / "graph")
    gold_in(folder / "gold", GOLD)
    return folder


def test_the_tables_say_what_is_right_per_relation_with_intervals(kg, real: Path) -> None:
    ran = kg("eval", real / "graph", real / "gold")
    assert (ran.status, ran.err) == (0, "")
    lines = {" ".join(line.split()[:3]): line for line in ran.out.splitlines()}
    assert re.search(r"^core +5 +5 +0\.80 \(0\.\d\d–1\.00\) +0\.80 \(0\.\d\d–1\.00\) +0\.80 \(", ran.out, re.M)
    assert re.search(r"^metWith +2 +2 +1\.00 \(1\.00–1\.00\)", ran.out, re.M)
    assert re.search(r"^visited +0 +1 +0\.00 \(0\.00–0\.00\) +– +–$", ran.out, re.M)
    assert "accuracy 0.75 (0.30–0.95)" in lines
    assert re.search(r"^asserted +2 +0 +1 +0 +0 +0\.80$", ran.out, re.M), "one asserted sanction is called denied"
    assert re.search(r"^right at the gold's precision +1\.00", ran.out, re.M)
    assert re.search(r"^of right claims with a date in the gold +2$", ran.out, re.M)
    assert re.search(r"^named entities +\d+ +\d+ +1\.00", ran.out, re.M)
    assert re.search(r"^expected calibration error: 0\.\d\d\d$", ran.out, re.M)


def test_the_worst_errors_stand_with_their_sentences(kg, real: Path) -> None:
    out = kg("eval", real / "graph", real / "gold").out
    assert re.search(r"^Ana Soto visited Ghana \[0\.\d\d; a\]\n    “Ana Soto visited Ghana\.”$", out, re.M)
    assert "Ana Soto spokeWith Luis Ortega [explicit; a]\n    “Soto rang <script>" in out
    none = kg("eval", real / "graph", real / "gold", "--worst", "0").out
    assert "Wrong, the surest first" not in none
    assert "Claims" in none


def test_the_same_figures_come_out_every_time(kg, real: Path) -> None:
    assert kg("eval", real / "graph", real / "gold").out == kg("eval", real / "graph", real / "gold").out


def test_the_page_has_every_error_and_lets_no_text_be_markup(kg, real: Path, tmp_path: Path) -> None:
    ran = kg("eval", real / "graph", real / "gold", "--html", tmp_path / "page.html")
    assert f"{tmp_path / 'page.html'}: the tables" in ran.out
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "Soto rang &lt;script&gt;alert(1)&lt;/script&gt; Ortega." in page
    assert "Wrong claims, the surest first: 1" in page
    assert "Missed claims: 1" in page
    assert "prefers-color-scheme: dark" in page
    assert not re.search(r"(src|href)=|url\(", page)


def test_gold_may_be_annotated_text_and_its_texts_can_be_written_to_build_from(kg, tmp_path: Path) -> None:
    text = "# id: x-1\n# published: 2025-03-04\n{Ann Lee|PERSON a} met {Bo Ray|PERSON b}.\n> a metWith b\n"
    write(tmp_path / "marked", {"x.txt": text})
    written = kg("eval", tmp_path / "graph", tmp_path / "marked", "--texts", tmp_path / "texts.jsonl")
    assert written.out.splitlines()[1] == f"next: kg build {tmp_path / 'texts.jsonl'} -o {tmp_path / 'graph'}"
    kg("build", tmp_path / "texts.jsonl", "-o", tmp_path / "graph")
    ran = kg("eval", tmp_path / "graph", tmp_path / "marked")
    assert re.search(r"^metWith +1 +1 +1\.00 +1\.00 +1\.00$", ran.out, re.M), "two documents are too few to draw from"


@pytest.fixture
def half_right(kg, tmp_path: Path) -> Path:
    """A graph of forty claims, all with confidence 0.9, of which the gold has every second."""
    pairs = [(f"Ann Aa{i:02}n", f"Bo Bb{i:02}n") for i in range(40)]
    documents = {f"d{i}": pairs[i * 8 : i * 8 + 8] for i in range(5)}
    write(tmp_path / "in", {f"{d}.txt": " ".join(f"{a} met {b}." for a, b in own) for d, own in documents.items()})
    records = [
        record(d, {name: name for pair in own for name in pair}, *(said(a, "metWith", b) for a, b in own[::2]))
        for d, own in documents.items()
    ]
    gold_in(tmp_path / "gold", records)
    kg("build", tmp_path / "in", "-o", tmp_path / "graph")
    return tmp_path


def test_a_calibration_maps_confidence_to_the_share_right(kg, half_right: Path) -> None:
    target = half_right / "calibration.json"
    ran = kg("eval", half_right / "graph", half_right / "gold", "--worst", 0, "--calibrate", target)
    assert ran.status == 0, ran.err
    assert "expected calibration error: 0.400\n" in ran.out
    assert ran.out.splitlines()[-2:] == [
        f"{target}: 1 breakpoints from 40 claims",
        "expected calibration error: 0.400 before, 0.000 after, on documents that it was not fitted to",
    ]
    kept = json.loads(target.read_text())
    assert kept["breakpoints"] == [[0.9, 0.5]]
    assert kept["claims"] == 40
    assert re.fullmatch(r"[0-9a-f]{16}", kept["gold"])


def test_too_few_claims_give_no_calibration(kg, real: Path, tmp_path: Path) -> None:
    ran = kg("eval", real / "graph", real / "gold", "--calibrate", tmp_path / "map.json")
    assert ran.status == 1
    assert ran.err == "kg: 5 judged claims are too few for a calibration; it needs 30\n"
    assert not list(tmp_path.iterdir())


def test_a_made_up_map_is_applied_by_a_build_which_is_not_fitted_again(real, kg, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "map.json").write_text('{"breakpoints": [[0.5, 0.1], [0.95, 0.31]]}')
    monkeypatch.setattr("kg.extract.confidence.resource", lambda *_: tmp_path / "map.json")
    built(real / "in", tmp_path / "graph")
    sure = {c["confidence"] for c in _claims(kg, tmp_path / "graph")}
    raw = {c["confidence"] for c in _claims(kg, real / "graph")}
    assert sure == {Calibration(((0.5, 0.1), (0.95, 0.31)))(one) for one in raw} != raw
    assert re.search(r"^made by calibration [0-9a-f]{16}, kg ", kg("info", tmp_path / "graph").out, re.M)
    ran = kg("eval", tmp_path / "graph", real / "gold", "--calibrate", tmp_path / "again.json")
    assert ran.status == 1
    assert "are calibrated already: to fit again, build the graph without data/calibration.json" in ran.err


def _claims(kg, graph: Path) -> list[dict]:
    return [json.loads(line) for line in kg("export", graph, "--format", "claims").out.splitlines()]


def test_what_cannot_be_compared_is_said_in_one_sentence(kg, graph: str, tmp_path: Path) -> None:
    other = gold_in(tmp_path / "other", [record("elsewhere", PEOPLE)])
    assert f"kg: no document of {other} is in {graph}: 'elsewhere' is not\n" == kg("eval", graph, other).err
    assert "holds no gold: neither JSON files nor annotated texts" in kg("eval", graph, tmp_path).err
    assert "is no folder" in kg("eval", graph, tmp_path / "nowhere").err
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.json").write_text("[1]")
    assert "a.json: is no gold: it needs doc, entities, relations" in kg("eval", graph, tmp_path / "bad").err
    assert "--worst is -1" in kg("eval", graph, other, "--worst", "-1").err


def test_documents_that_the_graph_lacks_are_named_and_missed(kg, graph: str, tmp_path: Path) -> None:
    names = {"ann lee": "Ann Lee", "bo ray": "Bo Ray"}
    records = [record(doc, names, said("ann lee", "metWith", "bo ray")) for doc in ("one", "unread")]
    ran = kg("eval", graph, gold_in(tmp_path, records))
    assert ran.out.startswith("1 of 2 documents of the gold are not in the graph, all missed: unread\n")
    assert "Ann Lee metWith Bo Ray [explicit; unread]" in ran.out
