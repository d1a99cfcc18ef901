"""The network as one HTML file that needs nothing else: no server, no network, no other file."""

import re
from typing import TYPE_CHECKING

from kg.visualise.assets import asset, digest, library, script
from kg.visualise.content import content
from kg.visualise.escape import island, text
from kg.visualise.fallback import fallback
from kg.visualise.options import PageOptions

if TYPE_CHECKING:
    from kg.visualise.selection import Network

__all__ = ["PageOptions", "page"]

_FIELD = re.compile(r"\{\{(\w+)\}\}")


def page(network: "Network", options: PageOptions | None = None) -> str:
    """The page of a network as `kg.rdf.view.network` makes it; write it as UTF-8, or show it with `notebook.inline`.

    The same network and options give the same text. Nothing in it is loaded from elsewhere, and its content security
    policy lets nothing but its own scripts run. Raises GraphError where `options.around` names no entity.
    """
    chosen = options or PageOptions()
    data = content(network, chosen)
    fields = {
        "title": text(chosen.title),
        "theme": chosen.theme,
        "policy": text(policy()),
        "style": asset("style.css"),
        "fallback": fallback(data),
        "data": island(data),
        "library": library(),
        "script": script(),
    }
    return _FIELD.sub(lambda field: fields[field[1]], asset("template.html"))


def policy() -> str:
    """The content security policy: our two scripts and our style sheet by their digests, and nothing else at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {digest(library())} {digest(script())}",
            f"style-src {digest(asset('style.css'))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
