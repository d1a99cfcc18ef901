"""Names of persons and organisations: what is compared when two may be one, in one document and across many.

Word lists are data: the tables [name] of data/gazetteer/titles.toml.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz

from kg.resources import resource

LONG = 8  # letters of a word from which a misspelling is told from another name
NEAR = 88.0  # RapidFuzz ratio from which two spellings of a long word are one
_DOTTED = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|\.")
_SILENT = re.compile("['‘’ʼʻ`´]")
_BREAK = re.compile(r"[^\w&]+|_")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_US = re.compile(r"^(?:us|usa|u s|u s a) (?=\w)")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SPELLINGS = tuple(  # what romanisations of one name differ in, in this order
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^m[ou]h+a?m+[aeiu]d$", "muhamad"),
        (r"tsch|tch", "ch"),
        (r"dzh|dj", "j"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ck|q|c(?!h)", "k"),
        (r"ks|x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"i?y+|ij|j$", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_BRITISH = {
    "defence": "defense", "centre": "center", "organisation": "organization", "labour": "labor", "programme": "program",
    "theatre": "theater", "co-operation": "cooperation", "intl": "international", "dept": "department",
    "corporation": "corp", "company": "co", "limited": "ltd", "incorporated": "inc",
}  # fmt: skip


@cache
def _words(key: str) -> frozenset[str]:
    with resource("data", "gazetteer", "titles.toml").open("rb") as stream:
        text: str = tomllib.load(stream)["name"][key]
    return frozenset(text.split())


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """NFKC, without zero-width, bidirectional and other control characters, blanks collapsed.

    >>> clean("Ser\\u200bgey \\u202eLavrov\\n")
    'Sergey Lavrov'
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return "".join(c for c in plain if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"}).strip()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Words in lower case without accents, parted by single spaces: for comparing, not for showing.

    >>> fold("Álvaro López-Miera’s")
    'alvaro lopez mieras'
    """
    plain = unicodedata.normalize("NFKD", clean(text).casefold().translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _BREAK.sub(" ", _SILENT.sub("", _DOTTED.sub(" ", plain))).strip()


@lru_cache(maxsize=50_000)
def spelling(word: str) -> str:
    """A folded word without what transliterations disagree about.

    >>> spelling("zelenskyy") == spelling("zelensky") == spelling("zelenskiy")
    True
    """
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=50_000)
def without_titles(name: str) -> str:
    """A personal name without honorifics before it and without a possessive: "Dr. Ann Lee's" is "Ann Lee"."""
    words = _POSSESSIVE.sub("", clean(name)).split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _words("honorifics"):
        words = words[1:]
    return " ".join(words)


def joined(name: str) -> str:
    """Hyphened surnames and given names as one word, Arabic articles apart.

    >>> joined("Sigrid Aamodt-Lien"), joined("Bashar al-Assad")
    ('Sigrid AamodtLien', 'Bashar al-Assad')
    """
    words = [word.partition("-") for word in name.split()]
    return " ".join(
        f"{first}-{rest}" if mark and fold(first) in _words("particles") else f"{first}{rest.replace('-', '')}"
        for first, mark, rest in words
    )


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles, particles and generations; all of them where nothing were left."""
    words = fold(joined(without_titles(name))).split()
    kept = [word for word in words if word not in _words("particles") and word not in _words("generations")]
    return tuple(kept or words)


def person_key(name: str) -> str:
    """The same for all spellings of one full name: no titles, particles, accents or differences of transliteration.

    >>> person_key("President Bashar al-Assad") == person_key("Bashar Assad")
    True
    """
    return " ".join(spelling(part) for part in _parts(name))


def surname(name: str) -> str:
    """The surname as written, with its particles; a single word is one itself; "" of an empty name.

    >>> surname("Ursula von der Leyen"), surname("Adnan Abu Walid al-Sahrawi"), surname("Joseph R. Biden Jr.")
    ('von der Leyen', 'al-Sahrawi', 'Biden')
    """
    words = without_titles(name).split()
    while len(words) > 1 and fold(words[-1]) in _words("generations"):
        words = words[:-1]
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in _words("particles"):
        at -= 1
    return " ".join(words[max(at, 0) :]).rstrip(",")


@lru_cache(maxsize=50_000)
def compatible_persons(a: str, b: str) -> bool:
    """Whether both may name one person: equal surnames (of long ones: nearly) and given names that do not disagree.

    A surname alone goes with a full name; an initial with a name that it begins; a given name alone with nobody.

    >>> compatible_persons("A. J. Blinken", "Antony Blinken"), compatible_persons("Ann Lee", "Bo Lee")
    (True, False)
    """
    one, other = _parts(a), _parts(b)
    if not one or not other:
        return False
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        return len(one[0]) > 1 and (_alike(one[0], other[-1]) or (len(other) > 2 and _alike(one[0], other[-2])))
    if not _ends_alike(one, other):
        return False
    return _given(one[0], other[0]) and _middles(one[1:-1], other[1:-1])


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the surnames agree: the last words, or the last of the shorter and a double surname's first."""
    return _alike(one[-1], other[-1]) or (len(other) > 2 and len(other) > len(one) and _alike(one[-1], other[-2]))


def _alike(a: str, b: str) -> bool:
    if a == b or spelling(a) == spelling(b):
        return True
    return min(len(a), len(b)) >= LONG and a[0] == b[0] and fuzz.ratio(a, b) >= NEAR


def _given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return _alike(a, b) or (min(len(a), len(b)) >= 5 and a[0] == b[0] and fuzz.ratio(a, b) >= NEAR)


def _middles(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """No middle name of the shorter list is against one of the longer."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(any(_given(word, other) for other in rest) for word in short)


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """The normal form of an organisation's name: no articles, legal forms, accents; one spelling.

    >>> organisation_key("The U.S. Department of Defence"), organisation_key("Acme Trading Co., Ltd.")
    ('united states department of defense', 'acme trading')
    """
    words = [_BRITISH.get(word, word) for word in fold(_POSSESSIVE.sub("", clean(name))).split() if word != "the"]
    text = _US.sub("united states ", " ".join(words))
    words = text.split()
    while len(words) > 1 and words[-1] in _words("legal_forms"):
        words = words[:-1]
    return " ".join(words)


def acronym(name: str) -> str:
    """The initials of the capitalised words: "RDIF" of "Russian Direct Investment Fund", "" where fewer than two.

    >>> acronym("Organization for the Prohibition of Chemical Weapons")
    'OPCW'
    """
    words = re.findall(r"[^\W\d_][\w’']*", clean(name))
    letters = "".join(word[0] for word in words if word[0].isupper())
    return letters if len(letters) > 1 else ""
