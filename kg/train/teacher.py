"""What the accurate pipeline teaches the fast one: all labels of prose, and those of names that a corpus lacks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.resources import resource
from kg.train.sentence import Name, Sentence, Text, Token

_PLACES = ("GPE", "LOC", "FAC")


class Teacher:
    """A shipped pipeline, without what the program puts behind it."""

    def __init__(self, name: str = "accurate") -> None:
        import spacy

        from kg.annotate import transformer as _registered  # noqa: F401 - its factory

        self._nlp = spacy.load(resource("data", "models", name))

    def texts(self, paragraphs: Iterable[str]) -> Iterator[Text]:
        """Each paragraph as sentences with all labels but lemmas."""
        for doc in self._nlp.pipe(paragraphs):
            names = [Name(ent.start, ent.end, ent.label_) for ent in doc.ents]
            yield [_sentence(span, names) for span in doc.sents]

    def completed(self, text: Text) -> Text:
        """The same text, its names with our labels: a place is what the teacher calls it; roles and peoples are added.

        Where the corpus marks nothing of a sentence, the teacher's names stand.
        """
        return [self._completed(sentence) for sentence in text]

    def _completed(self, sentence: Sentence) -> Sentence:
        from spacy.tokens import Doc

        doc = Doc(
            self._nlp.vocab,
            words=[token.form for token in sentence.tokens],
            spaces=[token.space for token in sentence.tokens],
        )
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        found = [Name(ent.start, ent.end, ent.label_) for ent in doc.ents]
        return sentence.named(completed(sentence, found), sentence.missing)


def completed(sentence: Sentence, found: Sequence[Name]) -> list[Name]:
    """The corpus's names, places with the label found over them, and what was found where the corpus marks nothing.

    >>> ann = Sentence("s", (Token("Ann"), Token("left"), Token("Oslo")), names=(Name(2, 3, "LOC"),))
    >>> [name.label for name in completed(ann, [Name(0, 1, "PERSON"), Name(2, 3, "GPE")])]
    ['GPE']
    """
    known = sentence.names
    if known is None:
        return list(found)
    placed = [Name(name.start, name.end, _label(name, found)) for name in known]
    added = [name for name in found if name.label not in _CORPUS and not any(_overlap(name, each) for each in known)]
    return [*placed, *added]


_CORPUS = ("PERSON", "ORG", *_PLACES)  # what every corpus marks wherever it marks names


def _label(name: Name, found: Sequence[Name]) -> str:
    if name.label != "LOC":
        return name.label
    over = [each.label for each in found if each.label in _PLACES and _overlap(name, each)]
    return over[0] if over else "GPE"


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(span: Any, names: Sequence[Name]) -> Sentence:
    tokens = tuple(_token(token, span.start) for token in span)
    inside = [name for name in names if span.start <= name.start and name.end <= span.end]
    moved = [Name(name.start - span.start, name.end - span.start, name.label) for name in inside]
    return Sentence("", tokens, opens=span.start == 0).named(moved)


def _token(token: Any, start: int) -> Token:
    return Token(
        token.text,
        bool(token.whitespace_),
        "",  # unknown: lemmas of prose are guesses, and every odd one would be a label of its own
        token.pos_,
        token.tag_,
        str(token.morph),
        token.head.i - start,
        token.dep_,
    )
