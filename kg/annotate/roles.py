"""Whose title it is, and of whom: "Russian Foreign Minister Lavrov", "Mary Doe, the fund's former chairwoman"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate.bodies import ADJECTIVES, DETERMINERS, POSSESSIVE, Bodies
from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import phrases
from kg.annotate.opening import fronted, headed
from kg.annotate.people import after_honorifics
from kg.annotate.respective import respective
from kg.annotate.service import is_over, joined, of_copula, of_service, relative, succeeded
from kg.annotate.titles import Title

_MARKS = frozenset({",", "–", "—", "-", "("})
_DASHES = frozenset({"-", "–", "—", ":"})
_OF = frozenset({"of", "at", "for", "with", "in", "to"})
_BACK = 8  # tokens between a title and what it is of
_ASIDE = 6  # tokens between a title and the one under whom it is held


@dataclass(frozen=True, slots=True)
class Office:
    """A title with its holder and what it is of, as names."""

    title: Title
    holder: Name
    organisation: Name | None
    former: bool = False


class Offices:
    """Reads the holders of the titles of one document."""

    def __init__(self, doc: Doc, cover: Cover, titles: list[Title]) -> None:
        self._doc, self._cover = doc, cover
        self._titles = titles
        self._opening_at = {title.start: title for title in titles}
        self._ending_at = {title.end: title for title in titles}
        self._bodies = Bodies(doc, cover)
        self.pending: list[tuple[Title, int, Name | None]] = []  # held by a pronoun: its token
        self._served: set[Title] = set()  # under whom the one named behind both serves: "adviser to the emir, X"
        self.owners: dict[Title, int] = {}  # of a pronoun or of a noun: the token before the title that says so
        self._loose = phrases("titles", "words", "loose") | DETERMINERS
        self._former = phrases("titles", "words", "former")

    def read(self) -> list[Office]:
        """One office a title and holder, in text order."""
        found: list[Office] = []
        ends = {title.end for title in self._titles if title.kind == "office"}
        for title in self._titles:
            former, before = self._bodies.before(title)
            if several := respective(self._doc, self._cover, title):
                found += [Office(title, holder, of, former) for holder, of in several]
                continue
            if before is None and (owner := self._bodies.owner(title)) is not None:
                self.owners[title] = owner
            organisation = self._bodies.of(title, before or self._joined(title)) or self._entered(title)
            if organisation is None:
                organisation = self._of_master(title)
            if organisation is None and title not in self.owners:
                organisation = self._bodies.naming(title)
            for holder in self._holders(title):
                of = organisation or (None if title in self.owners else self._beside(holder, title))
                if of is None and title.start in ends and not title.plural:
                    continue  # "Norway's Foreign Minister | Ambassador | X": a courtesy
                if of is None or (of.start, of.end) != (holder.start, holder.end):
                    found.append(
                        Office(title, holder, of, former or is_over(self._doc, title, holder) or self._until(title, of))
                    )
        return _shared(self._doc, found)

    def _until(self, title: Title, of: Name | None) -> bool:
        """ "Norway's prime minister | until | last month": behind the title, or behind whose it is."""
        at = max(title.end, of.end if of is not None else 0)
        return (
            at + 1 < len(self._doc) and self._doc[at].lower_ in {"until", "till"} and self._doc[at + 1].lower_ != "his"
        )

    def _joined(self, title: Title) -> Name | None:
        """ "Qatari | Deputy Prime Minister | and | Foreign Minister | X": what the title before it is of."""
        at, cover = title.start - 1, self._cover.at(title.end)
        if at < 1 or self._doc[at].lower_ != "and" or cover is None or cover.type != "Person":
            return None
        first = next((other for other in self._titles if other.end == at), None)
        return self._bodies.before(first)[1] if first is not None else None

    def _master(self, title: Title) -> Title | None:
        """ "Envoy of | the President | of Peru", "adviser to | the Qatari emir |": under whom a title is held."""
        if title.kind != "envoy" and self._doc[title.head].lower_ not in phrases("titles", "words", "attending"):
            return None
        at = title.end
        if self._doc[at : at + 1].text.lower() not in {"of", "to", "for"}:
            return None
        at += 1
        while at < len(self._doc) - 1 and at - title.end < _ASIDE and at not in self._opening_at:
            name = self._cover.at(at)
            if name is None and self._doc[at].lower_ not in DETERMINERS and self._doc[at].text not in POSSESSIVE:
                return None
            at = name.end if name is not None else at + 1
        other = self._opening_at.get(at)
        return other if other is not None and not other.plural else None

    def _of_master(self, title: Title) -> Name | None:
        words = {token.lower_ for token in self._doc[title.start : title.head]}
        master = self._master(title) if "personal" not in words else None  # whose "personal envoy" is that one's own
        name = self.of(master) if master is not None else None
        return name if name is not None and name.type in {"Country", "Organization"} else None

    def _entered(self, title: Title) -> Name | None:
        """ "Joined | the bank | as chairwoman"."""
        body = joined(self._doc[title.head])
        name = self._cover.at(body.i) if body is not None else None
        return name if name is not None and name.type == "Organization" else None

    def _beside(self, holder: Name, title: Title) -> Name | None:
        return self._bodies.after_holder(holder, title) or self._bodies.on_line(max(holder.end, title.end))

    def ends_at(self, token: int) -> bool:
        """Whether a title ends right before a token."""
        return token in self._ending_at

    def before(self, title: Title) -> Name | None:
        """The name before a title that says whose it is."""
        return self._bodies.before(title)[1]

    def of(self, title: Title) -> Name | None:
        """The name before or behind a title that says whose it is."""
        return self._bodies.of(title, self.before(title))

    def _holders(self, title: Title) -> list[Name]:
        if self._doc[title.end : title.end + 1].text in POSSESSIVE:  # "X, the president's right hand"
            return []
        finders = (self._following, self._preceding, self._behind_comma, self._subject, self._apposed, self._opening)
        for find in finders[: 1 if title in self._served else None]:
            if found := list(find(title)):
                return found
        return []

    def _opening(self, title: Title) -> Iterator[Name]:
        """ "President of the Front, | X | was arrested", "| X |. Director of the centre."."""
        if title.plural or self.of(title) is None:
            return
        name = headed(self._doc, self._cover, title)
        subject = fronted(self._doc, title) if name is None else None
        if subject is not None and subject.lower_ in {"he", "she"}:
            self.pending.append((title, subject.i, self.of(title)))
        elif subject is not None:
            name = self._cover.at(subject.i)
        yield from [name] if name is not None and name.type == "Person" else []

    def _person(self, at: int) -> Name | None:
        name = self._cover.at(at)
        return name if name is not None and name.type == "Person" and name.start == at else None

    def _following(self, title: Title) -> Iterator[Name]:
        """ "Minister X"; "Ministers X and Y"; "Minister of Norway X"."""
        at = title.end
        of = self._bodies.after(at, frozenset({"of", "to", "for", "at"}))
        if of is not None and self._person(of.end) is not None:
            at = of.end
        at = next((t.end for t in self._titles if t.start == at and t is not title and not t.plural), at)
        at += title.plural and self._doc[at : at + 1].text in _DASHES  # "the three ministers – X of Norway, …"
        first = self._person(after_honorifics(self._doc, at))
        if first is None or self._doc[at].is_sent_start:
            return
        yield first
        last = first
        while title.plural and (following := self._next_listed(last)) is not None:
            yield following
            last = following

    def _next_listed(self, name: Name) -> Name | None:
        at = name.end
        of = self._bodies.after(at, frozenset({"of"}))
        at = of.end if of is not None else at
        while at < len(self._doc) and self._doc[at].lower_ in {",", "and"} and at - name.end < 6:
            at += 1
            if (found := self._person(at)) is not None:
                return found
        return None

    def _preceding(self, title: Title) -> Iterator[Name]:
        """ "X, the former foreign minister of Norway"."""
        at = title.start - 1
        while at > 0 and title.start - at <= _BACK + 4 and not self._doc[at + 1].is_sent_start:
            token, name = self._doc[at], self._cover.at(at)
            if token.text in _MARKS:
                before = self._cover.at(at - 1)
                apart = (token.text != "-" or bool(token.whitespace_)) and not self._speaks(title)
                if before is not None and before.type == "Person" and apart and not self._is_anothers(title, before):
                    yield before
                return
            if name is not None and name.type != "Person":
                at = name.start - 1
            elif name is not None:
                if self._doc[name.end].text not in POSSESSIVE:
                    return
                at = name.start - 1
            elif (
                token.lower_ in self._loose
                or self._bodies.is_former(at)
                or token.text in POSSESSIVE
                or token.tag_ in ADJECTIVES
                or token.lower_ in {"who", "-"}
            ) or (token.pos_ == "NOUN" and self._doc[at + 1].text in POSSESSIVE):
                at -= 1
            elif token.lower_ == "and" and any(t.end == at or t.end == at - 1 for t in self._titles):
                at = next(t.start for t in self._titles if t.end in {at, at - 1}) - 1
            else:
                return

    def _speaks(self, title: Title) -> bool:
        """Whether the title begins a clause of its own: "…, her spokesman said"."""
        head = self._doc[title.head]
        return bool(head.dep_ == "nsubj" and head.head.i == title.end and head.head.pos_ == "VERB")

    def _continues(self, title: Title, before: Name) -> bool:
        """Whether the title begins the next item of a list: "X, Foreign Minister Y and …"."""
        return self._person(title.end) is not None and self._person(title.end) is not before

    def _is_anothers(self, title: Title, before: Name) -> bool:
        """Whether the name before is no holder: "X, Minister | Y"; of two who follow a title each: "the minister
        of Peru, | X |, the | undersecretary | of Chile, Y, said".
        """
        if self._continues(title, before):
            return True
        near = [self._ending_at.get(at) for at in range(before.start - _BACK, before.start + 1)]
        opens = any(other is not None and self._leads(other, before) for other in near)
        return opens and any(True for _ in self._behind_comma(title))

    def _leads(self, title: Title, name: Name) -> bool:
        """Whether a title and a comma stand before a name."""
        at = self._past_phrases(title.end)
        return self._doc[at : at + 1].text == "," and after_honorifics(self._doc, at + 1) == name.start

    def _behind_comma(self, title: Title) -> Iterator[Name]:
        """ "the Russian foreign minister, X,"; "Norway's envoy to Sudan, X"."""
        at = title.end
        of = self._bodies.after(at, _OF)
        if (master := self._master(title)) is not None:
            at, of = master.end, of or self.of(master)
            self._served.add(master)
        at = self._past_phrases(at)
        if at + 1 < len(self._doc) and self._doc[at].text in {",", ":", "–", "—"} and not title.plural:
            person = self._person(self._past_article(at + 1))
            opens = self._doc[title.start - 1].lower_ if title.start else ""
            alone = opens in {"a", "an"} or (
                self._doc[title.head].is_lower
                and self.before(title) is None
                and opens not in {"the", "his", "her", "their", "its", "whose"}
            )
            if person is not None and not (alone and of is None):
                after = self._doc[person.end] if person.end < len(self._doc) else None
                if after is None or after.text not in POSSESSIVE:
                    yield person

    def _past_phrases(self, at: int) -> int:
        """ "the ambassador | of Iran in Baku |, X", "the chairman | of the Front rebels |, X"."""
        while (of := self._bodies.after(at, _OF)) is not None:
            at = of.end
            while at < len(self._doc) - 1 and self._doc[at].is_lower and self._doc[at].pos_ == "NOUN":
                at += 1
        return at

    def _apposed(self, title: Title) -> Iterator[Name]:
        """Where more than a comma stands between a name and a title, the parser's word: "X (born 1960), spokesman"."""
        head = self._doc[title.head]
        if title.plural or head.pos_ not in {"NOUN", "PROPN"}:
            return
        beside = [head.head] if head.dep_ == "appos" else [c for c in head.children if c.dep_ == "appos"]
        for token in beside:
            name = self._cover.at(token.i)
            if name is None or name.type != "Person" or self._is_told(name, title):
                continue
            if self._doc[name.end : name.end + 1].text not in POSSESSIVE:
                yield name
                return

    def _is_told(self, name: Name, title: Title) -> bool:
        """Whether the one speaks to the other: "X: Thank you, Mr. Secretary"."""
        between = self._doc[name.end : title.start] if name.end <= title.start else self._doc[title.end : name.start]
        return any(token.text == ":" for token in between)

    def _past_article(self, at: int) -> int:
        """ "the chargé, | a Mr. | X", "the minister, | General | X"."""
        at += self._doc[at].lower_ in {"a", "one"}
        ranks = phrases("titles", "name", "honorifics") | {"-"}
        while at < len(self._doc) - 1 and self._cover.at(at) is None and self._doc[at].lower_.rstrip(".") in ranks:
            at += 1
        return after_honorifics(self._doc, at)

    def _subject(self, title: Title) -> Iterator[Name]:
        """ "X is the foreign minister of Norway"; "X served as ambassador"; "named X ambassador"."""
        head = self._doc[title.head]
        for token in (head, *(self._doc[i] for i in range(title.start, title.end) if i != title.head)):
            subject = of_copula(token) or of_service(token)
            if subject is not None:
                name = self._cover.at(subject.i) or self._apposition(subject)
                if name is not None and name.type == "Person":
                    yield name
                    yield from self._predecessor(token)
                elif subject.lower_ == "who" and (clause := relative(subject)) is not None:
                    before = self._cover.at(clause.head.i)
                    yield from [before] if before is not None and before.type == "Person" else []
                elif subject.lower_ in {"he", "she"}:
                    self.pending.append((title, subject.i, self._bodies.of(title, self.before(title))))
                return

    def _apposition(self, noun: Token) -> Name | None:
        """ "Picked the elder statesman | X | as envoy"."""
        beside = [child for child in noun.children if child.dep_ in {"appos", "flat"} and child.i == noun.i + 1]
        return self._cover.at(beside[0].i) if beside else None

    def _predecessor(self, head: Token) -> Iterator[Name]:
        """ "X succeeded | Y | as minister"."""
        gone = succeeded(head)
        name = self._cover.at(gone.i) if gone is not None else None
        yield from [name] if name is not None and name.type == "Person" else []


def _shared(doc: Doc, offices: list[Office]) -> list[Office]:
    """ "founder and head of Y": what the second title is of holds of the first."""
    found = list(offices)
    for at, office in enumerate(found[:-1]):
        following = found[at + 1]
        joined = doc[office.title.end : following.title.start].text.strip() in {"and", "and the", "&"}
        if joined and office.organisation is None and following.holder == office.holder:
            found[at] = replace(office, organisation=following.organisation)
    return found
