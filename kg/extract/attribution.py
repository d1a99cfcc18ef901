"""Who says it: reporting verbs, "according to", quotations, sources that are cited in turn."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.syntax import (
    VERBAL,
    children,
    has_own_subject,
    is_passive,
    lemma,
    own_subject,
    preposition,
    referent,
    sentence_of,
    surface_subject,
    words,
)

_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
_CLAIM = frozenset({"claim", "claims", "claimed", "claiming"})
_SCARE = 5  # a quotation of fewer words marks a term, not speech


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head of who says it, None where the text names nobody; the verb that says so."""

    token: Token | None
    verb: str
    past: bool = False


def reporting(clause: Token, lexicon: Lexicon) -> list[Speaker] | None:
    """The speakers where the clause is what a reporting verb reports, innermost first; None where it is not."""
    head = clause.head
    if head.pos_ not in VERBAL or not words(head) & lexicon.attribution["speech"]:
        return None
    that = any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)
    if clause.dep_ == "ccomp" or (clause.dep_ == "parataxis" and (clause.i < head.i or that)):
        return speakers_of(head, lexicon)
    if clause.dep_ == "xcomp":  # "claimed to have met", "denied meeting", "is said to have met"
        infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children)
        perfect = any(c.dep_ == "aux" and lemma(c) == "have" for c in clause.children)
        if perfect or not infinitive or words(head) & _CLAIM or is_passive(head):
            if is_passive(head) and words(head) & lexicon.stance["planned"] and not perfect:
                return None
            if infinitive and not perfect and not is_passive(head) and not words(head) & _CLAIM:
                return None
            return speakers_of(head, lexicon)
    return None


def parenthetical(token: Token, lexicon: Lexicon) -> list[Speaker]:
    """Speakers that a clause names beside it: "…, X said", "according to X"."""
    found: list[Speaker] = []
    beside = [tag for subject in children(token, "nsubj") for tag in children(subject, "parataxis")]
    for child in (*token.children, *beside):
        if child.dep_ in {"parataxis", "advcl"} and words(child) & lexicon.attribution["speech"] and _is_tag(child):
            found += speakers_of(child, lexicon)
        elif preposition(child) in lexicon.attribution["according"]:
            found.append(Speaker(child, "according to"))
        elif child.dep_ == "advmod" and child.lower_ in lexicon.attribution["hearsay"]:
            found.append(Speaker(None, child.lower_))
        elif child.dep_ in {"obl", "advcl", "acl"} and child.lower_ == "according":
            found += [Speaker(inner, "according to") for inner in children(child, "obl", "nmod")]
    return found


def opening(trigger: Token, lexicon: Lexicon) -> list[Speaker]:
    """ "According to X, …" at the head of the sentence, wherever the parser hung it."""
    sentence = sentence_of(trigger)
    for token in sentence[:12]:
        if preposition(token) in lexicon.attribution["according"] and token.left_edge.i == sentence.start:
            return [Speaker(token, "according to")]
        if token.lower_ == "according" and token.i == sentence.start:
            return [Speaker(inner, "according to") for inner in children(token, "obl", "nmod")]
    return []


def _is_tag(verb: Token) -> bool:
    """Whether a clause does nothing but name the speaker: "…, X said" without object, complement or mark."""
    return own_subject(verb) is not None and not children(verb, "ccomp", "obj", "mark", "advmod")


def speakers_of(verb: Token, lexicon: Lexicon) -> list[Speaker]:
    """The subject of a reporting verb, after the sources it cites."""
    past = verb.tag_ in {"VBD", "VBN"}
    found = []
    for child in children(verb, "advcl", "parataxis"):
        if words(child) & lexicon.attribution["citing"]:
            found += [Speaker(referent(source), child.lower_, past) for source in children(child, "obj")]
    if is_passive(verb):
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and preposition(c) == "by")]
        return [*found, *(Speaker(agent, verb.lower_, past) for agent in agents)] or [Speaker(None, verb.lower_, past)]
    subject, _ = surface_subject(verb, lexicon)
    return [*found, Speaker(subject, verb.lower_, past)]


def quoted(trigger: Token, lexicon: Lexicon) -> list[Speaker]:
    """The speaker of the quotation in which the trigger stands, found beside it in its paragraph."""
    span = _quotation(trigger)
    if span is None:
        return []
    start, end = span
    doc = trigger.doc
    for token in _beside(trigger, start, end):
        if token.pos_ == "VERB" and words(token) & lexicon.attribution["speech"] and has_own_subject(token):
            subject = own_subject(token)
            if subject is not None and not start <= subject.i <= end:
                return [Speaker(referent(subject), token.lower_, token.tag_ == "VBD")]
    return [Speaker(None, "quotation")] if doc[start].text in _QUOTES else []


def _beside(trigger: Token, start: int, end: int) -> Iterator[Token]:
    """The tokens after the quotation to the end of its sentence, then those before it, within the paragraph."""
    doc = trigger.doc
    for i in range(end + 1, min(end + 40, len(doc))):
        if "\n" in doc[i].text_with_ws or "\n" in doc[i].text:
            break
        yield doc[i]
        if doc[i].text in {".", "!", "?"}:
            break
    for i in range(start - 1, max(start - 40, -1), -1):
        if "\n" in doc[i].text:
            break
        yield doc[i]


def _quotation(trigger: Token) -> tuple[int, int] | None:
    """The token bounds of the quotation around the trigger, within its paragraph."""
    doc = trigger.doc
    opening: int | None = None
    for i in range(trigger.i - 1, max(trigger.i - 400, -1), -1):
        text = doc[i].text
        if "\n" in text:
            break
        if text in {"”", "»"}:
            return None
        if text in _QUOTES:
            opening = i
            break
    if opening is None or (doc[opening].text == '"' and not _opens(doc[opening])):
        return None
    closing = _QUOTES[doc[opening].text]
    for i in range(trigger.i + 1, min(trigger.i + 400, len(doc))):
        if doc[i].text == closing:
            return (opening, i) if i - opening > _SCARE else None
        if "\n" in doc[i].text:
            return (opening, i - 1)
    return None


def _opens(quote: Token) -> bool:
    """Whether a straight quotation mark opens: an even number of them stand before it in the paragraph."""
    count = 0
    for i in range(quote.i - 1, -1, -1):
        if "\n" in quote.doc[i].text:
            break
        count += quote.doc[i].text == '"'
    return count % 2 == 0
