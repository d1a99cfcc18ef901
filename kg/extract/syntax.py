"""The tree as frames need it: subjects through control and sharing, antecedents, prepositions, voice.

All functions read Universal Dependencies labels as annotate leaves them and write nothing.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.extract.lexicon import Lexicon

RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET"})
VERBAL = frozenset({"VERB", "AUX"})
_DEPTH = 12
_TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "today", "yesterday", "tomorrow", "week", "month", "year"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RANKS = frozenset({"first", "last", "only", "latest", "second"})
_ASKED = frozenset({"on", "upon", "to", "with"})  # "called on X to", "appealed to X to", "pleaded with X to"


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
    marks = [mark for mark in token.children if mark.dep_ == "case" and mark.i < token.i]
    if not marks and token.pos_ == "PROPN":  # "of Viktor Malin" with the case on the first name
        first = [child for child in children(token, "compound", "flat", "nmod:desc") if child.i < token.i]
        marks = [mark for child in first for mark in children(child, "case") if mark.i < child.i]
    if not marks and token.pos_ == "NOUN":  # "to the journalist Anna Berg" with the case on the name
        names = [child for child in children(token, "appos", "flat") if child.i > token.i]
        marks = [mark for child in names for mark in children(child, "case") if mark.i < token.i]
    return " ".join(part.lower_ for mark in marks for part in (mark, *children(mark, "fixed")))


def particle(verb: Token) -> str:
    """The verb's particle: "down" of "sat down"."""
    return next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is the one it is done to."""
    labels = {child.dep_ for child in verb.children}
    perfect = any(lemma(aux) == "have" for aux in children(verb, "aux"))
    if "aux:pass" in labels or ("nsubj:pass" in labels and not perfect):
        return True
    if verb.tag_ == "VBN" and "obl:agent" in labels and not labels & {"aux", "obj"}:  # "X, backed by Y, won"
        return any(preposition(agent) == "by" for agent in children(verb, "obl:agent"))
    if verb.tag_ not in {"VBN", "VBD"} or labels & {"nsubj", "aux", "obj"}:
        return False
    if verb.dep_ in {"acl", "amod"} or is_hyphened(verb):
        return True
    return bool(verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def is_hyphened(verb: Token) -> bool:
    """ "Based" of "Geneva-based Orlin Bank", whatever the parser makes of it."""
    return verb.tag_ == "VBN" and verb.i > 1 and verb.nbor(-1).text in {"-", "–", "‑"} and verb.head.i > verb.i


def antecedent(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    for clause in ancestors(pronoun):
        if clause.dep_ in {"acl:relcl", "advcl:relcl"}:
            return _described(clause.head, pronoun) if clause.head.pos_ in NOMINAL else None
    return None


def _described(noun: Token, pronoun: Token) -> Token:
    """ "X, head of the Front, who left": behind a comma "who" is the person that the description is of."""
    if (
        pronoun.lower_ not in {"who", "whom"}
        or pronoun.i == 0
        or pronoun.nbor(-1).text != ","
        or noun.ent_type_ == "PERSON"
    ):
        return noun
    above = noun
    while above.dep_ in {"nmod", "appos", "conj"} and above.i > above.head.i:
        above = above.head
    return above if above.ent_type_ == "PERSON" else _person_before(noun) or noun


def _person_before(noun: Token) -> Token | None:
    """ "An aide of X, head of the | Front |, who left": who is a person, the last one before a comma."""
    if noun.ent_type_ not in {"ORG", "GPE"}:
        return None
    at = noun.i - 1
    while at > 0 and not noun.doc[at + 1].is_sent_start:
        if noun.doc[at].ent_type_ == "PERSON":
            name = noun.doc[at]
            while name.head.ent_type_ == "PERSON" and name.head.i < name.i:
                name = name.head
            return name if noun.doc[at + 1].text == "," else None
        at -= 1
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
    found = [child for child in children(verb, "nsubj", "nsubj:pass") if not _is_time(child, verb)]
    for child in verb.children:  # the parser may hang the subject on the auxiliary
        if child.dep_ in {"aux", "aux:pass", "cop"}:
            found += children(child, "nsubj", "nsubj:pass")
    found += children(verb, "nsubj:outer")
    before = [child for child in found if child.i < verb.i]  # of a title and a name, both subjects, the name is nearer
    nearest = before or found
    return nearest[-1] if nearest else misread_subject(verb)


def misread_subject(verb: Token) -> Token | None:
    """The object before a verb that has another behind it: it is the subject."""
    objects = [c for c in verb.children if c.dep_ == "obj" or (c.dep_ == "xcomp" and c.pos_ == "PROPN")]
    if len(objects) < 2 or verb.tag_ not in _FINITE | {"VBN", "VB"} or is_passive(verb):
        return None
    first, last = objects[0], objects[-1]
    return first if first.i < verb.i < last.i and first.lower_ not in RELATIVE else None


def joined_subjects(verb: Token) -> list[Token]:
    """Further subjects of the clause, where "A and B" was read as two: those with an "and" between."""
    found = children(verb, "nsubj", "nsubj:pass")
    return [token for pair in pairwise(found) if _and_between(*pair) for token in pair]


def _is_time(subject: Token, verb: Token) -> bool:
    """ "Reached Oslo and this morning met X", "I have today met X": a time is nobody who meets."""
    return subject.lower_ in _TIMES and (verb.dep_ == "conj" or bool(children(verb, "aux")))


def _and_between(one: Token, other: Token) -> bool:
    between = one.doc[one.i + 1 : other.i]
    return any(t.lower_ in {"and", "&"} for t in between) and not any(t.pos_ in VERBAL for t in between)


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


def surface_subject(verb: Token, lexicon: Lexicon, depth: int = 0) -> tuple[Token | None, str]:
    """The subject of a clause, found outside it where it has none of its own, and how it was found.

    How is "direct", "relative", "shared" (conjoined verbs), "control" (infinitives and participles).
    """
    own = own_subject(verb)
    if own is not None:
        stands_for = referent(own)
        return (stands_for, "relative") if stands_for is not own else (own, "direct")
    if has_own_subject(verb) or depth > _DEPTH or is_root(verb):
        return None, ""
    return _outer_subject(verb, lexicon, depth)


def _outer_subject(verb: Token, lexicon: Lexicon, depth: int) -> tuple[Token | None, str]:
    head, label = verb.head, verb.dep_
    if verb.i - head.i == 2 and verb.nbor(-1).text == "-":  # "co-host", cut in three
        return surface_subject(head, lexicon, depth + 1)
    if label == "conj" and (is_verbal(head) or head.dep_ in {"xcomp", "acl", "advcl"}):
        token, how = surface_subject(head, lexicon, depth + 1)
        return token, "shared" if how == "direct" else how
    cut_off = label in {"conj", "parataxis", "appos", "dep"} and verb.tag_ in _FINITE and _is_cut_off(head, verb)
    modifying = (label in {"acl", "amod"} or is_hyphened(verb)) and verb.tag_ in {"VBN", "VBG", "VBD"}
    if (cut_off or modifying) and not _is_of_idea(verb):
        return head, "relative" if modifying else "attached"
    if label == "acl":
        find = _thinker if _is_of_idea(verb) else _controller_of_noun
        return find(head, lexicon, depth)
    if label in {"xcomp", "ccomp", "advcl"}:
        return _controller(verb, head, lexicon, depth)
    return None, ""


def _is_of_idea(verb: Token) -> bool:
    """ "The idea of flying", "the honour of meeting X": a gerund that says what a noun is."""
    of = any(mark.lower_ == "of" for mark in children(verb, "mark", "case"))
    return of and verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.pos_ == "NOUN"


def _thinker(noun: Token, lexicon: Lexicon, depth: int) -> tuple[Token | None, str]:
    """Who does what an idea is of: whose it is, or who has it."""
    owner = children(noun, "nmod:poss")
    if owner:
        return owner[0], "control"
    if noun.dep_ in {"obj", "obl", "obl:arg", "nmod"} and noun.head.pos_ in VERBAL:
        token, _ = surface_subject(noun.head, lexicon, depth + 1)
        return token, "control"
    return None, ""


def _is_cut_off(noun: Token, verb: Token) -> bool:
    """ "X's envoy, Y, flew north", where the parser took the subject for the root and lost the verb."""
    alone = is_root(noun) and noun.pos_ in {"NOUN", "PROPN"} and noun.i < verb.i
    return alone and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in {",", "–", "—"}


def _controller(verb: Token, head: Token, lexicon: Lexicon, depth: int) -> tuple[Token | None, str]:
    """Who meets in "agreed to meet", "sent X to meet", "went there, meeting"."""
    person = _object_that_acts(verb, head, lexicon) if not is_passive(head) else None
    if person is not None:
        return referent(person), "control"
    if is_verbal(head) or head.pos_ == "ADJ":
        token, _ = surface_subject(head, lexicon, depth + 1)
        return token, "control"
    return None, ""


def _object_that_acts(verb: Token, head: Token, lexicon: Lexicon) -> Token | None:
    """Who acts in "sent X to meet Y", "called on X to meet Y", "thanked X for meeting Y"."""
    marks = {child.lower_ for child in children(verb, "mark")}
    persons = [child for child in children(head, "obj", "iobj") if child.i < verb.i]
    if "to" in marks and verb.dep_ != "ccomp" and words(head) & lexicon.arguments["object_control"]:
        asked = [c for c in children(head, "obl", "obl:arg") if c.i < verb.i and preposition(c) in _ASKED]
        return next(iter([*persons, *asked]), None)
    if marks & {"for", "from"} and (verb.tag_ == "VBG" or children(verb, "aux")):
        return next((person for person in persons if not _is_bare(person)), None)
    return None


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands without article or owner: "won praise for releasing X" leaves the act to the winner."""
    return noun.tag_ == "NN" and not children(noun, "det", "nmod:poss", "nummod")


def _controller_of_noun(noun: Token, lexicon: Lexicon, depth: int) -> tuple[Token | None, str]:
    """Who meets in "X's plan to meet", "X made plans to meet"."""
    if noun.pos_ == "PROPN":  # the headline "X to Visit Y"
        return noun, "control"
    if is_ranked(noun):
        token, _ = _ranked(noun, lexicon, depth)
        return token, "control"
    owner = children(noun, "nmod:poss")
    if owner:
        return owner[0], "control"
    if noun.dep_ in {"obj", "conj"} and words(noun.head) & lexicon.arguments["making"] and not is_passive(noun.head):
        token, _ = surface_subject(noun.head, lexicon, depth + 1)
        return token, "control"
    return None, ""


def is_ranked(noun: Token) -> bool:
    """ "The first official to …", "the only one to …": who is meant has done it."""
    return noun.lower_ in _RANKS or any(child.lower_ in _RANKS for child in children(noun, "amod"))


def _ranked(noun: Token, lexicon: Lexicon, depth: int) -> tuple[Token | None, str]:
    """Who is, or became, the first to do something."""
    if noun.dep_ == "appos":
        return noun.head, "direct"
    if noun.dep_ == "xcomp" and lemma(noun.head) == "become":
        return surface_subject(noun.head, lexicon, depth + 1)
    return surface_subject(noun, lexicon, depth + 1) if children(noun, "cop") else (None, "")


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
