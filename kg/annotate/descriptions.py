"""What each entity of a document is called besides its name: "envoy" of the Kremlin, "banker", "company"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.gazetteer import listed, table
from kg.annotate.leaders import held_by, year_of
from kg.annotate.memory import body_noun, person_noun
from kg.annotate.roles import Office
from kg.annotate.titles import singular
from kg.names import fold

_AHEAD = 120  # tokens between a title in the lead of a text and the title with its name


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that was said of somebody, with the words before it and of whom or what it was said to be."""

    at: int  # token
    noun: str
    words: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()  # names: "Kremlin", "Russia"


@cache
def synonyms(noun: str) -> frozenset[str]:
    """The nouns that may mean the same as a noun: "envoy", "ambassador"."""
    groups: list[str] = table("references")["synonyms"]["groups"]
    return frozenset(word for group in groups if noun in (words := group.split()) for word in words) | {noun}


@cache
def _kinds() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The nouns of each kind of body, and the words in names of that kind."""
    rows = (row.split("|") for row in table("references")["kinds"]["rows"].strip().splitlines())
    return tuple((frozenset(nouns.split()), frozenset(words.split())) for nouns, words in rows)


def kind_fits(noun: str, words: Iterable[str]) -> str:
    """Whether a body may be of the kind that a noun means, by the words of its name: "same", "other" or "open"."""
    named = set(words)
    of_name = {at for at, (_, known) in enumerate(_kinds()) if known & named}
    of_noun = {at for at, (nouns, _) in enumerate(_kinds()) if noun in nouns}
    if not of_name or not of_noun:
        return "open"
    return "same" if of_name & of_noun else "other"


def owners(chain: Chain | None) -> frozenset[str]:
    """The names under which an owner is the same: "Kremlin", "Russia"."""
    return frozenset({chain.best, chain.acts_for} - {None}) if chain is not None else frozenset()  # type: ignore[arg-type]


def _led(chain: Chain, year: int | None) -> Iterator[Description]:
    """What a person is known to have been: "president" of Russia, "foreign secretary" of the United Kingdom."""
    first = min(form.name.start for form in chain.forms)
    for tenure in held_by(chain.best, year):
        words = tenure.title.split()
        if words[-1] != "minister":  # there are many ministers
            yield Description(first, words[-1], frozenset(words), frozenset({tenure.country}))


def _beside(noun: Token, name: Name, root: Token) -> bool:
    """Whether any noun in the singular is written beside a name: "the beekeeper X", "X, a beekeeper"."""
    near = name.start - 3 < noun.i < name.end + 12
    joined = noun.dep_ == "appos" or name.start <= noun.head.i < name.end or root.head.i == noun.i
    return (
        near
        and joined
        and noun.dep_ != "root"
        and noun.tag_ in {"NN", "NNP"}
        and noun.text[:1].isalpha()
        and len(noun) > 2
    )


class Descriptions:
    """The descriptions of every chain, in the order of the text."""

    def __init__(
        self, doc: Doc, chains: Sequence[Chain], offices: Iterable[tuple[Office, Chain]], of: Mapping[Name, Chain]
    ) -> None:
        self._doc, self._of = doc, of
        self._at = {at: n for n in of for at in range(n.start, n.end)}
        self._people = {chain.number for chain in chains if chain.type == "Person"}
        self._found: dict[int, dict[tuple[str, frozenset[str], frozenset[str]], Description]] = defaultdict(dict)
        for office, chain in offices:
            title = office.title
            words = frozenset(singular(token.lower_) for token in doc[title.start : title.head + 1])
            whose = owners(of.get(office.organisation)) if office.organisation is not None else frozenset()
            self._add(chain, Description(title.start, singular(doc[title.head].lower_), words, whose))
        year = year_of(doc._.document)
        for chain in chains:
            for description in _led(chain, year) if chain.type == "Person" else ():
                self._add(chain, description)
            for form in chain.forms if chain.type in {"Person", "Organization"} else ():
                for description in self._around(form.name):
                    self._add(chain, description)

    def _add(self, chain: Chain, description: Description) -> None:
        key = description.noun, description.words, description.of
        known = self._found[chain.number].get(key)
        if known is None or description.at < known.at:
            self._found[chain.number][key] = description

    def nouns(self) -> dict[str, str]:
        """What persons and bodies are called in the document → "person" or "body"; not what both are called."""
        found: dict[str, set[str]] = defaultdict(set)
        for number, said in self._found.items():
            for description in said.values():
                found[description.noun].add("person" if number in self._people else "body")
        return {noun: groups.pop() for noun, groups in found.items() if len(groups) == 1}

    def before(self, number: int, at: int) -> list[Description]:
        """What was said of a chain before a token."""
        return [description for description in self._found.get(number, {}).values() if description.at < at]

    def ahead(self, noun: Token, words: frozenset[str], whose: frozenset[str]) -> int | None:
        """The one person who is given this very title with the name, soon behind it: "The Foreign Secretary … X"."""
        own = singular(noun.lower_)
        titles = [(n, d) for n in sorted(self._people) for d in self._found.get(n, {}).values() if d.noun == own]
        near = [(n, d) for n, d in titles if noun.i < d.at < noun.i + _AHEAD and words <= d.words]
        near = [(n, d) for n, d in near if len(words) > 1 or whose & d.of]
        people = {n for n, d in near if not whose or not d.of or whose & d.of}
        return people.pop() if len(people) == 1 and not any(d.at < noun.i for _, d in titles) else None

    def _around(self, name: Name) -> Iterator[Description]:
        """Nouns before the name, in apposition, and after a copula."""
        root = self._doc[name.start : name.end].root
        for noun in self._nouns(name, root):
            if noun.i not in self._at and (person_noun(noun) or body_noun(noun) or _beside(noun, name, root)):
                yield Description(noun.i, noun.lower_, frozenset({noun.lower_}), self.whose(noun))
        yield from self._heading(name, root)

    def _nouns(self, name: Name, root: Token) -> Iterator[Token]:
        before = self._doc[name.start - 1] if name.start else None
        if before is not None and before.pos_ in {"NOUN", "PROPN"}:
            yield before
        if before is not None and before.text == "," and name.start > 1:
            yield from [self._doc[name.start - 2]] if root.dep_ == "appos" else []
        yield from (child for child in root.children if child.dep_ == "appos" and child.i > root.i)
        if root.dep_ == "appos" and root.head.i < root.i:
            yield root.head
        if root.dep_ == "nsubj" and any(child.dep_ == "cop" for child in root.head.children):
            yield root.head
        after = self._doc[name.end : name.end + 12]
        if len(after) and after[0].text in {",", "("}:
            yield from self._after_comma(after[1:])

    @staticmethod
    def _after_comma(tokens: Iterable[Token]) -> Iterator[Token]:
        """ "X, a 54-year-old banker": the first noun behind an article that no noun follows."""
        opened = False
        for token in tokens:
            opened = opened or token.lower_ in {"a", "an", "the"}
            if token.text in {",", ".", ")"} or token.pos_ in {"VERB", "ADP", "AUX"} or not opened:
                return
            if token.pos_ == "NOUN" and (token.i + 1 == len(token.doc) or token.nbor().pos_ not in {"NOUN", "PROPN"}):
                yield token
                return

    def _heading(self, name: Name, root: Token) -> Iterator[Description]:
        """ "X, who heads Y": the head of Y."""
        for verb in root.children:
            if verb.dep_ == "acl:relcl" and verb.lemma_.lower() in listed("person", "heading"):
                for thing in verb.children:
                    other = self._at.get(thing.i)
                    if thing.dep_ == "obj" and other is not None:
                        yield Description(verb.i, "head", frozenset({"head"}), owners(self._of.get(other)))

    def whose(self, noun: Token) -> frozenset[str]:
        """The names before a noun and after its "of": "the Kremlin envoy", "the envoy of Norway"."""
        found: set[str] = set()
        at = noun.i - 1
        while at >= 0 and noun.i - at < 7 and not self._doc[at + 1].is_sent_start:
            other, token = self._at.get(at), self._doc[at]
            if other is not None:
                found |= owners(self._of.get(other)) if self._is_owner(other) else set()
                break
            if token.pos_ not in {"ADJ", "NOUN", "PART", "PUNCT", "PROPN", "NUM"} or token.text == ",":
                break
            at -= 1
        return frozenset(found | self._after_of(noun))

    def _is_owner(self, name: Name) -> bool:
        return self._of[name].type != "Person" or self._doc[name.end].tag_ == "POS"

    def _after_of(self, noun: Token) -> frozenset[str]:
        at = noun.i + 1
        if at + 1 >= len(self._doc) or self._doc[at].lower_ not in {"of", "at", "for"}:
            return frozenset()
        at += 2 if self._doc[at + 1].pos_ == "DET" else 1
        name = self._at.get(at)
        return owners(self._of.get(name)) if name is not None else frozenset({"?"})

    def matches(self, chain: Chain, noun: Token, words: frozenset[str], whose: frozenset[str]) -> set[str]:
        """How a noun fits what was said of a chain before: "title", "noun", "synonym", "name", and of whom."""
        said, own = self.before(chain.number, noun.i), singular(noun.lower_)
        same = [d for d in said if d.noun == own]
        near = same or [d for d in said if d.noun in synonyms(own)]
        found = {"same"} if same else {"synonym"} if near else {"otherwise" if said else "nothing"}
        found |= {"in-name"} if noun.lower_ in fold(chain.best).split() else set()
        if chain.type == "Organization":
            found |= {f"kind-{kind_fits(own, fold(chain.best).split())}"}
        found |= {"words"} if any(words <= d.words for d in same) else set()
        if whose:
            ends = [d.of for d in near if d.of]
            good = any(whose & of for of in ends) or bool(whose & owners(chain))
            found |= {"whose-same"} if good else {"whose-other"} if ends else {"whose-open"}
        return found
