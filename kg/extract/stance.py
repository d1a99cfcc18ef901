"""Whether the text says that it happened: asserted, reported, denied, planned or hypothetical.

From the trigger the tree is walked upwards. Every negation, modal, condition, plan, denial and reporting verb on the
way leaves a signal; the strongest decides: denied, then hypothetical, then planned; what is left is reported where
somebody else says it, and asserted otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.arguments import light_verbs
from kg.extract.attribution import Speaker, parenthetical, quoted, reporting, speakers_of
from kg.extract.glued import is_headline_verb
from kg.extract.lexicon import Lexicon
from kg.extract.syntax import (
    VERBAL,
    acts_as_verb,
    children,
    clause_of,
    has_own_subject,
    is_passive,
    is_root,
    is_verbal,
    lemma,
    preposition,
    sentence_of,
    words,
)

_DEPTH = 30
_STRONGEST = ("denied", "hypothetical", "planned")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The stance before attribution ("asserted" where nothing speaks against it) and who says so, outermost first."""

    stance: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """Where the walk stands; `full` while what holds of the clause holds of the event."""

    token: Token
    full: bool


def judge(trigger: Token, through: frozenset[str], lexicon: Lexicon) -> Judgement:
    """Walk from the trigger to the root of its sentence and weigh the signals."""
    signals: set[str] = set()
    speakers: list[Speaker] = []
    step: _Step | None = _start(trigger, through, lexicon, signals, speakers)
    for _ in range(_DEPTH):
        if step is None:
            break
        signals.update(_clause_signals(step, lexicon))
        speakers += parenthetical(step.token, lexicon)
        step = _up(step, lexicon, signals, speakers)
    if not speakers:
        speakers += quoted(trigger, lexicon)
    if sentence_of(trigger).text.rstrip().endswith("?") and not speakers:
        signals.add("hypothetical")
    return Judgement(_weigh(signals, speakers), tuple(dict.fromkeys(reversed(speakers))))


def _weigh(signals: set[str], speakers: list[Speaker]) -> str:
    if "would" in signals:
        signals.add("planned" if any(s.past for s in speakers) and "condition" not in signals else "hypothetical")
    if "condition" in signals:
        signals.add("hypothetical")
    if "undone" in signals:
        signals.discard("denied")
    return next((stance for stance in _STRONGEST if stance in signals), "asserted")


def _start(
    trigger: Token, through: frozenset[str], lexicon: Lexicon, signals: set[str], speakers: list[Speaker]
) -> _Step:
    """From a verb itself; from a noun the verb that carries it, or the word that governs it."""
    if acts_as_verb(trigger) or is_headline_verb(trigger):
        signals.update(_amod_signals(trigger, lexicon))
        return _Step(trigger, full=True)
    signals.update(_noun_signals(trigger, lexicon))
    for verb in light_verbs(trigger, through):
        if not words(verb) & lexicon.attribution["performative"]:  # what is announced is done by that
            signals.update(_governed_noun(trigger, verb, lexicon))
        return _Step(verb, full=True)
    if has_own_subject(trigger) or is_root(trigger):
        return _Step(trigger, full=True)
    head = trigger.head
    if trigger.dep_ in {"nsubj", "nsubj:pass"} and words(head) & lexicon.stance["occurrence"]:
        return _Step(head, full=True)
    signals.update(_governed_noun(trigger, head, lexicon))
    if preposition(trigger) in lexicon.arguments["adjunct"] and _future(clause_of(head), lexicon):
        signals.add("planned")
    if trigger.dep_ == "obj" and words(head) & lexicon.attribution["denial"]:
        speakers += speakers_of(head, lexicon)
    return _Step(head, full=False)


def _future(clause: Token, lexicon: Lexicon) -> bool:
    """ "Will discuss it during her visit": the visit lies ahead too."""
    return any(child.lower_ in lexicon.stance["future"] for child in children(clause, "aux"))


def _noun_signals(noun: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "No talks", "a planned visit", "ahead of the meeting"."""
    for child in noun.children:
        if child.dep_ in {"det", "advmod"} and child.lower_ in lexicon.stance["negations"]:
            yield "denied"
    yield from _amod_signals(noun, lexicon)
    place = preposition(noun)
    for stance in ("planned", "denied"):
        if place in lexicon.stance[f"{stance}_prepositions"]:
            yield stance


def _amod_signals(token: Token, lexicon: Lexicon) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in {"amod", "acl"} and child.i < token.i:
            for stance in _STRONGEST:
                if child.lower_ in lexicon.stance[f"{stance}_adjectives"]:
                    yield stance


def _governed_noun(noun: Token, head: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "Announced a visit", "cancelled the talks", "the prospect of a meeting"."""
    if head.pos_ in VERBAL and noun.dep_ in {"obj", "nsubj:pass", "obl", "conj"}:
        if noun.dep_ == "obl" and preposition(noun) not in {"for", "of", "on", "to"}:
            return
        for stance in _STRONGEST:
            if words(head) & lexicon.stance[f"noun_{stance}"]:
                yield "hypothetical" if stance == "denied" and _negated(head, lexicon) else stance
    elif (head.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) in {"of", "for", "on", "to"}) or (
        head.pos_ == "NOUN" and noun.dep_ == "compound"
    ):
        yield from _noun_class(head, lexicon)


def _noun_class(noun: Token, lexicon: Lexicon) -> Iterator[str]:
    for stance in _STRONGEST:
        if words(noun) & lexicon.stance[f"{stance}_nouns"]:
            yield stance
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ == "no":
            yield "denied"


def _negated(token: Token, lexicon: Lexicon) -> bool:
    before = [c for c in token.children if c.i < token.i and c.dep_ in {"advmod", "det", "cc", "neg"}]
    return any(child.lower_ in lexicon.stance["negations"] for child in before)


def _clause_signals(step: _Step, lexicon: Lexicon) -> Iterator[str]:
    """Negation, modals and conditions that stand in the clause."""
    token, lists = step.token, lexicon.stance
    for child in token.children:
        word = child.lower_
        if child.dep_ == "mark" and word in lists["hypothetical_marks"]:
            yield "condition"
        if not step.full:
            continue
        if child.dep_ == "mark" and word in lists["planned_adjectives"]:  # "was due to meet", cut wrongly
            yield "planned"
        if word == "yet" and child.nbor().lower_ == "to":
            yield "denied"
        if child.dep_ in {"mark", "advmod"} and word in lists["planned_marks"] and token.tag_ in {"VBZ", "VBP"}:
            yield "planned"
        if child.dep_ == "aux" and word in lists["future"]:
            yield "planned"
        elif child.dep_ == "aux" and word in lists["modal"]:
            yield "would" if word in {"would", "'d", "’d"} else "hypothetical"
    if step.full and _negated(token, lexicon):
        yield "denied"
    if step.full and _is_to(token):
        yield "planned"


def _is_to(token: Token) -> bool:
    """ "is to meet" where the parser made the copula an auxiliary."""
    marks = {c.lower_ for c in children(token, "mark")}
    return "to" in marks and any(c.dep_ == "aux" and lemma(c) == "be" for c in token.children)


def _up(step: _Step, lexicon: Lexicon, signals: set[str], speakers: list[Speaker]) -> _Step | None:
    """One step towards the root, with the signals of what governs the clause."""
    token = step.token
    if is_root(token):
        return None
    said = reporting(token, lexicon)
    if token.dep_ == "conj":
        return _conjoined(step, lexicon)
    if said is not None:
        speakers += said
        signals.update(_reported(token.head, lexicon))
        return _Step(token.head, full=False)
    if any(child.lower_ == "that" and child.dep_ == "mark" for child in token.children) and token.head.pos_ == "NOUN":
        return _content_of(token.head, lexicon, signals, speakers)
    if not step.full:
        return _Step(token.head, full=False)
    return _governed(step, lexicon, signals)


def _content_of(noun: Token, lexicon: Lexicon, signals: set[str], speakers: list[Speaker]) -> _Step:
    """ "Denied reports that", "the claim that", "the possibility that"."""
    found = {*_noun_class(noun, lexicon), *_governed_noun(noun, noun.head, lexicon)}
    signals.update(found)
    if noun.dep_ in {"obj", "obl"} and words(noun.head) & (
        lexicon.attribution["denial"] | lexicon.attribution["speech"]
    ):
        speakers += speakers_of(noun.head, lexicon)
    elif not found and words(noun) & lexicon.attribution["speech"]:
        speakers += [Speaker(owner, noun.lower_) for owner in children(noun, "nmod:poss")] or [
            Speaker(None, noun.lower_)
        ]
    return _Step(noun, full=False)


def _conjoined(step: _Step, lexicon: Lexicon) -> _Step:
    """ "Will travel and meet": the second verb shares the first one's auxiliaries where it has none of its own."""
    token, head = step.token, step.token.head
    same_form = token.tag_ == "VB" or (token.tag_ in {"VBN", "VBG"} and token.tag_ == head.tag_)
    shares = step.full and not has_own_subject(token) and same_form
    return _Step(head, full=shares and (not _negated(head, lexicon) or _joined_by_or(token)))


def _reported(verb: Token, lexicon: Lexicon) -> Iterator[str]:
    """What the reporting verb itself adds: "denied that", "doubted that"."""
    if words(verb) & lexicon.attribution["denial"]:
        yield "hypothetical" if _negated(verb, lexicon) else "denied"
    elif words(verb) & lexicon.attribution["doubt"]:
        yield "hypothetical"


def _governed(step: _Step, lexicon: Lexicon, signals: set[str]) -> _Step:
    """Complements, purposes and infinitives under nouns."""
    token, head, label = step.token, step.token.head, step.token.dep_
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    if label in {"xcomp", "ccomp", "csubj"}:
        return _complement(step, infinitive, lexicon, signals)
    if label == "advcl" and infinitive:
        signals.update(_class_of(head, lexicon) or {"planned"})
    elif label == "advcl" and {c.lower_ for c in children(token, "mark")} & {"of", "from", "about", "against"}:
        signals.update(_class_of(head, lexicon))  # "accused of meeting", "prevented from meeting"
    if label == "acl" and infinitive:
        found = {*_noun_class(head, lexicon), *_governed_noun(head, head.head, lexicon)}
        signals.update(found or {"planned" if head.pos_ == "PROPN" else "hypothetical"})
        return _Step(head.head, full=_carried(head, lexicon))
    participle = label == "advcl" and token.tag_ == "VBG" and not children(token, "mark")
    return _Step(head, full=participle and not has_own_subject(token))


def _carried(noun: Token, lexicon: Lexicon) -> bool:
    """ "did not have plans to meet": the verb of the noun holds of the event."""
    return bool(words(noun.head) & lexicon.arguments["light"])


def _joined_by_or(token: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in token.children)


def _complement(step: _Step, infinitive: bool, lexicon: Lexicon, signals: set[str]) -> _Step:
    """ "Plans to meet", "refused to meet", "is ready to meet", "managed to meet"."""
    head = step.token.head
    found = _class_of(head, lexicon)
    if "denied" in found and _negated(head, lexicon):
        signals.update({"hypothetical"})
        return _Step(head, full=False)
    signals.update(found)
    if lemma(head) in {"be", "have"} and infinitive:
        signals.add("planned" if lemma(head) == "be" else "hypothetical")
        signals.update(_clause_signals(_Step(head, full=True), lexicon))
    return _Step(head, full=step.token.dep_ == "xcomp")


def _class_of(head: Token, lexicon: Lexicon) -> set[str]:
    """The stance that a governing verb or adjective gives to what it governs."""
    kind = "_adjectives" if head.pos_ == "ADJ" else ""
    found = {stance for stance in _STRONGEST if words(head) & lexicon.stance[f"{stance}{kind}"]}
    if not found and head.pos_ in {"ADJ", "VERB"}:
        found = {stance for stance in _STRONGEST if head.lower_ in lexicon.stance[f"{stance}_adjectives"]}
    if lemma(head) == "go" and (head.tag_ != "VBG" or not children(head, "aux")):
        found.discard("planned")
    return found if is_verbal(head) or head.pos_ == "ADJ" or is_passive(head) else set()
