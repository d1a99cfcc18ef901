"""The border between data and HTML: every text of a graph passes through here once on its way into the page."""

import html
import json
import re
from typing import Any

_SCRIPT_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?\Z", re.IGNORECASE)


def island(data: Any) -> str:
    """JSON for a `<script type="application/json">` element: nothing in it can end the element or open a comment.

    Pure ASCII, so that U+2028, bidirectional controls and lone surrogates stand as escapes too.

    >>> island({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False).translate(_SCRIPT_ESCAPES)


def text(value: str) -> str:
    """A text for an HTML text node or a quoted attribute; what HTML cannot carry becomes U+FFFD.

    >>> text('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(_UNPRINTABLE.sub("\ufffd", value), quote=True)


def web_address(value: str | None) -> str | None:
    """The address where it is one that a page may link to (http or https, no user name in it), else None.

    >>> web_address("https://news.example/a?b=1"), web_address("javascript:alert(1)")
    ('https://news.example/a?b=1', None)
    """
    if value and _WEB_ADDRESS.match(value) and not _UNPRINTABLE.search(value):
        return value
    return None
