"""What a caller may choose about the page."""

from dataclasses import dataclass

from kg.errors import SettingsError

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How `kg.visualise.page.page` draws a network.

    `title` heads the page; `around` is the label of the entity that the page opens on; over `max_nodes` entities the
    best connected are drawn and the page says so; `theme` is one of THEMES ("auto" follows the reader's system).
    Raises SettingsError for a value out of range.
    """

    title: str = "Knowledge graph"
    around: str | None = None
    max_nodes: int = 400
    theme: str = "auto"

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise SettingsError(f"theme {self.theme!r} is unknown; choose one of {', '.join(THEMES)}")
        if self.max_nodes < 1:
            raise SettingsError(f"max_nodes is {self.max_nodes}; a page needs room for at least 1 entity")
