"""Words that a frame requires or excludes in its sentence."""

import re
from collections.abc import Iterable

from kg.frames import Frame

_NAMED = 6  # words in a reason
_Alternatives = tuple[tuple[re.Pattern[str], ...], ...]


class Conditions:
    """The word conditions of all frames, compiled once."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        lists = {words for frame in frames for words in (frame.requires, frame.excludes) if words}
        self._compiled = {words: _alternatives(words) for words in lists}

    def hold(self, frame: Frame, sentence: str) -> bool:
        """Whether the sentence has a word that the frame requires and none that it excludes."""
        if frame.requires and not self._found(frame.requires, sentence):
            return False
        return not (frame.excludes and self._found(frame.excludes, sentence))

    def refusal(self, frame: Frame, sentence: str) -> str:
        """Which of the two does not hold, for who asks why; empty where both do."""
        if frame.requires and not self._found(frame.requires, sentence):
            more = ", …" if len(frame.requires) > _NAMED else ""
            return f"required word missing: {', '.join(frame.requires[:_NAMED])}{more}"
        groups = self._compiled[frame.excludes] if frame.excludes else ()
        for group in groups:
            found = [match[0] for pattern in group if (match := pattern.search(sentence))]
            if len(found) == len(group):
                return f"excluded word: {', '.join(found)}"
        return ""

    def _found(self, words: tuple[str, ...], sentence: str) -> bool:
        return any(all(pattern.search(sentence) for pattern in group) for group in self._compiled[words])


def _alternatives(words: Iterable[str]) -> _Alternatives:
    """Groups of patterns that must all be found: "list & terrorists" is one of two, all plain words are one of one."""
    single = [re.escape(word) for word in words if "&" not in word]
    joined = [[re.escape(part.strip()) for part in word.split("&")] for word in words if "&" in word]
    groups = [["|".join(single)], *joined] if single else joined
    return tuple(tuple(re.compile(rf"(?<!\w)(?:{part})(?!\w)", re.IGNORECASE) for part in group) for group in groups)
