"""How good the extraction is: claims and entities against gold made by hand.

The measure is in claims.py and entities.py, what it gives in score.py; gold.py reads what is held to be true. Figures
with their intervals are tables (tables.py), for the terminal and for a page (page.py).
"""

from kg.evaluate.claims import evaluate
from kg.evaluate.gold import digest, read_gold
from kg.evaluate.naming import actors, normal
from kg.evaluate.score import CARD, CORE, SYMMETRIC, Evaluation, Score

__all__ = [
    "CARD",
    "CORE",
    "SYMMETRIC",
    "Evaluation",
    "Score",
    "actors",
    "digest",
    "evaluate",
    "normal",
    "read_gold",
]
