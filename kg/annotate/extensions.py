"""What the components keep on a Doc, as doc._.NAME."""

from spacy.tokens import Doc

_NAMES = ("document", "cover", "titles", "mentions", "roles", "coref_chains", "second", "reread")


def extend() -> None:
    """Let a Doc have them; None until a component sets them."""
    for name in _NAMES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
