"""The files a page is made of: our template, style sheet and scripts, and the vis-network library out of pyvis."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from kg.errors import KgError

SCRIPTS = (
    "dom.js",
    "view.js",
    "room.js",
    "labels.js",
    "drawing.js",
    "panel.js",
    "controls.js",
    "tip.js",
    "app.js",
)
_LIBRARY = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def asset(name: str) -> str:
    """A file of this folder as text."""
    return files("kg.visualise").joinpath(name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """Our scripts as one, in a scope of its own."""
    return '(() => {\n"use strict";\n' + "\n".join(asset(name) for name in SCRIPTS) + "})();\n"


@cache
def library() -> str:
    """The vis-network library as pyvis ships it (Apache 2.0 or MIT, its notice stands at its top), fit for inlining.

    Raises KgError where the installed pyvis has another one.
    """
    path = files("pyvis").joinpath(*_LIBRARY)
    if not path.is_file():
        raise KgError(f"the installed pyvis has no {'/'.join(_LIBRARY)}; install pyvis 0.3.2")
    code = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return _SOURCE_MAP.sub("", code)


def digest(code: str) -> str:
    """The source expression that lets a content security policy allow exactly this inline script or style.

    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode('ascii')}'"
