"""One document, one reading of a name: the same form has the same type everywhere, and is found everywhere."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from kg.annotate.cover import Cover, Name, text_of
from kg.annotate.gazetteer import listed
from kg.annotate.organisations import has_head
from kg.annotate.people import after_honorifics


def agree(doc: Doc, cover: Cover) -> None:
    """One surface form, one type: the majority's; the same form elsewhere is a name too, where it was missed."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in cover:
        if name.source != "gazetteer":
            counts[text_of(doc, name)][name.type] += 1 + 2 * (name.source in {"title", "pattern"})
    majority = {text: types.most_common(1)[0][0] for text, types in counts.items()}
    for name in list(cover):
        if name.source == "tagger" and majority[text_of(doc, name)] != name.type:
            cover.add(Name(name.start, name.end, majority[text_of(doc, name)], "tagger"))
    _repeat(doc, {text: kind for text, kind in majority.items() if _is_sure(text, counts[text])}, cover)


def doubt(doc: Doc, cover: Cover) -> None:
    """Take out laws and days, and what only the tagger sees in a headline of capitals: no title, no mention below."""
    for name in list(cover):
        beyond = doc[name.end].text if name.end < len(doc) else ""
        last = {doc[name.end - 1].lower_, beyond.lower() if beyond.istitle() else ""}
        if name.source != "gazetteer" and last & listed("text", "things") and not has_head(doc, name):
            cover.remove(name)
    document = doc._.document
    if document is None or not document.title or not document.text.startswith(f"{document.title}\n\n"):
        return
    end = len(document.title)
    words = [word for word in document.title.split() if word[0].isalpha() and len(word) > 3]
    if sum(word[0].isupper() for word in words) < 0.7 * len(words):
        return
    below = document.text[end:]
    titled = {after_honorifics(doc, title.end) for title in doc._.titles or ()}
    for name in list(cover):
        unsure = name.source == "tagger" and not has_head(doc, name) and name.start not in titled
        if unsure and doc[name.start].idx < end and text_of(doc, name) not in below:
            cover.remove(name)


def _is_sure(text: str, types: Counter[str]) -> bool:
    return " " in text or (sum(types.values()) > 1 and len(text) > 2)


def _repeat(doc: Doc, known: dict[str, str], cover: Cover) -> None:
    by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    whole = doc.text
    for text, kind in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
        words = _tokens(doc, whole, text)
        if words:
            by_first[words[0]].append((words, kind))
    for token in doc:
        for words, kind in by_first.get(token.text, ()):
            end = token.i + len(words)
            if [t.text for t in doc[token.i : end]] == words and not cover.over(token.i, end):
                cover.add(Name(token.i, end, kind, "tagger"))
                break


def _tokens(doc: Doc, whole: str, text: str) -> list[str]:
    """The tokens of a form where it stands first in the whole text."""
    at = whole.find(text)
    span = doc.char_span(at, at + len(text)) if at >= 0 else None
    return [token.text for token in span] if span is not None else []
