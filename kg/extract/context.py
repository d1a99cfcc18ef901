"""What all steps of the extraction of one document share."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.attribution import Speaker
from kg.extract.lexicon import Lexicon
from kg.extract.members import Members
from kg.extract.time import Times
from kg.model import AGENT_TYPES, Document, Mention

_SILENT = frozenset({"boilerplate", "caption", "comments"})


class Context:
    """One document: its mentions, its times, its zones, its publisher."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.document: Document = doc._.document
        self.lexicon = lexicon
        self.members = Members(doc, lexicon)
        self.times = Times(doc, self.document.published)
        self._titles = [(role.start, role.end) for role in doc._.roles if role.holder is not None]
        self._silent = sorted((z.start, z.end) for z in self.document.zones if z.kind in _SILENT)

    def silent(self, token: Token) -> bool:
        """Whether the token stands where nothing is claimed in the article's voice: captions, boilerplate."""
        at = bisect_right(self._silent, (token.idx, len(self.document.text) + 1)) - 1
        return at >= 0 and self._silent[at][0] <= token.idx < self._silent[at][1]

    def is_title(self, token: Token) -> bool:
        """Whether the token stands in a title whose holder is known."""
        return any(start <= token.idx < end for start, end in self._titles)

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
        """Who "I" is where the token stands: the innermost speaker, or the author whom the byline names."""
        if speakers:
            return speakers[-1].token
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
