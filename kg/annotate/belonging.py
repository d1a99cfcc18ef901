"""Who a person's country is, and who is "the Ghanaian": by the countries of which somebody was called something."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.descriptions import Descriptions
from kg.annotate.gazetteer import listed
from kg.annotate.nominals import DEFINITE

_MANY = ("ish", "ese", "ch", "ss")  # "the British", "the Swiss" are a people


class Belonging:
    """The persons and countries of one document."""

    def __init__(self, doc: Doc, chains: Iterable[Chain], of: Mapping[Name, Chain], descriptions: Descriptions) -> None:
        self._doc, self._of, self._descriptions = doc, of, descriptions
        self._at = {at: name for name in of for at in range(name.start, name.end)}
        chains = list(chains)
        self._countries = {chain.best: chain for chain in chains if chain.type == "Country"}
        self._people = [chain for chain in chains if chain.type == "Person"]

    def owner(self, token: Token) -> Token | None:
        """The "his" of "his country", "her government"."""
        if token.lower_ not in listed("government", "homes") or token.tag_ != "NN":
            return None
        before = token.nbor(-1) if token.i else None
        return before if before is not None and before.tag_ == "PRP$" else None

    def country(self, chain: Chain, at: int) -> Chain | None:
        """The one country of which somebody was called something before a token."""
        found = {country.number: country for country in self._countries_of(chain, at)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _countries_of(self, chain: Chain, at: int) -> list[Chain]:
        names = {name for said in self._descriptions.before(chain.number, at) for name in said.of}
        names |= {chain.acts_for} if chain.acts_for and chain.type == "Organization" else set()
        return [self._countries[name] for name in sorted(names) if name in self._countries]

    def national(self, token: Token) -> Chain | None:
        """Whom "the Ghanaian" means: the one person whose country it is."""
        name = self._at.get(token.i)
        if name is None or name.kind != "demonym" or name.end - name.start > 1 or not self._alone(token):
            return None
        country = self._of[name]
        found = [one for one in self._people if self.country(one, token.i) is country and self._before(one, token.i)]
        return found[0] if len(found) == 1 else None

    def _alone(self, token: Token) -> bool:
        """Whether it is "the" with one demonym, which no noun follows."""
        after = token.nbor() if token.i + 1 < len(token.doc) else None
        one = token.tag_ in {"NN", "NNP", "JJ"} and not token.lower_.endswith(_MANY)
        plain = after is None or (after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and after.text != "-")
        return one and plain and token.i > 0 and token.nbor(-1).lower_ in DEFINITE

    @staticmethod
    def _before(chain: Chain, at: int) -> bool:
        return any(form.name.start < at for form in chain.forms)
