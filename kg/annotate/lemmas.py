"""How a word's form becomes its lemma, as a short script that many words share.

A script says whether the form is written small first, how many letters go at its end, and what takes their place; an
irregular form's script is the whole lemma.
"""

_LONGEST = 4  # letters that a script may take away


def script(form: str, lemma: str) -> str:
    """The script that makes this lemma of this form.

    >>> [script("Talks", "talk"), script("Germans", "German"), script("met", "meet"), script("was", "be")]
    ['l1', 'k1', 'l1et', '=be']
    """
    for letter, written in (("k", form), ("l", form.lower())):
        common = _common(written, lemma)
        if (common or not lemma) and len(written) - common <= _LONGEST and (letter == "l" or lemma != lemma.lower()):
            return f"{letter}{len(written) - common}{lemma[common:]}"
    return f"={lemma}"


def lemma_of(form: str, written: str) -> str:
    """The lemma that a script makes of a form; a form too short for it is its own lemma.

    >>> [lemma_of("Visited", "l2"), lemma_of("met", "l1et"), lemma_of("a", "l3y")]
    ['visit', 'meet', 'a']
    """
    if written[0] == "=":
        return written[1:]
    base = form.lower() if written[0] == "l" else form
    cut = int(written[1])
    return base[: len(base) - cut] + written[2:] if cut < len(base) else base


def _common(one: str, other: str) -> int:
    size = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        size += 1
    return size
