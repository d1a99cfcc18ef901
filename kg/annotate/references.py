"""Words that refer to somebody named before: "he", "her", "the envoy", "the Fund"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.belonging import Belonging
from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.descriptions import Descriptions
from kg.annotate.following import Following, Found
from kg.annotate.genders import Gender, gender_of
from kg.annotate.nominals import phrases_of
from kg.annotate.roles import Office
from kg.annotate.several import Reference, Several
from kg.annotate.titles import Title


class References:
    """Finds what refers to the chains of one document."""

    def __init__(self, doc: Doc, chains: Sequence[Chain], offices: Sequence[Office], of: Mapping[Name, Chain]) -> None:
        self._doc, self._chains, self._of = doc, chains, of
        self._offices = [(office, of[office.holder]) for office in offices]
        self._by_number = {chain.number: chain for chain in chains}

    def found(self, titles: Sequence[Title]) -> list[Reference]:
        """ "He", "they", "the envoy", "the two ministers", in text order."""
        held = {office.title for office, _ in self._offices if self._is_beside(office)}
        named = {at for name in self._of for at in range(name.start, name.end)}
        descriptions = Descriptions(self._doc, self._chains, self._offices, self._of)
        belonging = Belonging(self._doc, self._chains, self._of, descriptions)
        following = Following(self._doc, self._chains, self._genders(), descriptions, belonging)
        singles = [
            reference
            for one in following.found(phrases_of(self._doc, titles, held, named, descriptions.nouns()))
            for reference in self._references(one)
        ]
        several = list(Several(self._doc, self._chains, self._offices).found(titles, held))
        ends = {one.end for one in several}
        kept = [one for one in singles if one.end not in ends]
        return sorted([*kept, *several], key=lambda one: (one.start, one.end, one.skip))

    def _is_beside(self, office: Office) -> bool:
        """Whether a title and its holder stand in one sentence; "X. The head of the fund is ill" names X again."""
        first, last = sorted((office.holder.start, office.title.start))
        return not any(token.is_sent_start for token in self._doc[first + 1 : last + 1])

    def _references(self, found: Found) -> Iterator[Reference]:
        """One for each who is meant: of "the two men" the second has "two men", of "they" the second has "hey"."""
        words = found.end - found.start >= len(found.entity)
        for at, number in enumerate(found.entity):
            start, skip = (found.start + at, 0) if words else (found.start, at)
            yield Reference(start, found.end, self._by_number[number], found.kind, skip)

    def _genders(self) -> dict[int, Gender]:
        titles: dict[int, list[Title]] = defaultdict(list)
        for office, chain in self._offices:
            titles[chain.number].append(office.title)
        people = [chain for chain in self._chains if chain.type == "Person"]
        return {chain.number: gender_of(self._doc, chain, titles[chain.number]) for chain in people}
