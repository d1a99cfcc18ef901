"""How present each of those who may be meant is at a place of the text, and who spoke last."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.gazetteer import listed
from kg.annotate.memory import Entity, Places, Seen, clause, role

_WEIGHT = {"subject": 4.0, "object": 2.0, "owner": 1.5, "other": 1.0}
_FADING = 0.6  # a sentence
_SHARES = (0.05, 0.15, 0.3, 0.45, 0.6, 0.8)

Mentions = Mapping[Entity, Sequence[Seen]]


class Salience:
    """The candidates at one place, with the mentions of each."""

    def __init__(self, doc: Doc, places: Places, at: int, mentions: Mentions) -> None:
        self._doc, self._places, self._here = doc, places, places.sentence[at]
        self._of = {entity: sum(map(self._weight, seen)) for entity, seen in mentions.items()}
        self._order = sorted(self._of, key=lambda entity: -self._of[entity])
        self._spoke = {entity: self._last(seen, "subject") for entity, seen in mentions.items()}
        turns = {entity: max(map(self._label, seen)) for entity, seen in mentions.items()}
        last = max(turns.values(), default=-1)
        self._turn = {entity for entity, at in turns.items() if at == last >= 0}
        self._told = {entity: self._last(seen, "object") for entity, seen in mentions.items()}

    def _weight(self, seen: Seen) -> float:
        back = self._here - self._places.sentence[seen.start]
        return _WEIGHT[role(self._doc[seen.root])] * _FADING**back

    def _label(self, seen: Seen) -> int:
        """Where a mention says who speaks in a transcript, "MR. BERG:"; else -1."""
        after = self._doc[seen.start + 1 : seen.root + 3]
        opens = seen.start < 4 or any(
            "\n" in t.text or t.is_sent_start for t in self._doc[seen.start - 3 : seen.start + 1]
        )
        return seen.start if opens and seen.kind == "name" and any(token.text == ":" for token in after) else -1

    def _last(self, mentions: Sequence[Seen], part: str) -> int:
        """Where somebody last said something, or was told it."""
        found = [seen.root for seen in mentions if seen.kind != "noun" and self._speaks(seen, part)]
        return max(found, default=-1)

    def _speaks(self, seen: Seen, part: str) -> bool:
        root = self._doc[seen.root]
        return role(root) == part and clause(root).lemma_.lower() in listed("verb", "speaking")

    def words(self, entity: Entity) -> set[str]:
        """The rank and the share of a candidate, and whether it spoke last or was spoken to."""
        share = self._of[entity] / sum(self._of.values())
        found = {f"salient-{min(self._order.index(entity), 3)}", f"share-{sum(share > least for least in _SHARES)}"}
        if len(self._order) > 1:
            other = max(self._of[one] for one in self._order if one != entity)
            found |= {"twice-as-salient"} if self._of[entity] > 2 * other else set()
        found |= {"turn"} if entity in self._turn else set()
        for word, last in (("spoke", self._spoke), ("told", self._told)):
            if last[entity] >= 0:
                found |= {word}
                found |= {f"{word}-last"} if last[entity] == max(last.values()) else set()
        return found
