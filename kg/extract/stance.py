"""Whether the text says that it happened: asserted, reported, denied, planned or hypothetical.

From the trigger the tree is walked upwards. Every negation, modal, condition, plan, denial and reporting verb on the
way leaves a signal; the strongest decides: denied, then hypothetical, then planned; what is left is reported where
somebody else says it, and asserted otherwise.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.attribution import Speaker, opening, parenthetical, quoted, reporting, speakers_of
from kg.extract.carriers import light_verbs
from kg.extract.glued import is_headline_verb
from kg.extract.lexicon import Lexicon
from kg.extract.signals import (
    STRONGEST,
    amod_signals,
    class_of,
    clause_signals,
    future,
    governed_noun,
    joined_by_or,
    negated,
    nothing_done,
    noun_class,
    noun_signals,
    reported,
)
from kg.extract.syntax import (
    acts_as_verb,
    children,
    clause_of,
    has_own_subject,
    is_ranked,
    is_root,
    lemma,
    preposition,
    sentence_of,
    words,
)

_DEPTH = 30
Trace = list[tuple[str, frozenset[str]]]


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
    ongoing: bool = False  # below "continue to": what will go on is so now


def judge(
    trigger: Token, through: frozenset[str], lexicon: Lexicon, own: bool = False, trace: Trace | None = None
) -> Judgement:
    """Walk from the trigger to the root of its sentence and weigh the signals.

    `own` says that the frame itself names the verbs of `through`: then they do the noun's act and weigh nothing.
    To `trace`, where somebody listens, every word on the way is added with the signals seen until there.
    """
    signals: set[str] = set()
    speakers: list[Speaker] = []
    step: _Step | None = _start(trigger, through, lexicon, signals, speakers, own)
    for _ in range(_DEPTH):
        if step is None:
            break
        signals.update(clause_signals(step.token, step.full, lexicon, step.ongoing))
        speakers += parenthetical(step.token, lexicon)
        if trace is not None:
            trace.append((step.token.text, frozenset(signals)))
        step = _up(step, lexicon, signals, speakers)
    speakers += [] if speakers else opening(trigger, lexicon) or quoted(trigger, lexicon)
    if sentence_of(trigger).text.rstrip().endswith("?") and not speakers:
        signals.add("hypothetical")
    if trace is not None:
        trace.append((sentence_of(trigger).text.rstrip()[-1:], frozenset(signals)))
    return Judgement(_weigh(signals, speakers), tuple(dict.fromkeys(reversed(speakers))))


def _weigh(signals: set[str], speakers: list[Speaker]) -> str:
    if "would" in signals:
        signals.add("planned" if any(s.past for s in speakers) and "condition" not in signals else "hypothetical")
    if "condition" in signals:
        signals.add("hypothetical")
    if "undone" in signals:
        signals.discard("denied")
    return next((stance for stance in STRONGEST if stance in signals), "asserted")


def _start(
    trigger: Token,
    through: frozenset[str],
    lexicon: Lexicon,
    signals: set[str],
    speakers: list[Speaker],
    own: bool,
) -> _Step:
    """From a verb itself; from a noun the verb that carries it, or the word that governs it."""
    if trigger.dep_ == "cop":
        return _Step(trigger.head, full=True)
    if acts_as_verb(trigger) or is_headline_verb(trigger) or trigger.pos_ == "ADJ":
        signals.update(amod_signals(trigger, lexicon))
        signals.update(nothing_done(trigger))
        return _Step(trigger, full=True)
    signals.update(noun_signals(trigger, lexicon))
    for verb in light_verbs(trigger, through):
        if not words(verb) & lexicon.attribution["performative"]:  # what is announced is done by that
            found = set(governed_noun(trigger, verb, lexicon))
            signals.update(found & {"planned"} if own else found)
        return _Step(verb, full=not _ends(verb, lexicon))
    if has_own_subject(trigger) or is_root(trigger) or children(trigger, "cop"):
        return _Step(trigger, full=True)
    head = trigger.head
    if trigger.dep_ in {"nsubj", "nsubj:pass"} and words(head) & lexicon.stance["occurrence"]:
        return _Step(head, full=True)
    signals.update(governed_noun(trigger, head, lexicon))
    if preposition(trigger) in lexicon.arguments["adjunct"] and future(clause_of(head), lexicon):
        signals.add("planned")
    if trigger.dep_ == "obj" and words(head) & lexicon.attribution["denial"]:
        speakers += speakers_of(head, lexicon)
    return _Step(head, full=False)


def _ends(verb: Token, lexicon: Lexicon) -> bool:
    """ "Agreed to patrol, | ending | ten weeks of talks": what ends has been, whatever is planned."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and bool(words(verb) & lexicon.stance["ending"])


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
        signals.update(reported(token.head, lexicon))
        return _Step(token.head, full=False)
    if any(child.lower_ == "that" and child.dep_ == "mark" for child in token.children) and token.head.pos_ == "NOUN":
        return _content_of(token.head, lexicon, signals, speakers)
    if "planned" in signals and token.dep_ == "nsubj" and _collapses(token.head, lexicon):
        signals.add("denied")
    if not step.full:
        return _Step(token.head, full=False)
    return _governed(step, lexicon, signals)


def _content_of(noun: Token, lexicon: Lexicon, signals: set[str], speakers: list[Speaker]) -> _Step:
    """ "Denied reports that", "the claim that", "the possibility that"."""
    found = {*noun_class(noun, lexicon), *governed_noun(noun, noun.head, lexicon)}
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
    infinitive = token.tag_ == "VB" or any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    same_form = infinitive or (token.tag_ in {"VBN", "VBG"} and token.tag_ == head.tag_)
    shares = step.full and not has_own_subject(token) and same_form
    return _Step(head, full=shares and (not negated(head, lexicon) or joined_by_or(token)))


def _governed(step: _Step, lexicon: Lexicon, signals: set[str]) -> _Step:
    """Complements, purposes and infinitives under nouns."""
    token, head, label = step.token, step.token.head, step.token.dep_
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    if label in {"xcomp", "ccomp", "csubj"}:
        return _complement(step, infinitive, lexicon, signals)
    if label == "advcl" and infinitive:
        signals.update(class_of(head, lexicon) or {"planned"})
    elif _is_content(token):
        signals.update(class_of(head, lexicon))
    if label == "acl" and infinitive and is_ranked(head):
        return _Step(head, full=False)
    if label == "acl" and infinitive:
        found = {*noun_class(head, lexicon), *governed_noun(head, head.head, lexicon)}
        signals.update(found or {"planned" if head.pos_ == "PROPN" else "hypothetical"})
        return _Step(head.head, full=_carried(head, lexicon))
    if label == "acl" and "of" in {c.lower_ for c in children(token, "mark", "case")}:  # "the question of admitting X"
        signals.update(noun_class(head, lexicon))
    participle = label == "advcl" and token.tag_ == "VBG" and not children(token, "mark")
    return _Step(head, full=participle and not has_own_subject(token))


def _is_content(clause: Token) -> bool:
    """ "Accused of | meeting |", "barred from | entering |", "ruled out | meeting |"."""
    marks = {child.lower_ for child in children(clause, "mark", "case")}
    if marks & {"of", "from", "about", "against"}:
        return clause.dep_ in {"advcl", "obl"}
    between = clause.doc[clause.head.i + 1 : clause.i]
    direct = clause.head.i < clause.i and all(token.dep_ in {"compound:prt", "advmod"} for token in between)
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and not marks and direct


def _complement(step: _Step, infinitive: bool, lexicon: Lexicon, signals: set[str]) -> _Step:
    """ "Plans to meet", "refused to meet", "is ready to meet", "managed to meet"."""
    head = step.token.head
    found = class_of(head, lexicon)
    if "denied" in found and negated(head, lexicon):
        signals.update({"hypothetical"})
        return _Step(head, full=False)
    if _thanks(step.token, lexicon):
        return _Step(head, full=False)
    if infinitive and _granted(head, lexicon):
        return _Step(head, full=True)
    signals.update(found)
    if lemma(head) in {"be", "have"} and infinitive:
        signals.add("planned" if lemma(head) == "be" else "hypothetical")
        signals.update(clause_signals(head, True, lexicon))
    ongoing = bool(words(head) & lexicon.stance["continuing"])
    return _Step(head, full=step.token.dep_ == "xcomp", ongoing=ongoing)


def _thanks(verb: Token, lexicon: Lexicon) -> bool:
    """ "I would like to thank X", "we wish to congratulate her": who says so does it."""
    if not words(verb) & lexicon.stance["courtesies"] or lemma(verb.head) not in {"like", "wish", "want"}:
        return False
    return any(child.lower_ in {"i", "we"} for child in children(verb.head, "nsubj"))


def _collapses(verb: Token, lexicon: Lexicon) -> bool:
    """ "The plans collapsed", "fell through"."""
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return bool({*words(verb), f"{lemma(verb)} {after}"} & lexicon.stance["collapsing"])


def _granted(verb: Token, lexicon: Lexicon) -> bool:
    """ "She was allowed to see him", which she then did."""
    past = any(child.dep_ == "aux:pass" and child.lower_ in {"was", "were"} for child in verb.children)
    return past and bool(words(verb) & lexicon.stance["granting"]) and not children(verb, "aux")


def _carried(noun: Token, lexicon: Lexicon) -> bool:
    """ "did not have plans to meet": the verb of the noun holds of the event."""
    return bool(words(noun.head) & lexicon.arguments["light"])
