"""When a claim's event was: the date of its own clause first, then of the sentence."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from kg.dates import resolve
from kg.extract.dated import Dated, dated
from kg.extract.lexicon import Lexicon
from kg.extract.signals import negated
from kg.extract.syntax import ancestors, children, clause_of, has_own_subject, sentence_of, words
from kg.extract.tense import is_future, is_infinitive, is_past, is_perfect, is_present
from kg.extract.written import written
from kg.model import EventTime, Mention

_BESIDE = frozenset({"acl:relcl", "acl", "advcl", "ccomp"})
_CONTENT = frozenset({"of", "for", "from"})
_WHEN = frozenset({"when", "as", "while", "where"})


class Times:
    """The date expressions of one document, found once a sentence.

    `base` is the day from which "today" counts: of publication, or of writing where the text says so at its head;
    `recorded` says that the text is the record of that day.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self.base, self.recorded = written(doc.text, doc._.document.published, lexicon.time["records"])
        self._found: dict[int, list[Dated]] = {}

    def of(
        self, trigger: Token, carrier: Token, ahead: bool, ends: Iterable[Mention] = (), told: str | None = None
    ) -> EventTime:
        """The time of the event that `trigger` names; `carrier` is the verb that carries it ("held" of "held talks").

        `ahead` places weekdays and days without a year after the publication. Of several dates in one clause it is
        the one behind the `ends` of the claim: "by Canada in May and by Norway in June". "The next day" counts
        from `told`.
        """
        for near in self._nearest(trigger, carrier):
            if near:
                return self.resolved(_fitting(near, ends), carrier, ahead, told)
        return EventTime()

    def held(self, office: Token) -> EventTime:
        """Since when, or from when to when, somebody is or was what a noun says: "is its head since May"."""
        for one in self.within(sentence_of(office)):
            time = resolve(one.words, self.base)
            if one.modifies(office) and (one.since or time.precision in {"interval", "year"}):
                return time
        return EventTime()

    def is_over(self, time: EventTime) -> bool:
        """Whether what somebody was from one day to another had ended at publication: "minister from 1994 to 2004"."""
        ended = bool(self.base and time.latest and time.latest < self.base)
        return ended and time.precision == "interval" and not (time.words or "").lower().startswith("since")

    def performed(self, verb: Token) -> EventTime:
        """The day of publication where an act is done by saying it: "is designating X"."""
        if self.base is None or not is_present(verb):
            return EventTime()
        return EventTime(self.base, self.base, "day")

    def lies_ahead(self, time: EventTime, verb: Token) -> bool:
        """Whether the time is after publication, or reaches beyond it where the verb is in the present tense."""
        if not (time.earliest and time.latest and self.base):
            return False
        simple = is_present(verb) and verb.tag_ != "VBG"
        return time.earliest > self.base or (simple and time.latest > self.base)

    def _nearest(self, trigger: Token, carrier: Token) -> Iterator[list[Dated]]:
        """The dates that may be meant, the surest first."""
        every = self.within(sentence_of(trigger))
        found = [one for one in every if not one.dateline and not self._is_of_content(one.head, trigger)]
        yield [one for one in found if one.modifies(trigger) or one.modifies(carrier)]
        done = {verb.i for verb in children(trigger, "acl", "acl:relcl") if words(verb) & self._carrying()}
        yield [one for one in found if one.governor.i in done]
        found = [one for one in found if not one.named]
        clauses = _clauses(trigger, carrier)
        yield [one for one in found if clause_of(one.head.head).i in clauses]
        speech = self._lexicon.attribution["speech"] - self._lexicon.attribution["performative"]
        only = [one for one in found if not one.since and not words(one.governor) & speech]
        yield [one for one in only if len(only) == 1 and not _apart(one.head, trigger, carrier)]
        yield [one for one in every if one.dateline and len(every) == 1]

    def resolved(self, one: Dated, carrier: Token, ahead: bool, told: str | None = None) -> EventTime:
        """The time that a date of a clause with this verb means."""
        ahead = (ahead or is_present(carrier)) and not one.since and not _is_done(one.governor, carrier)
        time = resolve(one.words, self.base, ahead, told)
        if one.since and negated(carrier, self._lexicon):
            return EventTime()  # "has not met X since May" is of no meeting
        if one.since and is_perfect(carrier) and time.earliest and self.base:
            return EventTime(time.earliest, self.base, "interval", time.words)  # "has met X twice since May"
        return time

    def _carrying(self) -> frozenset[str]:
        return self._lexicon.arguments["carrying"] | self._lexicon.arguments["light"]

    def _is_of_content(self, date_head: Token, trigger: Token) -> bool:
        """ "Agreed to meet on Thursday", "accused her of fleeing in May": the date behind is that of what is agreed."""
        planning = words(trigger) & self._lexicon.stance["planned"]
        inner = [
            clause
            for clause in children(trigger, "xcomp", "ccomp", "advcl")
            if (planning and is_infinitive(clause)) or (clause.tag_ == "VBG" and _marks(clause) & _CONTENT)
        ]
        return any(trigger.i < clause.i < date_head.i for clause in inner)

    def within(self, sentence: Span) -> list[Dated]:
        if sentence.start not in self._found:
            self._found[sentence.start] = [*self._heading(sentence), *dated(sentence)]
        return self._found[sentence.start]

    @staticmethod
    def _heading(sentence: Span) -> list[Dated]:
        """The day of the dateline right before a sentence: a sentence of its own that no line break ends."""
        if not sentence.start or sentence.doc[sentence.start - 1].is_space:
            return []
        return [one for one in dated(sentence_of(sentence.doc[sentence.start - 1])) if one.dateline]


def _is_done(verb: Token, carrier: Token) -> bool:
    """ "May lift the ban that it imposed in May": the date is of what is done already."""
    return verb.i != carrier.i and verb.dep_ in {"acl", "acl:relcl"} and verb.tag_ in {"VBD", "VBN"}


def _fitting(near: list[Dated], ends: Iterable[Mention]) -> Dated:
    """Of several dates the first behind both ends of the claim, else the first."""
    sentence = sentence_of(near[0].head)
    inside = [end.start for end in ends if sentence.start_char <= end.start < sentence.end_char]
    behind = [one for one in near if inside and one.head.idx > max(inside)]
    return next(iter(behind or near))


def _clauses(trigger: Token, carrier: Token) -> set[int]:
    """The clauses that share the event's time: its own, and those it is a complement or conjunct of."""
    clause = clause_of(carrier)
    found = {clause.i, clause_of(trigger).i}
    while clause.head.i != clause.i and _shares(clause):
        clause = clause_of(clause.head)
        found.add(clause.i)
    return found


def _shares(clause: Token) -> bool:
    """Whether what the clause tells happens when its head does: "flew to Oslo, where she met X", "went and met X"."""
    marks = _marks(clause)
    if clause.dep_ == "acl:relcl":
        return "where" in marks
    if clause.dep_ == "advcl":
        return not has_own_subject(clause) or bool(marks & _WHEN) or not marks
    if clause.dep_ in {"conj", "parataxis"} and has_own_subject(clause):
        head = clause_of(clause.head)
        return (is_past(clause) and is_past(head)) or (is_future(clause) and is_future(head))
    return clause.dep_ in {"xcomp", "conj"}


def _apart(date_head: Token, trigger: Token, carrier: Token) -> bool:
    """Whether the date stands in a clause of another event."""
    for above in ancestors(date_head):
        if above.i in {trigger.i, carrier.i}:
            return False
        if _is_another(above) and not above.is_ancestor(trigger):
            return True
    return False


def _is_another(clause: Token) -> bool:
    if clause.dep_ != "conj" or clause.pos_ != "VERB":
        return clause.dep_ in _BESIDE
    return has_own_subject(clause) or bool(children(clause, "mark")) or is_past(clause) != is_past(clause.head)


def _marks(clause: Token) -> set[str]:
    return {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
