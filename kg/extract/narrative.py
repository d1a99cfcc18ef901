"""The day that the text speaks of where a sentence gives none: "She arrived on Monday. He received her at once."

A sentence of the same paragraph that was dated before dates what is told after it in the same tense, as long as
nothing in between or beside it points to another time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.syntax import ancestors, clause_of, is_root, is_verbal, lemma, own_subject, sentence_of
from kg.extract.tense import is_future, is_infinitive, is_past
from kg.extract.time import Times
from kg.model import EventTime, Mention

_MAIN = frozenset({"conj", "ccomp", "parataxis", "xcomp", "root", "ROOT"})
_UNITS = frozenset({"day", "night", "week", "month", "year"})
_FAR = 6  # sentences over which "the next day" reaches


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that carries the text on: when, in which sentence and paragraph, and who is named there."""

    time: EventTime
    ahead: bool
    sentence: int
    paragraph: int
    named: frozenset[int]  # chains


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence: its number, its paragraph, and what the text spoke of before it."""

    number: int
    paragraph: int
    told: tuple[_Told, ...]


class Narrative:
    """The days that one document speaks of, sentence by sentence."""

    def __init__(self, doc: Doc, times: Times, mentions: Mentions, lexicon: Lexicon) -> None:
        self._doc = doc
        self._mentions = mentions
        self._times = times
        self._elsewhen = lexicon.time["elsewhen"]
        self._alongside = lexicon.time["alongside"]
        self._places: dict[int, _Place] | None = None

    def of(self, trigger: Token, carrier: Token, stance: str, ends: Iterable[Mention]) -> EventTime:
        """The time of an event that its own sentence does not date; without words, for they stand elsewhere."""
        sentence, clause = sentence_of(trigger), clause_of(carrier)
        ahead = stance == "planned"
        past = stance in {"asserted", "reported"} and is_past(clause)
        if not (ahead or past) or not in_main_line(clause) or self._is_elsewhen(sentence):
            return EventTime()
        chains = self._named(sentence) | {end.chain for end in ends}
        told = self._told_before(sentence, ahead)
        here = self._at(sentence).paragraph
        near = all(one.paragraph == here or not one.named for one in told)
        return _bare(_meant(told, chains, near or any(token.lower_ in self._alongside for token in sentence)))

    def of_word(self, trigger: Token) -> EventTime:
        """The time of what is said by somebody whom the text has just met: "They met on Monday. She praised X"."""
        sentence = sentence_of(trigger)
        speaker = own_subject(sentence.root)
        if speaker is None or not is_past(sentence.root) or self._is_elsewhen(sentence):
            return EventTime()
        span = sentence.doc[speaker.left_edge.i : speaker.right_edge.i + 1]
        said = self._named(span)
        told = self._told_before(sentence, False)
        return _bare(_meant([one for one in told if one.named & said or not one.named], said, True))

    def before(self, trigger: Token) -> str | None:
        """The day from which "the next day" counts in this sentence."""
        here = self._at(sentence_of(trigger))
        days = [one for one in here.told if one.time.precision == "day" and here.number - one.sentence <= _FAR]
        return days[-1].time.earliest if days else None

    def _told_before(self, sentence: Span, ahead: bool) -> list[_Told]:
        """The days told in the paragraph; where it has none yet, those of the paragraphs before."""
        here = self._at(sentence)
        own = [one for one in here.told if one.paragraph == here.paragraph]
        near = own or [one for one in here.told if here.number - one.sentence <= _FAR]
        near = near or list(self._recorded())
        return [one for one in near if self._agrees(one, ahead)]

    def _agrees(self, told: _Told, ahead: bool) -> bool:
        """Whether the day lies on the side of the publication of which is told."""
        if told.time.earliest is None or told.time.precision == "year":
            return False
        if ahead:
            return self._times.base is not None and (told.time.latest or "") > self._times.base
        return not told.ahead and (self._times.base is None or told.time.earliest <= self._times.base)

    def _is_elsewhen(self, sentence: Span) -> bool:
        """Whether the sentence has a time of its own: a date, "earlier", "every week"."""
        dates = (clause_of(one.head.head) for one in self._times.within(sentence) if not one.named)
        main = any(in_main_line(verb) and not is_infinitive(verb) for verb in dates)
        return main or any(self._is_vague(token) for token in sentence)

    def _is_vague(self, token: Token) -> bool:
        """ "Earlier", "every week", "the night before the ship was boarded"; not "at once"."""
        at = token.i > 0 and token.nbor(-1).lower_ == "at"
        return (token.lower_ in self._elsewhen and not at) or _is_beside(token)

    def _at(self, sentence: Span) -> _Place:
        if self._places is None:
            self._places = dict(self._walk())
        return self._places[sentence.start]

    def _walk(self) -> Iterator[tuple[int, _Place]]:
        told: tuple[_Told, ...] = ()
        paragraph, at, number = 0, 0, 0
        while at < len(self._doc):
            sentence = sentence_of(self._doc[at])
            yield sentence.start, _Place(number, paragraph, told)
            new = tuple(self._told(sentence, _Place(number, paragraph, told)))
            told = (*told[-_FAR:], *new) if new else self._joined(told, sentence)
            paragraph += any("\n" in token.text for token in sentence)
            at, number = max(sentence.end, at + 1), number + 1

    def _joined(self, told: tuple[_Told, ...], sentence: Span) -> tuple[_Told, ...]:
        """Who is named after a day, before the next one, belongs to that day too."""
        return (*told[:-1], replace(told[-1], named=told[-1].named | self._named(sentence))) if told else told

    def _recorded(self) -> Iterator[_Told]:
        """The day of which the whole text is a record."""
        if self._times.recorded and self._times.base is not None:
            yield _Told(EventTime(self._times.base, self._times.base, "day"), False, 0, 0, frozenset())

    def _told(self, sentence: Span, here: _Place) -> Iterator[_Told]:
        """The dates of a sentence that carry the text on."""
        day = here.told[-1].time.earliest if here.told else None
        for one in self._times.within(sentence):
            verb = clause_of(one.head.head)
            ahead = is_future(verb) or is_infinitive(verb)
            if one.since or one.named or not (ahead or (is_past(verb) and in_main_line(verb))):
                continue
            time = self._times.resolved(one, verb, ahead, day)
            if time.earliest:
                yield _Told(time, ahead, here.number, here.paragraph, self._named(sentence))

    def _named(self, span: Span) -> frozenset[int]:
        mentions = self._mentions.within(span.start_char, span.end_char)
        return frozenset(mention.chain for mention in mentions)


def _meant(told: list[_Told], chains: frozenset[int], near: bool) -> EventTime:
    """The last day told of one of them; where that is near, of days told of others the only one."""
    theirs = [one.time for one in told if one.named & chains]
    if theirs:
        return theirs[-1]
    only = near and len({one.time.earliest for one in told}) == 1
    return told[-1].time if only else EventTime()


def _is_beside(token: Token) -> bool:
    """ "The night before the ship was boarded", "two weeks after the vote"."""
    return token.lower_ in {"before", "after"} and token.i > 0 and lemma(token.nbor(-1)) in _UNITS


def _bare(time: EventTime) -> EventTime:
    """The time without its words, which stand in another sentence."""
    return EventTime(time.earliest, time.latest, time.precision)


def in_main_line(clause: Token) -> bool:
    """Whether the clause carries the story on: a main clause, what it says, what is joined to it."""
    verbs = [clause, *(above for above in ancestors(clause) if is_verbal(above))]
    return all(is_root(verb) or verb.dep_ in _MAIN for verb in verbs)
