"""Named entities against gold: each once a document that names it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kg.evaluate.naming import normal
from kg.evaluate.score import Score

Json = dict[str, Any]


def entity_scores(gold: Sequence[Json], entities: Sequence[Json]) -> Mapping[str, Score]:
    """The score of each document of the gold: an entity is right that has a form of one of the gold's there.

    What the gold only describes, or calls "Other", is right where it is found, and nothing that has to be.
    """
    read: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity in entities:
        for mention in entity["mentions"]:
            read[mention["document"]][entity["id"]].add(normal(mention["text"]))
    return {record["doc"]: _score(record, read[record["doc"]]) for record in gold}


def _score(record: Json, read: Mapping[str, set[str]]) -> Score:
    known = {
        normal(form)
        for entity in record["entities"]
        for form in (entity["name"], *entity["mentions"], *entity["nominals"])
    }
    every = {form for forms in read.values() for form in forms}
    right = sum(bool(forms & known) for forms in read.values())
    meant = [
        {normal(form) for form in entity["mentions"]} - {""}
        for entity in record["entities"]
        if entity["agreed"] and entity["types"][0] != "Other"
    ]
    meant = [forms for forms in meant if forms]
    return Score(right, len(read) - right, sum(bool(forms & every) for forms in meant), len(meant))
