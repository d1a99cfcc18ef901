"""GUM's entities: from its brackets over nested mentions to flat names of our five labels.

GUM marks every mention, named or not, nested, with a type. A mention is a name where its head is a proper noun; what
belongs to the name is found from the head outwards. The boundaries are those of the Universal NER guideline: no
article, no title before a person, no relative clause.
"""

import re
from collections.abc import Iterator

from kg.annotate.titles import is_title_word
from kg.train.sentence import Name, Sentence, Text, Token, words

_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_CONNECTORS = words(
    "of the and for & - – 's ’s de von van der den di du da do dos la le del al el bin ibn in on to at . '"
)
_NO_PERSON = words("petitioner respondent respondents god mayor president mr sir")
_GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})
_OUTSIDE = frozenset({"appos", "acl", "acl:relcl", "parataxis"})
_YEAR = re.compile(r"(1\d\d\d|20\d\d)s?")
_LONGEST_DATE = 8


def with_names(text: Text) -> Text:
    """The text with the names that its entity brackets give."""
    return [sentence.named(list(_names(sentence))) for sentence in text]


def _names(sentence: Sentence) -> Iterator[Name]:
    for start, end, kind in mentions(sentence.tokens):
        label = _LABELS.get(kind)
        head = _head(sentence.tokens, start, end)
        if label and head is not None:
            name = _narrow(sentence.tokens, Name(start, end, label), head)
            if name:
                yield name


def mentions(tokens: tuple[Token, ...]) -> list[tuple[int, int, str]]:
    """Start, end and type of every mention that opens and closes in the sentence."""
    open_: list[tuple[str, int, str]] = []
    found: list[tuple[int, int, str]] = []
    for index, token in enumerate(tokens):
        for bracket in _BRACKET.finditer(token.entity):
            opened, closed_at_once, closed = bracket.groups()
            group, _, rest = (opened or closed).partition("-")
            if opened and closed_at_once:
                found.append((index, index + 1, rest.partition("-")[0]))
            elif opened:
                open_.append((group, index, rest.partition("-")[0]))
            else:
                found += _closed(open_, closed, index + 1)
    return found


def _closed(open_: list[tuple[str, int, str]], group: str, end: int) -> Iterator[tuple[int, int, str]]:
    for place in range(len(open_) - 1, -1, -1):
        if open_[place][0] == group:
            _, start, kind = open_.pop(place)
            yield start, end, kind
            return


def _head(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    for index in range(start, end):
        head = tokens[index].head
        if head == index or not start <= head < end:
            return index
    return None


def _narrow(tokens: tuple[Token, ...], mention: Name, head: int) -> Name | None:
    if mention.label == "DATE":
        return _date(tokens, mention, head)
    if not _is_named(tokens, mention, head):
        return None
    if mention.label == "PERSON":
        return _person(tokens, mention, head)
    return _grown(tokens, mention, head)


def _is_named(tokens: tuple[Token, ...], mention: Name, head: int) -> bool:
    """A proper-noun head, or a capitalised one in a name of several words that are all capitalised."""
    if tokens[head].pos == "PROPN":
        return True
    inside = tokens[mention.start : mention.end]
    title_case = all(_capital(token) or token.form.lower() in _CONNECTORS for token in inside)
    return (
        mention.label != "PERSON"
        and len(inside) > 1
        and tokens[head].pos in {"NOUN", "ADJ"}
        and _capital(tokens[head])
        and title_case
        and any(token.pos == "PROPN" for token in inside)
    )


def _capital(token: Token) -> bool:
    return token.form[:1].isupper() or token.form[:1].isdigit()


def _date(tokens: tuple[Token, ...], mention: Name, head: int) -> Name | None:
    start, end = mention.start, mention.end
    if end - start > _LONGEST_DATE - 1:
        clauses = (index for index in range(head + 1, end) if tokens[index].relation in _OUTSIDE | {"advcl"})
        end = next(clauses, end)
    if end - start > _LONGEST_DATE or not any(_calendar(token) for token in tokens[start:end]):
        return None
    while start < end and tokens[start].form.lower() in {"the", "on", "in", ","}:
        start += 1
    while end > start and tokens[end - 1].pos == "PUNCT":
        end -= 1
    return Name(start, end, "DATE") if start < end else None


def _calendar(token: Token) -> bool:
    return token.pos == "PROPN" or (token.pos == "NUM" and bool(_YEAR.fullmatch(token.form)))


def _person(tokens: tuple[Token, ...], mention: Name, head: int) -> Name | None:
    """The head with its compound and flat parts: titles are nmod:desc and fall away."""
    if tokens[head].tag == "NNPS" or tokens[head].form.lower() in _NO_PERSON:
        return None
    start, end = head, head + 1
    while start > mention.start and _joins_person(tokens, start - 1, range(start, end)):
        start -= 1
    while end < mention.end and _follows_person(tokens, end, range(start, end), mention.end):
        end += 1
    office = end - start == 1 and is_title_word(tokens[head].form.lower())
    return None if office and _is_office(tokens, mention, head) else Name(start, end, "PERSON")


def _is_office(tokens: tuple[Token, ...], mention: Name, head: int) -> bool:
    """ "the Secretary", "Emperor of Mexico", "General, …": by our guideline offices; not the surname of "King said"."""
    beside = {token.relation for token in tokens[mention.start : mention.end] if token.head == head}
    return bool(beside & {"det", "nmod", "nmod:poss", "amod"}) or tokens[head].relation in {"vocative", "appos"}


def _joins_person(tokens: tuple[Token, ...], index: int, name: range) -> bool:
    token = tokens[index]
    return token.relation in {"compound", "flat"} and token.head in name and token.pos in {"PROPN", "X"}


def _follows_person(tokens: tuple[Token, ...], index: int, name: range, end: int) -> bool:
    token = tokens[index]
    if token.head in name and (token.relation == "flat" or token.form.rstrip(".") in _GENERATIONS):
        return True
    after = tokens[index + 1] if index + 1 < end else None
    glue = token.pos == "PUNCT" and token.form in {"-", ".", '"', "'", "“", "”", "’"}
    return glue and after is not None and after.head in name and after.relation == "flat"


def _grown(tokens: tuple[Token, ...], mention: Name, head: int) -> Name:
    """The head with the capitalised words around it, over connectors such as "of" where a capital follows."""
    start, end = head, head + 1
    while (further := _left(tokens, mention.start, start)) is not None:
        start = further
    while (beyond := _right(tokens, mention, end)) is not None:
        end = beyond
    while start < end - 1 and tokens[start].form.lower() in {"the", "a", "an"}:
        start += 1
    return Name(start, end, mention.label)


def _left(tokens: tuple[Token, ...], least: int, start: int) -> int | None:
    if start - 1 >= least and _belongs(tokens[start - 1]):
        return start - 1
    connector = tokens[start - 1].form.lower() if start - 1 >= least else ""
    if connector in _CONNECTORS - {"the", "'s", "’s"} and start - 2 >= least and _belongs(tokens[start - 2]):
        return start - 2
    return None


def _belongs(token: Token) -> bool:
    named = _capital(token) or token.pos == "PROPN"
    return named and token.relation not in {"det", "nmod:desc"} and token.pos not in {"PRON", "DET"}


def _right(tokens: tuple[Token, ...], mention: Name, end: int) -> int | None:
    if end >= mention.end or tokens[end].relation in _OUTSIDE:
        return None
    if _capital(tokens[end]) and tokens[end].pos != "PRON":
        return end + 1
    beyond = end
    while beyond < mention.end and tokens[beyond].form.lower() in _CONNECTORS and beyond - end < 3:
        beyond += 1
    if beyond == end or beyond >= mention.end:
        return None
    place_in = mention.label == "LOC" and tokens[end].form.lower() in {"in", "on", "at"}
    word = tokens[beyond]
    good = word.pos in {"PROPN", "NOUN", "ADJ", "NUM"} and word.relation not in {"appos", "parataxis"}
    return beyond + 1 if _capital(word) and good and not place_in else None
