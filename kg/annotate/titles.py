"""Titles and offices in running text: "Foreign Minister", "special envoy for Yemen", "Secretary of State".

The words are those of data/gazetteer/titles.toml. Whose title it is, is the matter of roles.py.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span

from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import known, listed, phrases
from kg.annotate.labels import ROLES
from kg.annotate.organisations import has_head

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_JOINTS = frozenset({"of", "and", "the", "&", ",", "-", "in"})
_OPENERS = frozenset({"of", "for", "on"})
_LONGEST = 14  # tokens of what a title is for


@dataclass(frozen=True, slots=True)
class Title:
    """A title as a stretch of tokens with what it is of or for, as far as that is no name of its own."""

    start: int
    end: int
    head: int  # its last head token: "Secretary" of "Assistant Secretary of State"
    kind: str  # "office", "post", "envoy"
    plural: bool = False


@cache
def _heads() -> dict[str, tuple[str, bool]]:
    """Every head, singular and plural, with its kind and whether it is plural."""
    found: dict[str, tuple[str, bool]] = {}
    for kind in ("envoy", "office", "post"):
        for head in sorted(phrases("titles", "heads", kind)):
            found.setdefault(head, (kind, head == "officials"))
            found.setdefault(_plural(head), (kind, True))
    for head in phrases("titles", "heads", "plurals"):
        found.setdefault(head, ("office", True))
    return found


def _plural(head: str) -> str:
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """ "ministers" is "minister"."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_heads(), key=lambda head: (-len(head), head))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


@cache
def modifiers() -> frozenset[str]:
    """Words of a title before its head."""
    return phrases("titles", "words", "modifiers")


@cache
def is_title_word(word: str) -> bool:
    """Whether a word alone, in lower case, is a head of a title or an honorific."""
    word = word.rstrip(".")
    return word in _heads() or word in phrases("titles", "name", "honorifics")


def find_titles(doc: Doc, cover: Cover) -> list[Title]:
    """The titles of a document in text order, by our words and by the tagger; `cover` are the names that are known."""
    roles = [role for role in doc.spans.get(ROLES, ()) if not _closes(role, cover)]
    found = _with_roles(_by_words(doc, cover), roles, cover)
    return sorted(found, key=lambda title: title.start)


def _closes(role: Span, cover: Cover) -> bool:
    """Whether a role is the end of an organisation's name: "Office of the | Spokesperson"."""
    name = cover.at(role.end - 1)
    return name is not None and name.end == role.end and name.start < role.start and is_opened(name, role)


def _with_roles(titles: list[Title], roles: list[Span], cover: Cover) -> list[Title]:
    """Titles as wide as the tagger's roles around them, and the roles that have no word of ours."""
    over = {at: role for role in reversed(roles) for at in range(role.start, role.end)}
    wide = [_widened(title, [over[title.head]] if title.head in over else [], cover) for title in titles]
    taken = {at for title in wide for at in range(title.start, title.end)}
    free = [role for role in roles if taken.isdisjoint(range(role.start, role.end))]
    before = {role.end: role for role in free if role.end - role.start == 1}  # "| Rebel | negotiator X"
    wide = [replace(title, start=before[title.start].start) if title.start in before else title for title in wide]
    starts = {title.start for title in wide}
    free = [role for role in free if role.start not in starts]
    return wide + [title for role in free if (title := _of_role(role)) is not None]


def _widened(title: Title, roles: list[Span], cover: Cover) -> Title:
    if not roles:
        return title
    start = min(title.start, roles[0].start)
    bodies = [t.i for t in roles[0].doc[start : title.start] if t.lower_ in listed("organisation", "heads")]
    end = max(title.end, _before_another(title, roles[0], _without_body(title, roles[0], cover)))
    return replace(title, start=max([start, *(at + 1 for at in bodies)]), end=end)


def _before_another(title: Title, role: Span, end: int) -> int:
    """ "Special Representative for Mali | and Head of MINUSMA": two offices."""
    for token in role.doc[title.end : end - 1]:
        after = token.nbor()
        if token.lower_ == "and" and after.lower_ in _heads() and after.text[:1].isupper():
            return int(token.i)
    return end


def _without_body(title: Title, role: Span, cover: Cover) -> int:
    """Where a role ends without whose it is: "President | of Peru", "minister | of"."""
    end = int(role.end)
    name = cover.at(end - 1)
    if name is not None and name.start > title.head + 1 and name.end == end:
        before = role.doc[name.start - 1 - (role.doc[name.start - 1].lower_ == "the")].lower_
        body = name.type == "Organization" and before in {"for", "at", "in"}  # "spokeswoman for | the Ministry"
        end = name.start if role.doc[name.start - 1].lower_ == "of" or body else end
    while end > title.head + 1 and role.doc[end - 1].lower_ in _OPENERS | {"the", "to"}:
        end -= 1
    return end


def _of_role(role: Span) -> Title | None:
    """A role that the tagger alone knows; its head is the last noun before "of" or "for"."""
    core = next((token.i for token in role[1:] if token.lower_ in _OPENERS | {"to"}), role.end)
    head = next((at for at in range(core - 1, role.start - 1, -1) if role.doc[at].pos_ in {"NOUN", "PROPN"}), None)
    if head is None or role.doc[head].lower_ in phrases("titles", "name", "honorifics"):
        return None
    if singular(role.doc[head].lower_) in phrases("titles", "words", "no_role"):
        return None
    return Title(role.start, role.end, head, "office", role.doc[head].tag_ in {"NNS", "NNPS"})


def _by_words(doc: Doc, cover: Cover) -> list[Title]:
    found: list[Title] = []
    for match in _pattern().finditer(doc.text):
        span = doc.char_span(match.start(), match.end())
        if span is None or (found and span.start < found[-1].end) or not _is_head(span, cover):
            continue
        if _goes_on(span):
            continue
        kind, plural = _heads()[match[0].lower()]
        start = _first(doc, span.start, cover, found[-1].end if found else 0)
        end = _last(doc, _past_sender(doc, span.end) if kind == "envoy" else span.end, cover)
        found.append(Title(start, end, span.end - 1, kind, plural))
    return found


def _past_sender(doc: Doc, end: int) -> int:
    """ "Special Envoy | of the Secretary-General |": where a title of somebody sent ends that says by whom."""
    for size in (7, 6, 5, 4):  # "of the Secretary - General" is five tokens
        if doc[end : end + size].text.lower() in phrases("titles", "words", "senders"):
            return min(end + size, len(doc))
    return end


def _goes_on(span: Span) -> bool:
    """Whether the head is the first word of a longer title: "deputy | foreign minister"."""
    following = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return span[-1].lower_ in modifiers() and (following in modifiers() or following in _heads())


def _is_head(span: Span, cover: Cover) -> bool:
    """Whether the words are nouns, and no part of a name other than a person's."""
    last = span[-1]
    if last.pos_ not in _NAMING and not (last.pos_ == "VERB" and last.is_title):
        return False
    name = cover.at(last.i)
    if last.dep_ == "amod" and name is not None and name.type == "Organization" and name.end > span.end:
        return False  # "Orlin | General | Trading"
    if span.start and doc_before(span) in phrases("titles", "words", "no_title"):
        return False
    if name is not None and name.end == span.end and name.start < span.start and is_opened(name, span):
        return False
    return name is None or name.source == "tagger" or (name.type == "Organization" and name.source == "pattern")


def doc_before(span: Span) -> str:
    """The word before, in lower case."""
    return str(span.doc[span.start - 1].lower_)


def is_opened(name: Name, span: Span) -> bool:
    """Whether a name begins with its noun: "Office of the Spokesperson", "Council of Foreign Ministers"."""
    second = span.doc[name.start + 1].lower_
    return bool(span.doc[name.start].lower_ in listed("organisation", "opening") and second in {"of", "for"})


def cut(doc: Doc, titles: Iterable[Title], cover: Cover) -> None:
    """Names give way to a title that stands in them: "Department of State | Special Representative | X"."""
    for title in titles:
        for name in cover.over(title.start, title.end):
            if name.source == "gazetteer":
                continue
            cover.remove(name)
            end = title.start
            while end > name.start and not doc[end - 1].text[:1].isupper():
                end -= 1
            if end > name.start and doc[name.start].text[:1].isupper():
                cover.add(known(doc, name.start, end) or replace(name, end=end))


def _first(doc: Doc, start: int, cover: Cover, least: int) -> int:
    """Where the modifiers before a head begin."""
    while start > least:
        before = doc[start - 1]
        name = cover.at(before.i)
        if name is not None and (name.source == "gazetteer" or _is_inner_head(name, doc, before.i)):
            break
        joint = before.lower_ in {"and", "-", "&"} and start - 1 > least and doc[start - 2].lower_ in modifiers()
        if before.lower_ in modifiers() and not before.is_sent_end:
            start -= 1
        elif joint:
            start -= 2
        else:
            break
    return start


def _is_inner_head(name: Name, doc: Doc, at: int) -> bool:
    """Whether the noun of an organisation stands here behind other words of its name: "Communist | Party"."""
    organisation = name.type == "Organization" and name.start < at
    opened = doc[name.start].lower_ in listed("organisation", "opening")
    return organisation and (opened or doc[at].lower_ in listed("organisation", "heads"))


def _last(doc: Doc, end: int, cover: Cover) -> int:
    """Where what the title is of or for ends: "of Foreign Affairs", "for Yemen"; names after "of" stay outside."""
    while end < len(doc) and doc[end].lower_ in _OPENERS:
        stop = _subject(doc, end + 1, cover, doc[end].lower_ != "of")
        if stop is None or _cuts_title(doc, stop):
            break
        end = stop
    return end


def _cuts_title(doc: Doc, stop: int) -> bool:
    """ "Envoy of the Prime | Minister |": whether what a title is for would end within another title."""
    last = doc[stop - 1]
    return last.lower_ in modifiers() and last.dep_ == "amod" and doc[stop : stop + 1].text.lower() in _heads()


def _subject(doc: Doc, at: int, cover: Cover, names: bool) -> int | None:
    """The end of a subject that begins here, None where there is none; with `names`, countries and places are one."""
    end: int | None = None
    limit = min(len(doc), at + _LONGEST)
    while at < limit:
        token, name = doc[at], cover.at(at)
        if name is not None and end is not None and doc[at - 1].lower_ == "of":
            break
        if name is not None and names and name.type in {"Country", "Place"} and name.source == "gazetteer":
            at = end = name.end
        elif name is not None and not _gives_way(doc, name):
            break
        elif token.lower_ in listed("text", "subjects") or token.lower_ in modifiers():
            at = end = at + 1
        elif token.lower_ in _JOINTS:
            at += 1
        elif names and (stop := _capitalised(doc, at, cover)):
            at = end = stop
        else:
            break
    return end


def _capitalised(doc: Doc, at: int, cover: Cover) -> int | None:
    """The end of capitalised words up to a comma: "for | Maritime Safety |, X"; None where they may name a person."""
    end = at
    while end < len(doc) and (doc[end].text[:1].isupper() or (end > at and doc[end].lower_ in {"and", "of", "the"})):
        name = cover.at(end)
        if name is not None and name.type == "Person":
            return None
        end += 1
    return end if end > at and end < len(doc) and doc[end].text == "," else None


def _gives_way(doc: Doc, name: Name) -> bool:
    """Whether a name may be cut by what a title is of: no "Interior Ministry", nothing we know."""
    words = {token.lower_ for token in doc[name.start : name.end]}
    plain = words <= listed("text", "subjects") | modifiers() | _JOINTS and not words & listed(
        "organisation", "ministries"
    )
    return name.source == "tagger" and (plain or name.type != "Organization" or not has_head(doc, name))
