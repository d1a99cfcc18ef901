"""The tense of a clause, as far as dates need it."""

from spacy.tokens import Token

_HAVE = frozenset({"has", "have", "'ve", "’ve", "having"})


def is_present(verb: Token) -> bool:
    """Whether the verb is in the present tense: "arrives", "is arriving", "is designated"; not "has arrived"."""
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    tags = auxiliaries or {verb.tag_}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD"} and not is_perfect(verb)


def is_perfect(verb: Token) -> bool:
    """Whether the verb is in the present perfect: "has met"."""
    return any(child.dep_ == "aux" and child.lower_ in _HAVE for child in verb.children)


def is_past(verb: Token) -> bool:
    """Whether the verb tells in the simple past: "met", "was received", "was the guest of"; not "had met"."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    if any(child.lower_ in {"had", "'d", "’d"} or child.tag_ == "MD" for child in auxiliaries):
        return False
    return any(child.tag_ == "VBD" for child in auxiliaries) or (not auxiliaries and verb.tag_ == "VBD")


def is_future(verb: Token) -> bool:
    """Whether the verb tells what will be: "will meet"."""
    return any(child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll", "’ll"} for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to" and speaks of what lies ahead: "to meet", not "to have met"."""
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children) and not is_perfect(verb)
