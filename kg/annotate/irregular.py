"""Lemmas of irregular forms, which a learned lemmatizer guesses where it has never seen them: "flew" is "fly"."""

import tomllib
from functools import cache

from spacy.tokens import Doc

from kg.annotate.regular import regular
from kg.resources import resource

_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ"})
_PAST = frozenset({"VBD", "VBN"})


def set_irregular(doc: Doc) -> None:
    """Give every past form and plural of data/gazetteer/irregular.toml its lemma, and regular verbs theirs."""
    verbs, nouns = _table()
    for token in doc:
        known = verbs if token.tag_ in _PAST else nouns if token.tag_ == "NNS" else {}
        if lemma := known.get(token.lower_):
            token.lemma_ = lemma
        elif token.tag_ in _INFLECTED:
            token.lemma_ = regular(token.lower_, token.lemma_.lower())


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    with resource("data", "gazetteer", "irregular.toml").open("rb") as stream:
        table = tomllib.load(stream)
    found = [
        {form.strip(): lemma for lemma, forms in table[kind].items() for form in forms.replace(";", "/").split("/")}
        for kind in ("verbs", "nouns")
    ]
    return found[0], found[1]
