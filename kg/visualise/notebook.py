"""The page inside a notebook's cell."""

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inline:
    """A page that a notebook shows in a frame of its own: it can run its scripts and reach nothing of the notebook."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="Network" srcdoc="{html.escape(self.page, quote=True)}" sandbox="allow-scripts" '
            f'referrerpolicy="no-referrer" width="100%" height="{int(self.height)}" '
            'style="border: 1px solid #8884; border-radius: 10px"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<page of {len(self.page) / 1e6:.1f} MB; show it in a notebook, or write it to a file>"


def inline(page: str, height: int = 640) -> Inline:
    """The page for the last line of a cell, `height` pixels high."""
    return Inline(page, height)
