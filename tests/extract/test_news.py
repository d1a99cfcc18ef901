"""Sentences as the news has them, and what they say of the core relations: news.txt, read by the pipeline that ships.

A line is a sentence; those below it, set in, are its claims: subject, relation, object, (stance) but asserted, [status]
where it is over.
"""

from pathlib import Path

import pytest

from kg.evaluate import CORE
from kg.model import Claim
from tests.extract.reading import read

LINES = Path(__file__).with_name("news.txt").read_text(encoding="utf-8").splitlines()
OVER = ("former", "lifted")


def sentences() -> dict[str, set[str]]:
    """Each sentence with its claims."""
    found: dict[str, set[str]] = {}
    sentence = ""
    for line in LINES:
        if line.startswith(" "):
            found[sentence].add(line.strip())
        else:
            sentence = line
            found[sentence] = set()
    return found


def shown(claim: Claim) -> str:
    """A claim as news.txt has it."""
    stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
    status = f" [{claim.status}]" if claim.status in OVER else ""
    return f"{claim.subject.name} {claim.predicate} {claim.object.name}{stance}{status}"


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_of_the_news_says_what_it_says(sentence: str) -> None:
    claims = {shown(claim) for claim in read(sentence, "2024-05-20") if claim.predicate in CORE}
    assert claims == sentences()[sentence]
