"""Those whom the sentences after a trigger list: "designated the following. 1. X …", "two firms. They are X and Y".

Only frames with `announces` are read so. A list has marks ("1.", "(a)", "•"), or is a row of sentences without a
verb that each begin with a name, or one sentence that takes up the word: "The firms are X and Y", "Among them is X".
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.extract.arguments import Roles, add
from kg.extract.context import Context
from kg.extract.syntax import conjuncts, sentence_of
from kg.extract.triggers import Trigger
from kg.model import Mention

_MARK = re.compile(r"(?:(?<=\n)|(?<=[.;:] )|^)\s*(?:\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[a-z]\)|[•*·–-])\s+")
_TAKEN_UP = (
    r"(?:Among (?:them|those|these)\b|(?:They|These) (?:are|include)\b|The(?: \w+)? {noun} (?:are|were|included?)\b)"
)
_NEAR = 25  # characters between a mark and its name: a title, a family name in capitals
_SENTENCES = 60
_AHEAD = 3  # sentences in which a word is taken up again
_PLURAL = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def announced(roles: Roles, trigger: Trigger, context: Context) -> Roles:
    """The roles with those whom the next sentences list, where the trigger's own sentence only counts them."""
    frame = trigger.frame
    types = frozenset(frame.subject_types or trigger.relation.domain)
    found = {name: list(arguments) for name, arguments in roles.items()}
    for name in frame.subject:
        for argument in roles.get(name, ()):
            for word in conjuncts(argument.token):
                for mention in _listed(word, types, context):
                    add(found, name, context.members.mentions.root(mention), "listed")
    return found


def _listed(word: Token, types: frozenset[str], context: Context) -> Iterator[Mention]:
    following = word.lower_ == "following" or any(child.lower_ == "following" for child in word.children)
    if not (following or word.tag_ in _PLURAL) or context.members.of(word, types):
        return
    sentences = list(_after(sentence_of(word)))
    if following or any(child.dep_ == "nummod" for child in word.children):
        numbered = _MARK.match(sentence_of(word).text) is not None  # a text of numbered paragraphs has no list in them
        yield from (not numbered and _marked(sentences, types, context)) or _verbless(sentences, types, context)
    yield from _taken_up(word, sentences[:_AHEAD], types, context)


def _after(sentence: Span) -> Iterator[Span]:
    doc, at = sentence.doc, sentence.end
    for _ in range(_SENTENCES):
        if at >= len(doc):
            return
        following = sentence_of(doc[at])
        yield following
        at = max(following.end, at + 1)


def _marked(sentences: list[Span], types: frozenset[str], context: Context) -> list[Mention]:
    """The first name behind each mark; sentences between the items say more of them."""
    if not sentences:
        return []
    start, end = sentences[0].start_char, sentences[-1].end_char
    marks = [start + match.end() for match in _MARK.finditer(context.doc.text[start:end])]
    firsts = (_first(mark, end, types, context) for mark in marks)
    return [mention for mention in firsts if mention is not None]


def _first(start: int, end: int, types: Iterable[str], context: Context) -> Mention | None:
    """The name that begins here, or right behind a title."""
    names = (m for m in context.members.mentions.within(start, end) if m.kind == "name")
    mention = next(names, None)
    return mention if mention is not None and mention.type in types and mention.start <= start + _NEAR else None


def _verbless(sentences: list[Span], types: frozenset[str], context: Context) -> Iterator[Mention]:
    """Sentences that are a name and what it is, up to the first that says something."""
    for sentence in sentences:
        mention = _first(sentence.start_char, sentence.end_char, types, context)
        root = sentence.root
        said = root.tag_ in _FINITE or any(child.dep_ in {"nsubj", "cop", "aux"} for child in root.children)
        if mention is None or said:
            return
        yield mention


def _taken_up(word: Token, sentences: list[Span], types: frozenset[str], context: Context) -> Iterator[Mention]:
    """ "The firms are X and Y", "Among them are X and Y"."""
    opens = re.compile(_TAKEN_UP.format(noun=re.escape(word.text)))
    for sentence in sentences:
        match = opens.match(sentence.text)
        if match is None:
            continue
        names = context.members.mentions.within(sentence.start_char + match.end(), sentence.end_char)
        first = next((mention for mention in names if mention.kind == "name" and mention.type in types), None)
        if first is not None:
            yield from (m.mention for m in context.members.of(context.members.mentions.root(first), types))
