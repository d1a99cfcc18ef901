"""Clusters that grow by union, and refuse unions that somebody has ruled out."""

from collections.abc import Collection, Iterable, Sequence


class Clusters:
    """A partition of the numbers 0 … size - 1; `part` rules out that two sets of them ever share a cluster."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._size = [1] * size
        self._sides: dict[int, set[tuple[int, bool]]] = {}
        self._parted = 0

    def part(self, left: Collection[int], right: Collection[int]) -> None:
        """Keep every member of `left` apart from every member of `right`, but for members of both."""
        for side, members in ((False, left), (True, right)):
            for member in members:
                if not (member in left and member in right):
                    self._sides.setdefault(self.root(member), set()).add((self._parted, side))
        self._parted += 1

    def root(self, member: int) -> int:
        """The number that stands for a member's cluster."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, a: int, b: int) -> bool:
        """Make one cluster of two, unless they are kept apart; whether they are one now."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        theirs, others = self._sides.get(a, set()), self._sides.get(b, set())
        if any((pair, not side) in others for pair, side in theirs):
            return False
        big, small = (a, b) if self._size[a] >= self._size[b] else (b, a)
        self._parent[small] = big
        self._size[big] += self._size[small]
        if theirs or others:
            self._sides[big] = theirs | others
        return True

    def gather(self, members: Sequence[int]) -> None:
        """Make one cluster of all members; where some are kept apart, each goes to the first that takes it."""
        heads: list[int] = []
        for member in members:
            if not any(self.join(head, member) for head in heads):
                heads.append(member)

    def members(self, of: Iterable[int]) -> list[list[int]]:
        """The clusters of some numbers, each in the order given, by their first member."""
        found: dict[int, list[int]] = {}
        for member in of:
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())
