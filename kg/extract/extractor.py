"""The one mechanism that reads all relations: triggers, their roles, the mentions in them, and how it is said.

A claim needs a trigger in the text and two named arguments of the relation's types. For each trigger: the
grammatical roles around it (arguments.py), the mentions that fill them (members.py, pairs.py), stance and speakers
(stance.py, attribution.py), time and place, the exact quote, a confidence. Titles are read in titles.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.dates import find_dates
from kg.extract.adjectives import adjective_roles
from kg.extract.announced import announced
from kg.extract.arguments import Roles, is_first_person, spoken
from kg.extract.attribution import Speaker
from kg.extract.carriers import governors, light_verbs
from kg.extract.conditions import Conditions
from kg.extract.confidence import confidence, load_calibration, understood
from kg.extract.context import Context
from kg.extract.evidence import evidence
from kg.extract.handed import handed
from kg.extract.headline import settle
from kg.extract.lexicon import load_lexicon, with_forms
from kg.extract.listed import ListedPair, listed_pairs
from kg.extract.nouns import noun_roles
from kg.extract.pairs import Pair, pairs
from kg.extract.place import place
from kg.extract.second import unsaid
from kg.extract.stance import Judgement, judge
from kg.extract.syntax import is_verbal, sentence_of, words
from kg.extract.tense import is_future, is_perfect
from kg.extract.titles import UNDERSTOOD, TitleClaim, title_claims, title_spans
from kg.extract.triggers import Trigger, TriggerIndex
from kg.extract.verbs import verb_roles
from kg.extract.watch import LACKS, NEEDS, PAIRS, READ, WORDS, Watch
from kg.frames import Frame
from kg.model import Claim, EventTime, Mention
from kg.schema import Schema

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_OPEN = frozenset({"planned", "hypothetical"})  # what is said of the future, as a rule


@dataclass(frozen=True, slots=True)
class _Found:
    """A pair with everything around it that does not depend on the pair."""

    trigger: Trigger
    pair: Pair
    carrier: Token
    judgement: Judgement
    own_voice: bool  # whether the document itself performs it: "today we …", "Today's …", in the title


class Extractor:
    """Reads claims from annotated documents: `Extractor(schema, version)(doc)`.

    Pure: the same Doc gives the same claims, in text order. It reads the Doc's tree and doc._.document, .mentions
    and .roles, and changes nothing.
    """

    def __init__(self, schema: Schema, version: str) -> None:
        self._schema = schema
        self._name = f"kg {version}"
        self._lexicon = load_lexicon()
        self._index = TriggerIndex(schema)
        frames = [frame for relation in schema.relations.values() for frame in relation.frames]
        self._through = {frame.through: with_forms(frame.through) for frame in frames if frame.through}
        self._conditions = Conditions(frames)
        self._calibration = load_calibration()

    def __call__(self, doc: Doc, watch: Watch | None = None) -> tuple[Claim, ...]:
        """The claims of one document, sorted by place and predicate; one a sentence, pair and relation.

        `watch` is told what becomes of every trigger.
        """
        context = Context(doc, self._lexicon)
        claims, events = self._told(context, watch)
        claims += [self._title(item, context) for item in title_claims(context, self._schema)]
        claims += self._listed(context, events)
        claims = list(_once(claims, self._schema))
        if (second := getattr(doc._, "second", None)) is not None:
            again, _ = self._told(Context(second, self._lexicon), None)
            claims += unsaid(claims, list(_once(again, self._schema)), self._schema, context.members.mentions)
        return tuple(sorted(map(self._calibrated, claims), key=_order))

    def _told(self, context: Context, watch: Watch | None) -> tuple[list[Claim], int]:
        """The claims of the sentences, of a second reading those that were read again, and how many events they are."""
        titles = title_spans(context, self._schema)
        triggers = [t for t in self._triggers(context.doc) if not _read_as_title(t, titles)]
        found = [item for trigger in triggers for item in self._read(trigger, context, watch)]
        found = list(_issued(found, context))
        events = {i: n for n, i in enumerate(sorted({f.trigger.token.i for f in found if f.trigger.relation.event}), 1)}
        return settle([self._claim(item, context, events) for item in found], context), len(events)

    def _triggers(self, doc: Doc) -> Iterator[Trigger]:
        """Those of the whole Doc, or of its sentences that were read again."""
        for start, end in getattr(doc._, "reread", None) or ((0, len(doc)),):
            yield from self._index.find(doc[start:end])

    def _read(self, trigger: Trigger, context: Context, watch: Watch | None = None) -> Iterator[_Found]:
        token, frame = trigger.token, trigger.frame
        if context.silent(token) or not self._conditions.hold(frame, context.sentence(token)):
            if watch:
                watch(trigger, WORDS, {})
            return
        through = self._through.get(frame.through) or self._lexicon.arguments["light"]
        roles, carrier = self._roles(trigger, through)
        roles = announced(roles, trigger, context) if frame.announces else roles
        if frame.needs and not any(roles.get(role) for role in frame.needs):
            if watch:
                watch(trigger, NEEDS, roles)
            return
        if any(roles.get(role) for role in frame.lacks):
            if watch:
                watch(trigger, LACKS, roles)
            return
        judgement: Judgement | None = None
        if any(is_first_person(a.token) for arguments in roles.values() for a in arguments):
            judgement = judge(token, through, self._lexicon, bool(frame.through))
            roles = spoken(roles, context.first_person(judgement.speakers, token))
        chosen = pairs(trigger, roles, context.members)
        if watch:
            watch(trigger, READ if chosen else PAIRS, roles)
        if not chosen:
            return
        judgement = judgement or judge(token, through, self._lexicon, bool(frame.through))
        for pair in chosen:
            if pair.object is not None or not _names_authority(frame, roles):
                yield _Found(trigger, pair, carrier, judgement, _in_own_voice(trigger, roles, carrier, context))

    def _roles(self, trigger: Trigger, through: frozenset[str]) -> tuple[Roles, Token]:
        """The roles around the trigger, and the verb that carries it."""
        token, frame = trigger.token, trigger.frame
        if frame.kind == "verb":
            return handed(verb_roles(token, self._lexicon), frame, self._lexicon), token
        if frame.kind == "adjective":
            return handed(adjective_roles(token, self._lexicon), frame, self._lexicon), token
        roles = noun_roles(token, through, self._lexicon, frame.governors)
        carrier = next(light_verbs(token, through | governors(self._lexicon)), token)
        if carrier is token and token.dep_ in {"nsubj", "nsubj:pass"}:
            carrier = token.head
        return handed(roles, frame, self._lexicon), carrier

    def _calibrated(self, claim: Claim) -> Claim:
        sure = self._calibration(claim.confidence)
        return claim if sure == claim.confidence else replace(claim, confidence=sure)

    def _claim(self, found: _Found, context: Context, events: dict[int, int]) -> Claim:
        trigger, pair = found.trigger, found.pair
        token, frame, relation = trigger.token, trigger.frame, trigger.relation
        subject, object_ = pair.subject, pair.object
        assert object_ is not None
        stance, speakers = _attributed(found, (subject.mention, object_.mention), context)
        stance = frame.stance if frame.stance and stance in {"asserted", "reported"} else stance
        time = self._time(found, stance, context)
        if stance == "asserted" and context.times.lies_ahead(time, found.carrier):
            stance = "planned"
        steps = (*subject.steps, *object_.steps, *(["headline"] if context.in_title(token.idx) else []))
        return Claim(
            predicate=relation.name,
            subject=subject.mention,
            object=object_.mention,
            stance=stance,
            evidence=evidence(context.document.text, (token,)),
            trigger=(token.idx, token.idx + len(token.text)),
            confidence=confidence(frame.kind, frame.confidence, steps),
            rule=f"{relation.name}/{frame.name}",
            extractor=self._name,
            attributed_to=speakers,
            time=time,
            place=place((token, found.carrier), context.members, self._lexicon) if relation.event else None,
            status=frame.status,
            event=events.get(token.i),
        )

    def _time(self, found: _Found, stance: str, context: Context) -> EventTime:
        """When it was, by the sentence, by the act of saying it, or by the day that the text speaks of."""
        trigger, carrier, relation = found.trigger, found.carrier, found.trigger.relation
        assert found.pair.object is not None
        ends = (found.pair.subject.mention, found.pair.object.mention)
        if trigger.frame.subject == ("self",) and not is_verbal(trigger.token):
            return context.times.held(trigger.token)
        ahead = is_future(carrier) or (stance in _OPEN and not is_perfect(carrier))
        time = context.times.of(trigger.token, carrier, ahead, ends, context.narrative.before(trigger.token))
        if time.words is not None:
            return time
        if self._performs(found) and stance == "asserted":
            time = context.times.performed(carrier)
            if time.earliest is not None:
                return time
        if relation.narrated == "word":
            return context.narrative.of_word(trigger.token)
        if relation.narrated == "event" and self._happens(found):
            return context.narrative.of(trigger.token, carrier, stance, ends)
        return EventTime()

    def _happens(self, found: _Found) -> bool:
        """Whether the verb tells the event itself: not "the talks were no secret"."""
        token, carrier = found.trigger.token, found.carrier
        happening = self._lexicon.stance["occurrence"] | self._lexicon.arguments["participation"]
        return token.dep_ not in {"nsubj", "nsubj:pass"} or bool(words(carrier) & happening)

    def _performs(self, found: _Found) -> bool:
        """Whether to say it is to do it: "is designating X", "is lifting the sanctions"; not "the sanctions hurt X"."""
        trigger, done = found.trigger, found.carrier
        performing = any(frame.issuer for frame in trigger.relation.frames)
        carrying = self._lexicon.arguments["carrying"] | self._lexicon.arguments["light"]
        through = self._through.get(trigger.frame.through, frozenset())
        return performing and (done is trigger.token or bool(words(done) & (carrying | through)))

    def _listed(self, context: Context, events: int) -> Iterator[Claim]:
        """The claims of lists of participants; each list is one event, numbered after those of the sentences."""
        lists: dict[int, int] = {}
        for found in listed_pairs(context, self._schema, self._conditions):
            event = lists.setdefault(found.gathering.start, events + len(lists) + 1)
            yield self._pair(found, event, context)

    def _pair(self, found: ListedPair, event: int, context: Context) -> Claim:
        relation, frame, ends = found.relation, found.frame, (found.subject.mention, found.object.mention)
        steps = (*(m.kind for m in ends if m.kind != "name"), *(["mutual"] if not found.sided else []))
        return Claim(
            predicate=relation.name,
            subject=ends[0],
            object=ends[1],
            stance=frame.stance or "asserted",
            evidence=found.evidence(context.document.text),
            trigger=(found.gathering.start, found.gathering.end),
            confidence=confidence("list", frame.confidence, steps),
            rule=f"{relation.name}/{frame.name}",
            extractor=self._name,
            time=found.time,
            place=found.place if relation.event else None,
            event=event,
        )

    def _title(self, found: TitleClaim, context: Context) -> Claim:
        role, frame = found.role, found.frame
        time = context.times.held(found.head)
        former = role.former or context.times.is_over(time)
        return Claim(
            predicate=found.relation.name,
            subject=found.holder,
            object=found.organisation,
            stance=frame.stance or "asserted",
            evidence=evidence(context.document.text, (found.head,)),
            trigger=(role.start, role.end),
            confidence=understood(confidence("title", frame.confidence, _kinds(found)), role.likelihood),
            rule=f"{found.relation.name}/{frame.name}",
            extractor=f"{self._name}, {UNDERSTOOD}" if role.likelihood < 1 else self._name,
            role=role.text or None,
            time=time,
            status=frame.status or ("former" if former else "current"),
        )


def _read_as_title(trigger: Trigger, titles: Iterable[tuple[int, int]]) -> bool:
    """Whether the trigger stands in a title that makes a claim of its own."""
    at = trigger.token.idx
    return trigger.frame.subject == ("self",) and any(start <= at < end for start, end in titles)


def _kinds(found: TitleClaim) -> Iterator[str]:
    for mention in (found.holder, found.organisation):
        if mention.kind != "name":
            yield mention.kind


def _names_authority(frame: Frame, roles: Roles) -> bool:
    """Whether the text gives somebody for the object's part whom it does not name, other than "we"."""
    given = [argument.token for name in frame.object for argument in roles.get(name, ())]
    named = [token for token in given if token.pos_ in _NAMING and not is_first_person(token)]
    return any(not find_dates(token.text) for token in named)


def _in_own_voice(trigger: Trigger, roles: Roles, carrier: Token, context: Context) -> bool:
    """ "We are imposing", "Today's designation of", "are designated", and what the title of an official text says."""
    given = [argument.token for name in trigger.frame.object for argument in roles.get(name, ())]
    spoken = any(is_first_person(token) or find_dates(token.text) for token in given)
    done = context.times.performed(carrier).earliest is not None
    return spoken or done or context.in_title(trigger.token.idx)


def _issued(found: list[_Found], context: Context) -> Iterator[_Found]:
    """Where nobody is named who imposes it, the one authority that the document names elsewhere does, or its issuer."""
    named: dict[str, Counter[int]] = {}
    first: dict[int, Mention] = {}
    for item in found:
        if item.pair.object is not None and item.trigger.frame.issuer and item.judgement.stance == "asserted":
            mention = item.pair.object.mention
            named.setdefault(item.trigger.relation.name, Counter())[mention.chain] += 1
            first.setdefault(mention.chain, mention)
    for item in found:
        if item.pair.object is not None:
            yield item
            continue
        counted = named.get(item.trigger.relation.name)
        issuer = first[counted.most_common(1)[0][0]] if counted else None
        issuer = context.issuer() if issuer is None and item.own_voice else issuer
        types = item.trigger.frame.object_types or item.trigger.relation.range
        others = _rivals(item, types, context) if context.issuer() is None else set()
        fits = issuer is not None and issuer.type in types and issuer.chain != item.pair.subject.mention.chain
        if issuer is not None and fits and others <= {issuer.chain}:
            yield replace(item, pair=item.pair.with_issuer(issuer))


def _rivals(item: _Found, types: Iterable[str], context: Context) -> set[int]:
    """Who else is named in the sentence and could be the authority: then nobody is filled in from elsewhere."""
    sentence = sentence_of(item.trigger.token)
    inside = context.members.mentions.within(sentence.start_char, sentence.end_char)
    own = item.pair.subject.mention.chain
    return {m.chain for m in inside if m.kind == "name" and m.type in types and m.type == "Country"} - {own}


def _attributed(found: _Found, parties: Iterable[Mention], context: Context) -> tuple[str, tuple[Mention, ...]]:
    """The stance with attribution: the document's own publisher, and a party that announces its act, do not report."""
    judgement = found.judgement
    chains = {mention.chain for mention in parties}
    others: list[Speaker] = []
    named: list[Mention] = []
    for speaker in judgement.speakers:
        mention = context.mention_of(speaker)
        if mention is not None and context.is_publisher(mention):
            continue
        performs = speaker.verb in context.lexicon.attribution["performative"]
        if performs and (mention is None or _speaks_for(mention, chains, context)):
            continue
        others.append(speaker)
        named += [mention] if mention is not None else []
    teller = context.word_of(found.trigger.token) if not judgement.speakers else None
    named += [teller] if teller is not None else []
    reported = (others or teller) and judgement.stance == "asserted"
    return "reported" if reported else judgement.stance, tuple(named)


def _speaks_for(speaker: Mention, chains: set[int], context: Context) -> bool:
    """Whether a party announces its act itself, or by who holds its office: "Canada's minister announced …"."""
    body = context.members.mentions.office_of(speaker)
    return speaker.chain in chains or (body is not None and body.chain in chains)


def _once(claims: Iterable[Claim], schema: Schema) -> Iterator[Claim]:
    """The surest claim of each sentence, relation and pair of entities."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        ends = (claim.subject.chain, claim.object.chain)
        if schema.relations[claim.predicate].symmetric:
            ends = (min(ends), max(ends))
        role = (claim.role or "").casefold() if claim.predicate == "holdsPosition" else ""
        key = (claim.predicate, *ends, claim.evidence.start, role)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    yield from best.values()


def _order(claim: Claim) -> tuple[object, ...]:
    return claim.trigger, claim.predicate, claim.subject, claim.object, claim.rule
