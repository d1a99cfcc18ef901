"""Forces that place the nodes of one connected part: first the distances of the graph, then attraction and repulsion.

No random numbers and no library that may share the sums out among threads: the same graph gives the same places.
"""

import math
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Numbers: TypeAlias = NDArray[np.intp]
    Graph: TypeAlias = nx.Graph[int]

GAP = 100.0  # the length an edge would like to have, in units of the drawing
STRESS_STEPS = 60
FORCE_STEPS = 160
SPREAD_STEPS = 40
PULL = (
    0.0006  # towards the middle, for each node: without it a large part takes twice the room, with more a chain curls
)
MOST_PULL = 0.15
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def forces(graph: "Graph", nodes: list[int], room: "Points | None" = None) -> "Points":
    """A place for each of `nodes`, the middle of all at (0, 0).

    `room` is the radius each node needs (communities laid out as wholes); else one with many neighbours needs more.
    """
    import numpy as np

    near = _adjacency(graph, nodes)
    radius = GAP / 2 * (0.85 + 0.13 * np.sqrt(near.sum(axis=1))) if room is None else room
    ideal = radius[:, None] + radius[None, :]
    points = _stress(_steps_between(graph, nodes), ideal)
    spring = near / ideal
    pull = min(MOST_PULL, PULL * len(nodes))
    for heat in np.linspace(1.0, 0.02, FORCE_STEPS):
        far = np.maximum(_distances(points), 1.0)
        ratio = ideal / far
        push = (np.minimum(ratio * ratio, 9.0) - spring * far) * ratio
        move = _summed(points, push) - pull * points
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        points = points + move / length[:, None] * np.minimum(length, heat * GAP * 0.6)[:, None]
    return spread(points, radius * 0.62)


def spread(points: "Points", radius: "Points") -> "Points":
    """The points, moved apart where two are nearer than their radii together, and their middle at (0, 0)."""
    import numpy as np

    for _ in range(SPREAD_STEPS):
        one, other = _near_pairs(points, 2 * float(radius.max()))
        way = points[one] - points[other]
        far = np.maximum(np.sqrt((way**2).sum(axis=1)), 1e-6)
        short = np.maximum(radius[one] + radius[other] - far, 0.0)
        if not short.any():
            break
        push = way * (short * 0.45 / far)[:, None]
        move = np.zeros_like(points)
        np.add.at(move, one, push)
        np.add.at(move, other, -push)
        points = points + move
    return _centred(points)


def turned(points: "Points") -> "Points":
    """The points, turned so that their long axis lies level."""
    import numpy as np

    x, y = (points - points.mean(axis=0)).T
    angle = 0.5 * math.atan2(2 * float((x * y).sum()), float((x * x - y * y).sum()))
    cosine, sine = math.cos(angle), math.sin(angle)
    return _centred(np.stack([x * cosine + y * sine, y * cosine - x * sine], axis=1))


def _centred(points: "Points") -> "Points":
    middle: Points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return middle


def _adjacency(graph: "Graph", nodes: list[int]) -> "Points":
    """1 where two nodes have an edge, else 0; a node is not its own neighbour."""
    import numpy as np

    index = {node: i for i, node in enumerate(nodes)}
    near = np.zeros((len(nodes), len(nodes)))
    for one, other in graph.edges():
        near[index[one], index[other]] = near[index[other], index[one]] = 1.0
    np.fill_diagonal(near, 0.0)
    return near


def _distances(points: "Points") -> "Points":
    """How far each point is from each."""
    import numpy as np

    x, y = points.T
    across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
    distances: Points = np.sqrt(across * across + down * down)
    return distances


def _summed(points: "Points", weight: "Points") -> "Points":
    """For each point the sum, over all others, of weight times the way from the other to it."""
    import numpy as np

    others: Points = points * weight.sum(axis=1)[:, None] - np.einsum("ij,jk->ik", weight, points)
    return others


def _steps_between(graph: "Graph", nodes: list[int]) -> "Points":
    """The number of edges between every two nodes."""
    import numpy as np

    index = {node: i for i, node in enumerate(nodes)}
    neighbours = [[index[other] for other in graph[node]] for node in nodes]
    steps = np.zeros((len(nodes), len(nodes)))
    for start in range(len(nodes)):
        seen = {start: 0}
        border = deque([start])
        while border:
            one = border.popleft()
            for other in neighbours[one]:
                if other not in seen:
                    seen[other] = seen[one] + 1
                    border.append(other)
        steps[start, list(seen)] = list(seen.values())
    return steps


def _stress(steps: "Points", ideal: "Points") -> "Points":
    """Places whose distances are near the steps between nodes: stress majorisation from a sunflower."""
    import numpy as np

    number = np.arange(len(steps))
    turn = number * _GOLDEN_ANGLE
    points: Points = np.sqrt(number + 0.5)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1) * GAP
    weight = np.divide(1.0, steps**2, out=np.zeros_like(steps), where=steps > 0)
    total = np.maximum(weight.sum(axis=1), 1e-9)[:, None]
    reach = weight * steps * ideal
    for _ in range(STRESS_STEPS):
        way = _summed(points, reach / np.maximum(_distances(points), 1e-6))
        points = (np.einsum("ij,jk->ik", weight, points) + way) / total
    return points


def _near_pairs(points: "Points", reach: float) -> "tuple[Numbers, Numbers]":
    """Each pair of points that are at most `reach` apart from left to right, as two lists of numbers."""
    import numpy as np

    order = np.argsort(points[:, 0], kind="stable")
    across = points[order, 0]
    after = np.arange(1, len(points) + 1)
    near = np.searchsorted(across, across + reach) - after
    near = np.maximum(near, 0)
    one = np.repeat(after - 1, near)
    other = np.repeat(after - np.cumsum(near) + near, near) + np.arange(len(one))
    return order[one], order[other]
