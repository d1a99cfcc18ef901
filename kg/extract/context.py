"""What all steps of the extraction of one document share."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.extract.attribution import Speaker
from kg.extract.lexicon import Lexicon
from kg.extract.members import Members
from kg.extract.narrative import Narrative
from kg.extract.time import Times
from kg.extract.transcript import Label, labels
from kg.model import AGENT_TYPES, Document, Mention

_SILENT = frozenset({"boilerplate", "caption", "comments"})


class Context:
    """One document: its mentions, its times, its zones, its publisher."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.document: Document = doc._.document
        self.lexicon = lexicon
        self.members = Members(doc, lexicon)
        self.times = Times(doc, lexicon)
        self.narrative = Narrative(doc, self.times, self.members.mentions, lexicon)
        self._labels = labels(doc.text)
        self._texts: dict[int, str] = {}
        self._silent = sorted((z.start, z.end) for z in self.document.zones if z.kind in _SILENT)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(token.i for token in self.doc if token.i and token.is_sent_start)]

    def sentence(self, token: Token) -> str:
        """The text of the token's sentence."""
        at = bisect_right(self._starts, token.i)
        if at not in self._texts:
            end = self._starts[at] if at < len(self._starts) else len(self.doc)
            self._texts[at] = self.doc[self._starts[at - 1] : end].text
        return self._texts[at]

    def silent(self, token: Token) -> bool:
        """Whether the token stands where nothing is claimed in the article's voice: captions, boilerplate."""
        return self.silent_at(token.idx)

    def silent_at(self, offset: int) -> bool:
        """The same of an offset into the text."""
        at = bisect_right(self._silent, (offset, len(self.document.text) + 1)) - 1
        return at >= 0 and self._silent[at][0] <= offset < self._silent[at][1]

    def in_title(self, offset: int) -> bool:
        """Whether the offset stands in the title line that opens the text."""
        title = self.document.title
        return bool(title and self.document.text.startswith(title) and offset < len(title))

    def mention_of(self, speaker: Speaker) -> Mention | None:
        """Who speaks, where the text names it."""
        if speaker.token is None:
            return None
        found = self.members.of(speaker.token, AGENT_TYPES)
        return found[0].mention if found else None

    def first_person(self, speakers: Sequence[Speaker], token: Token) -> Token | None:
        """Who "I" is where the token stands: the innermost speaker, who has the word in a transcript, the author."""
        if speakers:
            return speakers[-1].token
        label = next((label for label in reversed(self._labels) if label.start <= token.idx), None)
        if label is not None:
            return self._labelled(label) if token.idx < label.until else None
        return self._author(token) or self._issuing(token)

    def word_of(self, token: Token) -> Mention | None:
        """Who has the word in a transcript where the token stands, the label itself apart."""
        label = next((label for label in reversed(self._labels) if label.end < token.idx < label.until), None)
        root = self._labelled(label) if label is not None else None
        return self.members.mentions.at(root) if root is not None else None

    def _labelled(self, label: Label) -> Token | None:
        """Who has the word: the person whom the label of a transcript's line names; nobody for "QUESTION:"."""
        named = [m for m in self.members.mentions.within(label.start, label.end) if m.type == "Person"]
        return self.members.mentions.root(named[0]) if named else None

    def _issuing(self, token: Token) -> Token | None:
        """ "We" and "our" in official text are those who publish it."""
        issuer = self.issuer() if token.idx >= len(self.document.title or "") else None
        return self.members.mentions.root(issuer) if issuer is not None else None

    def _author(self, token: Token) -> Token | None:
        zone = next((zone for zone in self.document.zones if zone.kind == "byline"), None)
        if zone is None or token.idx < zone.end:
            return None
        names = self.members.mentions.within(zone.start, zone.end)
        author = next((mention for mention in names if mention.type == "Person" and mention.kind == "name"), None)
        return self.members.mentions.root(author) if author else None

    def is_publisher(self, mention: Mention) -> bool:
        """Whether the document is the mention's own word."""
        return bool(self.document.publisher) and _plain(mention.name) == _plain(self.document.publisher or "")

    def issuer(self) -> Mention | None:
        """The mention of the authority that publishes the document, or of its country; None where none does."""
        publisher = _plain(self.document.publisher or "")
        if not set(publisher.split()) & self.lexicon.attribution["authorities"]:
            return None
        names = [mention for mention in self.members.mentions.all if mention.kind == "name"]
        own = [mention for mention in names if self.is_publisher(mention)]
        country = [m for m in names if m.type == "Country" and publisher.startswith(_plain(m.name))]
        return next(iter([*own, *country]), None)


def _plain(name: str) -> str:
    words = name.casefold().replace(".", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
