"""What is read at most; beyond it an input is refused by name, so that one document never stops a run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """The limits of one build. The defaults hold every article and release that people write."""

    file_bytes: int = 20_000_000  # of a text or HTML file, and of one record of an archive
    characters: int = 1_000_000  # of stored text
    run: int = 500  # characters without a space; a longer run is broken by spaces
    elements: int = 50_000  # of an HTML page
    attributes: int = 1_000  # of an HTML element
    depth: int = 256  # of nested HTML elements
    archive_ratio: int = 100  # unpacked bytes a packed byte, looked at above 1 MB
    archive_bytes: int = 500_000_000  # unpacked bytes of a packed archive


DEFAULT = ReadLimits()


def too_large(size: int, limits: ReadLimits) -> str:
    """Why a payload of this many bytes is refused."""
    return f"has {size / 1e6:,.1f} MB; at most {limits.file_bytes / 1e6:,.0f} MB are read, split it"
