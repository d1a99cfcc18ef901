"""Words that refer to somebody named before: "he", "her", "the envoy", "the Fund"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.gazetteer import listed, phrases
from kg.annotate.roles import Office
from kg.annotate.titles import Title
from kg.names import fold

_GENDER = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_ITS = frozenset({"it", "its", "itself"})
_BACK = 3  # sentences before the pronoun's own
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that means a chain."""

    start: int
    end: int
    chain: Chain
    kind: str  # "pronoun" or "nominal"


class References:
    """Finds what refers to the chains of one document."""

    def __init__(self, doc: Doc, chains: Sequence[Chain], offices: Sequence[Office], of: Mapping[Name, Chain]) -> None:
        self._doc = doc
        self._chains = chains
        self._offices = [(office, of[office.holder]) for office in offices]
        self._of = of
        self._gender = {chain.number: self._gender_of(chain) for chain in chains if chain.type == "Person"}
        self._seen = sorted(
            (form.name.start, doc[form.name.start : form.name.end].root.i, chain.number)
            for chain in chains
            for form in chain.forms
            if form.name.kind == "name"
        )
        self._by_number = {chain.number: chain for chain in chains}

    def nominals(self, titles: Sequence[Title], befores: dict[Title, Chain | None]) -> Iterator[Reference]:
        """ "the envoy", "the Kremlin envoy", "the Fund"."""
        held = {office.title for office, _ in self._offices}
        for title in titles:
            start = self._definite(title.start)
            if title in held or start is None:
                continue
            if title.plural:
                for at, one in enumerate(self._several(title, start)):  # each has a stretch of its own
                    yield Reference(start + at, title.end, one, "nominal")
                continue
            chain = self._holder(title, befores.get(title))
            if chain is not None:
                yield Reference(start, title.end, chain, "nominal")
        yield from self._organisations()

    def _definite(self, start: int) -> int | None:
        """Where the noun phrase begins, where it begins with "the" or "this"."""
        at = start - 1
        while at >= 0 and start - at < 6 and not self._doc[at + 1].is_sent_start:
            if self._doc[at].lower_ in {"the", "this", "that", "both"}:
                return at
            if self._doc[at].pos_ not in {"ADJ", "PROPN", "NOUN", "PUNCT", "PART", "NUM"} or self._doc[at].text == ",":
                return None
            at -= 1
        return None

    def _holder(self, title: Title, organisation: Chain | None) -> Chain | None:
        """The last person before it who has such a title, of the same country or organisation where one is named."""
        word = _singular(self._doc[title.head].lower_)
        for office, chain in reversed(self._offices):
            own = self._of.get(office.organisation) if office.organisation is not None else None
            if office.title.start >= title.start or _singular(self._doc[office.title.head].lower_) != word:
                continue
            if not self._words(title) <= self._words(office.title):
                continue
            if organisation is None or own is None or _same(own, organisation):
                return chain
        return None

    def _words(self, title: Title) -> set[str]:
        """The words up to the head: "Deputy Minister" is another than "Foreign Minister"."""
        return {_singular(token.lower_) for token in self._doc[title.start : title.head + 1]}

    def _several(self, title: Title, start: int) -> list[Chain]:
        """ "The two ministers": the last two who have the title; "the two leaders": the two of the last sentence."""
        word = _singular(self._doc[title.head].lower_)
        two = {"two", "both"} & {token.lower_ for token in self._doc[start : title.start + 1]}
        holders = {
            chain.number
            for office, chain in self._offices
            if office.title.start < start and _singular(self._doc[office.title.head].lower_) == word
        }
        before = [number for at, _, number in self._seen if at < start and self._by_number[number].type == "Person"]
        last = [number for number in dict.fromkeys(reversed(before)) if number in holders]
        if len(holders) == 2 or (two and len(holders) > 2):
            return [self._by_number[number] for number in last[:2]]
        if two and not holders and word in listed("person", "people"):
            return self._pair_of_last_sentence(start)
        return []

    def _pair_of_last_sentence(self, start: int) -> list[Chain]:
        """The two persons of the nearest sentence before that names two, if it names no more."""
        at = start - 1
        while at > 0 and start - at < 150:
            first = self._doc[at].sent.start
            people = [n for s, _, n in self._seen if first <= s < start and self._by_number[n].type == "Person"]
            found = list(dict.fromkeys(people))
            if len(found) >= 2:
                return [self._by_number[number] for number in found] if len(found) == 2 else []
            at = first - 1
        return []

    def _organisations(self) -> Iterator[Reference]:
        for token in self._doc:
            if (
                token.lower_ not in listed("organisation", "referring")
                or token.i == 0
                or self._doc[token.i - 1].lower_ not in {"the", "this"}
            ):
                continue
            if self._covered(token.i):
                continue
            following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
            if following is not None and following.lower_ in {"of", "for"}:
                continue
            chain = self._named(token)
            if chain is not None:
                yield Reference(token.i - 1, token.i + 1, chain, "nominal")

    def _covered(self, at: int) -> bool:
        return any(form.name.start <= at < form.name.end for chain in self._chains for form in chain.forms)

    def _named(self, token: Token) -> Chain | None:
        """The last organisation before it whose name has the word."""
        for start, _, number in reversed(self._seen):
            chain = self._by_number[number]
            if start < token.i and chain.type == "Organization" and token.lower_ in fold(chain.best).split():
                return chain
        return None

    def pronouns(self, nominals: Sequence[Reference] = ()) -> Iterator[Reference]:
        """ "he", "her", "its", by number, gender and nearness; earlier pronouns count as mentions."""
        starts = [token.i for token in self._doc if token.is_sent_start] or [0]
        named = [(r.start, self._doc[r.start : r.end].root.i, r.chain.number) for r in nominals]
        seen = sorted([*self._seen, *named])
        for token in self._doc:
            kinds = (
                ("Person",) if token.lower_ in _GENDER else ("Organization", "Country") if token.lower_ in _ITS else ()
            )
            if not kinds or token.pos_ not in {"PRON", "DET"}:
                continue
            number = self._antecedent(token, kinds, seen, starts)
            if number is not None:
                seen.append((token.i, token.i, number))
                yield Reference(token.i, token.i + 1, self._by_number[number], "pronoun")

    def _antecedent(
        self, token: Token, kinds: tuple[str, ...], seen: list[tuple[int, int, int]], starts: list[int]
    ) -> int | None:
        """The chain that a pronoun means: one whose gender is known to agree two sentences back before another."""
        here = max((at for at, start in enumerate(starts) if start <= token.i), default=0)
        back = _BACK if kinds == ("Person",) else 1
        for surely, limit in ((True, min(back, 2)), (False, back)):
            for at in range(here, max(here - limit, 0) - 1, -1):
                end = token.i if at == here else starts[at + 1]
                inside = [item for item in seen if starts[at] <= item[0] < end and self._fits(item[2], token, kinds)]
                inside = [item for item in inside if not (at == here and self._bound(token, item[1]))]
                inside = [item for item in inside if not surely or self._agrees(item[2], token)]
                if inside:
                    return self._preferred(inside, at == here)
        return None

    def _agrees(self, number: int, token: Token) -> bool:
        wanted = _GENDER.get(token.lower_)
        return wanted is None or self._gender[number] == wanted

    def _fits(self, number: int, token: Token, kinds: tuple[str, ...]) -> bool:
        if self._by_number[number].type not in kinds:
            return False
        wanted = _GENDER.get(token.lower_)
        return wanted is None or self._gender[number] in {wanted, None}

    def _bound(self, token: Token, root: int) -> bool:
        """Whether both are arguments of one verb: "X met him" has another "him"."""
        other = self._doc[root]
        plain = token.dep_ in {"obj", "iobj", "obl"} and token.lower_ not in {"himself", "herself", "itself"}
        return plain and token.head.i == other.head.i and other.dep_ in _SUBJECTS

    def _preferred(self, inside: list[tuple[int, int, int]], here: bool) -> int:
        """The subject: in the pronoun's own sentence the nearest, before it the first; else the first."""
        subjects = [number for _, root, number in inside if self._doc[root].dep_ in _SUBJECTS]
        if subjects:
            return subjects[-1] if here else subjects[0]
        return inside[-1][2] if here else inside[0][2]

    def _gender_of(self, chain: Chain) -> str | None:
        votes = {"he": 0, "she": 0}
        for form in chain.forms:
            before = self._doc[form.name.start - 1].lower_.rstrip(".") if form.name.start else ""
            votes["she"] += 3 * (before in listed("person", "she"))
            votes["he"] += 3 * (before in listed("person", "he"))
        first = chain.best.split()[0].casefold()
        for gender in ("he", "she"):
            votes[gender] += " " in chain.best and first in phrases("given_names", "names", gender)
        if votes["he"] == votes["she"]:
            return None
        return max(votes, key=lambda gender: votes[gender])


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _same(one: Chain, other: Chain) -> bool:
    ends = [{chain.best, chain.acts_for} - {None} for chain in (one, other)]
    return bool(ends[0] & ends[1])
