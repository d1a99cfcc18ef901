"""Silver names: what marked spans, gazetteers and sure patterns say of a paragraph, and nothing of the rest.

Sure names are labelled; words written small are no names; every other capitalised word is missing, so that a name
nobody marked is not learned as none.
"""

from dataclasses import dataclass
from typing import Any

from kg.train.casing import Casing
from kg.train.gazetteer import Gazetteer
from kg.train.prose import Paragraph
from kg.train.sentence import Name, Sentence, Token, without_overlaps
from kg.train.sentence import words as word_set

_MARKED = {"person": "PERSON", "place": "LOC"}
_TITLES = word_set(
    "Mr. Mrs. Ms. Dr. Mr Mrs Ms Secretary President Minister Premier Chancellor Ambassador Senator Representative "
    "Spokesperson Spokesman Congressman General Admiral Colonel Sheikh Judge Prof. Professor Governor"
)
_NO_SURNAME = word_set("General Secretary Counselor Elect Council Office State Conference") | _TITLES
_HEADS = word_set(
    "Party Ministry Council Committee Commission Foundation Institute University Bank Agency Association Corporation "
    "Company Front Union Court Parliament Congress Organization Organisation League Inc. Ltd. Corp. Movement "
    "Federation Bureau Airlines Fund Group Network Authority"
)
_OPENERS = word_set("Ministry Department Bureau Embassy University Bank Academy")
_CONNECTORS = word_set("of the and for & - – — 's ’s on in to at ' ’ , . /")
_LONGEST_PERSON = 4


@dataclass(frozen=True, slots=True)
class Silver:
    """The labeller of one body of prose."""

    nlp: Any  # only tokenizes
    gazetteer: Gazetteer
    casing: Casing

    def label(self, paragraph: Paragraph) -> Sentence:
        """The paragraph as one sentence without syntax, with what is known of its names."""
        doc = self.nlp.make_doc(paragraph.text)
        words = [token.text for token in doc]
        marked, masked = _marked(doc, paragraph)
        known = self.gazetteer.find(words)
        names = without_overlaps([*marked, *_people(words, known), *_organisations(words), *known])
        settled, doubtful = self._settle(words, names, marked)
        missing = self._missing(words, settled) | masked | doubtful
        tokens = tuple(Token(token.text, bool(token.whitespace_)) for token in doc)
        return Sentence("", tokens).named(settled, frozenset(missing))

    def _settle(self, words: list[str], names: tuple[Name, ...], sure: list[Name]) -> tuple[list[Name], set[int]]:
        """Names that touch a capitalised word nobody knows are in doubt: perhaps it belongs to them."""
        kept: list[Name] = []
        doubtful: set[int] = set()
        covered = {index for name in names for index in range(name.start, name.end)}
        for name in names:
            beside = [index for index in (name.start - 1, name.end) if 0 <= index < len(words)]
            unknown = [i for i in beside if i not in covered and self._may_be_name(words, i)]
            if name in sure or not [i for i in unknown if words[i] not in _TITLES]:
                kept.append(name)
            else:
                doubtful.update(range(name.start, name.end))
        return kept, doubtful

    def _may_be_name(self, words: list[str], index: int) -> bool:
        word = words[index]
        if not word[:1].isupper() or word == "I":
            return False
        first = index == 0 or words[index - 1] in {".", "?", "!", "“", '"', ":", "\n"}
        return not (first and self.casing.is_plain(word)) and word not in self.gazetteer.peoples

    def _missing(self, words: list[str], names: list[Name]) -> set[int]:
        """Capitalised words outside the names, and the connectors between two of them or beside a name."""
        covered = {index for name in names for index in range(name.start, name.end)}
        capital = {index for index in range(len(words)) if self._may_be_name(words, index)} - covered
        near = capital | covered
        between = {
            index
            for index, word in enumerate(words)
            if word.lower() in _CONNECTORS
            and (capital & {index - 1, index - 2, index + 1, index + 2})
            and near & {index - 1, index - 2}
            and near & {index + 1, index + 2}
        }
        digits = {index for index, word in enumerate(words) if word[:1].isdigit()}
        titles = {name.start - 1 for name in names if name.label == "PERSON" and words[name.start - 1] in _TITLES}
        return (capital | between | digits) - covered - titles


def _marked(doc: Any, paragraph: Paragraph) -> tuple[list[Name], set[int]]:
    """The spans of the source that are names of ours, and the tokens of those that are not."""
    names: list[Name] = []
    masked: set[int] = set()
    for span in paragraph.marked:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            continue
        exact = found.start_char == span.start and found.end_char == span.end
        if span.kind in _MARKED and exact and found[0].text not in _TITLES:
            names.append(Name(found.start, found.end, _MARKED[span.kind]))
        else:
            masked.update(range(found.start, found.end))
    return names, masked


def _people(words: list[str], known: list[Name]) -> list[Name]:
    """Capitalised words after a title: "Secretary Blinken", "President Miguel Díaz-Canel"."""
    taken = {index for name in known for index in range(name.start, name.end)}
    names: list[Name] = []
    for index, word in enumerate(words):
        if word not in _TITLES:
            continue
        end = index + 1
        while end < len(words) and end not in taken and _is_part(words, end) and end - index <= _LONGEST_PERSON:
            end += 1
        if end > index + 1 and len(words[end - 1].rstrip(".")) > 1 and words[end - 1] != "-":
            names.append(Name(index + 1, end, "PERSON"))
    return names


def _is_part(words: list[str], index: int) -> bool:
    word = words[index]
    if word == "-":
        return index + 1 < len(words) and words[index + 1][:1].isupper()
    initial = len(word) == 2 and word.endswith(".")
    return word[:1].isupper() and (initial or word.isalpha()) and not word.isupper() and word not in _NO_SURNAME


def _organisations(words: list[str]) -> list[Name]:
    """Capitalised words that end in a noun for an organisation, and "Ministry of …" with one noun or more."""
    names: list[Name] = []
    for index, word in enumerate(words):
        if word in _OPENERS and words[index + 1 : index + 2] == ["of"]:
            end = index + 2 + (words[index + 2 : index + 3] == ["the"])
            start, tail = end, end
            while tail < len(words) and words[tail][:1].isupper() and words[tail].isalpha():
                tail += 1
            if tail > start and words[tail : tail + 1] not in (["and"], [","], ["&"]):
                names.append(Name(index, tail, "ORG"))
        elif word in _HEADS and index > 1:
            start = index
            while start > 1 and words[start - 1][:1].isupper() and words[start - 1].replace("’", "").isalpha():
                start -= 1
            if 0 < index - start < _LONGEST_PERSON and words[start - 1] not in {"of", "and", "for", "&", "-", "."}:
                names.append(Name(start, index + 1, "ORG"))
    return names
