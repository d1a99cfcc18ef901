"""The tree as frames need it: subjects through control and sharing, antecedents, prepositions, voice.

All functions read Universal Dependencies labels as annotate leaves them and write nothing.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET"})
VERBAL = frozenset({"VERB", "AUX"})
_DEPTH = 12
_MAKING = frozenset({"have", "make", "take", "announce", "unveil", "reveal", "give", "cancel", "drop", "form"})


def relation(token: Token) -> str:
    """The dependency without its subtype: `nmod` of `nmod:poss`."""
    label: str = token.dep_
    return label.partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents with one of these labels, subtypes told apart."""
    return [child for child in token.children if child.dep_ in labels]


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return (token.lemma_ or token.text).lower()


def words(token: Token) -> set[str]:
    """What the token may stand as in a word list: its lemma, its form, and both with the particle of a verb."""
    found = {lemma(token), token.lower_}
    after = particle(token)
    return found | {f"{word} {after}" for word in found} if after else found


def is_root(token: Token) -> bool:
    """Whether the token heads its sentence."""
    return bool(token.head.i == token.i)


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above, nearest first."""
    while not is_root(token):
        token = token.head
        yield token


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a noun or adjective with a copula."""
    return token.pos_ in VERBAL or any(child.dep_ in {"cop", "nsubj", "nsubj:pass"} for child in token.children)


def acts_as_verb(token: Token) -> bool:
    """Whether the token is a verb, or a noun that the tagger took for one: "threatened to sanction X"."""
    if token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.tag_ in {"VBD", "VBN", "VBG"}):
        return True
    marks = [child for child in token.children if child.i < token.i and child.dep_ in {"mark", "aux"}]
    return token.pos_ == "NOUN" and any(child.lower_ == "to" or child.tag_ == "MD" for child in marks)


def preposition(token: Token) -> str:
    """The words that mark a nominal, joined: "with", "ahead of", "according to"; empty where there are none."""
    marks: list[str] = []
    for mark in token.children:
        if mark.dep_ == "case" and mark.i < token.i:
            marks += [mark.lower_, *(part.lower_ for part in mark.children if part.dep_ == "fixed")]
    return " ".join(marks)


def particle(verb: Token) -> str:
    """The verb's particle: "down" of "sat down"."""
    return next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is the one it is done to."""
    labels = {child.dep_ for child in verb.children}
    if labels & {"nsubj:pass", "aux:pass"}:
        return True
    if verb.tag_ not in {"VBN", "VBD"} or labels & {"nsubj", "aux", "obj"}:
        return False
    if verb.dep_ in {"acl", "amod"}:
        return True
    return bool(verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def antecedent(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    for clause in ancestors(pronoun):
        if clause.dep_ in {"acl:relcl", "advcl:relcl"}:
            return clause.head if clause.head.pos_ in NOMINAL else None
    return None


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun inside a relative clause."""
    return token.lower_ in RELATIVE and any(a.dep_ == "acl:relcl" for a in (token, *ancestors(token)))


def referent(token: Token) -> Token:
    """The token itself, or the antecedent of a relative pronoun."""
    if is_relative(token):
        return antecedent(token) or token
    return token


def own_subject(verb: Token) -> Token | None:
    """The surface subject that stands in the clause itself."""
    found = children(verb, "nsubj", "nsubj:pass")
    if found:
        return found[0]
    for child in verb.children:  # the parser may hang the subject on the auxiliary
        if child.dep_ in {"aux", "aux:pass", "cop"}:
            found += children(child, "nsubj", "nsubj:pass")
    found += children(verb, "nsubj:outer")
    before = [child for child in found if child.i < verb.i]  # of a title and a name, both subjects, the name is nearer
    nearest = before or found
    return nearest[-1] if nearest else None


def has_own_subject(verb: Token) -> bool:
    """Whether a subject of any kind stands in the clause."""
    return own_subject(verb) is not None or any(c.dep_.startswith(("csubj", "expl")) for c in verb.children)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by conjunction, in text order."""
    found, queue = [token], [token]
    while queue and len(found) < 200:
        queue = [child for item in queue for child in children(item, "conj")]
        found += queue
    return sorted(found, key=lambda item: item.i)


def surface_subject(verb: Token, object_control: frozenset[str], depth: int = 0) -> tuple[Token | None, str]:
    """The subject of a clause, found outside it where it has none of its own, and how it was found.

    How is "direct", "relative", "shared" (conjoined verbs), "control" (infinitives and participles).
    """
    own = own_subject(verb)
    if own is not None:
        stands_for = referent(own)
        return (stands_for, "relative") if stands_for is not own else (own, "direct")
    if has_own_subject(verb) or depth > _DEPTH or is_root(verb):
        return None, ""
    return _outer_subject(verb, object_control, depth)


def _outer_subject(verb: Token, object_control: frozenset[str], depth: int) -> tuple[Token | None, str]:
    head, label = verb.head, verb.dep_
    if verb.i - head.i == 2 and verb.nbor(-1).text == "-":  # "co-host", cut in three
        return surface_subject(head, object_control, depth + 1)
    if label == "conj" and (is_verbal(head) or head.dep_ in {"xcomp", "acl", "advcl"}):
        token, how = surface_subject(head, object_control, depth + 1)
        return token, "shared" if how == "direct" else how
    if label in {"acl", "amod"} and verb.tag_ in {"VBN", "VBG", "VBD"}:
        return head, "relative"
    if label == "acl":
        return _controller_of_noun(head, object_control, depth)
    if label in {"xcomp", "ccomp", "advcl"}:
        return _controller(verb, head, object_control, depth)
    return None, ""


def _controller(verb: Token, head: Token, object_control: frozenset[str], depth: int) -> tuple[Token | None, str]:
    """Who meets in "agreed to meet", "sent X to meet", "went there, meeting"."""
    infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    if infinitive and verb.dep_ != "ccomp" and words(head) & object_control and not is_passive(head):
        person = children(head, "obj", "iobj")
        if person:
            return referent(person[0]), "control"
    if is_verbal(head) or head.pos_ == "ADJ":
        token, _ = surface_subject(head, object_control, depth + 1)
        return token, "control"
    return None, ""


def _controller_of_noun(noun: Token, object_control: frozenset[str], depth: int) -> tuple[Token | None, str]:
    """Who meets in "X's plan to meet", "X made plans to meet"."""
    if noun.pos_ == "PROPN":  # the headline "X to Visit Y"
        return noun, "control"
    owner = children(noun, "nmod:poss")
    if owner:
        return owner[0], "control"
    if noun.dep_ in {"obj", "conj"} and words(noun.head) & _MAKING and not is_passive(noun.head):
        token, _ = surface_subject(noun.head, object_control, depth + 1)
        return token, "control"
    return None, ""


def clause_of(token: Token) -> Token:
    """The nearest head of a clause at or above the token."""
    for candidate in (token, *ancestors(token)):
        if candidate.pos_ == "VERB" or (is_verbal(candidate) and candidate.pos_ != "AUX") or is_root(candidate):
            return candidate
    return token


def sentence_of(token: Token) -> Span:
    """The sentence of the token; `token.sent` would walk through the whole document."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]
