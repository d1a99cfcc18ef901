"""Why a text yields what it yields: what became of every word that a frame looked at.

The extractor itself does the work and tells its steps (watch.py); only the reasons are put into words here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extract.arguments import Argument, Roles
from kg.extract.context import Context
from kg.extract.extractor import Extractor
from kg.extract.pairs import pairs, refusal
from kg.extract.second import MARK, is_second
from kg.extract.stance import Trace, judge
from kg.extract.syntax import sentence_of
from kg.extract.titles import UNDERSTOOD
from kg.extract.triggers import Trigger
from kg.extract.watch import LACKS, NEEDS, PAIRS, READ, WORDS
from kg.frames import Frame, Relation
from kg.model import ENTITY_TYPES, Claim, Mention, Role

TITLE = "title"  # a step of titles.py: the trigger stands in a title that makes a claim of its own
SILENT = "stands in a caption, in boilerplate or in comments"
COPIED = "another frame says the same of these two in this sentence, as surely or more so"
UNDONE = "nobody is named who does it, and no authority stands in"

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """A frame that looked at a word: what it found there, and what it made of it."""

    word: str
    start: int  # of the word, in the text
    relation: str
    frame: str
    arguments: Names  # by role, each as the text has it, and who that is
    reason: str  # why nothing came of it; empty where something did
    stance: str = ""
    cues: Sequence[str] = ()  # what gave the stance, and at which word
    claims: Sequence[Claim] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, who is named in it, and every frame that looked at one of its words."""

    text: str
    start: int
    mentions: Sequence[Mention]
    looks: Sequence[Look]
    overlooked: Mapping[str, str] = field(default_factory=dict)  # words of frames that are none here, and why


class Explainer(Extractor):
    """Extracts as the Extractor does, and says why: `Explainer(schema, version).explain(doc)`."""

    def explain(self, doc: Doc) -> tuple[Sentence, ...]:
        """Every sentence of the document with what became of its words, in text order."""
        steps: dict[tuple[int, str, str], tuple[Trigger, str, Roles]] = {}
        claims = self(doc, lambda *step: steps.update({_key(step[0]): step}))
        context = Context(doc, self._lexicon)
        for trigger in self._index.find(doc):
            steps.setdefault(_key(trigger), (trigger, TITLE, {}))
        looks = [self._look(*step, context, claims) for step in steps.values()]
        looks += [look for role in doc._.roles for look in self._titles(role, context, claims)]
        looks = [look for look in looks if not any(map(is_second, look.claims))]
        looks += [_again(claim, doc) for claim in claims if is_second(claim)]
        looks.sort(key=lambda look: (look.start, look.relation, look.frame))
        words = {at for at, _, _ in steps}
        return tuple(self._sentence(span, context, looks, words) for span in _sentences(doc))

    def _sentence(self, span: Span, context: Context, looks: Sequence[Look], words: set[int]) -> Sentence:
        start, end = span.start_char, span.end_char
        own = [look for look in looks if start <= look.start < end]
        missed = {token.text: why for token in span if token.i not in words and (why := self._overlooked(token))}
        return Sentence(span.text.strip(), start, context.members.mentions.within(start, end), own, missed)

    def _look(self, trigger: Trigger, step: str, roles: Roles, context: Context, claims: Sequence[Claim]) -> Look:
        token, frame = trigger.token, trigger.frame
        through = self._through.get(frame.through) or self._lexicon.arguments["light"]
        trace: Trace = []
        judgement = judge(token, through, self._lexicon, bool(frame.through), trace)
        rule, place = f"{trigger.relation.name}/{frame.name}", (token.idx, token.idx + len(token.text))
        own = [claim for claim in claims if claim.rule == rule and claim.trigger == place]
        speakers = [f"{_speaker(one.token)} “{one.verb}”" for one in judgement.speakers]
        return Look(
            token.text,
            token.idx,
            trigger.relation.name,
            frame.name,
            {role: [_named(one, context) for one in arguments] for role, arguments in roles.items() if arguments},
            "" if own else self._reason(trigger, step, roles, context),
            judgement.stance,
            [*_cues(trace), *(f"said by {speaker}" for speaker in speakers)],
            own,
        )

    def _reason(self, trigger: Trigger, step: str, roles: Roles, context: Context) -> str:
        frame, members = trigger.frame, context.members
        if step == WORDS:
            broken = self._conditions.refusal(frame, sentence_of(trigger.token).text)
            return SILENT if context.silent(trigger.token) else broken
        if step == PAIRS:
            return refusal(trigger, roles, members)
        if step == READ:
            return COPIED if any(pair.object for pair in pairs(trigger, roles, members)) else UNDONE
        excluding = [role for role in frame.lacks if roles.get(role)]
        reasons = {
            NEEDS: f"needed role missing: {' or '.join(frame.needs)}",
            LACKS: f"excluded role: {', '.join(excluding)}",
            TITLE: "stands in a title that says it",
        }
        return reasons[step]

    def _titles(self, role: Role, context: Context, claims: Sequence[Claim]) -> Iterator[Look]:
        """What the frames of titles made of a title."""
        ends = {"holder": role.holder, "organisation": role.organisation}
        names = {
            end: [f"{mention.text} = {mention.name}, {mention.type}"]
            for end, mention in ends.items()
            if mention is not None
        }
        for relation in self._schema.relations.values():
            for frame in relation.frames:
                if frame.kind == "title" and role.kind in frame.words:
                    rule = f"{relation.name}/{frame.name}"
                    own = [c for c in claims if c.rule == rule and c.trigger == (role.start, role.end)]
                    reason = "" if own else _untitled(role, relation, frame)
                    stance, cues = own[0].stance if own else "", (UNDERSTOOD,) if role.likelihood < 1 else ()
                    yield Look(role.text, role.start, relation.name, frame.name, names, reason, stance, cues, own)

    def _overlooked(self, token: Token) -> str:
        """Why a word that frames know triggers nothing here; empty where none knows it."""
        if token.is_stop or not token.is_alpha:
            return ""
        known = list(self._index.known(token))
        if not known:
            return ""
        rests = sorted({rest for rest, _, _ in known})
        if "" not in rests:
            return f"only with {' or '.join(rests)}"
        kinds = sorted({frame.kind for rest, _, frame in known if not rest})
        return f"read as {token.pos_}, frames know it as {' or '.join(kinds)}"


def _key(trigger: Trigger) -> tuple[int, str, str]:
    return trigger.token.i, trigger.relation.name, trigger.frame.name


def _sentences(doc: Doc) -> Iterator[Span]:
    at = 0
    while at < len(doc):
        span = sentence_of(doc[at])
        if span.text.strip():
            yield span
        at = max(span.end, at + 1)


def _cues(trace: Trace) -> Iterator[str]:
    """The signals, each at the word where it was first seen."""
    before: frozenset[str] = frozenset()
    for word, signals in trace:
        yield from (f"{signal} at “{word}”" for signal in sorted(signals - before))
        before = signals


def _named(argument: Argument, context: Context) -> str:
    """Who an argument is, how the text has it where that is no name, and how it was reached."""
    members = context.members.of(argument.token, ENTITY_TYPES)
    if not members:
        return f"{argument.token.text} (nobody named)"
    who = ", ".join(f"{member.mention.name}, {member.mention.type}" for member in members)
    via = [step for step in (argument.via, *(member.via for member in members)) if step != "direct"]
    more = "".join(f"; {step}" for step in dict.fromkeys(via))
    return f"{argument.token.text} = {who}{more}"


def _speaker(token: Token | None) -> str:
    return "nobody named" if token is None else token.text


def _again(claim: Claim, doc: Doc) -> Look:
    """What the second reading found: its claim, with the ends that it joins."""
    start, end = claim.trigger
    ends = {"subject": claim.subject, "object": claim.object}
    named = {end: [f"{mention.text} = {mention.name}, {mention.type}"] for end, mention in ends.items()}
    frame = claim.rule.partition("/")[2]
    return Look(doc.text[start:end], start, claim.predicate, frame, named, "", claim.stance, (MARK,), (claim,))


def _untitled(role: Role, relation: Relation, frame: Frame) -> str:
    holder, organisation = role.holder, role.organisation
    if holder is None or organisation is None:
        return "no holder is named" if holder is None else "no country or organisation is named whose title it is"
    if holder.chain == organisation.chain:
        return "holder and organisation are the same entity"
    for one, types in (
        (holder, frame.subject_types or relation.domain),
        (organisation, frame.object_types or relation.range),
    ):
        if one.type not in types:
            return f"type does not fit: {one.name} is {one.type}, not {' or '.join(types)}"
    return "said before in this text, or holder or organisation is named nowhere"
