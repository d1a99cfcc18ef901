"""How the tree of a Doc is mended: one arc at a time, and never into a ring."""

from spacy.tokens import Token


def hang(token: Token, head: Token, relation: str | None = None) -> bool:
    """Give a token a head and a relation; False, and nothing done, where the head hangs on the token.

    With itself for a head a token is a root.
    """
    above = head
    while above.head.i not in {above.i, token.i}:
        above = above.head
    if head.i != token.i and token.i in {above.i, above.head.i}:
        return False
    token.head = head
    token.dep_ = relation or token.dep_
    return True
