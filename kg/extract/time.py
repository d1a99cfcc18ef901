"""When a claim's event was: the date of its own clause first, then of the sentence."""

import re

from spacy.tokens import Doc, Span, Token

from kg.dates import DateWords, find_dates, resolve
from kg.extract.syntax import ancestors, clause_of, is_verbal, sentence_of
from kg.model import EventTime

_SINCE = re.compile(r"\b(?:since|until|till)\s*$", re.IGNORECASE)  # says how long, not when


class Times:
    """The date expressions of one document, found once a sentence."""

    def __init__(self, doc: Doc, published: str | None) -> None:
        self._doc = doc
        self._published = published
        self._found: dict[int, list[tuple[DateWords, Token]]] = {}

    def of(self, trigger: Token, carrier: Token, ahead: bool) -> EventTime:
        """The time of the event that `trigger` names; `carrier` is the verb that carries it ("held" of "held talks").

        `ahead` places weekdays and days without a year after the publication.
        """
        dated = self._dated(sentence_of(trigger))
        for near in (
            [words for words, head in dated if _governor(head).i in {trigger.i, carrier.i}],
            [words for words, head in dated if clause_of(head.head).i in _clauses(trigger, carrier)],
            [words for words, head in dated if len(dated) == 1 and not _apart(head, trigger, carrier)],
        ):
            if near:
                return resolve(near[0].words, self._published, ahead or is_present(carrier))
        return EventTime()

    def performed(self, verb: Token) -> EventTime:
        """The day of publication where an act is done by saying it: "is designating X"."""
        if self._published is None or not is_present(verb):
            return EventTime()
        return EventTime(self._published, self._published, "day")

    def lies_ahead(self, time: EventTime, verb: Token) -> bool:
        """Whether the time is after publication, or reaches beyond it where the verb is in the present tense."""
        if not (time.earliest and time.latest and self._published):
            return False
        simple = is_present(verb) and verb.tag_ != "VBG"
        return time.earliest > self._published or (simple and time.latest > self._published)

    def _dated(self, sentence: Span) -> list[tuple[DateWords, Token]]:
        if sentence.start not in self._found:
            text = sentence.text
            self._found[sentence.start] = [
                (words, span.root)
                for words in find_dates(text)
                if not _is_open(text, words) and (span := self._span(sentence, words)) is not None
            ]
        return self._found[sentence.start]

    def _span(self, sentence: Span, words: DateWords) -> Span | None:
        start = sentence.start_char
        span = self._doc.char_span(start + words.start, start + words.end, alignment_mode="expand")
        return span if span is not None and len(span) else None


def _is_open(sentence: str, words: DateWords) -> bool:
    """Whether a date says since or until when something holds."""
    named = words.words.lower().startswith(("since ", "until ", "till "))
    return named or _SINCE.search(sentence[: words.start]) is not None


def is_present(verb: Token) -> bool:
    """Whether the verb is in the present tense: "arrives", "is arriving", "is designated"; not "has arrived"."""
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    having = any(child.dep_ == "aux" and child.lower_ in {"has", "have", "'ve", "’ve"} for child in verb.children)
    tags = auxiliaries or {verb.tag_}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD"} and not having


def _governor(date_head: Token) -> Token:
    """The verb or noun that the date modifies; "on the morning of Friday" passes through its nouns."""
    token = date_head
    for above in ancestors(date_head):
        token = above
        if above.pos_ in {"VERB", "PROPN"} or above.dep_ in {"nsubj", "obj", "nsubj:pass"} or is_verbal(above):
            break
    return token


def _clauses(trigger: Token, carrier: Token) -> set[int]:
    """The clauses that share the event's time: its own, and those it is a complement or conjunct of."""
    clause = clause_of(carrier)
    found = {clause.i, clause_of(trigger).i}
    while clause.dep_ in {"xcomp", "advcl", "conj"} and clause.head.i != clause.i:
        clause = clause.head
        found.add(clause.i)
    return found


def _apart(date_head: Token, trigger: Token, carrier: Token) -> bool:
    """Whether the date stands in a clause of another event."""
    for above in ancestors(date_head):
        if above.i in {trigger.i, carrier.i}:
            return False
        if above.dep_ in {"acl:relcl", "acl", "advcl", "ccomp"} and not above.is_ancestor(trigger):
            return True
    return False
