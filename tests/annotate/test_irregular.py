"""Irregular forms have their lemma, whatever the pipeline guessed."""

import pytest
from spacy.tokens import Doc

from kg.annotate.irregular import set_irregular
from kg.annotate.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("flew", "VBD", "fly"), ("Overthrown", "VBN", "overthrow"), ("found", "VBD", "find"), ("found", "VB", "found"),
        ("lay", "VBD", "lie"), ("lay", "VB", "lay"), ("men", "NNS", "man"), ("media", "NN", "media"),
        ("met", "VBN", "meet"),
    ],
)  # fmt: skip
def test_a_form_has_its_lemma_where_its_tag_says_so(form: str, tag: str, lemma: str) -> None:
    vocab = load_pipeline("fast").vocab
    doc = Doc(vocab, words=[form], tags=[tag], lemmas=[form.lower()])
    set_irregular(doc)
    assert doc[0].lemma_ == lemma


@pytest.mark.parametrize("pipeline", ["accurate", "fast"])
def test_both_pipelines_know_them(pipeline: str) -> None:
    doc = load_pipeline(pipeline)("The rebels overthrew the king, and the envoy flew to Oslo.")
    assert [token.lemma_ for token in doc if token.tag_ == "VBD"] == ["overthrow", "fly"]


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [("barred", "bar"), ("denied", "deny"), ("expelled", "expel"), ("transferred", "transfer"), ("called", "call"),
     ("freed", "free"), ("shelved", "shelve"), ("sued", "sue"), ("kidnapped", "kidnap"), ("added", "add")],
)  # fmt: skip
def test_a_regular_verb_has_its_lemma(verb: str, lemma: str) -> None:
    doc = load_pipeline("accurate")(f"Norway {verb} Luis Ortega in Oslo.")
    assert doc[1].lemma_ == lemma
