"""Documents and readings for the tests of the ledger: invented, small, of every optional field."""

from kg.ids import sha256
from kg.model import Claim, Document, EventTime, Evidence, Mention, Reading, Zone


def document(name: str, text: str = "", source: str | None = None, **rest) -> Document:
    """A document; its text is its name where nothing else is said."""
    text = text or f"Text of {name}."
    return Document(name, source or f"{name}.txt", text, sha256(text), **rest)


def rich(one: Document) -> Reading:
    """A reading that uses every field: overlapping mentions, a speaker whom no list holds, all optional values."""
    person = Mention(0, 10, "Mara Lindt", "Person", "name", 0, "Mara Lindt")
    adjective = Mention(12, 20, "Norlandic", "Country", "demonym", 1, "Norland")
    office = Mention(12, 36, "Norlandic Foreign Office", "Organization", "name", 2, "Foreign Office", "Norland")
    speaker = Mention(40, 42, "he", "Person", "pronoun", 0, "Mara Lindt")
    town = Mention(50, 56, "Halden", "Place", "name", 3, "Halden")
    full = Claim(
        "metWith",
        person,
        office,
        "reported",
        Evidence(0, 56, "quote “with” \x00 odd \u2028 signs", "before", "after"),
        (3, 6),
        0.1 + 0.2,
        "metWith/verb:meet",
        "kg 0.1",
        (speaker, adjective),
        EventTime("2025-01-01", "2025-01-31", "month", "in January", "--01"),
        town,
        "envoy",
        "former",
        4,
    )
    bare = Claim("visited", person, town, "asserted", Evidence(1, 2, "q"), (1, 2), 1.0, "r", "kg 0.1")
    return Reading(one, (person, office, adjective, town), (full, bare), ("no-publication-date",))


FULL = document(
    "rich",
    "Mara Lindt 😀\n\nÜber \u2028 text",
    title="T",
    url="https://x.example/a",
    published="2025-03-04",
    language="en",
    publisher="P",
    zones=(Zone(0, 4, "title"), Zone(5, 9, "quote")),
)
