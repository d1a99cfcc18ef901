"""A pronoun or a description with its surroundings, and the words that say how each candidate stands to it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.annotate.gazetteer import listed
from kg.annotate.labels import SUBJECTS
from kg.annotate.memory import Places, Seen, clause, person_noun, role, top


class Scene:
    """A pronoun and its surroundings."""

    def __init__(self, token: Token, group: str, places: Places) -> None:
        self.token, self.group, self._places = token, group, places
        self.role, self.clause = role(token), clause(token)
        self.here = places.sentence[token.i]
        verb = self.clause.lemma_.lower()
        self.speaks = self.role == "subject" and verb in listed("verb", "speaking")
        self._governing = list(self._verbs())
        self._above = {token.i, *(above.i for above in token.ancestors)}

    def nobody(self, others: Iterable[frozenset[str]]) -> frozenset[str]:
        """What speaks for no candidate at all; `others` are the words of the candidates."""
        words = {"none", f"none-{self.role}", *self._beside(others)}
        words |= {f"none-{self.token.dep_}"} if self.token.dep_ == "expl" else set()
        if self.group == "it" and self.role == "subject":
            words |= {f"none-{word}" for word in self._pleonastic()}
        if self._places.quoted[self.token.i]:
            words.add("none-quoted")
        return self._grouped(words)

    def nobody_described(self, others: Iterable[frozenset[str]]) -> frozenset[str]:
        """What speaks for a description that means nobody named."""
        return self._grouped({"none", f"none-{self.token.lower_}", *self._beside(others)})

    def _beside(self, others: Iterable[frozenset[str]]) -> set[str]:
        """How many may be meant, and how well the best of them fits."""
        g = f"{self.group}:"
        named = [words for words in others if f"{g}type-noun" not in words]
        found = {f"none-of-{min(len(named), 3)}"}
        close = [words for words in named if words & {f"{g}back-0", f"{g}back-1"}]
        found |= {"none-close"} if close else set()
        for fit in ("sure-same", "called-same", "guess-same", "unknown"):
            if any(f"{g}agree-{fit}" in words for words in close):
                return found | {f"none-{fit}"}
        return found

    def _pleonastic(self) -> Iterable[str]:
        """ "It is clear that …", "it would take weeks"."""
        head = self.token.head
        labels = {child.dep_ for child in head.children}
        yield "copula" if "cop" in labels else "verb"
        if labels & {"csubj", "ccomp", "xcomp", "acl:relcl", "advcl", "csubj:pass"} and "cop" in labels:
            yield "that"
        if head.lemma_ in {"rain", "snow", "take", "seem", "appear", "be", "happen", "mean", "turn", "matter"}:
            yield f"verb-{head.lemma_}"

    def words(self, mentions: list[Seen], standing: set[str]) -> set[str]:
        """What a candidate's mentions, the last one last, have that matters."""
        last = mentions[-1]
        root = self.token.doc[last.root]
        distance = self.here - self._places.sentence[last.start]
        near = "same" if not distance else "before" if distance == 1 else "far"
        found = {f"back-{min(distance, 5)}", f"{near}-{role(root)}", f"{near}-{last.kind}"}
        found |= standing | {f"{self.role}>{near}-{role(root)}"}
        if self._places.paragraph[last.start] != self._places.paragraph[self.token.i]:
            found |= {"other-paragraph", f"other-paragraph-{near}"}
        found |= {f"often-{min(len(mentions), 4)}"} if len(mentions) > 1 else set()
        kinds = [kind for kind in standing if kind.startswith("type")]
        found |= {f"speaks-{kind}" for kind in kinds} if self.speaks else set()
        found |= {f"{self._owned()}-{kind}" for kind in kinds} if self.role == "owner" and self.group == "it" else set()
        found |= self._quoting(mentions) | self._subjects(mentions)
        return found | (self._structure(root) if not distance else set())

    def _owned(self) -> str:
        """What kind of thing "its" goes with: "minister", "founder" or neither."""
        head = self.token.head
        if head.lower_ in listed("person", "of_states"):
            return "owns-minister"
        return "owns-person" if person_noun(head) else "owns"

    def _subjects(self, mentions: list[Seen]) -> set[str]:
        """Whether it is the subject of the sentence before, of its own, of its paragraph's first."""
        found = set()
        for seen in mentions:
            back = self.here - self._places.sentence[seen.start]
            if back <= 2 and role(self.token.doc[seen.root]) == "subject":
                found.add(f"subject-{back}")
                main = clause(self.token.doc[seen.root])
                found |= {f"main-subject-{back}", f"{self.role}>main-{back}"} if main.head.i == main.i else set()
            if back <= 1 and seen.kind == "pronoun":
                found.add(f"pronoun-{back}")
        return found

    def _quoting(self, mentions: list[Seen]) -> set[str]:
        """Who says the words in which the pronoun stands is rarely called by it."""
        quoted = self._places.quoted
        inside, last = quoted[self.token.i], quoted[mentions[-1].start]
        outside = any(
            not quoted[seen.start]
            and self._places.sentence[seen.start] == self.here
            and role(self.token.doc[seen.root]) == "subject"
            for seen in mentions
        )
        found = {"quote-speaker"} if inside and outside else set()
        return found | ({"quote-other"} if inside != last else {"quote-both"} if inside else set())

    def _structure(self, root: Token) -> set[str]:
        """How the mention and the pronoun hang together in one sentence."""
        found = set()
        verb = clause(root)
        if root.i in self._above:
            found.add("inside")
        if verb.i == self.clause.i:
            found.add(f"one-clause-{role(root)}")
        elif verb.i in self._above:
            found.add(f"clause-above-{role(root)}")
        elif self.clause.dep_ == "conj" and self.clause.head.i == verb.i:
            found.add(f"clause-joined-{role(root)}")
        if self.token.i - root.i <= 3:
            found.add("adjacent")
        if self.token.dep_ == "nmod:poss" and self.token.head.dep_ == "conj" and self.token.head.head.i == root.i:
            found.add("joined")
        return found

    def bound(self, root: Token) -> bool:
        """Whether both are arguments of one verb: "X met him", "X came and met him" have another "him"."""
        if self._said_of(root):
            return True
        other = top(root)
        if self.token.lower_.endswith(("self", "selves")) or other.dep_ not in SUBJECTS:
            return False
        return any(verb.i == other.head.i for verb in self._governing)

    def _said_of(self, root: Token) -> bool:
        """ "X, the | president |'s envoy": X is the envoy, and not the one whose envoy X is."""
        noun = self.token.head
        described = self.token.dep_ == "nmod:poss" and self.token.pos_ != "PRON"
        return described and noun.dep_ == "appos" and noun.head.i == root.i

    def _verbs(self) -> Iterator[Token]:
        """The verb whose object or oblique the pronoun is, and those whose subject it shares."""
        if self.token.dep_ not in {"obj", "iobj", "obl"}:
            return
        verb = self.token.head
        yield verb
        while verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children):
            verb = verb.head
            yield verb

    def finished(self, words: set[str], rank: int, agreement: str) -> frozenset[str]:
        """The words of a candidate, each also for this kind of pronoun alone."""
        return self._grouped({*words, f"rank-{min(rank, 4)}", f"agree-{agreement}"})

    def _grouped(self, words: set[str]) -> frozenset[str]:
        if self.group in {"person", "body", "land"}:
            return frozenset(f"{self.group}:{word}" for word in words)
        owner = "-owner" if self.role == "owner" else ""
        return frozenset(
            {*words, *(f"{self.group}:{word}" for word in words), *(f"{owner}:{w}" for w in words if owner)}
        )
