"""Of whom an office is where no word beside it says so: by the title, by who led what, by who publishes the text."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.gazetteer import listed, publishers, table
from kg.annotate.leaders import country_of, year_of
from kg.annotate.placed import placed
from kg.annotate.roles import Office

_ISSUED = frozenset({"secretary", "spokesperson", "spokesman", "spokeswoman"})


def told(
    office: Office, doc: Doc, of: Mapping[Name, Chain], chains: Sequence[Chain], offices: Sequence[Office]
) -> Iterator[tuple[str, str]]:
    """Bodies and their countries by canonical name, the likeliest first; a country is its own body."""
    yield from _Told(office, doc, of, chains, offices).found()


class _Told:
    """One office, and what the document knows of its holder and of states."""

    def __init__(
        self, office: Office, doc: Doc, of: Mapping[Name, Chain], chains: Sequence[Chain], offices: Sequence[Office]
    ) -> None:
        self._office, self._doc, self._of, self._chains, self._offices = office, doc, of, chains, offices
        self._holder = of[office.holder]
        self._title = _text(doc, office)
        self._short = self._title.partition(" for ")[0].removeprefix("acting ")
        self._sender = self._short.partition(" of the ")[2] if office.title.kind == "envoy" else ""

    def found(self) -> Iterator[tuple[str, str]]:
        """All that is told."""
        title = self._office.title
        written = title.end <= self._office.holder.start and self._doc[title.start].text[:1].isupper()
        states = table("titles")["states"]
        named = self._named(states.get(self._title, states.get(self._sender, ""))) if written or self._sender else []
        for body in self._ministries(named[0]) if len(named) == 1 else ():
            yield body, named[0]
        known = table("titles")["organisation"]
        said = known.get(self._title) or known.get(self._short) or known.get(self._sender)
        if said is not None and len(named) < 2:
            canonical, _, country = (part.strip() for part in said.partition("|"))
            yield canonical, country
        if (led := self._led()) is not None:
            yield led, led
        yield from self._published()
        if (home := placed(self._office, self._doc, self._of, self._offices)) is not None:
            yield home, home

    def _published(self) -> Iterator[tuple[str, str]]:
        """ "Ambassador X", "Spokesperson X" in the text of a government's own publisher."""
        publisher = self._doc._.document.publisher if self._doc._.document is not None else None
        official = next((p for p in publishers() if p.name == publisher and p.country), None)
        if official is None or official.country is None:
            return
        if self._office.title.kind == "envoy":
            yield official.country, official.country
        elif self._short.rpartition(" ")[2] in _ISSUED and not any(map(self._says, self._offices)):
            yield official.name, official.country

    def _named(self, states: str) -> list[str]:
        """Those of the states that the document names, in the order of the list."""
        there = {chain.best for chain in self._chains if chain.type in {"Country", "Organization"}}
        named = [state.strip() for state in states.split(";") if state.strip()]
        return [state for state in named if any(best == state or best.startswith(f"{state} ") for best in there)]

    def _ministries(self, state: str) -> list[str]:
        """The state, and of a secretary its one department that the document names; nothing where it names more."""
        if self._title.rpartition(" ")[2] not in _ISSUED:
            return [state]
        bodies = [c.best for c in self._chains if c.type == "Organization" and c.acts_for == state]
        departments = [best for best in bodies if has_word(best, listed("organisation", "ministries"))]
        return departments if len(departments) == 1 else [] if departments else [state]

    def _led(self) -> str | None:
        """ "President Putin": the country that the holder is known to have led at the time of the text."""
        if self._office.former:
            return None
        return country_of(self._title, self._holder.best, year_of(self._doc._.document))

    def _says(self, other: Office) -> bool:
        """Whether another office of the holder tells by its words of whom it is."""
        text = _text(self._doc, other).partition(" for ")[0]
        own = self._of[other.holder] is self._holder
        return own and (other.organisation is not None or text in table("titles")["organisation"])


def has_word(name: str, words: Collection[str]) -> bool:
    """Whether one of the words, in lower case, stands in a name."""
    return any(part in words for part in name.casefold().split())


def _text(doc: Doc, office: Office) -> str:
    """The words of a title in lower case."""
    return " ".join(doc[office.title.start : office.title.end].text.casefold().split())
