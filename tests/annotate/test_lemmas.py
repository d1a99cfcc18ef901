"""A lemma's script gives the lemma back, whatever the two words are."""

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.lemmas import lemma_of, script

words = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12)


@given(words, words)
def test_a_script_gives_its_lemma_back(form: str, lemma: str) -> None:
    assert lemma_of(form, script(form, lemma)) in {lemma, form, form.lower()}


@given(words, words)
def test_the_shared_beginning_is_enough(form: str, ending: str) -> None:
    lemma = form.lower() + ending
    assert lemma_of(form, script(form, lemma)) == lemma
