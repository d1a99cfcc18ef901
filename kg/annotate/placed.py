"""Whose office a title of state is by where the text was written: "ACCRA, March 17 – … Foreign Minister X".

"In Oslo, Foreign Minister X" tells nothing: ministers travel.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.annotate.chains import Chain
from kg.annotate.cover import Name
from kg.annotate.gazetteer import listed
from kg.annotate.roles import Office
from kg.annotate.titles import Title

_AT_HOME = frozenset({"minister", "president", "premier", "chancellor", "king", "queen", "secretary", "speaker"})


def placed(office: Office, doc: Doc, of: Mapping[Name, Chain], offices: Sequence[Office]) -> str | None:
    """The country of the dateline's capital, where the title may be of it and the text speaks of the country."""
    title = office.title
    head = doc[title.head].lower_
    if title.kind != "office" or head not in _AT_HOME or head not in listed("person", "of_states"):
        return None
    if not doc[title.start].text[:1].isupper() or title.end > office.holder.start:
        return None
    country = _reported(doc, of)
    if country is None or _elsewhere(office, country, doc, of, offices):
        return None
    return None if _moved(doc, title, country) else country


def _moved(doc: Doc, title: Title, country: str) -> bool:
    """ "In Lima, | Prime Minister X": whether the sentence opens in the capital of another country."""
    at = title.start - 1
    while at > 0 and not doc[at + 1].is_sent_start:
        name = doc._.cover.at(at)
        if name is not None and name.capital_of is not None and doc[name.start - 1].lower_ == "in":
            return bool(name.capital_of != country)
        at -= 1
    return False


def _reported(doc: Doc, of: Mapping[Name, Chain]) -> str | None:
    """The country of the capital in the dateline, where the text names that country."""
    zones = doc._.document.zones if doc._.document is not None else ()
    zone = next((zone for zone in zones if zone.kind == "dateline"), None)
    if zone is None:
        return None
    inside = (name for name in of if zone.start <= doc[name.start].idx < zone.end)
    first = min(inside, key=lambda name: name.start, default=None)
    named = {chain.best for chain in of.values() if chain.type == "Country"}
    return first.capital_of if first is not None and first.capital_of in named else None


def _elsewhere(office: Office, country: str, doc: Doc, of: Mapping[Name, Chain], offices: Sequence[Office]) -> bool:
    """Whether the text gives the same title for another country, or the holder an office of another one."""
    own, text = of[office.holder], _text(doc, office)
    for other in offices:
        chain = of.get(other.organisation) if other.organisation is not None else None
        if chain is None or country in {chain.best, chain.acts_for}:
            continue
        same_holder, same_title = of.get(other.holder) is own, _text(doc, other) == text
        if same_holder or (same_title and chain.type == "Country"):
            return True
    return False


def _text(doc: Doc, office: Office) -> str:
    return doc[office.title.start : office.title.end].text.casefold()
