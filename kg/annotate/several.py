"""Several who are meant by one description: "the two ministers", "both leaders"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate.chains import Chain
from kg.annotate.mentioned import names_of
from kg.annotate.nominals import DEFINITE, opening
from kg.annotate.roles import Office
from kg.annotate.titles import Title, singular


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that means a chain."""

    start: int
    end: int
    chain: Chain
    kind: str  # "pronoun" or "nominal"
    skip: int = 0  # characters to leave off, so that each of several whom one word means has a stretch of its own


class Several:
    """Finds descriptions in the plural."""

    def __init__(self, doc: Doc, chains: Sequence[Chain], offices: Sequence[tuple[Office, Chain]]) -> None:
        self._doc, self._offices = doc, offices
        self._by_number = {chain.number: chain for chain in chains}
        people = [chain for chain in chains if chain.type == "Person"]
        self._people = sorted((seen.start, seen.entity[0]) for seen in names_of(doc, people))

    def found(self, titles: Sequence[Title], held: set[Title]) -> Iterator[Reference]:
        """ "The two ministers", "both leaders": each of them with a stretch of its own."""
        for title in titles:
            start = opening(self._doc, title.start, DEFINITE | {"both"}) if title.plural else None
            if start is not None and title not in held:
                for at, number in enumerate(self._meant(title, start)):
                    yield Reference(start + at, title.end, self._by_number[number], "nominal")

    def _meant(self, title: Title, start: int) -> list[int]:
        """ "The two ministers": the last two who have the title."""
        word = singular(self._doc[title.head].lower_)
        two = {"two", "both"} & {token.lower_ for token in self._doc[start : title.start + 1]}
        holders = {
            chain.number
            for office, chain in self._offices
            if office.title.start < start and singular(self._doc[office.title.head].lower_) == word
        }
        before = [number for at, number in self._people if at < start]
        last = [number for number in dict.fromkeys(reversed(before)) if number in holders]
        if len(holders) == 2 or (two and len(holders) > 2):
            return last[:2]
        return []
