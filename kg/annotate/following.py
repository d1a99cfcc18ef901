"""Whom pronouns and descriptions mean: goes through a text, and what it finds counts as a mention for the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate.belonging import Belonging
from kg.annotate.chains import Chain
from kg.annotate.descriptions import Descriptions
from kg.annotate.fitting import KNOWN, Fitting
from kg.annotate.gazetteer import listed, table
from kg.annotate.genders import Gender
from kg.annotate.introduced import introduced
from kg.annotate.likelihood import Candidate, certain, likelihoods
from kg.annotate.memory import Entity, Memory, Places, Seen
from kg.annotate.mentioned import names_of, nouns_of, pair, pairs_of, together
from kg.annotate.nominals import Phrase
from kg.annotate.salience import Salience
from kg.annotate.scene import Scene
from kg.annotate.titles import singular

GROUPS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_LEAD = 2  # sentences before which nobody is named by name
_BACK = {"person": 40, "body": 60, "land": 15}  # sentences; of pronouns 7


@dataclass(frozen=True, slots=True)
class Found:
    """A pronoun or a description and the chains that it means."""

    start: int
    end: int
    entity: Entity
    kind: str


class Following:
    """What refers in one document."""

    def __init__(
        self,
        doc: Doc,
        chains: Sequence[Chain],
        genders: Mapping[int, Gender],
        descriptions: Descriptions,
        belonging: Belonging,
    ) -> None:
        self._doc, self._places = doc, Places(doc)
        self._chains = {chain.number: chain for chain in chains}
        self._fitting = Fitting(self._chains, dict(genders))
        self._descriptions, self._belonging = descriptions, belonging
        self._meant: dict[int, Entity] = {}  # token → whom it means
        self._meant_by: dict[str, Entity] = {}  # noun → whom it meant the last time
        names = list(names_of(doc, chains))
        self._memory = Memory([*names, *nouns_of(doc, names), *pairs_of(doc, self._fitting.sides(names))])
        self._first = {s.entity for s in names if self._places.sentence[s.start] <= 1}
        self._order = _by_frequency(chains)

    def found(self, phrases: Iterable[Phrase]) -> Iterator[Found]:
        """Every reference whose meaning is sure enough, in text order."""
        by_head = {phrase.head.i: phrase for phrase in phrases}
        for token in self._doc:
            if (home := self._home(token)) is not None:
                self._remember(Seen(home.start, token.i, home.entity, "nominal"))
                yield home
                continue
            phrase = by_head.get(token.i)
            group = phrase.group if phrase is not None else GROUPS.get(token.lower_)
            if group is None or (phrase is None and token.pos_ not in {"PRON", "DET"}):
                continue
            if phrase is not None and group.startswith("two"):
                entity = self._two(phrase)
                entity = () if self._otherwise(entity, token) else entity
            else:
                candidates = self.candidates(token, group, phrase)
                entity = self._ahead(phrase) or self._introduced(phrase, candidates)
                entity = entity or self._best(candidates, group, _known(phrase))
            kind = "pronoun" if phrase is None else "nominal"
            if entity:
                self._remember(Seen(token.i, token.i, entity, kind))
                self._fitting.learn(entity, group)
                self._meant[token.i] = entity
                self._meant_by[singular(token.lower_)] = entity
                yield Found(phrase.start if phrase else token.i, phrase.end if phrase else token.i + 1, entity, kind)

    def _ahead(self, phrase: Phrase | None) -> Entity:
        """ "The Foreign Secretary joined …" in the lead, and in the next paragraph "The Foreign Secretary X"."""
        if phrase is None or phrase.group != "person" or self._places.sentence[phrase.start] > _LEAD:
            return ()
        whose = self._descriptions.whose(phrase.head)
        found = self._descriptions.ahead(phrase.head, phrase.words, whose)
        return () if found is None else (found,)

    def _introduced(self, phrase: Phrase | None, candidates: Sequence[Candidate]) -> Entity:
        """Who was named a sentence before, and now has an office: "X resigned. The Peruvian minister …"."""
        if phrase is None or phrase.group != "person":
            return ()
        return introduced(self._doc, phrase, self._descriptions.whose(phrase.head), candidates)

    def _home(self, token: Token) -> Found | None:
        """ "His country", "the Ghanaian"."""
        if (owner := self._belonging.owner(token)) is not None and (whose := self._meant.get(owner.i)) is not None:
            country = self._belonging.country(self._chains[whose[0]], token.i) if len(whose) == 1 else None
            return Found(owner.i, token.i + 1, (country.number,), "nominal") if country is not None else None
        national = self._belonging.national(token)
        return Found(token.i - 1, token.i + 1, (national.number,), "nominal") if national is not None else None

    def _remember(self, seen: Seen) -> None:
        """Keep a mention, and that it is one of two: "he met X", "X and his wife"."""
        self._memory.add(seen)
        here = self._places.sentence[seen.start]
        end = self._places.starts[here + 1] if here + 1 < len(self._places.starts) else len(self._doc)
        inside = self._memory.between(self._places.starts[here], end)
        for other in inside if len(seen.entity) == 1 else ():
            first, last = sorted((seen, other))
            one_side = len(other.entity) == 1 and other.entity != seen.entity and self._fitting.alike(seen, other)
            if one_side and together(self._doc[first.root], self._doc[last.root]):
                self._memory.add(pair(first, last))

    def _two(self, phrase: Phrase) -> Entity:
        """ "The two", "both men": the last pair of the sentences before, or the only two there."""
        here = self._places.sentence[phrase.start]
        first = self._places.starts[max(0, here - 3)]
        wanted = {"Person"} if phrase.group == "two" else {"Country"}
        for seen in reversed(self._memory.between(first, phrase.start)):
            types = {self._chains[number].type for number in seen.entity if number >= 0}
            if len(seen.entity) == 2 and types == wanted:
                return seen.entity
        return self._only_two(here, phrase.start, wanted)

    def _otherwise(self, entity: Entity, noun: Token) -> bool:
        """Whether "the two men" cannot be these two."""
        group = {"men": "he", "women": "she"}.get(noun.lower_, "")
        return any(self._fitting.agreement((number,), group) == "sure-other" for number in entity)

    def _only_two(self, here: int, at: int, types: set[str]) -> Entity:
        """The two who are mentioned in the last sentences, () where they are more or fewer."""
        for back in (1, 2):
            inside = self._memory.between(self._places.starts[max(0, here - back)], at)
            found = {n for seen in inside for n in seen.entity if n >= 0 and self._chains[n].type in types}
            if len(found) >= 2:
                return tuple(sorted(found)) if len(found) == 2 else ()
        return ()

    @staticmethod
    def _best(candidates: Sequence[Candidate], group: str, known: bool = False) -> Entity:
        """Who is meant, () where that is not sure enough; `known` says that somebody else may be without a name."""
        if entity := certain(candidates):
            return entity
        shares = likelihoods(candidates)
        named = [one for one in shares if one and min(one) >= 0]
        entity = max(named, key=lambda one: shares[one], default=())
        least = table("references")["least"]
        known = known and all("person:same" not in one.words for one in candidates)
        kind = f"{group}-unnamed" if known else f"{group}-alone" if len(named) == 1 else group
        enough = least.get(kind, least[group])
        return entity if entity and shares[entity] >= enough else ()

    def candidates(self, token: Token, group: str, phrase: Phrase | None = None) -> list[Candidate]:
        """All whom a pronoun or a description may mean, and nobody."""
        scene = Scene(token, group, self._places)
        found: list[Candidate] = []
        mentions = self._mentions(scene, phrase)
        only = self._only(mentions, group, scene)
        recent = sorted(mentions.items(), key=lambda item: -item[1][-1].start)
        salience = Salience(self._doc, self._places, token.i, mentions)
        for rank, (entity, several) in enumerate(recent):
            words = scene.words(several, self._standing(entity) | only.get(entity, set()))
            words |= {f"{word}{'-speaks' * flag}" for word in salience.words(entity) for flag in {False, scene.speaks}}
            if phrase is not None:
                words |= self._described(phrase, self._chains[entity[0]])
                words |= self._repeated(phrase, entity)
                if phrase.said and "same" not in words:
                    continue
                if phrase.group == "person" and "whose-other" in words:
                    continue  # "the American president" is nobody who was called president of another country only
            found.append(Candidate(entity, scene.finished(words, rank, self._fitting.agreement(entity, group))))
        found = _alone(found)
        others = [candidate.words for candidate in found]
        nobody = scene.nobody(others) if phrase is None else scene.nobody_described(others)
        return [Candidate((), nobody), *found]

    def _mentions(self, scene: Scene, phrase: Phrase | None) -> dict[Entity, list[Seen]]:
        """The mentions before the place of all who fit."""
        places, bound = self._places, set()
        found: dict[Entity, list[Seen]] = defaultdict(list)
        first = places.starts[max(0, scene.here - _BACK.get(scene.group, 7))]
        for seen in self._memory.between(first, phrase.start if phrase is not None else scene.token.i):
            back = scene.here - places.sentence[seen.start]
            if not self._fitting.fits(seen, scene.group, self._doc) or (seen.kind == "noun" and back > 2):
                continue
            if not back and scene.bound(self._doc[seen.root]):
                bound.add(seen.entity)
            found[seen.entity].append(seen)
        return {entity: several for entity, several in found.items() if entity not in bound}

    def _only(self, mentions: Mapping[Entity, Sequence[Seen]], group: str, scene: Scene) -> dict[Entity, set[str]]:
        """Who alone fits near by: of all who are named, of those whose gender is known."""
        found: dict[Entity, set[str]] = {}
        near = [e for e, seen in mentions.items() if scene.here - self._places.sentence[seen[-1].start] <= 1]
        sides = {
            "only-named": [entity for entity in near if min(entity) >= 0],
            "only-sure": [entity for entity in near if self._fitting.agreement(entity, group) in KNOWN],
            "only-one": near,
        }
        for word, side in sides.items():
            if len(side) == 1:
                found.setdefault(side[0], set()).add(word)
        return found

    def _described(self, phrase: Phrase, chain: Chain) -> set[str]:
        """How the words of a description fit what is known of a chain."""
        found = self._descriptions.matches(chain, phrase.head, phrase.words, self._descriptions.whose(phrase.head))
        if phrase.group == "land":
            return found | {f"noun-{phrase.head.lower_}"}
        return {*found, "-".join(sorted(found))} | ({"acting"} if chain.acts_for else set())

    def _repeated(self, phrase: Phrase, entity: Entity) -> set[str]:
        """Whether the same noun meant a candidate the last time, or somebody else."""
        before = self._meant_by.get(singular(phrase.head.lower_))
        return {"repeated" if before == entity else "repeated-other"} if before is not None else set()

    def _standing(self, entity: Entity) -> set[str]:
        """What kind of entity it is, and how much the text as a whole is about it."""
        if min(entity) < 0:
            return {"type-noun"}
        chain = self._chains[entity[0]]
        found = {f"type-{chain.type}" if len(entity) == 1 else "type-pair"}
        found |= {"one-word"} if " " not in chain.best else set()
        found |= {"topic"} if entity in self._first else set()
        return found | ({f"frequent-{min(self._order[entity[0]], 3)}"} if len(entity) == 1 else set())


def _known(phrase: Phrase | None) -> bool:
    """ "The president", "the judge": of whom there is one, named or not."""
    return phrase is not None and not phrase.words.isdisjoint(listed("person", "unnamed"))


def _alone(found: list[Candidate]) -> list[Candidate]:
    """Who alone is of the kind that the noun of a description means, and who alone was called so."""
    for word in ("body:kind-same", "body:same", "person:same"):
        fit = [at for at, candidate in enumerate(found) if word in candidate.words]
        if len(fit) == 1:
            one = found[fit[0]]
            found[fit[0]] = replace(one, words=one.words | {f"{word}-alone"})
    return found


def _by_frequency(chains: Sequence[Chain]) -> dict[int, int]:
    """How many of the same side are named more often than a chain: 0 of whom the text is about."""
    found: dict[int, int] = {}
    for person in (True, False):
        side = [chain for chain in chains if (chain.type == "Person") == person]
        often = sorted(side, key=lambda chain: (-len(chain.forms), chain.number))
        found |= {chain.number: at for at, chain in enumerate(often)}
    return found
