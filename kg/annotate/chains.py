"""Which names of one document are one entity, and what its best name is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.annotate.cover import Name
from kg.annotate.people import short_forms
from kg.names import LONG, acronym, clean, compatible_persons, fold, joined, organisation_key, spelling, without_titles

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A name with its words and what it stands for."""

    name: Name
    text: str
    type: str
    canonical: str | None
    acts_for: str | None = None


@dataclass(slots=True)
class Chain:
    """The forms of one entity of the document."""

    number: int
    type: str
    forms: list[Form] = field(default_factory=list)
    best: str = ""
    acts_for: str | None = None


def chains(forms: Sequence[Form]) -> tuple[dict[Name, Chain], list[Chain]]:
    """The chain of each name, and all chains in the order of their first mention."""
    keys = _people([form for form in forms if form.type == "Person"])
    keys |= _others([form for form in forms if form.type != "Person"])
    found: dict[Key, Chain] = {}
    of: dict[Name, Chain] = {}
    for form in forms:
        key = keys[form.name]
        chain = found.setdefault(key, Chain(len(found), form.type))
        chain.forms.append(form)
        chain.acts_for = chain.acts_for or form.acts_for
        of[form.name] = chain
    for chain in found.values():
        chain.best = best(chain)
    return of, list(found.values())


def best(chain: Chain) -> str:
    """The name a gazetteer gives; else the fullest form, of several the most frequent."""
    canonical = next((form.canonical for form in chain.forms if form.canonical), None)
    if canonical is not None:
        return canonical
    texts = Counter(_plain(form) for form in chain.forms)
    if chain.type == "Person":
        return min(texts, key=lambda t: (" " not in t, t.isupper(), _initials(t), -texts[t], -len(t), t))
    return min(texts, key=lambda text: (text.isupper(), -len(text), text))


def _plain(form: Form) -> str:
    text = clean(form.text)
    return without_titles(text) if form.type == "Person" else text


def _initials(text: str) -> bool:
    words = text.split()
    return len(words[0].rstrip(".")) == 1


def _people(forms: Sequence[Form]) -> dict[Name, Key]:
    """Full names first, compatible ones together; a bare surname is the last full name before it that it fits."""
    full = [form for form in forms if " " in _plain(form)]
    groups: list[list[str]] = []
    near: dict[str, list[list[str]]] = defaultdict(list)  # by the beginnings of surnames: only these can be one
    for text in sorted({_plain(form) for form in full}, key=lambda text: (-len(text.split()), text)):
        blocks = {_block(word) for word in fold(joined(text)).split()[-2:]}
        known = {id(group): group for block in sorted(blocks) for group in near[block]}
        fits = [group for group in known.values() if all(compatible_persons(text, other) for other in group)]
        if len(fits) != 1:
            fits = [_new(groups)]
            for block in sorted(blocks):
                near[block].append(fits[0])
        fits[0].append(text)
    number = {text: at for at, group in enumerate(groups) for text in group}
    keys = {form.name: ("Person", str(number[_plain(form)])) for form in full}
    places = sorted((form.name.start, number[_plain(form)]) for form in full)
    for form in forms:
        if form.name not in keys:
            keys[form.name] = ("Person", _bearer(form, groups, places))
    return keys


def _new(groups: list[list[str]]) -> list[str]:
    groups.append([])
    return groups[-1]


def _bearer(form: Form, groups: Sequence[Sequence[str]], places: Iterable[tuple[int, int]]) -> str:
    text = _plain(form)
    fits = {at for at, group in enumerate(groups) if any(_may_mean(text, full) for full in group)}
    if len(fits) == 1:
        return str(fits.pop())
    before = [at for start, at in places if at in fits and start < form.name.start]
    return str(before[-1]) if before else f"only {fold(text)}"


def _block(word: str) -> str:
    """What two spellings of one surname share: of a long word its beginning, a short one has to be the same."""
    plain = spelling(word)
    return plain if len(word) < LONG else plain[:4]


def _may_mean(text: str, full: str) -> bool:
    """Whether one word may mean the bearer of a full name: its surname, also where that stands first."""
    return compatible_persons(text, full) or text in short_forms(full)


def _others(forms: Sequence[Form]) -> dict[Name, Key]:
    keys: dict[Name, Key] = {}
    organisations: dict[str, str] = {}
    for form in forms:
        name = form.canonical or clean(form.text)
        if form.type == "Organization":
            organisations.setdefault(name, organisation_key(name) or name)
        keys[form.name] = (form.type, fold(name) or name)
    short = _acronyms(organisations) | _parts(list(organisations), organisations)
    for form in forms:
        if form.type == "Organization":
            name = form.canonical or clean(form.text)
            keys[form.name] = ("Organization", short.get(name, organisations[name]))
    return keys


def _acronyms(organisations: dict[str, str]) -> dict[str, str]:
    """Acronym → the key of the one long name whose initials it is."""
    found: dict[str, str] = {}
    for name in organisations:
        plain = name.replace(".", "")
        if " " not in plain and plain.isupper() and len(plain) > 1:
            long = [other for other in organisations if " " in other and acronym(other) == plain]
            if len(long) == 1:
                found[name] = organisations[long[0]]
    return found


def _parts(names: Sequence[str], organisations: dict[str, str]) -> dict[str, str]:
    """One word → the key of the one long name before it that it ends or begins: "Front", "Horizon" of "Horizon Ltd"."""
    found: dict[str, str] = {}
    for at, name in enumerate(names):
        if " " not in name and name[:1].isupper() and not name.isupper():
            long = [other for other in names[:at] if " " in other and name in _ends(other)]
            if len(long) == 1:
                found[name] = organisations[long[0]]
    return found


def _ends(name: str) -> set[str]:
    """The first word of a name and its noun: its last word, or the one before "of" and "for"."""
    words = name.split()
    heads = [words[at - 1] for at, word in enumerate(words) if word in {"of", "for"} and at]
    return {words[0], heads[0] if heads else words[-1]}
