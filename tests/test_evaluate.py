"""The measure itself: what is right, what is wrong, what is forgiven, against gold made by hand."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate import CORE, Evaluation, actors, digest, evaluate, normal, read_gold

Json = dict[str, Any]


def named(key: str, *mentions: str, kind: str = "Person", nominals: tuple[str, ...] = (), agreed: bool = True) -> Json:
    """An entity of the gold."""
    name = mentions[0]
    return {
        "key": key,
        "name": name,
        "types": [kind],
        "mentions": list(mentions),
        "nominals": list(nominals),
        "agreed": agreed,
    }


def relation(s: str, p: str, o: str, *stances: str, agreed: bool = True) -> Json:
    """A relation of the gold."""
    instances = [
        {"stance": stance, "date": None, "needs": "explicit", "evidence": f"{s} {p} {o}"} for stance in stances
    ]
    return {"s": s, "p": p, "o": o, "agreed": agreed, "instances": instances}


GOLD = [
    {
        "doc": "a",
        "entities": [
            named("maria petrova", "Maria Petrova", "Petrova", nominals=("the envoy",)),
            named("tomas varga", "Tomas Varga"),
            named("russia", "Russia", "Moscow", kind="Country"),
            named("kremlin", "Kremlin", kind="Organization"),
            named("tuesday club", "Tuesday Club", kind="Other"),
        ],
        "relations": [
            relation("maria petrova", "metWith", "tomas varga", "asserted"),
            relation("maria petrova", "envoyOf", "kremlin", "asserted", "reported"),
            relation("tomas varga", "visited", "russia", "planned", agreed=False),
        ],
    },
    {
        "doc": "b",
        "entities": [named("tomas varga", "Tomas Varga"), named("halden steel", "Halden Steel", kind="Organization")],
        "relations": [relation("halden steel", "sanctionedBy", "united states", "denied")],
    },
]


def claim(doc: str, s: str, p: str, o: str, stance: str = "asserted", confidence: float = 0.9, **more: Any) -> Json:
    """A claim as it is exported."""
    ends = [
        {"id": f"urn:{name}", "type": "Person", "label": name, "names": more.get("names", []), "mention": name}
        for name in (s, o)
    ]
    evidence = {"quote": f"{s} {p} {o}", "start": 0, "end": 1}
    return {
        "document": {"id": doc},
        "subject": ends[0],
        "predicate": p,
        "object": ends[1],
        "stance": stance,
        "confidence": confidence,
        "evidence": evidence,
    }


def held(*claims: Json) -> Evaluation:
    """Claims against the gold."""
    return evaluate(GOLD, claims, [], actors())


def test_a_claim_is_right_whose_arguments_are_called_as_in_the_gold() -> None:
    found = held(claim("a", "Petrova", "metWith", "Tomas Varga"))
    assert (found.relations["metWith"].precision, found.relations["metWith"].recall) == (1.0, 1.0)
    assert held(claim("a", "the envoy", "metWith", "Tomas Varga")).relations["metWith"].right == 1
    assert held(claim("a", "M.", "metWith", "T.", names=["Maria Petrova", "Tomas Varga"])).relations["metWith"].right


@pytest.mark.parametrize(
    "wrong",
    [
        claim("a", "Maria Petrova", "metWith", "Russia"),
        claim("a", "Maria Petrova", "metWith", "Somebody Else"),
        claim("b", "Maria Petrova", "metWith", "Tomas Varga"),  # another document says so
        claim("a", "Maria Petrova", "spokeWith", "Tomas Varga"),
        claim("a", "Kremlin", "envoyOf", "Maria Petrova"),  # the wrong way round
    ],
    ids=["other object", "no entity", "other document", "other relation", "reversed"],
)
def test_a_claim_that_differs_in_anything_is_wrong_and_listed(wrong: Json) -> None:
    found = held(wrong)
    total = found.over(CORE)
    assert (total.right, total.wrong, total.found) == (0, 1, 0)
    quote = wrong["evidence"]["quote"]
    assert any(f"{wrong['document']['id']}  wrong " in line and quote in line for line in found.errors)


def test_symmetric_relations_hold_in_both_directions() -> None:
    assert held(claim("a", "Tomas Varga", "metWith", "Petrova")).relations["metWith"].right == 1


def test_a_government_and_its_seats_are_one_actor() -> None:
    for sender in ("Russia", "Kremlin", "Moscow", "the Russian Federation", "Government of Russia"):
        assert held(claim("a", "Petrova", "envoyOf", sender)).relations["envoyOf"].right == 1, sender
    for other in ("Ukraine", "White House", "Washington"):
        assert held(claim("a", "Petrova", "envoyOf", other)).relations["envoyOf"].wrong == 1, other
    for seat in ("State Department", "U.S. Treasury", "America", "US government"):
        assert held(claim("b", "Halden Steel", "sanctionedBy", seat)).relations["sanctionedBy"].right == 1, seat


def test_a_capital_that_the_gold_calls_a_place_is_not_its_government() -> None:
    ends = [named("maria petrova", "Maria Petrova"), named("egypt", "Egypt", kind="Country")]
    cairo = named("cairo", "Cairo", kind="Place")
    said = [claim("c", "Maria Petrova", "visited", "Egypt"), claim("c", "Maria Petrova", "visited", "Cairo")]
    visits = [relation("maria petrova", "visited", place, "asserted") for place in ("egypt", "cairo")]
    both = {"doc": "c", "entities": [*ends, cairo], "relations": visits}
    assert evaluate([both], said[:1], [], actors()).relations["visited"].recall == 0.5
    assert evaluate([both], said, [], actors()).relations["visited"].recall == 1.0
    only_city = {"doc": "c", "entities": [*ends, cairo], "relations": visits[1:]}
    assert evaluate([only_city], said[:1], [], actors()).relations["visited"].wrong == 1


def test_the_same_fact_under_a_second_name_is_neither_right_again_nor_wrong() -> None:
    found = held(claim("a", "Petrova", "envoyOf", "Russia"), claim("a", "Petrova", "envoyOf", "Kremlin"))
    score = found.relations["envoyOf"]
    assert (score.right, score.wrong, score.found) == (1, 0, 1)


def test_recall_counts_what_all_annotators_made_and_precision_forgives_what_one_made() -> None:
    nothing = held()
    assert (nothing.over(CORE).gold, nothing.over(CORE).recall, nothing.over(CORE).f1) == (3, 0.0, 0.0)
    assert [line.split()[1] for line in nothing.errors] == ["missed"] * 3
    only_one = held(claim("a", "Tomas Varga", "visited", "Russia", "planned"))
    assert (only_one.over(CORE).right, only_one.over(CORE).wrong, only_one.over(CORE).found) == (1, 0, 0)


def test_precision_recall_and_f1_are_those_of_the_counts() -> None:
    score = held(
        claim("a", "Petrova", "metWith", "Tomas Varga"),
        claim("a", "Petrova", "visited", "Somewhere"),
        claim("b", "Tomas Varga", "holdsPosition", "Halden Steel"),
    ).over(CORE)
    assert (score.precision, score.recall) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert score.f1 == pytest.approx(1 / 3)


def test_of_claims_between_the_same_two_the_surest_gives_the_stance() -> None:
    sure = claim("a", "Petrova", "envoyOf", "Russia", "denied", 0.9)
    unsure = claim("a", "Petrova", "envoyOf", "Russia", "reported", 0.4)
    for both in ((sure, unsure), (unsure, sure)):
        assert held(*both).stances == [("asserted", "denied")]


def test_a_stance_is_right_that_any_instance_has() -> None:
    said = [held(claim("a", "Petrova", "envoyOf", "Russia", stance)) for stance in ("reported", "asserted", "denied")]
    assert [found.stance_accuracy for found in said] == [1.0, 1.0, 0.0]
    assert held().stance_accuracy == 0.0


def test_relations_that_the_gold_does_not_have_are_not_judged() -> None:
    assert held(claim("a", "Petrova", "likes", "Tomas Varga")).over(["likes"]).wrong == 0


def entity(name: str, *mentions: tuple[str, str]) -> Json:
    """An entity as it is exported."""
    return {
        "id": f"urn:{name}",
        "mentions": [{"document": doc, "start": 0, "end": 1, "text": t} for doc, t in mentions],
    }


def test_entities_are_counted_once_a_document_that_names_them() -> None:
    entities = [
        entity("p", ("a", "Petrova"), ("a", "Maria Petrova")),
        entity("v", ("a", "Tomas Varga"), ("b", "Tomas Varga")),
        entity("e", ("a", "the envoy")),  # right, but a description: the gold's names are what is to be found
        entity("x", ("a", "Halden Steel"), ("b", "Mr. Nobody"), ("elsewhere", "Ann Lee")),
    ]
    score = evaluate(GOLD, [], entities, {}).entities
    assert (score.right, score.wrong) == (4, 2)
    assert (score.found, score.gold) == (3, 6)  # neither “Other” nor what is in no document


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Kremlin", "kremlin"),
        ("the Government of the United States", "united states"),
        ("Republic of Korea", "korea"),
        ("Élysée", "elysee"),
        ("U.S.", "us"),
        ("", ""),
    ],
)
def test_names_are_compared_without_article_accents_and_form_of_government(name: str, plain: str) -> None:
    assert normal(name) == plain


def test_actors_are_countries_their_capitals_and_seats_and_nobody_else() -> None:
    found = actors()
    said = {name: found.get(normal(name)) for name in ("Russia", "Kremlin", "Moscow", "Beijing", "China", "Pentagon")}
    assert said == {
        "Russia": "russia",
        "Kremlin": "russia",
        "Moscow": "russia",
        "Beijing": "china",
        "China": "china",
        "Pentagon": "united states",
    }
    assert set(found.values()) <= {form for form, actor in found.items() if form == actor}
    for nobody in ("Marco Rubio", "Munich", "Sofia", "Gazprom", "European Union", ""):
        assert normal(nobody) not in found, nobody


def test_gold_is_read_in_order_and_its_digest_follows_every_byte(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="holds no gold"):
        read_gold(tmp_path)
    for record in GOLD[::-1]:
        (tmp_path / f"{record['doc']}.json").write_text(json.dumps(record), encoding="utf-8")
    assert read_gold(tmp_path) == GOLD
    before = digest(tmp_path)
    (tmp_path / "notes.md").write_text("no gold")
    assert digest(tmp_path) == before
    with (tmp_path / "a.json").open("a") as stream:
        stream.write(" ")
    assert digest(tmp_path) != before


def noisy(gold: list[Json], chance: random.Random) -> list[Json]:
    """What a system of middling quality might say: gold under other names, some of it turned to something else."""
    claims = []
    for record in gold:
        forms = {e["key"]: [e["name"], *e["mentions"]] for e in record["entities"]}
        keys = sorted(forms)
        for one in record["relations"]:
            s, o, p = one["s"], one["o"], one["p"]
            if chance.random() < 0.2:
                s = chance.choice(keys)
            if chance.random() < 0.2:
                o = chance.choice(keys)
            if chance.random() < 0.1:
                p = chance.choice(CORE)
            if chance.random() < 0.8:
                ends = [chance.choice(forms.get(key, [key])) for key in (s, o)]
                claims.append(claim(record["doc"], ends[0], p, ends[1], confidence=chance.random()))
    return claims


@pytest.mark.parametrize(("name", "within"), [("gold-releases", 0.015), ("gold-articles", 0.03)])
def test_scores_agree_with_the_scorer_beside_the_project(shared_path: Path, name: str, within: float) -> None:
    path = shared_path / "eval" / "score.py"
    if not path.is_file():
        pytest.skip("needs the scorer, which is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = read_gold(shared_path / "eval" / name)
    for seed in range(5):
        claims = noisy(gold, random.Random(seed))
        theirs = scorer.score_claims({record["doc"]: record for record in gold}, claims)
        ours = evaluate(gold, claims, [], actors())
        assert 0.3 < ours.over(CORE).f1 < 0.9, "the claims shall be neither perfect nor hopeless"
        assert ours.over(CORE).f1 == pytest.approx(theirs["core"]["f1"], abs=within)
        assert ours.stance_accuracy == pytest.approx(theirs["stance_accuracy"], abs=within)
