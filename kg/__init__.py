"""kg reads news and official text and writes a graph in which every edge leads to the sentence that says it.

>>> import kg
>>> kg.__version__
'0.1.0'

`kg.build(sources, "mygraph")` reads and extracts; `kg.open("mygraph")` opens what was built.
"""

from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.model import Claim, Document, Entity

if TYPE_CHECKING:
    from kg.api import Graph, build, open

__version__ = "0.1.0"
__all__ = ["Claim", "Document", "Entity", "Graph", "KgError", "__version__", "build", "open"]


def __getattr__(name: str) -> Any:
    """`Graph`, `build` and `open` are imported when first used: `import kg` stays light."""
    if name in {"Graph", "build", "open"}:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
