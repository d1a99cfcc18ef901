"""What the report should count about one document's claims."""

from collections.abc import Iterable

from kg.dates import is_relative
from kg.model import Claim, Document

NO_PUBLICATION_DATE = "no-publication-date"


def notes(document: Document, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The notes of a Reading: "no-publication-date" where the document has none and a claim's date needed it."""
    relative = any(
        claim.time.earliest is None and claim.time.words and is_relative(claim.time.words) for claim in claims
    )
    return (NO_PUBLICATION_DATE,) if document.published is None and relative else ()
