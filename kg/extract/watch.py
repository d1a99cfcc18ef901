"""Who wants to know what becomes of every trigger: `Extractor(schema, version)(doc, watch)`; nobody in a build."""

from collections.abc import Callable

from kg.extract.arguments import Roles
from kg.extract.triggers import Trigger

WORDS = "words"  # refused: stands where nothing is claimed, or the frame's conditions on words do not hold
NEEDS = "needs"  # refused: a role that the frame needs is not there
LACKS = "lacks"  # refused: a role that the frame excludes is there
PAIRS = "pairs"  # refused: the roles give no pair of mentions
READ = "read"  # there are pairs

Watch = Callable[[Trigger, str, Roles], None]
"""Told of a trigger, one of the steps above, and the roles found until then."""
