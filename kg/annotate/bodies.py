"""Of what body an office is, by the words around its title: "the fund's chairwoman", "head of the Northern Fund"."""

from spacy.tokens import Doc

from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import listed, phrases
from kg.annotate.headings import opens_with_place
from kg.annotate.titles import Title, is_title_word

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "RB", "VBN", "VBG", "CD"})
_OF = frozenset({"of", "at", "for", "with"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BACK = 8  # tokens between a title and what it is of
_ASIDE = frozenset(
    ["based", "backed", "led", "born", "headquartered", "funded", "controlled", "run", "owned", "sponsored"]
)
_OWNING = frozenset({"nmod:poss", "amod", "compound"})
_ADVISING = frozenset({"adviser", "advisor", "consultant", "counsel"})  # "to" whom: "an adviser to the bank X"
_KIND = 3  # nouns that say what a body is: "of the | diamond firm | X"


class Bodies:
    """Reads of what the titles of one document are."""

    def __init__(self, doc: Doc, cover: Cover) -> None:
        self._doc, self._cover = doc, cover
        self._loose = phrases("titles", "words", "loose") | DETERMINERS
        self._former = phrases("titles", "words", "former")

    def before(self, title: Title) -> tuple[bool, Name | None]:
        """Whether the title is a former one, and the name before it: "former U.S.", "the fund's", "Kremlin"."""
        at, former = title.start - 1, self._doc[title.start : title.start + 2].text.lower() == "ex-"
        while at >= 0 and title.start - at <= _BACK and not self._doc[at + 1].is_sent_start:
            name = self._cover.at(at)
            if name is not None and self._is_aligned(name):
                at = name.start - 3
                continue
            if name is not None and self._is_aside(name):
                at = name.start - 1
                continue
            if name is not None:
                allowed = name.type != "Person" or self._doc[name.end].text in POSSESSIVE
                if name.end == title.start and self._is_home(name):
                    return former, None  # "named X of Fiji | special envoy"
                if name.type == "Place" and self._doc[name.start - 1].lower_ in {"in", "at"}:
                    return former, None  # "in Oslo | Foreign Minister X"
                if opens_with_place(self._doc, name.start) and self._doc[name.start].dep_ == "obl":
                    return former, None  # "In Norway | President X met Y"
                if allowed and self.is_former(name.start - 1):
                    former = True
                return former, self._whole(name, title) if allowed else None
            if self.is_former(at):
                former = True
            elif not self._passed(at, title):
                break
            at -= 1
        return former, None

    def _is_aligned(self, name: Name) -> bool:
        """ "Pro- | India | leader": for whom, and not of whom."""
        before = self._doc[max(name.start - 2, 0) : name.start]
        return len(before) == 2 and before[1].text == "-" and before[0].lower_ in {"pro", "anti", "non"}

    def _is_home(self, name: Name) -> bool:
        """ "X of | Fiji |": where somebody is from."""
        person = self._cover.at(name.start - 2) if name.start > 1 else None
        return person is not None and person.type == "Person" and self._doc[name.start - 1].lower_ == "of"

    def _is_aside(self, name: Name) -> bool:
        """ "The | Oslo|-based fund's head": where the body is, and not the body."""
        behind = self._doc[name.end : name.end + 2]
        return len(behind) == 2 and behind[0].text == "-" and behind[1].lower_ in _ASIDE

    def _passed(self, at: int, title: Title) -> bool:
        """Whether the word may stand between a title and what it is of."""
        token = self._doc[at]
        plain = token.text in POSSESSIVE | {"(", ")"} or token.lower_ in self._loose or token.tag_ in ADJECTIVES
        return plain or self._describes(at, title)

    def _describes(self, at: int, title: Title) -> bool:
        """Whether a plain noun before the title belongs to it: "the union's | commission | chief"."""
        token = self._doc[at]
        inside = title.start <= token.head.i < title.end
        return bool(token.tag_ == "NN" and token.is_lower and token.dep_ in {"compound", "nmod:desc"} and inside)

    def _whole(self, name: Name, title: Title) -> Name:
        """ "UN | Libya | special representative", "Norway's | UN | ambassador": the sender stands before the field."""
        outer = self._cover.at(name.start - 1)
        owner = outer or self._cover.at(name.start - 2) if self._doc[name.start - 1].text in POSSESSIVE else outer
        if title.kind == "envoy" and name.type == "Organization" and owner is not None and owner.type == "Country":
            return owner
        field = title.kind == "envoy" and name.kind == "name" and name.end == title.start
        sender = outer is not None and outer.end == name.start and outer.type == "Organization"
        return outer if outer is not None and field and sender else name

    def owner(self, title: Title) -> int | None:
        """ "Its leader", "whose chairman", "the ministry's spokesman": the token of the pronoun, of the noun."""
        at = title.start - 1
        while at > 0 and title.start - at < 5 and not self._doc[at + 1].is_sent_start:
            token = self._doc[at]
            if token.tag_ in {"PRP$", "WP$"}:
                return at
            if token.text in POSSESSIVE and (self._doc[at - 1].pos_ == "NOUN" or self._is_titled(at - 1)):
                return at - 1
            if not self._passed(at, title) and not self.is_former(at):
                return None
            at -= 1
        return None

    def _is_titled(self, at: int) -> bool:
        """ "The UN Secretary- | General |'s envoy"."""
        return self._cover.at(at) is None and is_title_word(self._doc[at].lower_)

    def is_former(self, at: int) -> bool:
        """Whether the word says that an office is no longer held."""
        token = self._doc[at] if at >= 0 else None
        if token is None:
            return False
        hyphened = token.text == "-" and at > 0 and self._doc[at - 1].lower_ in {"ex", "then"}
        once = token.lower_ == "once" and token.nbor().lower_ in {"a", "an", "the", "its", "his", "her"}
        return hyphened or once or token.lower_ in self._former

    def of(self, title: Title, before: Name | None) -> Name | None:
        """The name after "of", "at" or "for"; of an envoy whom "to" or "for" names the goal, not the sender."""
        markers = _OF | {"to"} if self._doc[title.head].lower_ in _ADVISING else _OF
        after = self.after(title.end, {"of", "at"} if title.kind == "envoy" else markers)
        if title.kind == "envoy" and after is not None and (after.type == "Place" or self._owns_sender(after)):
            after = None
        if title.kind == "envoy" and before is not None and before.type == "Country" and self._is_at(title):
            after = None  # "Norway's ambassador at the United Nations"
        near = self._beside(title) or after or self._past_field(title) or before
        return near or self._state(title) or self._having(title)

    def _past_field(self, title: Title) -> Name | None:
        """ "Superintendent | of banks | of Peru"."""
        field = self._doc[title.end : title.end + 3]
        plain = len(field) == 3 and field[0].lower_ == field[2].lower_ == "of" and field[1].tag_ in {"NN", "NNS"}
        return self.after(title.end + 2, {"of"}) if plain and field[1].is_lower else None

    def _is_at(self, title: Title) -> bool:
        return self._doc[title.end : title.end + 1].text.lower() == "at"

    def _having(self, title: Title) -> Name | None:
        """ "Norway has a new envoy to Ghana, X": who has the office."""
        head = self._doc[title.head]
        verb = head.head
        if head.dep_ != "obj" or verb.lemma_.lower() != "have" or verb.i > title.start:
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        found = self._cover.at(subject.i) if subject is not None else None
        return found if found is not None and found.type in {"Country", "Organization"} else None

    def naming(self, title: Title) -> Name | None:
        """ "| Poland|'s parliament elected X as prime minister", "| the party | chose X as leader"."""
        head = self._doc[title.head]
        verb = head.head
        if head.dep_ not in {"obl", "xcomp", "obj"} or verb.lemma_.lower() not in phrases("titles", "words", "naming"):
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        owned = [child for child in subject.children if child.dep_ in _OWNING] if subject is not None else []
        found = [self._cover.at(token.i) for token in (subject, *owned) if token is not None]
        return next((name for name in found if name is not None and name.type in {"Country", "Organization"}), None)

    def _owns_sender(self, name: Name) -> bool:
        """ "An envoy of | Peru|'s president": it is the president who sent."""
        possessive = name.end + 1 < len(self._doc) and self._doc[name.end].text in POSSESSIVE
        return possessive and self._doc[name.end + 1].lower_ in listed("person", "of_states")

    def _state(self, title: Title) -> Name | None:
        """ "A former minister of energy in | Montenegro"."""
        head = self._doc[title.head].lower_
        found = self.after(title.end, {"in"}) if head in listed("person", "of_states") else None
        inner = found is not None and found.type == "Country" and title.kind == "office" and head != "commissioner"
        return found if inner else None

    def _beside(self, title: Title) -> Name | None:
        """ "Leader of the opposition | Coastal Union"."""
        name = self._cover.at(title.end)
        between = self._doc[title.head + 1 : title.end]
        return name if name is not None and len(between) and name.type == "Organization" else None

    def after(self, at: int, markers: "frozenset[str] | set[str]") -> Name | None:
        """The name behind one of these prepositions here."""
        if at + 1 >= len(self._doc) or self._doc[at].lower_ not in markers or self._doc[at].is_sent_start:
            return None
        at += 1
        while at < len(self._doc) - 1 and self._cover.at(at) is None and self._leads(at):
            at += 1
        name = self._cover.at(at) or self._named_kind(at)
        if name is not None:
            name = self._inner(name)
        return name if name is not None and name.type != "Event" else None

    def _leads(self, at: int) -> bool:
        """Whether a word leads to the name: an article, an adjective, a possessor that is no name."""
        token, following = self._doc[at], self._doc[at + 1]
        possessed = token.pos_ == "NOUN" and following.text in POSSESSIVE
        return token.lower_ in DETERMINERS or token.tag_ in ADJECTIVES or token.text in POSSESSIVE or possessed

    def _inner(self, name: Name) -> Name | None:
        """ "Of Norway's | Storting", "of the Norwegian | Storting", "of the Antwerp diamond firm | X": the body."""
        following = self._cover.at(name.end)
        if name.kind == "demonym" and following is not None:
            return following
        if self._doc[name.end : name.end + 1].text in POSSESSIVE:
            following = self._cover.at(name.end + 1) or self._named_kind(name.end + 1)
            return following if following is not None and following.type == "Organization" else name
        if self._is_aside(name):
            return self._cover.at(name.end + 2) or self._named_kind(name.end + 2)
        if name.kind == "demonym" or name.type == "Place":
            return self._named_kind(name.end) or name
        return name

    def _named_kind(self, at: int) -> Name | None:
        """ "| the gang | X", "| diamond firm | X": the name of the body behind the nouns that say what it is."""
        end = at
        while end < len(self._doc) - 1 and end - at < _KIND and self._cover.at(end) is None:
            token = self._doc[end]
            if not (token.is_lower and token.tag_ in {"NN", "JJ", "JJS", "VBG"}):
                return None
            end += 1
        name = self._cover.at(end)
        return name if end > at and name is not None and name.type == "Organization" else None

    def after_holder(self, holder: Name, title: Title) -> Name | None:
        """ "President X of Y"."""
        if holder.start < title.end:
            return None
        found = self.after(holder.end, frozenset({"of"}))
        text = self._doc[title.start : title.end].text.lower().partition(" for ")[0]
        if found is not None and found.type == "Country" and text in phrases("titles", "words", "of_bodies"):
            return None  # "Secretary General X of Norway": where X is from
        return found if found is not None and found.type in {"Country", "Organization", "Place"} else None

    def on_line(self, end: int) -> Name | None:
        """The body behind a comma on a line without a verb: "X, press officer, | Ministry of Trade"."""
        at = end + 1
        if end >= len(self._doc) - 1 or self._doc[end].text != "," or self._has_verb(end):
            return None
        at += self._doc[at].lower_ == "the"
        name = self._cover.at(at)
        fits = name is not None and name.start == at and name.type == "Organization"
        return name if fits else None

    def _has_verb(self, at: int) -> bool:
        """Whether a finite verb stands in the sentence of a token."""
        start, end = at, at + 1
        while start > 0 and not self._doc[start].is_sent_start:
            start -= 1
        while end < len(self._doc) and not self._doc[end].is_sent_start:
            end += 1
        return any(token.tag_ in _FINITE for token in self._doc[start:end])
