"""The folder that ships: small, loadable, with the labels and papers that it promises."""

import json
from pathlib import Path

import pytest

from kg.errors import ReadError, SettingsError
from kg.resources import resource
from kg.train.card import LICENCE, origin, render, tables
from kg.train.corpora import Shelf
from kg.train.recipe import load_recipe
from kg.train.sentence import LABELS
from kg.train.windows import NAMES, TAGS

MODELS = resource("data", "models")
RECIPE = resource("data", "models", "recipes", "fast.toml")
SHIPPED = ("accurate", "fast")
CORPORA = ("English EWT", "Universal NER", "GUM", "wikigold")


def figures(name: str) -> dict[str, dict[str, float]]:
    record = json.loads((MODELS / name / "figures.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, float]] = record["figures"]
    return found


def test_the_weights_are_small_together() -> None:
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) <= 45 * 2**20


def test_the_fast_pipeline_loads_with_the_promised_parts_and_labels() -> None:
    import spacy

    nlp = spacy.load(MODELS / "fast")
    assert {"tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert set(nlp.get_pipe("ner").labels) == set(NAMES)
    assert {"ROOT", "nsubj", "nsubj:pass", "obl:agent", "nmod:desc", "appos"} <= set(nlp.get_pipe("parser").labels)
    doc = nlp("Sergei Lavrov met Antony Blinken in Geneva.")
    assert [span.label_ for span in doc.ents] == ["PERSON", "PERSON", "GPE"]
    assert next(token.lemma_ for token in doc if token.dep_ == "ROOT") == "meet"


def test_the_accurate_pipeline_has_the_promised_labels() -> None:
    labels = json.loads((MODELS / "accurate" / "kg_transformer" / "labels.json").read_text(encoding="utf-8"))
    assert tuple(labels["names"]) == TAGS
    assert {"ROOT", "nsubj", "nsubj:pass", "obl:agent", "nmod:desc", "appos"} <= set(labels["relations"])


@pytest.mark.parametrize("name", SHIPPED)
def test_the_card_shows_the_figures_of_the_figures_file(name: str) -> None:
    card = (MODELS / name / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert tables(figures(name)) in card
    assert LICENCE in card
    extra = {"accurate": ("our own annotated text", "MiniLM"), "fast": ("Foreign Relations", "press releases")}
    for corpus in (*CORPORA, *extra[name]):
        assert corpus in card


@pytest.mark.parametrize("name", SHIPPED)
def test_the_folder_says_nothing_of_where_it_was_trained(name: str) -> None:
    config = (MODELS / name / "config.cfg").read_text(encoding="utf-8")
    assert "/tmp" not in config
    assert "/home" not in config


@pytest.mark.parametrize(("name", "las", "names"), [("accurate", 85.0, 76.0), ("fast", 78.0, 62.0)])
def test_the_figures_are_above_the_floor(name: str, las: float, names: float) -> None:
    mean = figures(name)["mean"]
    assert mean["las"] >= las
    assert mean["names_f"] >= names


def test_the_readme_names_the_figures_that_were_measured() -> None:
    readme = " ".join((resource("data").parent / "README.md").read_text(encoding="utf-8").split())
    accurate, fast = figures("accurate"), figures("fast")
    las = [[found[f"syntax_{portion}"]["las"] for portion in ("ewt", "gum")] for found in (accurate, fast)]
    assert f"`accurate` ({las[0][0]} and {las[0][1]} % of the dependencies of EWT and GUM from raw text" in readme
    assert f"{accurate['names_test']['f']} F1 of the names of our test text" in readme
    assert f"a smaller one ({las[1][0]} and {las[1][1]} %)" in readme


def test_a_card_of_a_recipe_names_its_command() -> None:
    card = render(origin(load_recipe(RECIPE)), figures("fast"))
    assert "kg train data/models/recipes/fast.toml -o FOLDER --corpora CORPORA" in card


def test_an_unknown_key_of_a_recipe_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(RECIPE.read_text(encoding="utf-8").replace("dropout", "drop"), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"syntax\.drop: no such key; there are variants"):
        load_recipe(path)


def test_a_missing_key_of_a_recipe_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(RECIPE.read_text(encoding="utf-8").replace("seed = 1", ""), encoding="utf-8")
    with pytest.raises(SettingsError, match="seed"):
        load_recipe(path)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"ewt-dev\.iob2\.gz: no such corpus"):
        Shelf(tmp_path, load_recipe(RECIPE)).ewt("dev")


def test_the_corpora_beside_the_checkout_have_what_the_recipe_names(shared_path: Path) -> None:
    shelf = Shelf(shared_path / "corpora", load_recipe(RECIPE))
    texts = [*shelf.ewt("dev"), *shelf.gum("dev")]
    labels = {name.label for text in texts for sentence in text for name in sentence.names or ()}
    assert labels == set(LABELS)
    assert not any(sentence.identifier.startswith("GUM_conversation") for text in texts for sentence in text)
