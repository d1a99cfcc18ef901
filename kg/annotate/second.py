"""A second reading: the trees of another parser over the same words, for what the first parser missed.

Two parsers that learned in different ways seldom make the same mistake. The second one gives heads and relations alone,
and only of sentences that mention two; words, tags, names and who is meant are those of the first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.annotate.extensions import extend
from kg.annotate.repairs import mend_all
from kg.model import Mention

_SHARED = ("document", "cover", "titles", "mentions", "roles", "coref_chains")
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_start = attrgetter("start")
_LONGEST = 120  # words of a sentence that is read again


@Language.factory("kg_second", requires=["doc._.cover", "doc._.mentions"], assigns=["doc._.second"])
class SecondReading:
    """Sets doc._.second, the Doc with the other trees, where `reader` is a pipeline with a parser."""

    def __init__(self, nlp: Language, name: str) -> None:
        extend()
        self.reader: Language | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.second; its doc._.reread has the token borders of the sentences that were read again."""
        sentences = list(_worth_it(doc)) if self.reader is not None else []
        doc._.second = self._second(doc, sentences) if sentences else None
        return doc

    def _second(self, doc: Doc, sentences: list[list[Token]]) -> Doc:
        heads, relations = [token.head.i for token in doc], [token.dep_ for token in doc]
        for words, (found, names) in zip(sentences, self._trees(sentences), strict=True):
            for word, head, name in zip(words, found, names, strict=True):
                heads[word.i], relations[word.i] = words[head].i, name
        second = _copy(doc, heads, relations)
        for name in _SHARED:
            second._.set(name, doc._.get(name))
        second._.reread = tuple((words[0].i, words[-1].i + 1) for words in sentences)
        mend_all(second[i] for start, end in second._.reread for i in range(start, end))
        return second

    def _trees(self, sentences: list[list[Token]]) -> Iterator[tuple[list[int], list[str]]]:
        """Heads and relations of each sentence by place in it, one root each."""
        assert self.reader is not None
        for doc in self.reader.pipe([_alone(words, self.reader) for words in sentences]):
            roots = [token.i for token in doc if token.head.i == token.i]
            heads = [roots[0] if token.i in roots else token.head.i for token in doc]
            yield heads, ["parataxis" if token.i in roots[1:] else token.dep_ or "dep" for token in doc]


def _worth_it(doc: Doc) -> Iterator[list[Token]]:
    """The words of the sentences in which two different ones are mentioned."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if 2 < len(words) <= _LONGEST and len(_mentioned(doc._.mentions, sentence)) > 1:
            yield words


def _mentioned(mentions: Sequence[Mention], sentence: Span) -> set[int]:
    """The chains of the mentions, which are sorted, that begin in a sentence."""
    first = bisect_left(mentions, sentence.start_char, key=_start)
    last = bisect_left(mentions, sentence.end_char, lo=first, key=_start)
    return {mention.chain for mention in mentions[first:last]}


def _alone(words: list[Token], reader: Language) -> Doc:
    """A sentence as the other parser takes it: whole, and by itself."""
    starts: list[bool | int | None] = [at == 0 for at in range(len(words))]
    spaces = [bool(token.whitespace_) for token in words]
    return Doc(reader.vocab, words=[token.text for token in words], spaces=spaces, sent_starts=starts)


def _copy(doc: Doc, heads: list[int], relations: list[str]) -> Doc:
    """The same words with another tree."""
    second = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    table: Any = doc.to_array(_ATTRIBUTES)
    table[:, _ATTRIBUTES.index(HEAD)] = (np.array(heads) - np.arange(len(doc))).astype(np.int64).view(np.uint64)
    table[:, _ATTRIBUTES.index(DEP)] = [doc.vocab.strings.add(relation) for relation in relations]
    second.from_array(_ATTRIBUTES, table)
    return second
