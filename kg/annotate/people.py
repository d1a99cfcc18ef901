"""Where personal names begin and end: titles stay outside, what follows a title is a name, names are whole."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.annotate.cover import Cover, Name, text_of
from kg.annotate.gazetteer import listed, phrases, table
from kg.annotate.organisations import has_head
from kg.annotate.titles import Title, is_title_word, modifiers
from kg.names import surname

_LONGEST = 6  # tokens of a personal name
_GIVEN_LAST = re.compile(r"\w+ [A-Z]\w*-[a-z]\w*")  # "Chung Eui-yong": the surname stands first
_INITIAL = re.compile(r"[A-Z]\.?")


@cache
def _joints() -> frozenset[str]:
    return phrases("titles", "name", "particles") | {"-", "’", "'"}


def _is_joint(token: Token) -> bool:
    """Whether a word joins parts of a name; what is a plain English word too ("as", "do") only before a hyphen."""
    plain = token.lower_ in {"as", "an", "at", "do", "den"}
    hyphen = token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_
    apart = token.text in {"’", "'"} and bool(token.whitespace_)  # "Secretary Dulles’ | residence"
    return token.lower_ in _joints() and (hyphen or not plain) and not apart


def is_part(token: Token) -> bool:
    """Whether a token can be a part of a personal name: a capitalised word that is no title."""
    word = token.text
    if not word[:1].isalpha() or not word[0].isupper() or word in listed("person", "no_name") or word == "Co":
        return False
    return bool(_INITIAL.fullmatch(word)) or not is_title_word(token.lower_)


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A person of the tagger without titles before it and marks after it; empty where nothing is left."""
    while start < end and not is_part(doc[start]):
        start += 1
    while start < end and (not is_part(doc[end - 1]) or doc[end - 1].tag_ == "POS") and not _hyphened(doc[end - 1]):
        end -= 1
    for token in doc[start:end]:
        if token.lower_ in {",", ";", "(", "and"} or (token.tag_ == "POS" and token.whitespace_):
            return start, token.i
    return start, end


def _hyphened(token: Token) -> bool:
    """Whether a word is the later part of a hyphened one: "yong" of "Eui-yong"."""
    if token.i < 2 or not token.is_alpha or token.tag_ in {"VBN", "VBD", "VBG", "JJ", "IN", "VB"}:
        return False
    mark = token.nbor(-1)
    return mark.text in {"-", "‑"} and not mark.whitespace_ and not token.nbor(-2).whitespace_


def run(doc: Doc, start: int, cover: Cover) -> int:
    """The end of the capitalised words that begin here; names that are surely something else are not taken."""
    end = at = start
    while at < min(len(doc), start + _LONGEST):
        token, name = doc[at], cover.at(at)
        if name is not None and name.source == "gazetteer" and name.kind == "name":
            break
        opens = at > start and (_says(token) or (token.is_sent_start and not _INITIAL.fullmatch(doc[at - 1].text)))
        if (is_part(token) and not opens) or (at > start and _hyphened(token)):
            at = end = at + 1
        elif _is_joint(token) and at > start:
            at += 1
        else:
            break
    return end


def _says(token: Token) -> bool:
    """Whether a capitalised word is a headline's verb or leads on: "Berg | Travels", "Due to", "Foreign Minister"."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    title = token.lower_ in modifiers() and is_title_word(after)
    return title or token.tag_ in {"VBZ", "VBD"} or token.dep_ in {"case", "mark", "cc"}


def after_titles(doc: Doc, titles: Iterable[Title], cover: Cover) -> None:
    """What follows a title or an honorific is a person."""
    for title in titles:
        if title.kind != "post" and title.end < len(doc):
            _person(doc, after_honorifics(doc, title.end), cover)
            _behind(doc, title, cover)
    honorifics = phrases("titles", "name", "honorifics")
    for token in doc:
        word = token.lower_.rstrip(".")
        if token.is_title and word in honorifics and word not in modifiers():
            _person(doc, token.i + 1, cover)
            if word in {"messrs", "mmes"}:
                _several(doc, token.i + 1, cover)


def _several(doc: Doc, at: int, cover: Cover) -> None:
    """ "Messrs. X, | Y and | Z"."""
    name = cover.at(at)
    while name is not None and name.type == "Person" and name.end < len(doc) - 1:
        after = name.end + (doc[name.end].text == ",")
        after += doc[after].lower_ == "and"
        if after == name.end:
            return
        _person(doc, after, cover)
        name = cover.at(after)


def before_titles(doc: Doc, titles: Iterable[Title], cover: Cover) -> None:
    """Two to four capitalised words before a comma and a title are a person: "X Y, Department Spokesperson"."""
    for title in titles:
        at = title.start - 1
        while at > 0 and title.start - at < 6 and doc[at].text != "," and not doc[at + 1].is_sent_start:
            at -= 1
        start = at
        while start > 0 and at - start < 6 and _may_be(doc, start - 1, cover):
            start -= 1
            if doc[start].is_sent_start:
                break
        start += not is_part(doc[start])
        known = cover.at(start)
        done = known is not None and known.type == "Person" and known.start <= start and known.end == at
        if doc[at].text == "," and 2 <= at - start <= 6 and title.kind != "post" and not done:
            cover.add(Name(start, at, "Person", "title"))


def _may_be(doc: Doc, at: int, cover: Cover) -> bool:
    """Whether a token may belong to a person's name that the tagger missed or took for something else."""
    token, name = doc[at], cover.at(at)
    free = name is None or (name.source == "tagger" and not has_head(doc, name))
    return free and (is_part(token) or (_is_joint(token) and token.text != "’") or _hyphened(token))


def behind_commas(doc: Doc, titles: Iterable[Title], cover: Cover) -> None:
    """A name between commas behind a definite title is a person: "the foreign minister of Norway, X Y,"."""
    for title in titles:
        at = title.end
        if at < len(doc) - 3 and doc[at].lower_ in {"of", "to", "for"}:
            at += 2 if doc[at + 1].lower_ == "the" else 1
            of = cover.at(at)
            at = of.end if of is not None else len(doc)
        if at >= len(doc) - 2 or doc[at].text != "," or title.plural or title.kind == "post":
            continue
        end = at + 1
        while end < len(doc) and end - at <= 6 and _may_be(doc, end, cover):
            end += 1
        known = cover.at(at + 1)
        if (
            end - at > 2
            and doc[end : end + 1].text in {",", ".", ";", "(", ")"}
            and known != Name(at + 1, end, "Person", "tagger")
        ):
            cover.add(Name(at + 1, end, "Person", "title"))


def after_honorifics(doc: Doc, at: int) -> int:
    """The first token that is no honorific: "Foreign Minister | Dr. | X"."""
    while at < len(doc) - 1 and doc[at].lower_.rstrip(".") in phrases("titles", "name", "courtesies"):
        at += 1
    return at


def _behind(doc: Doc, title: Title, cover: Cover) -> None:
    """ "Minister of the Armed Forces of Norway | X Y"."""
    at = title.end
    if doc[at].lower_ not in {"of", "to", "for", "at"} or at + 2 >= len(doc):
        return
    at += 2 if doc[at + 1].lower_ == "the" else 1
    of = cover.at(at)
    if of is not None and of.type != "Person" and run(doc, of.end, cover) - of.end > 1:
        _person(doc, of.end, cover)


def _person(doc: Doc, start: int, cover: Cover) -> None:
    if start >= len(doc) or doc[start].text in {"Co", "Designate", "Elect"}:
        return
    if doc[start].pos_ == "VERB" and _says(doc[start]):  # the headline "Envoy | Brings | Plan"
        return
    end = run(doc, start, cover)
    known = cover.at(start)
    if has_head(doc, Name(start, end, "Person", "title")):
        return
    if end == start or (known is not None and known.type == "Person" and known.end >= end):
        return
    if known is not None and known.type == "Organization" and known.end > end:
        return
    if doc[start].is_sent_start and not _INITIAL.fullmatch(doc[start - 1].text):
        return
    cover.add(Name(start, end, "Person", "title"))


def extend(doc: Doc, cover: Cover) -> None:
    """A person's name takes the capitalised words beside it that nothing else has: "Marco" of "Marco Rubio"."""
    for name in list(cover):
        if name.type != "Person":
            continue
        end = name.end
        while end < len(doc) and end - name.start < _LONGEST:
            step = 2 if _is_joint(doc[end]) and end + 1 < len(doc) else 1
            if not (_free(doc[end + step - 1], cover) or (step == 2 and _hyphened(doc[end + 1]))):
                break
            end += step
        start = name.start
        while start > 0 and not doc[start].is_sent_start and end - start < _LONGEST and _free(doc[start - 1], cover):
            if not _tied(doc[start - 1], start, end):
                break
            start -= 1
        if (start, end) != (name.start, name.end):
            cover.add(Name(start, end, "Person", name.source))


def _tied(token: Token, start: int, end: int) -> bool:
    """Whether the tree ties a word to the name behind it: not the last word of "Secretary for Trade and | Labour"."""
    if token.i and token.nbor(-1).lower_ in {"of", "for"}:  # "Secretary of | State | X"
        return False
    return start <= token.head.i < end or any(part.head.i == token.i for part in token.doc[start:end])


def without_monsieur(doc: Doc, cover: Cover) -> None:
    """ "The consul, M. | Étienne Lind": behind a comma "M." is a courtesy and no initial."""
    for name in list(cover):
        before = doc[name.start - 1].text if name.start else ""
        opens = name.type == "Person" and before == "," and doc[name.start].text in {"M.", "MM."}
        if opens and name.end - name.start > 1 and not _INITIAL.fullmatch(doc[name.start + 1].text):
            cover.remove(name)
            cover.add(replace(name, start=name.start + 1))


def by_given_name(doc: Doc, cover: Cover) -> None:
    """A known given name and a capitalised word are a person, unless a noun of organisation stands among them."""
    given = phrases("given_names", "names", "he") | phrases("given_names", "names", "she")
    for token in doc:
        if not token.text[:1].isupper() or token.lower_ not in given or token.i + 1 >= len(doc):
            continue
        known = cover.at(token.i)
        if known is not None and (known.type in {"Person", "Event"} or known.start != token.i):
            continue
        if known is not None and (known.source != "tagger" or has_head(doc, known)):
            continue
        end = run(doc, token.i, cover)
        if end - token.i > 1 and doc[token.i + 1].pos_ in {"PROPN", "NOUN", "ADJ", "X"}:
            cover.add(Name(token.i, end, "Person", "title"))


def _free(token: Token, cover: Cover) -> bool:
    plain = cover.at(token.i) is None and token.pos_ == "PROPN" and not token.is_sent_start
    return plain and is_part(token) and token.lower_ not in modifiers()


@cache
def family_first() -> frozenset[str]:
    """Surnames that stand first."""
    words: str = table("resolve")["person"]["family_first"]
    return frozenset(words.split())


def short_forms(name: str) -> tuple[str, ...]:
    """What a full name is called for short: its surname; of a name whose family name stands first, that."""
    words = name.split()
    if len(words) < 2:
        return ()
    if _GIVEN_LAST.fullmatch(name):
        return (words[0],)
    first = (words[0],) if words[0].casefold() in family_first() and "-" not in name else ()
    own = surname(name)
    bare = own.split()[-1]
    return tuple(dict.fromkeys(form for form in (own, bare, *first) if len(form) > 1 and form[:1].isalpha()))


def bare_surnames(doc: Doc, cover: Cover) -> None:
    """A full name teaches its surname: where it stands alone it is a person, whatever the tagger says."""
    full = {text_of(doc, name) for name in cover if name.type == "Person" and " " in text_of(doc, name)}
    known = {form for name in full for form in (*short_forms(name), *_first_surname(name))}
    forms = sorted(known, key=lambda form: (-len(form), form))
    forms = [form for form in forms if form[0].isupper() or "-" in form]
    if not forms:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")
    for match in pattern.finditer(doc.text):
        span = doc.char_span(match.start(), match.end())
        if span is None or _is_thing(span):
            continue
        over = cover.over(span.start, span.end)
        if all(_gives_way(name, span.start, span.end) for name in over):
            cover.add(Name(span.start, span.end, "Person", "surname"))


def _first_surname(name: str) -> tuple[str, ...]:
    """ "Rivas" of "Óscar Rivas Ventura": the first of two surnames, and no given name."""
    words = name.split()
    given = phrases("given_names", "names", "he") | phrases("given_names", "names", "she") | _joints()
    return (words[-2],) if len(words) == 3 and len(words[1]) > 3 and words[1].lower() not in given else ()


def _is_thing(span: Span) -> bool:
    """ "The | West |" is no Mr. West; "the | Berg | plan" is his."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    named = after is not None and after.pos_ in {"NOUN", "PROPN"}
    return span.start > 0 and span.doc[span.start - 1].lower_ == "the" and not named


def _gives_way(name: Name, start: int, end: int) -> bool:
    same = start <= name.start and name.end <= end
    return same and name.type != "Person" and name.source != "gazetteer" and name.type != "Country"
