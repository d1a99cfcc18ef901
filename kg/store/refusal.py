"""What is refused before the engine sees a query: calls to other servers, other data sets, texts nested too deep.

Both checks look at the raw text, strings and comments included. A tokeniser that differs from the engine's in one
corner (`?a<1#>` is an IRI to one and a comment to the other) could be led past a keyword; the raw text cannot. The
price: words in a string or comment that look like the clause are refused too.
"""

import re

DEPTH = 128
_GAP = r"(?:[ \t\r\n]++|#[^\r\n]*+)*+"
_NAMED = r"(?:<|[?$]|[\w.\-]*+:)"
_SERVICE = re.compile(rf"service(?={_GAP}(?:silent{_GAP})?{_NAMED})", re.IGNORECASE)
_FROM = re.compile(rf"(?<![\w?$:])from{_GAP}(?:named{_GAP})?(?:<|[\w.\-]*+:)", re.IGNORECASE)
_UPDATES = re.compile(r"(?<![\w?$:])(?:insert|delete|load|clear|drop|create|add|move|copy)(?![\w:])", re.IGNORECASE)


def refusal(query: str) -> str | None:
    """Why a query is not run, in one line; None where nothing speaks against it."""
    for match in _SERVICE.finditer(query):
        if _is_keyword(query, match.start()):
            return f"line {line_of(query, match.start())}: SERVICE is refused: a query never calls another server"
    clause = _FROM.search(query)
    if clause:
        where = line_of(query, clause.start())
        return f"line {where}: FROM is refused: the default graph is the union of all; write GRAPH <…> {{ … }} for one"
    deepest = depth(query)
    if deepest > DEPTH:
        return f"brackets are nested {deepest} deep; at most {DEPTH} are allowed"
    return None


def line_of(query: str, offset: int) -> int:
    """The line, from 1, in which a character stands."""
    return query.count("\n", 0, offset) + 1


def depth(query: str) -> int:
    """How deep brackets of all kinds are nested."""
    deepest = level = 0
    for bracket in re.finditer(r"[(\[{]|[)\]}]", query):
        level = level + 1 if bracket[0] in "([{" else max(0, level - 1)
        deepest = max(deepest, level)
    return deepest


def writes(query: str) -> bool:
    """Whether a text that is no query looks like an update."""
    return _UPDATES.search(query) is not None


def _is_keyword(query: str, start: int) -> bool:
    """False in `?service`, `$service` and `ex:service`, which every grammar reads as one name."""
    while start > 0 and (query[start - 1].isalnum() or query[start - 1] == "_"):
        start -= 1
    return start == 0 or query[start - 1] not in "?$:"
