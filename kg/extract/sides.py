"""On whose side each of a list stands: under the heading of a side, behind its name, or by the country of the office.

Who has no country is on the side of those who wrote the list: "Mr. Quill, Office of Peruvian Affairs" is no Peruvian.
"""

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.context import Context
from kg.model import Mention

_PREFIX = re.compile(r"(?P<words>[^,;:—–]{1,40}?)\s*(?P<mark>:\s|[—–]+\s*)")
_GOAL = re.compile(r"\b(?:for|to|on|in|at|toward|between)\s+(?:the\s+)?$", re.IGNORECASE)
_PART = re.compile(r"[,;()]")
_WORD = re.compile(r"[\w.’'-]+")


class Sides:
    """The sides of one list, told line by line."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words = context.lexicon.gathering
        self._heads: dict[int, str] = {}  # by the column that the heading of a side stands in
        countries = [m for m in context.members.mentions.all if m.type == "Country" and m.kind in {"name", "demonym"}]
        self._known = {form: self._named(m) for m in countries for form in (m.name, m.text)}
        written = "|".join(re.escape(form) for form in sorted(self._known, key=len, reverse=True))
        self._forms = re.compile(rf"(?<!\w)(?:{written})(?!\w)")
        self._offices: dict[int, Counter[str]] = {}
        for role in context.doc._.roles:
            of = role.organisation
            if role.holder is not None and of is not None and of.type == "Country" and not role.former:
                self._offices.setdefault(role.holder.chain, Counter())[self._named(of)] += 1

    def head(self, start: int, end: int, column: int) -> bool:
        """Take a line as the heading of a side, where it is one."""
        side = self._heading(start, end)
        if side is None:
            return False
        if column == 0:
            self._heads.clear()
        self._heads[column] = side
        return True

    def of(self, mention: Mention, start: int, end: int, column: int) -> str:
        """The side of somebody whom a line names; "" for the side of the writers."""
        prefix = _PREFIX.match(self._context.document.text, start, end)
        side = self._heading(prefix.start("words"), prefix.end("words")) if prefix is not None else None
        if side is not None and prefix is not None:
            if prefix["mark"].startswith(":"):
                self._heads[column] = side
            return side
        if self._heads:
            return self._heads[min(self._heads, key=lambda at: (abs(at - column), at))]
        return self._country(start, end) or self._office(mention)

    def _heading(self, start: int, end: int) -> str | None:
        """The side that these words are the name of: "The French side", "For the United States", "State"."""
        text = self._context.document.text
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        plain = " ".join(text[a:b] for a, b in words).casefold().rstrip(".")
        if plain in self._words["home_marks"]:
            return ""
        if plain in self._words["stranger_marks"]:
            return plain
        countries = list(self._countries(start, end))
        rest = [text[a:b].casefold() for a, b in words if not any(m.start() <= a < m.end() for m in countries)]
        told = countries and all(word.rstrip(".") in self._words["side_marks"] for word in rest)
        return self._known[countries[0][0]] if told else None

    def _country(self, start: int, end: int) -> str:
        """The country whose office a line gives: not the one that it is an office for."""
        text = self._context.document.text
        for found in self._countries(start, end):
            parts = [start, *(m.end() for m in _PART.finditer(text, start, end)), end]
            begin = max(at for at in parts if at <= found.start())
            close = min((at for at in parts if at > found.start()), default=end)
            desk = {word.casefold() for word in _WORD.findall(text[found.end() : close])}
            foreign = {word.casefold() for word in _WORD.findall(text[begin:close])} & {"foreign", "external"}
            if not _GOAL.search(text, begin, found.start()) and (foreign or not desk & self._words["desk_marks"]):
                return self._known[found[0]]
        return ""

    def _office(self, mention: Mention) -> str:
        """The country whose office the text gives somebody elsewhere."""
        counted = self._offices.get(mention.chain)
        return counted.most_common(1)[0][0] if counted else ""

    def _countries(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The countries in these words under any form that the document has of them, inside names of bodies too."""
        if self._known:
            yield from self._forms.finditer(self._context.document.text, start, end)

    def _named(self, country: Mention) -> str:
        """The country's name; "" of the one whose memoranda name the others' countries only."""
        return "" if country.name.casefold() in self._words["writer_marks"] else country.name
