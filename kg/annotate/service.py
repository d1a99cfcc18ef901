"""Verbs that say who holds an office, and whether it is over: "is the minister", "served as envoy", "resigned as"."""

from spacy.tokens import Doc, Token

from kg.annotate.cover import Name
from kg.annotate.gazetteer import phrases
from kg.annotate.titles import Title

_PERFECT = frozenset({"has", "have", "had", "having"})
_LEADING_TO = frozenset({"go", "come", "rise", "return", "continue", "begin", "get", "live"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_THINGS = frozenset({"credentials", "letters", "office", "charge", "reins", "oath"})  # "took | office | as mayor"


def of_copula(head: Token) -> Token | None:
    """ "X is the minister": X."""
    if head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:  # "was ambassador and later director"
        head = head.head
    verbs = [child for child in head.children if child.dep_ == "cop"]
    if not verbs or any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in head.children):
        return None
    if any(child.dep_ in {"aux", "mark"} and child.lower_ not in _PERFECT for child in head.children):
        return None
    return next((child for child in head.children if child.dep_ == "nsubj"), None)


def of_service(head: Token) -> Token | None:
    """ "X served as minister", "X was appointed minister", "named X minister", "the election of X as mayor": X."""
    verb, named = _verb(head)
    if verb is None:
        return _of_noun(head)
    if any(child.dep_ == "aux" and child.lower_ not in _PERFECT for child in verb.children):
        return None
    if not _is_place(head, verb):
        return None
    if (named := named or _successor(head, verb)) is not None:
        return named
    objects = [c for c in verb.children if c.dep_ in {"obj", "iobj"} and c.i != head.i and c.lower_ not in _THINGS]
    own = next((c for c in verb.children if c.dep_ == ("nsubj:pass" if _is_passive(verb) else "nsubj")), None)
    if own is None and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _LEADING_TO:
        own = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)  # "went on to serve as"
    owned = phrases("titles", "words", "succeeding") | phrases("titles", "words", "joining")
    return own if _forms(verb) & owned else next(iter(objects), own)


def _of_noun(head: Token) -> Token | None:
    """ "The appointment of | X | as minister"."""
    noun = head.head
    if (
        head.dep_ != "nmod"
        or noun.lemma_.lower() not in phrases("titles", "words", "served")
        or not _is_place(head, noun)
    ):
        return None
    return next((c for c in noun.children if c.dep_ == "nmod" and c.i < head.i and _marks(c) == {"of"}), None)


def _successor(head: Token, verb: Token) -> Token | None:
    """ "X was replaced as minister by | Y |", with Y hung on the verb or the title."""
    if not _is_passive(verb) or not _forms(verb) & phrases("titles", "words", "succeeding"):
        return None
    behind = [child for word in (verb, head) for child in word.children if child.i > head.i]
    return next((child for child in behind if _marks(child) == {"by"}), None)


def _marks(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ == "case" and child.tag_ != "POS"}


def joined(head: Token) -> Token | None:
    """ "X joined | the bank | as chairwoman"."""
    verb, _ = _verb(head)
    if verb is None or not _forms(verb) & phrases("titles", "words", "joining") or not _is_place(head, verb):
        return None
    return next((child for child in verb.children if child.dep_ == "obj"), None)


def succeeded(head: Token) -> Token | None:
    """ "X succeeded | Y | as minister"."""
    verb, _ = _verb(head)
    if verb is None or not _forms(verb) & phrases("titles", "words", "succeeding") or not _is_place(head, verb):
        return None
    gone = "nsubj:pass" if _is_passive(verb) else "obj"
    return next((child for child in verb.children if child.dep_ == gone and child.i != head.i), None)


def is_over(doc: Doc, title: Title, holder: Name) -> bool:
    """ "X was the ambassador", "X served as ambassador", "X resigned as ambassador"; whom X succeeded as one."""
    head = doc[title.head]
    copula = next((child for child in head.children if child.dep_ == "cop"), None)
    if copula is not None:
        return copula.lower_ in {"was", "were"} and holder.start < copula.i
    if head.dep_ == "obj" and _forms(head.head) & phrases("titles", "words", "dismissing"):
        return True  # "dismissed its | chairman |, X"
    verb, _ = _verb(head)
    if verb is None or not _is_place(head, verb):
        return False
    forms = _forms(verb)
    if (gone := succeeded(head)) is not None:
        return holder.start <= gone.i < holder.end
    past = verb.tag_ == "VBD" and not any(child.dep_ == "aux" for child in verb.children)
    served = past and bool(forms & phrases("titles", "words", "lasting"))
    return served or bool(forms & phrases("titles", "words", "ending"))


def relative(subject: Token) -> Token | None:
    """The verb of the relative clause whose subject this is."""
    verb = subject.head
    return verb if verb.dep_ == "acl:relcl" else None


def _verb(head: Token) -> tuple[Token | None, Token | None]:
    """The verb of service above a title, and who is named right behind it: "named | X of Norway | as envoy"."""
    verb, named = head.head, None
    if verb.dep_ == "obj" and verb.pos_ == "PROPN":
        verb, named = verb.head, verb
    elif verb.dep_ == "obj" and verb.lower_ in _THINGS:
        verb = verb.head
    known = verb.pos_ in {"VERB", "AUX"} and verb.i != head.i
    words = phrases("titles", "words", "serving") | phrases("titles", "words", "succeeding")
    return (verb, named) if known and _forms(verb) & words else (None, None)


def _is_place(head: Token, verb: Token) -> bool:
    """Whether the title stands where an office does: "appointed | minister", "as | minister"."""
    marked = any(child.dep_ in {"case", "mark"} and child.lower_ == "as" for child in head.children)
    named = head.dep_ == "xcomp" or (_is_passive(verb) and head.dep_ == "obj")
    return named or (marked and head.dep_ in {"obl", "obl:agent", "advcl", "nmod", "acl"})


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)


def _forms(verb: Token) -> set[str]:
    """The lemma of a verb, and what it may be where the lemmatiser is wrong: "appoint" of "appointed"."""
    word = verb.lower_
    return {verb.lemma_.lower(), word, *(word[:-cut] for cut in (1, 2, 3))}
