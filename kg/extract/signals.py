"""The signals of stance that words leave: negation, modals, conditions, plans, denials, proposals."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.syntax import VERBAL, children, is_passive, is_verbal, lemma, preposition, words

STRONGEST = ("denied", "hypothetical", "planned")


def future(clause: Token, lexicon: Lexicon) -> bool:
    """ "Will discuss it during her visit": the visit lies ahead too."""
    return any(child.lower_ in lexicon.stance["future"] for child in children(clause, "aux"))


def noun_signals(noun: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "No talks", "a planned visit", "ahead of the meeting"."""
    for child in noun.children:
        if child.dep_ in {"det", "advmod"} and child.lower_ in lexicon.stance["negations"]:
            yield "denied"
    yield from amod_signals(noun, lexicon)
    place = preposition(noun)
    for stance in ("planned", "denied"):
        if place in lexicon.stance[f"{stance}_prepositions"]:
            yield stance


def amod_signals(token: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "A planned visit", "possible talks", "a proposed ban"."""
    for child in token.children:
        if child.dep_ in {"amod", "acl"} and child.i < token.i:
            for stance in STRONGEST:
                if child.lower_ in lexicon.stance[f"{stance}_adjectives"]:
                    yield stance


def governed_noun(noun: Token, head: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "Announced a visit", "cancelled the talks", "the prospect of a meeting"."""
    if head.pos_ in VERBAL and noun.dep_ in {"obj", "nsubj:pass", "obl", "conj"}:
        if noun.dep_ == "obl" and preposition(noun) not in {"for", "of", "on", "to"}:
            return
        for stance in STRONGEST:
            if words(head) & lexicon.stance[f"noun_{stance}"]:
                yield "hypothetical" if stance == "denied" and negated(head, lexicon) else stance
    elif (head.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) in {"of", "for", "on", "to"}) or (
        head.pos_ == "NOUN" and noun.dep_ == "compound"
    ):
        yield from noun_class(head, lexicon)


def noun_class(noun: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "A plan to", "the refusal to", "no talk of"."""
    for stance in STRONGEST:
        if words(noun) & lexicon.stance[f"{stance}_nouns"]:
            yield stance
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ == "no":
            yield "denied"


def negated(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is negated; "not only" and "not just" negate nothing."""
    before = [c for c in token.children if c.i < token.i and c.dep_ in {"advmod", "det", "cc", "neg"}]
    return any(child.lower_ in lexicon.stance["negations"] and not _not_only(child) for child in before)


def _not_only(word: Token) -> bool:
    return word.lower_ == "not" and word.i + 1 < len(word.doc) and word.nbor().lower_ in {"only", "just", "merely"}


def nothing_done(verb: Token) -> Iterator[str]:
    """ "No arms were sent", "gave X no money": a clause with "no" before subject or object."""
    for child in children(verb, "nsubj", "nsubj:pass", "obj"):
        if child.lower_ in {"nothing", "nobody", "none"} or any(word.lower_ == "no" for word in children(child, "det")):
            yield "denied"


def is_proviso(clause: Token, lexicon: Lexicon) -> bool:
    """ "Provided that she releases X", where the parser made a verb of the conjunction."""
    that = any(child.lower_ == "that" for child in children(clause, "mark"))
    return that and clause.head.i < clause.i and clause.head.lower_ in lexicon.stance["provisos"]


def clause_signals(token: Token, full: bool, lexicon: Lexicon, ongoing: bool = False) -> Iterator[str]:
    """Negation, modals and conditions that stand in the clause; `full` while its own negation holds of the event.

    `ongoing` says that the clause is of going on: "will continue to support X" is so already.
    """
    lists = lexicon.stance
    if is_proviso(token, lexicon) or is_inverted(token):
        yield "condition"
    for child in token.children:
        word = child.lower_
        if child.dep_ == "mark" and word in lists["hypothetical_marks"]:
            yield "condition"
        if child.dep_ == "mark" and word in lists["denied_prepositions"]:  # "left without seeing X"
            yield "denied"
        if not full:
            continue
        if child.dep_ == "mark" and word in lists["planned_adjectives"]:  # "was due to meet", cut wrongly
            yield "planned"
        if word == "yet" and child.nbor().lower_ == "to":
            yield "denied"
        if child.dep_ in {"mark", "advmod"} and word in lists["planned_marks"] and token.tag_ in {"VBZ", "VBP"}:
            yield "planned"
        if child.dep_ == "aux" and word in lists["future"]:
            yield from () if ongoing else ("planned",)
        elif child.dep_ == "aux" and word in lists["modal"]:
            yield "would" if word in {"would", "'d", "’d"} else "hypothetical"
    if full and negated(token, lexicon):
        yield "denied"
    if full and is_to(token):
        yield "denied" if _came_to_nothing(token, lexicon) else "planned"


def is_inverted(verb: Token) -> bool:
    """ "Had X met Y, …", "Should X meet Y, …": a condition without "if"; with a question mark it is a question."""
    ahead = [child for child in children(verb, "aux", "aux:pass") if child.lower_ in {"had", "should", "were"}]
    subjects = children(verb, "nsubj", "nsubj:pass")
    asked = verb.sent[-1].text == "?"
    return bool(ahead and subjects and not asked and ahead[0].i < subjects[0].i < verb.i)


def _came_to_nothing(verb: Token, lexicon: Lexicon) -> bool:
    """ "She was to see X on Tuesday, but the meeting did not take place", "but he called it off"."""
    for clause in children(verb, "conj"):
        if any(mark.lower_ == "but" for mark in children(clause, "cc")):
            return negated(clause, lexicon) or bool(words(clause) & lexicon.stance["noun_denied"])
    return False


def is_to(token: Token) -> bool:
    """ "is to meet" where the parser made the copula an auxiliary."""
    marks = {c.lower_ for c in children(token, "mark")}
    return "to" in marks and any(c.dep_ in {"aux", "cop"} and lemma(c) == "be" for c in token.children)


def reported(verb: Token, lexicon: Lexicon) -> Iterator[str]:
    """What the reporting verb itself adds: "denied that", "doubted that"."""
    if words(verb) & lexicon.attribution["denial"]:
        yield "hypothetical" if negated(verb, lexicon) else "denied"
    elif words(verb) & lexicon.attribution["doubt"]:
        yield "hypothetical"


def joined_by_or(token: Token) -> bool:
    """Whether "or" or "nor" joins the word to the one before."""
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in token.children)


def class_of(head: Token, lexicon: Lexicon) -> set[str]:
    """The stance that a governing verb or adjective gives to what it governs."""
    kind = "_adjectives" if head.pos_ == "ADJ" else ""
    found = {stance for stance in STRONGEST if words(head) & lexicon.stance[f"{stance}{kind}"]}
    if not found and head.pos_ in {"ADJ", "VERB"}:
        found = {stance for stance in STRONGEST if head.lower_ in lexicon.stance[f"{stance}_adjectives"]}
    if lemma(head) == "go" and (head.tag_ != "VBG" or not children(head, "aux")):
        found.discard("planned")
    return found if is_verbal(head) or head.pos_ == "ADJ" or is_passive(head) else set()
