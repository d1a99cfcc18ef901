"""Lemmas of regular forms that a learned lemmatizer cuts at the wrong letter: "barred" is "bar", "denied" is "deny"."""

import re

_ENDING = re.compile(r"(?:ed|ing|es|s)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1e?$")
_SYLLABLE = re.compile(r"[bcdfgkpstz]l$")  # "shuttl-ing", "handl-ed"
_OWN = frozenset({"add", "ebb", "egg", "err", "purr", "butt", "putt", "odd"})  # that end so themselves
_TIES = {"ti": "tie", "li": "lie", "di": "die", "vi": "vie", "beli": "belie", "unti": "untie"}
# Verbs that take a second l before "-ed".
_DOUBLING = (
    "annul cancel channel compel control counsel dispel distil enrol equal excel expel fuel fulfil impel initial "
)
_DOUBLING += "instil label level marshal marvel model panel patrol pedal propel quarrel rebel repel rival signal travel"
_SINGLE = frozenset(_DOUBLING.split())


def regular(form: str, lemma: str) -> str:
    """The lemma of a verb's regular form, given what the lemmatizer made of it; both in lower case.

    >>> [regular("barred", "barr"), regular("denied", "deni"), regular("expelled", "expell"), regular("called", "call")]
    ['bar', 'deny', 'expel', 'call']
    >>> [regular("shelved", "shel"), regular("agreed", "agre"), regular("sued", "su"), regular("handled", "handl")]
    ['shelve', 'agree', 'sue', 'handle']
    """
    if not _ENDING.search(form) or form[:2] != lemma[:2]:
        return lemma
    lemma = _ENDING.sub("", form) if lemma == form and form.endswith(("ed", "ing")) and len(form) > 5 else lemma
    if form.endswith(("eed", "eeing")) and not lemma.endswith("ee"):
        return form[: form.rindex("ee") + 2]
    if form.endswith(("ved", "ving")) and not lemma.endswith("ve"):
        return form[: form.rindex("v") + 1] + "e"
    if form.endswith(("ued", "uing", "ues")) and lemma.endswith("u"):
        return lemma + "e"
    if lemma.endswith("i") and form.endswith(("ied", "ies")):
        return _TIES.get(lemma, lemma[:-1] + "y")
    return lemma + "e" if _SYLLABLE.search(lemma) else _single(lemma)


def _single(lemma: str) -> str:
    """Without the consonant that only stands before an ending: "omitte", "omitt" are "omit"."""
    bare = lemma.removesuffix("e")
    if bare.endswith("ll") and bare[:-1] in _SINGLE:
        return bare[:-1]
    return bare[:-1] if _DOUBLED.search(lemma) and bare not in _OWN else lemma
