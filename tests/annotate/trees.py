"""Docs built by hand, names put into a cover by their text, and what a Doc yields in short."""

from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.annotate.chains import Form
from kg.annotate.components import ORDER
from kg.annotate.cover import Cover, Name
from kg.model import Mention, Role

BLANK = English()
_LEFT = {",", ".", "?", ":", ";", ")", "’s", "'s"}

for _name in ("document", "cover", "titles", "mentions", "roles"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
assert ORDER  # importing the components registers their factories


def tree(words: str, *ents: tuple[str, str]) -> Doc:
    """ "form/UPOS/relation/head[/lemma[/tag]]" by blanks, heads counted from 1, 0 for a root; ents as (text, label)."""
    rows = [(*word.split("/"), "", "")[:6] for word in words.split()]
    heads = [int(row[3]) - 1 if int(row[3]) else at for at, row in enumerate(rows)]
    forms = [row[0] for row in rows]
    glued = [after in _LEFT or "-" in {here, after} for here, after in zip(forms, [*forms[1:], "."], strict=True)]
    doc = Doc(
        BLANK.vocab,
        words=forms,
        spaces=[not close for close in glued],
        pos=[row[1] for row in rows],
        tags=[row[5] or row[1] for row in rows],
        lemmas=[row[4] or row[0].lower() for row in rows],
        deps=["ROOT" if row[2] == "root" else row[2] for row in rows],
        heads=heads,
    )
    doc.set_ents([Span(doc, *place(doc, text), label) for text, label in ents])
    return doc


def flat(text: str) -> Doc:
    """A text as one sentence whose capitalised words are proper nouns."""
    words = BLANK.make_doc(text)
    pos = ["PROPN" if t.is_title or t.is_upper else "PUNCT" if t.is_punct else "NOUN" for t in words]
    spaces = [bool(token.whitespace_) for token in words]
    heads = [0] * len(words)
    deps = ["ROOT", *["dep"] * (len(words) - 1)]
    forms = [token.text for token in words]
    return Doc(BLANK.vocab, words=forms, spaces=spaces, pos=pos, tags=pos, heads=heads, deps=deps)


def place(doc: Doc, text: str, after: int = 0) -> tuple[int, int]:
    """The tokens of a text, from a character on."""
    start = doc.text.index(text, after)
    span = doc.char_span(start, start + len(text))
    assert span is not None, f"{text!r} does not stand on the borders of words"
    return span.start, span.end


def covered(doc: Doc, *names: tuple[str, str, str]) -> Cover:
    """A cover of (text, type, source)."""
    cover = Cover(len(doc))
    for text, kind, source in names:
        cover.add(Name(*place(doc, text), kind, source))
    return cover


def shown(doc: Doc, cover: Cover) -> list[tuple[str, str]]:
    """The names of a cover as (text, type)."""
    return [(doc[name.start : name.end].text, name.type) for name in cover]


def form(text: str, kind: str, start: int, canonical: str | None = None) -> Form:
    """A name as chains receive it."""
    return Form(Name(start, start + len(text.split()), kind, "tagger", canonical), text, kind, canonical)


def invented(count: int) -> list[str]:
    """Full names, each written differently from the others."""
    marks = ["".join(chr(97 + number // 26**place % 26) for place in range(3)) for number in range(count)]
    return [f"Ka{mark}ren Lo{mark[::-1]}tos" for mark in marks]


def mentions(doc: Doc, kind: str = "name") -> list[tuple[str, str, str]]:
    """The mentions of a kind as (text, type, name)."""
    found: tuple[Mention, ...] = doc._.mentions
    return [(m.text, m.type, m.name) for m in found if m.kind == kind]


def referred(doc: Doc, kind: str = "pronoun") -> list[tuple[str, str]]:
    """What refers, and to whom."""
    return [(text, name) for text, _, name in mentions(doc, kind)]


def roles(doc: Doc) -> list[tuple[str, str | None, str | None]]:
    """The roles as (title, holder, of whom)."""
    found: tuple[Role, ...] = doc._.roles
    return [(r.text, r.holder and r.holder.name, r.organisation and r.organisation.name) for r in found]
