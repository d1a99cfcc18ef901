"""Paragraph by paragraph: no parse or name reaches over a paragraph's border or over the end of a dateline.

The paragraphs of one document are tagged and parsed together and then joined to one Doc over the whole text, with the
line breaks as tokens of their own, so that offsets are those of the stored text.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

_ABBREVIATED = re.compile(
    r"[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|Adm|Amb|St|Rev|Hon|Sgt|Messrs|Mme|No|vs|Atty|Brig|Cmdr|Cpl|Supt|Insp|Msgr|Mgr|Engr|Mlle|MM)\."
)
_ENDING = frozenset(".!?…*•")
_OPENING = frozenset('"“«')
_CLOSING = frozenset("\"”’'»)]")
_BREAK = re.compile(r"\s*\n\s*")


def pieces(text: str, cuts: Iterable[int] = ()) -> Iterator[tuple[str, str]]:
    """Each paragraph and the white space that follows it; their concatenation is the text.

    `cuts` are characters at which something ends that is no part of the sentence behind it.
    """
    start, borders = 0, (cut + len(text[cut:]) - len(text[cut:].lstrip(" ")) for cut in sorted(cuts))
    cut = next(borders, None)
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        while cut is not None and cut < end:
            if start < cut:
                yield text[start:cut], ""
                start = cut
            cut = next(borders, None)
        if found or start < end:
            yield text[start:end], found[0] if found else ""
        start = found.end() if found else end


def parsed(language: Language, text: str, cuts: Iterable[int] = ()) -> Doc:
    """The Doc of a text that language's own components made of each paragraph; see `pieces` for `cuts`."""
    parts = list(pieces(text, cuts))
    docs = language.pipe(_held(language.make_doc(part)) for part, _ in parts)
    joined = _Joined()
    for doc, (_, gap) in zip(docs, parts, strict=True):
        joined.add(doc)
        if gap:
            joined.gap(gap)
    return joined.doc(language)


def _held(doc: Doc) -> Doc:
    """A sentence begins behind a mark that ends one, and not behind an initial or a short title: "Sen. | Graham"."""
    for token in doc[1:]:
        at = token.i - 1
        if _ABBREVIATED.fullmatch(doc[at].text):
            token.is_sent_start = False
            continue
        while at > 0 and _closes(doc[at]):
            at -= 1
        if doc[at].text[-1:] not in _ENDING or _closes(token):
            token.is_sent_start = False
        elif token.text in _OPENING and doc[token.i - 1].whitespace_ and doc[token.i + 1 : token.i + 2].text.istitle():
            token.is_sent_start = True  # 'He left. "Now,'
    return doc


def _closes(token: Token) -> bool:
    """Whether a mark closes what stands before it: no straight quotation mark behind a blank, which opens."""
    return token.text in _CLOSING and not (token.i and token.nbor(-1).whitespace_)


class _Joined:
    """The columns of a Doc that is put together from others."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.ents: list[str] = []

    def add(self, doc: Doc) -> None:
        """Append a parsed paragraph."""
        offset = len(self.words)
        for token in doc:
            self.words.append(token.text)
            self.spaces.append(bool(token.whitespace_))
            self.tags.append(token.tag_)
            self.pos.append(token.pos_)
            self.morphs.append(str(token.morph))
            self.lemmas.append(token.lemma_)
            self.heads.append(token.head.i + offset)
            self.deps.append(token.dep_ or "dep")
            self.ents.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")

    def gap(self, space: str) -> None:
        """Append a line break; it belongs to the sentence before it."""
        at = len(self.words)
        self.words.append(space)
        self.spaces.append(False)
        self.tags.append("_SP")
        self.pos.append("SPACE")
        self.morphs.append("")
        self.lemmas.append(space)
        self.heads.append(max(at - 1, 0))
        self.deps.append("dep" if at else "ROOT")
        self.ents.append("O")

    def doc(self, language: Language) -> Doc:
        """The whole."""
        return Doc(
            language.vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
            ents=self.ents,
        )
