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
    Graph: TypeAlias = nx.Graph[int]

GAP = 100.0  # the length an edge would like to have, in units of the drawing
STRESS_STEPS = 60
FORCE_STEPS = 160
SPREAD_STEPS = 40
PULL = 0.008  # towards the middle
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
    for heat in np.linspace(1.0, 0.02, FORCE_STEPS):
        far = np.maximum(_distances(points), 1.0)
        ratio = ideal / far
        push = (np.minimum(ratio * ratio, 9.0) - spring * far) * ratio
        move = _summed(points, push) - PULL * points
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        points = points + move / length[:, None] * np.minimum(length, heat * GAP * 0.6)[:, None]
    return _spread(points, ideal * 0.62)


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


def _spread(points: "Points", least: "Points") -> "Points":
    """The points, moved apart where two are nearer than `least`."""
    import numpy as np

    for _ in range(SPREAD_STEPS):
        far = _distances(points)
        np.fill_diagonal(far, np.inf)
        short = np.maximum(least - far, 0.0)
        if not short.any():
            break
        points = points + _summed(points, short * 0.45 / np.maximum(far, 1e-6))
    return _centred(points)
