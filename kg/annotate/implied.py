"""Of which state an office is that the text leaves unsaid: "President Ndikuriyo", in a text on Burundi and Norway.

Every state that the text names is a candidate. What speaks for and against it is a fact with a number (`facts`);
data/gazetteer/states.toml gives each fact its weight. They were fitted by `python -m tests.states_fit`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log

from spacy.tokens import Doc

from kg.annotate.cover import Name, text_of
from kg.annotate.gazetteer import listed, table
from kg.annotate.origins import likeness
from kg.annotate.titles import Title

_BOUNDS = (3, 8, 20, 50)  # countries whose names the holder's is more like
_LEAD = 5.0  # further apart, two scores are no clearer
_BEHIND = 10.0  # as far behind the country that a name is most like, a state is not its own
_FAR = 6  # sentences
_MOST = 20  # states named most, and as many named last, of which an office may be
_LOOKED = 100  # places that are looked at for one office
_IN = frozenset({"in", "at"})
_RELATING = frozenset({"in", "at", "to", "with", "against"})
_SENT = frozenset({"same", "previous", "same:in", "last:in", "last:to", "placed", "after:in", "after:to", "capital"})
Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a state is named: tokens, how, and in the how manieth sentence."""

    state: str
    start: int
    end: int
    kind: str  # "name", "demonym", "capital", "seat"
    sentence: int


def is_state_office(words: str) -> bool:
    """Whether a title is one that people hold for states."""
    said = words.lower().replace("-", " ").split()
    if "general" in said and "secretary" in said:
        return False  # of an alliance or a party
    alone = said[-1:] and said[-1] in listed("person", "of_states_last")
    return bool(alone or any(word in listed("person", "of_states_alone") for word in said))


def may_be(facts: Facts) -> bool:
    """Whether nothing speaks against a state, however much speaks for it.

    The holder's name may not be like those of others. Of "Peru's minister received President X", in a text that names
    no other state, and of "President X met Peru's envoy", it is the other one who is Peru's.
    """
    named = "name:within-20" in facts and facts.get("name:behind", 0.0) <= _BEHIND
    anothers = {"only", "same:office"} <= facts.keys() or ("after:office" in facts and "same" not in facts)
    return (named or "name:unknown" in facts) and not anothers


class States:
    """The states that one document names, and what is held for them."""

    def __init__(self, doc: Doc, held: Mapping[str, set[str]]) -> None:
        """`held` gives to a state the titles, in lower case, that somebody is said to hold for it."""
        self._doc, self._held = doc, held
        self._sentence = list(accumulate(int(bool(token.is_sent_start)) for token in doc))
        self.places = [place for name in doc._.cover if (place := self._place(name)) is not None]
        self._starts = [place.start for place in self.places]
        self._own: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            self._own[place.state].append(place)
        self._most = max((len(own) for own in self._own.values()), default=0)
        self._titles = {title.start for title in doc._.titles}

    def _place(self, name: Name) -> Place | None:
        named = name.canonical or text_of(self._doc, name)
        state, kind = (named, name.kind) if name.type == "Country" else (name.capital_of, "capital")
        if state is None and name.acts_for and not name.acts_for.startswith("?"):
            state, kind = name.acts_for, "seat"
        return Place(state, name.start, name.end, kind, self._sentence[name.start]) if state else None

    def of(self, title: Title, holder: str) -> tuple[str, float] | None:
        """The likeliest state of an office with its likelihood; None where it is not likely enough."""
        known = table("states")
        weights: dict[str, float] = known["weights"]
        facts = self.candidates(title, holder)
        raw = {
            state: exp(sum(weights.get(fact, 0.0) * value for fact, value in of.items())) for state, of in facts.items()
        }
        if not raw:
            return None
        best = max(raw, key=lambda state: raw[state])
        share = raw[best] / (sum(raw.values()) + exp(known["none"]))
        return (best, share) if share >= known["least"] and may_be(facts[best]) else None

    def candidates(self, title: Title, holder: str) -> dict[str, Facts]:
        """The facts of the states that may be meant: those that are named most, and those named last before it."""
        order = self._order(title.start)
        often = sorted(self._own, key=lambda state: (-len(self._own[state]), state))[:_MOST]
        rivals = sorted({*often, *order})
        return {state: self._facts(state, title, order, self._name(state, holder, rivals)) for state in rivals}

    def _facts(self, state: str, title: Title, order: list[str], name: Facts) -> Facts:
        """What may matter for a state as that of an office."""
        at, own = title.start, self._own[state]
        split = bisect_left(own, at, key=lambda place: place.start)
        found = {**self._frequency(state, own), **self._after(own[split : split + 1], at)}
        found |= self._before(own[split - 1], at) if split else {"none-before": 1.0, "far": 1.0}
        found |= {"rank": min(order.index(state), 4) / 4 if state in order else 1.0}
        found |= self._offices(state, title) | name
        if title.kind == "envoy":  # where somebody is sent is no home
            found |= {f"sent:{fact}": value for fact, value in found.items() if fact in _SENT}
        return {fact: float(value) for fact, value in found.items() if value}

    def _frequency(self, state: str, own: list[Place]) -> Facts:
        after_in = sum(self._word(place.start - 1) in _IN for place in own[:_LOOKED])
        return {
            "share": len(own) / len(self.places),
            "count": log(len(own)),
            "most": len(own) == self._most,
            "only": len(self._own) == 1,
            "first": self.places[0].state == state,
            "in-lead": own[0].sentence <= 2,
            "placed": min(after_in, 3) / 3,
            "seat": any(place.kind == "seat" for place in own[:_LOOKED]),
            "capital": any(place.kind == "capital" for place in own[:_LOOKED]),
        }

    def _before(self, last: Place, at: int) -> Facts:
        """How the state was named last before the title."""
        apart = self._sentence[at] - last.sentence
        word, owns = self._word(last.start - 1), self._word(last.end) in {"'s", "’s", "'", "’"}
        acts = self._doc[last.start].dep_.startswith("nsubj")
        near = "same" if apart == 0 else "previous" if apart == 1 else ""
        found: Facts = {"far": min(apart, _FAR) / _FAR, f"last:{last.kind}": 1.0, "last:owns": owns, "last:acts": acts}
        found |= {f"last:{word}": word in {"in", "at", "to", "of"}}
        if near:
            found |= {near: 1.0, f"{near}:acts": acts, f"{near}:in": word in _IN, f"{near}:{last.kind}": 1.0}
        if near == "same":
            found |= {"same:owns": owns, "same:of": word == "of", "same:office": self._has_office(last, at)}
        return found

    def _has_office(self, place: Place, at: int) -> bool:
        """ "| Peru |'s minister received President X": another office is that of the state."""
        return any(start in self._titles and start != at for start in range(place.end, place.end + 3))

    def _after(self, after: list[Place], at: int) -> Facts:
        """How it is named first behind it."""
        if not after or after[0].sentence != self._sentence[at]:
            return {"after": bool(after)}
        word, other = self._word(after[0].start - 1), self._has_office(after[0], at)
        return {
            "after": 1.0,
            "after:same": 1.0,
            "after:office": other,
            f"after:{after[0].kind}": 1.0,
            f"after:{word}": word in _RELATING,
        }

    def _order(self, at: int) -> list[str]:
        """The states that are named before a token, the last one first."""
        last = bisect_left(self._starts, at)
        near = self.places[max(0, last - _LOOKED) : last]
        return list(dict.fromkeys(place.state for place in reversed(near)))[:_MOST]

    def _offices(self, state: str, title: Title) -> Facts:
        held = self._held.get(state, set())
        words = " ".join(self._doc[title.start : title.end].text.lower().split())
        return {"held": bool(held), "held:same": words in held}

    def _name(self, state: str, holder: str, candidates: Iterable[str]) -> Facts:
        """How much the holder's name looks like those of the state, beside the other candidates and at all."""
        scores = likeness(holder)
        if state not in scores:
            return {"name:unknown": 1.0}
        own, rivals = scores[state], [scores[s] for s in candidates if s != state and s in scores]
        above = sum(score > own for score in scores.values())
        return {
            "name:best": all(own > rival for rival in rivals),
            "name:margin": max(min(own - max(rivals, default=own), _LEAD), -_LEAD),
            "name:rank": above / len(scores),
            "name:behind": max(scores.values()) - own,
            **{f"name:within-{bound}": above < bound for bound in _BOUNDS},
        }

    def _word(self, at: int) -> str:
        return str(self._doc[at].lower_) if 0 <= at < len(self._doc) else ""
