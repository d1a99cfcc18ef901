"""Who has been named without an office, and is then called by it: "X resigned on Monday. The Peruvian minister …"."""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.annotate.cover import Cover
from kg.annotate.likelihood import Candidate
from kg.annotate.memory import Entity
from kg.annotate.nominals import Phrase

_SAYS = frozenset({"person:only-one", "person:nothing", "person:whose-open", "person:back-1"})
_FIRST = frozenset({"person:topic", "person:subject>before-subject"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nmod:poss"})


def introduced(doc: Doc, phrase: Phrase, whose: frozenset[str], candidates: Sequence[Candidate]) -> Entity:
    """The one person who was named a sentence before, in the lead or as its subject, and called nothing; else ().

    "X flew to Moscow. The Russian minister received him" speaks of somebody else: of whom the office is stands in the
    sentence before, as the place or as a party.
    """
    alone = [one for one in candidates if one.entity and one.words >= _SAYS and one.words & _FIRST]
    called = any(one.words & {"person:same", "person:whose-same"} for one in candidates)
    if len(alone) != 1 or called or phrase.head.dep_ not in _SUBJECTS:
        return ()
    sentence = phrase.head.sent
    if sentence.start == 0 or phrase.start > sentence.start + 1 or _is_told(doc, sentence.start - 1, whose):
        return ()
    return alone[0].entity


def _is_told(doc: Doc, last: int, whose: frozenset[str]) -> bool:
    """Whether the sentence that ends with this token names of whom the office is."""
    cover: Cover = doc._.cover
    names = [cover.at(token.i) for token in doc[last].sent]
    return any({name.canonical, name.acts_for, name.capital_of} & whose for name in names if name is not None)
