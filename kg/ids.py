"""IRIs and hashes: pure functions, the same everywhere.

`urn:kg:` names are minted here and nowhere else. A claim's IRI hashes its text anchor, never the resolved entities.
"""

import hashlib
import re
import unicodedata

from kg.model import Claim, Document

NAMESPACE = "urn:kg:ontology#"
ENTITY = "urn:kg:entity:"
DOCUMENT = "urn:kg:document:"
CLAIM = "urn:kg:claim:"
EDGE = "urn:kg:edge:"
EVENT = "urn:kg:event:"
POSITION = "urn:kg:position:"
MEMBERSHIP = "urn:kg:membership:"
SOFTWARE = "urn:kg:software:"


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


def claim_iri(document: Document, claim: Claim) -> str:
    """The IRI of a claim: its document's and its words' places, never what the words were resolved to."""
    subject, object_, evidence = claim.subject, claim.object, claim.evidence
    anchor = (subject.start, subject.end, object_.start, object_.end, *claim.trigger, evidence.start, evidence.end)
    return f"{CLAIM}{short_hash(document.id, document.content_hash, claim.predicate, *anchor)}"


def edge_iri(subject: str, predicate: str, object_: str) -> str:
    """The IRI of the edge between two entities, given by their IRIs; symmetric edges in canonical order."""
    return f"{EDGE}{short_hash(subject, predicate, object_)}"


def event_iri(first_claim: str) -> str:
    """The IRI of the event that claims of one document are pairs of, from the IRI of the first."""
    return f"{EVENT}{short_hash(first_claim)}"


def position_iri(organisation: str, role: str) -> str:
    """The IRI of an office, from the IRI of what it is an office of and its title without case."""
    return f"{POSITION}{slug(role)}-{short_hash(organisation, role.casefold())}"


def membership_iri(position: str, holder: str) -> str:
    """The IRI of somebody's time in an office."""
    return f"{MEMBERSHIP}{short_hash(position, holder)}"


def software_iri(name_and_version: str) -> str:
    """The IRI of what found a claim: "kg-frames 0.1.0"."""
    return f"{SOFTWARE}{slug(name_and_version)}-{short_hash(name_and_version)}"
