"""Words that hand their part on to those whose they are: "support for [X's sovereignty]", "[X's troops] attacked".

Which words do is said by a frame: `hands_on` for its object, `acts_for` for its subject.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.arguments import Argument, Roles, add
from kg.extract.lexicon import Lexicon, with_forms
from kg.extract.syntax import children, conjuncts, preposition, words
from kg.frames import Frame

_BEFORE = frozenset({"nmod:poss", "compound", "amod", "nmod:unmarked", "nmod:desc"})
_AFTER = frozenset({"by", "from"})
_DEPTH = 3


def handed(roles: Roles, frame: Frame, lexicon: Lexicon) -> Roles:
    """The roles with those whom the frame's words stand for beside the words themselves."""
    if not (frame.hands_on or frame.acts_for):
        return roles
    found = {name: list(arguments) for name, arguments in roles.items()}
    for names, stand in ((frame.object, frame.hands_on), (frame.subject, frame.acts_for)):
        for name in names if stand else ():
            _extend(found, name, _words(stand, lexicon), lexicon)
    return found


def _words(stand: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The words of a frame; the name of a list of language.toml stands for its words."""
    return frozenset(word for item in stand for word in lexicon.standing.get(item, with_forms([item])))


def _extend(roles: Roles, name: str, stand: frozenset[str], lexicon: Lexicon) -> None:
    arguments: Iterable[Argument] = list(roles.get(name, ()))
    for argument in arguments:
        for owner in _owners(argument.token, stand, lexicon):
            add(roles, name, owner, "stands for")


def _owners(token: Token, stand: frozenset[str], lexicon: Lexicon, depth: int = 0) -> Iterator[Token]:
    """Whose the thing is: the possessor, the words before it, those behind "of" or "by"."""
    items = conjuncts(token)  # "soldiers and youths of X"
    if depth > _DEPTH or not any(words(item) & stand for item in items):
        return
    for item in items:
        for child in [child for child in item.children if _owns(child, item, lexicon)]:
            yield child
            yield from _owners(child, stand, lexicon, depth + 1)


def _owns(child: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whose it is: "X's arrest of Y" and "the arrest of Y by X" are X's."""
    if child.i < noun.i:
        return child.dep_ in _BEFORE
    place = preposition(child) if child.dep_ in {"nmod", "obl:agent"} else ""
    done_to = bool(children(noun, "nmod:poss")) or bool(words(noun) & lexicon.standing["transitive"])
    return place in _AFTER or (place == "of" and not done_to)
