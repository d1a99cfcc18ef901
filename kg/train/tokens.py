"""The tokenizer that ships: spaCy's English one, with hyphens split where Universal Dependencies splits them.

"U.S.-Russia" is "U.S.", "-", "Russia"; "15-year" is "15", "-", "year"; "2021–2022" is three. The patterns are saved
with the pipeline, so loading the folder is enough.
"""

from typing import Any

from kg.train.sentence import Token

_HYPHEN = "(?:-|‑|–|—)"
INFIXES = (
    rf"(?<=[A-Za-z][.]){_HYPHEN}(?=[A-Za-z])",
    rf"(?<=[0-9]){_HYPHEN}(?=[A-Za-z])",
    rf"(?<=[A-Za-z]){_HYPHEN}(?=[0-9])",
    r"(?<=[0-9])(?:–|—)(?=[0-9])",
    r"(?<=[0-9.,!?)”\"’%])—(?=\w)",
    r"[,!?)”\"%](?=—\w)",
    r"(?<=[a-z]{2})\.(?=—\w)",
)


def set_tokenizer(nlp: Any) -> None:
    """Give a spaCy English pipeline our infixes."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), *INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def blank() -> Any:
    """An English pipeline that only tokenizes, the way the shipped one does."""
    import spacy

    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    return nlp


def spaced(words: list[str]) -> tuple[Token, ...]:
    """Tokens of words whose spaces are lost (wikigold): none before closing and none after opening marks.

    >>> "".join(token.form + " " * token.space for token in spaced(["(", "U.S.", ")", ",", "it", "'s"]))
    "(U.S.), it's "
    """
    following = [*words[1:], ""]
    return tuple(Token(word, not _joined(word, after)) for word, after in zip(words, following, strict=True))


def _joined(word: str, after: str) -> bool:
    closing = after in {",", ".", ";", ":", ")", "]", "?", "!", "%", "''", "n't", "'s", "’s"}
    contraction = after.startswith("'") and after[1:].isalpha() and len(after) < 4
    return closing or contraction or word in {"(", "[", "``", "$", "£", "€"}
