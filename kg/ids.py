"""IRIs and hashes: pure functions, the same everywhere.

`urn:kg:` names are minted here and nowhere else. A claim's IRI hashes its text anchor, never the resolved entities.
"""

import hashlib
import re
import unicodedata

NAMESPACE = "urn:kg:ontology#"
ENTITY = "urn:kg:entity:"
DOCUMENT = "urn:kg:document:"
CLAIM = "urn:kg:claim:"
EDGE = "urn:kg:edge:"
EVENT = "urn:kg:event:"
POSITION = "urn:kg:position:"


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, hexadecimal, 64 characters; lone surrogates are kept apart, not refused."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_hash(*parts: object) -> str:
    """16 hexadecimal characters that depend on every part and its place."""
    return sha256("\x1f".join(str(part) for part in parts))[:16]


def slug(text: str) -> str:
    """ASCII words joined by hyphens, at most 48 characters: the readable part of an IRI.

    >>> slug("Álvaro López Miera")
    'alvaro-lopez-miera'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "x"


def document_iri(document_id: str, content_hash: str) -> str:
    """The IRI of a document version: the same text under the same id has the same IRI in every graph."""
    return f"{DOCUMENT}{slug(document_id)}-{short_hash(document_id, content_hash)}"


def entity_iri(label: str, content_hash: str, start: int, end: int) -> str:
    """The IRI minted for an entity from its label and its oldest mention's anchor."""
    return f"{ENTITY}{slug(label)}-{short_hash(content_hash, start, end)}"
