"""From names, titles and references to the records of kg.model: mentions in chains, and roles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from kg.annotate import government
from kg.annotate.affiliations import Affiliation, affiliations
from kg.annotate.chains import Chain, Form, chains
from kg.annotate.counterparts import counterparts
from kg.annotate.cover import Name, text_of
from kg.annotate.gazetteer import listed, phrases
from kg.annotate.implied import States, is_state_office
from kg.annotate.references import References
from kg.annotate.roles import Office, Offices
from kg.annotate.several import Reference
from kg.annotate.titles import Title
from kg.annotate.told import has_word, told
from kg.model import Document, Mention, Role

_UNSAID = 300  # offices of one document whose state is looked for
_OURS = frozenset({"our", "my"})


@dataclass(frozen=True, slots=True)
class Annotated:
    """What one document yields."""

    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]


def annotated(doc: Doc) -> Annotated:
    """The mentions and roles of a Doc whose cover and titles are set."""
    return _Writer(doc).written()


def spans(doc: Doc, mentions: Iterable[Mention]) -> list[list[Span]]:
    """The mentions of each entity as spans, entities in the order of their first mention."""
    found: dict[int, list[Span]] = {}
    for mention in sorted(mentions):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand", label=mention.type)
        found.setdefault(mention.chain, []).extend([span] if span is not None else [])
    return list(found.values())


def _place(role: Role) -> tuple[int, int, int]:
    return role.start, role.end, role.holder.start if role.holder else 0


class _Writer:
    """The records of one document in the making."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._document: Document | None = doc._.document
        zones = self._document.zones if self._document is not None else ()
        self._silent = [(zone.start, zone.end) for zone in zones if zone.kind == "boilerplate"]
        self._datelines = [(zone.start, zone.end) for zone in zones if zone.kind == "dateline"]
        self._offices = Offices(doc, doc._.cover, doc._.titles)
        self._found = [o for o in self._offices.read() if not self._is_silent(o.holder.start)]
        self._of, self._chains = chains([self._form(n) for n in doc._.cover if not self._is_silent(n.start)])
        self._settle_governments()
        self._extra: list[Mention] = []
        self._referring: dict[int, Reference] = {}
        self._open: list[tuple[Role, Title]] = []  # offices of states that the text leaves unsaid

    def written(self) -> Annotated:
        named = [self._mention(form, chain) for chain in self._chains for form in chain.forms]
        references = References(self._doc, self._chains, self._found, self._of)
        found = [r for r in references.found(self._doc._.titles) if not self._is_silent(r.start)]
        nominals, pronouns = ([r for r in found if r.kind == kind] for kind in ("nominal", "pronoun"))
        self._referring = {r.end - 1: r for r in found}
        roles = list(self._roles())
        roles += [role for r in nominals if (role := self._of_nominal(r)) is not None]
        roles += list(self._of_pronouns({r.start: r for r in pronouns}))
        roles += list(self._counterparts())
        implied = dict(self._implied(roles))
        roles = [implied.get(role, role) for role in roles]
        referring = [self._at(r.start, r.end, r.chain, r.kind, r.skip) for r in found]
        return Annotated(tuple(sorted({*named, *referring, *self._extra})), tuple(sorted(set(roles), key=_place)))

    def _of_pronouns(self, pronouns: dict[int, Reference]) -> Iterator[Role]:
        """ "She is the foreign minister of Norway"."""
        for title, at, name in self._offices.pending:
            if at in pronouns and name is not None and name in self._of:
                found = pronouns[at]
                yield self._role(title, self._at(at, at + 1, found.chain, "pronoun"), name)

    def _counterparts(self) -> Iterator[Role]:
        """ "Her Ghanaian counterpart, X": X holds for Ghana the office that she holds for her country."""
        for found in counterparts(self._doc, self._doc._.cover):
            owner = self._referring.get(found.owner)
            text = self._state_office(owner.chain) if owner is not None else None
            if text is None or not {found.holder, found.country} <= self._of.keys():
                continue
            span = self._doc[found.start : found.end]
            holder = self._at(found.holder.start, found.holder.end, self._of[found.holder], "name")
            country = self._at(found.country.start, found.country.end, self._of[found.country], found.country.kind)
            yield Role(span.start_char, span.end_char, text, holder, country, kind="position")

    def _implied(self, roles: Iterable[Role]) -> Iterator[tuple[Role, Role]]:
        """ "President X", in a text that names his state: the first office of those who hold none, without and with."""
        held: dict[str, set[str]] = {}
        for role in roles:
            if role.organisation is not None and role.organisation.type == "Country":
                held.setdefault(role.organisation.name, set()).add(role.text.lower())
        known = {role.holder.chain for role in roles if role.organisation is not None and role.holder is not None}
        states: States | None = None
        for role, title in self._open[:_UNSAID]:
            if role.holder is None or role.holder.chain in known:
                continue
            known.add(role.holder.chain)
            states = states or States(self._doc, held)
            if (found := states.of(title, role.holder.name)) is not None:
                state, likelihood = found
                yield role, replace(role, organisation=self._derived(title, state, state), likelihood=likelihood)

    def _state_office(self, chain: Chain) -> str | None:
        """The title of the first office that somebody holds for a state or for a body of one."""
        for office in self._found:
            if self._of[office.holder] is chain and not office.former and office.title.kind == "office":
                of = self._organisation(office, office.title)
                if of is not None and (of.type == "Country" or of.acts_for):
                    return " ".join(self._doc[office.title.start : office.title.end].text.split())
        return None

    def _role(self, title: Title, holder: Mention, name: Name) -> Role:
        span = self._doc[title.start : title.end]
        text = " ".join(span.text.split())
        organisation = self._at(name.start, name.end, self._of[name], name.kind)
        kind = "envoy" if title.kind == "envoy" else "position"
        return Role(span.start_char, span.end_char, text, holder, organisation, kind=kind)

    def _of_nominal(self, reference: Reference) -> Role | None:
        """ "The Kremlin envoy", "the President of Peru" say of whom, too."""
        title = next((t for t in self._doc._.titles if reference.start <= t.start and t.end == reference.end), None)
        name = self._offices.of(title) if title is not None else None
        if title is None or name is None or name not in self._of or name.start < reference.start:
            return None
        holder = self._at(reference.start, reference.end, reference.chain, reference.kind)
        return self._role(title, holder, name)

    def _is_silent(self, token: int) -> bool:
        at = self._doc[token].idx
        return any(start <= at < end for start, end in self._silent)

    def _form(self, name: Name) -> Form:
        text = text_of(self._doc, name)
        if name.capital_of is not None and not self._is_dateline(name) and government.acts(self._doc, name):
            return Form(name, text, "Country", name.capital_of)
        return Form(name, text, name.type, name.canonical, name.acts_for)

    def _is_dateline(self, name: Name) -> bool:
        at = self._doc[name.start].idx
        return any(start <= at < end for start, end in self._datelines)

    def _settle_governments(self) -> None:
        """ "the Trump administration" acts for the country whose office its head holds in this text."""
        countries = {
            self._of[office.holder].number: self._of[office.organisation].best
            for office in reversed(self._found)
            if office.organisation in self._of and self._of[office.organisation].type == "Country"
        }
        for chain in self._chains:
            if chain.acts_for and chain.acts_for.startswith("?"):
                word = chain.acts_for[1:]
                bearers = [c for c in self._chains if c.type == "Person" and c.best.endswith(word)]
                chain.acts_for = countries.get(bearers[0].number) if bearers else None

    def _mention(self, form: Form, chain: Chain) -> Mention:
        name = form.name
        return self._at(name.start, name.end, chain, name.kind)

    def _at(self, start: int, end: int, chain: Chain, kind: str, skip: int = 0) -> Mention:
        span = self._doc[start:end]
        first, text = span.start_char + skip, span.text[skip:]
        return Mention(first, span.end_char, text, chain.type, kind, chain.number, chain.best, chain.acts_for)

    def _roles(self) -> Iterator[Role]:
        for office in self._found:
            title = office.title
            span = self._doc[title.start : title.end]
            holder = self._of[office.holder]
            role = Role(
                span.start_char,
                span.end_char,
                " ".join(span.text.split()),
                self._at(office.holder.start, office.holder.end, holder, "name"),
                of := self._organisation(office, title),
                office.former,
                self._kind(of, title),
            )
            if of is None and is_state_office(role.text) and self._may_be_implied(office, holder):
                self._open.append((role, title))
            yield role
        for found in affiliations(self._doc, self._doc._.cover, self._found):
            if found.holder in self._of and found.body in self._of and not self._is_silent(found.holder.start):
                yield self._affiliated(found)

    def _may_be_implied(self, office: Office, holder: Chain) -> bool:
        """Not "his envoy X"; not "the Director of | Intelligence Report"; of a list "Vice President, Ambassador X" no
        one is the first.
        """
        title, name = office.title, office.holder
        if title.kind == "envoy" and title in self._offices.owners:
            return False
        if name.source == "title" and " " not in holder.best:
            return False
        between = self._doc[title.end : name.start]
        listed_ = len(between) > 1 and between[0].text == "," and self._doc[title.start].text[:1].isupper()
        return not (listed_ and (self._doc[title.start - 1].lower_ != "the" or self._own_title(name)))

    def _own_title(self, name: Name) -> bool:
        return self._offices.ends_at(name.start)

    def _kind(self, of: Mention | None, title: Title) -> str:
        """Of a title: that of somebody sent, that of who is set over a place, or any other."""
        last = self._doc[title.head].lower_
        if title.kind == "envoy" or (of is not None and of.type == "Country" and self._is_sent(title)):
            return "envoy"
        return "seat" if of is not None and of.type == "Place" and last in listed("person", "of_places") else "position"

    def _is_sent(self, title: Title) -> bool:
        """ "Norway's High Commissioner in Accra", "the Norwegian Minister to Denmark"."""
        words = self._doc[title.start : title.end].text
        goes = self._doc[title.end : title.end + 1].text in {"to", "in", "at"}
        return words.casefold() == "high commissioner" or (words == "Minister" and goes)

    def _affiliated(self, found: Affiliation) -> Role:
        holder, body = (self._at(n.start, n.end, self._of[n], n.kind) for n in (found.holder, found.body))
        return Role(body.start, body.end, "", holder, body, kind="member" if found.member else "position")

    def _organisation(self, office: Office, title: Title) -> Mention | None:
        """The mention of whom the office is of; one that the title alone or the publisher tells is derived from it."""
        name = office.organisation
        if name is not None and name in self._of:
            chain = self._of[name]
            if title.kind == "envoy" and chain.acts_for and has_word(chain.best, listed("organisation", "missions")):
                return self._derived(title, chain.acts_for, chain.acts_for)  # "Ambassador, Embassy of Israel"
            if not (chain.type == "Person" and title.kind != "envoy") and not self._is_private(title, name):
                return self._at(name.start, name.end, chain, name.kind)
        if (owner := self._owner(title)) is not None:
            return owner
        if title.kind == "envoy" and title in self._offices.owners and self._doc[title.start - 1].lower_ not in _OURS:
            return None  # another's envoy, whoever that is
        for canonical, country in told(office, self._doc, self._of, self._chains, self._found):
            return self._derived(title, canonical if self._names(canonical, country) else country, country)
        return None

    def _is_private(self, title: Title, name: Name) -> bool:
        """ "A Danish analyst", "the Danish general": of Denmark, and nothing that is held for it."""
        private = title.kind == "post" or self._doc[title.head].lower_ in phrases("titles", "words", "private")
        return name.kind == "demonym" and name.type == "Country" and private

    def _names(self, canonical: str, country: str) -> bool:
        """Whether the document names the body; where it names only its country, the office is of that."""
        named = {chain.best for chain in self._chains}
        return canonical in named or country not in named

    def _owner(self, title: Title) -> Mention | None:
        """ "Its leader": whom the pronoun means; "whose chairman": the name before the clause."""
        at = self._offices.owners.get(title)
        if at is None:
            return None
        types = {"Organization", "Country", *(["Person"] if title.kind == "envoy" else [])}
        if self._doc[at].tag_ == "WP$":
            before = self._doc._.cover.at(at - 1) or self._doc._.cover.at(at - 2)
            known = before is not None and before in self._of and self._of[before].type in types
            return self._at(before.start, before.end, self._of[before], before.kind) if before and known else None
        found = self._referring.get(at)
        if found is None or found.chain.type not in types:
            return self._sender(title, at)
        if found.chain.type == "Country" and self._doc[title.head].lower_ not in listed("person", "of_states"):
            return None  # "Canada … its director" is the director of something else
        return self._at(found.start, found.end, found.chain, found.kind)

    def _sender(self, title: Title, at: int) -> Mention | None:
        """ "The | UN | Secretary-General's envoy": of whom the one is whose envoy it is."""
        other = next((t for t in self._doc._.titles if t.end == at + 1), None) if title.kind == "envoy" else None
        name = self._offices.of(other) if other is not None else None
        known = name is not None and name in self._of and self._of[name].type in {"Organization", "Country"}
        return self._at(name.start, name.end, self._of[name], name.kind) if name is not None and known else None

    def _derived(self, title: Title, canonical: str, country: str) -> Mention:
        """The chain of that name, new where the text has none, mentioned by the title."""
        kind = "Country" if canonical == country else "Organization"
        chain = next((c for c in self._chains if c.type in {kind, "Organization"} and c.best == canonical), None)
        if chain is None:
            chain = Chain(len(self._chains), kind, best=canonical, acts_for=None if kind == "Country" else country)
            self._chains.append(chain)
        mention = self._at(title.start, title.end, chain, "demonym")
        self._extra.append(mention)
        return mention
