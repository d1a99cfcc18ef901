"""`kg label` asks about claims, keeps what is answered with the graph, and says how precise they are."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from kg.pipeline import knowledge
from tests.fakes import write

MEETINGS = "Ann Lee met Bo Ray. Bo Ray met Cy Orr. Cy Orr met Dan Poe. Dan Poe met Eve Sol. Eve Sol met Ann Lee."


@pytest.fixture
def meetings(kg, tmp_path: Path) -> Path:
    """A graph of five claims."""
    write(tmp_path / "in", {"a.txt": f"Talks\n\n{MEETINGS}"})
    kg("build", tmp_path / "in", "-o", tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def answers(monkeypatch):
    """Gives lines as piped input."""

    def give(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


def kept(graph: Path) -> list[dict]:
    return [json.loads(line) for line in (graph / "decisions.jsonl").read_text().splitlines()]


def test_each_claim_is_shown_with_both_marked_and_the_answer_is_kept(kg, meetings: Path, answers) -> None:
    answers("r", "w no such meeting", "s", "u", "r")
    ran = kg("label", meetings, "--who", "mh")
    assert (ran.status, ran.err) == (0, "")
    shown = re.findall(
        r"^(\d) of 5  (.+)  metWith  (.+)  \[asserted\]\n    “⟨(.+)⟩ met ⟨(.+)⟩\.”\n    Talks", ran.out, re.M
    )
    assert [place for place, *_ in shown] == list("12345")
    assert all(found[1:3] == found[3:5] for found in shown)
    assert [one["value"] for one in kept(meetings)] == ["right", "wrong", "stance wrong", "unsure", "right"]
    assert kept(meetings)[1]["why"] == "no such meeting"
    assert all(one["kind"] == "claim" and one["who"] == "mh" and one["stance"] == "asserted" for one in kept(meetings))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}\+00:00", one["when"]) for one in kept(meetings))


def test_it_ends_with_the_precision_and_its_interval(kg, meetings: Path, answers) -> None:
    answers("r", "w", "s", "u", "r")
    last = kg("label", meetings).out.splitlines()[-3:]
    assert last[0].split("  ")[0] == "relation"
    assert re.fullmatch(r"metWith +4 +3 +0\.75 \(0\.30–0\.95\) +2 of 3 +1", last[2])


def test_what_is_judged_is_not_asked_again(kg, meetings: Path, answers) -> None:
    answers("r", "r", "q")
    first = kg("label", meetings)
    assert first.out.count("⟩ met ⟨") == 3
    assert len(kept(meetings)) == 2
    answers("r", "r", "r")
    again = kg("label", meetings)
    assert again.out.startswith("2 of 5 are judged already\n")
    sentences = re.findall("“.*”", first.out)[:2] + re.findall("“.*”", again.out)
    assert len(set(sentences)) == 5
    answers()
    done = kg("label", meetings)
    assert done.status == 0
    assert done.out.startswith("5 of 5 are judged already; a larger --number or another --seed draws more\n")


def test_a_seed_draws_the_same_and_a_larger_number_only_adds(kg, meetings: Path, answers) -> None:
    drawn = {}
    for seed, number in ((1, 2), (1, 4), (7, 4)):
        (meetings / "decisions.jsonl").unlink(missing_ok=True)
        answers(*"uuuu")
        drawn[seed, number] = re.findall("“.*”", kg("label", meetings, "--seed", seed, "--number", number).out)
    assert drawn[1, 4][:2] == drawn[1, 2]
    assert drawn[1, 4] != drawn[7, 4]


def test_a_claim_is_asked_again_when_its_stance_has_changed(kg, meetings: Path, answers) -> None:
    answers(*"rrrrr")
    kg("label", meetings)
    rows = kept(meetings)
    rows[0]["stance"] = "denied"
    (meetings / "decisions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    answers("w")
    assert kg("label", meetings).out.count("⟩ met ⟨") == 1


def test_the_latest_judgement_wins_and_a_torn_end_of_the_file_harms_nothing(kg, meetings: Path, answers) -> None:
    answers(*"rrrr")
    kg("label", meetings)
    path = meetings / "decisions.jsonl"
    other = {**kept(meetings)[0], "value": "wrong"}
    path.write_text(path.read_text() + json.dumps(other))  # without the end of its line
    answers("r")
    assert re.search(r"^metWith +5 +4 +0\.80", kg("label", meetings).out, re.M)


def test_judgements_other_than_wrong_change_nothing_of_the_graph(kg, meetings: Path, answers) -> None:
    before, store = knowledge(meetings), (meetings / "store" / "CURRENT").read_text()
    answers(*"rrsur")
    kg("label", meetings)
    assert knowledge(meetings) == before
    assert kg("build", meetings.parent / "in", "-o", meetings).status == 0
    assert (meetings / "store" / "CURRENT").read_text() == store


def test_another_answer_is_asked_for_again(kg, meetings: Path, answers) -> None:
    answers("", "yes", "W")
    ran = kg("label", meetings, "--number", 1)
    assert ran.out.count("answer with r, w, s, u or q") == 2
    assert kept(meetings)[0]["value"] == "wrong"


@pytest.mark.parametrize("stream", [io.StringIO(""), None])
def test_without_a_terminal_and_without_input_it_refuses(kg, meetings: Path, monkeypatch, stream) -> None:
    monkeypatch.setattr(sys, "stdin", stream)
    ran = kg("label", meetings)
    assert ran.status == 1
    assert ran.err == "kg: there is nobody to ask: run kg label in a terminal, or pipe the answers in, one a line\n"
    assert not (meetings / "decisions.jsonl").exists()


def test_what_cannot_be_asked_is_said_in_one_sentence(kg, meetings: Path, answers) -> None:
    answers("r")
    assert kg("label", meetings, "--relation", "wed").err == "kg: the graph has no claims of 'wed'; it has metWith\n"
    assert "--number is 0" in kg("label", meetings, "--number", "0").err
    (meetings / "decisions.jsonl").write_text('{"kind": "claim", "a": "urn:kg:claim:1", "value": "fine"}\n')
    wrong = kg("label", meetings).err
    assert "line 1: claim 'fine' is not valid; there are right, wrong, stance wrong, unsure" in wrong


def test_a_claim_judged_wrong_is_in_no_query_and_no_export_until_it_is_judged_otherwise(
    kg, meetings: Path, answers, tmp_path: Path
) -> None:
    def shown() -> tuple[int, int]:
        kg("export", meetings, "--format", "claims", "-o", tmp_path / "claims.jsonl")
        asked = kg("query", meetings, "SELECT (COUNT(?c) AS ?n) WHERE { ?c a kg:Claim }", "--as", "csv")
        return len((tmp_path / "claims.jsonl").read_text().splitlines()), int(asked.out.split()[-1])

    assert shown() == (5, 5)
    answers(*"wrrrr")
    assert "\n1 judged wrong: no query, export or page shows them any more\n" in kg("label", meetings).out
    assert shown() == (4, 4)
    path = meetings / "decisions.jsonl"
    path.write_text(path.read_text() + json.dumps({**kept(meetings)[0], "value": "right"}) + "\n")
    kg("label", meetings)
    assert shown() == (5, 5)
