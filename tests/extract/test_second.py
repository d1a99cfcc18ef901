"""What a second reading adds, and what it may not."""

from dataclasses import replace

from kg.extract.explain import Explainer
from kg.extract.mentions import Mentions
from kg.extract.second import MARK, is_second, unsaid
from kg.schema import load_schema
from tests.extract.reading import annotated, read

TEXT = "Ida Berg met Luis Ortega. Norway thanked Peru."
SCHEMA = load_schema()


def test_what_the_first_reading_says_is_not_said_again() -> None:
    claims, mentions = read(TEXT), Mentions(annotated(TEXT))
    assert claims
    assert not list(unsaid(claims, claims, SCHEMA, mentions))
    turned = [replace(c, subject=c.object, object=c.subject) for c in claims if c.predicate == "metWith"]
    assert turned
    assert not list(unsaid(claims, turned, SCHEMA, mentions))


def test_what_it_adds_is_less_sure_and_says_where_it_comes_from() -> None:
    claims, mentions = read(TEXT), Mentions(annotated(TEXT))
    added = list(unsaid([], claims, SCHEMA, mentions))
    assert [(c.predicate, is_second(c)) for c in added] == [(c.predicate, True) for c in claims]
    assert all(new.confidence < old.confidence for new, old in zip(added, claims, strict=True))
    assert not any(map(is_second, claims))


def test_an_event_of_the_first_reading_stays_one() -> None:
    met = next(c for c in read(TEXT) if c.predicate == "metWith")
    others = [replace(met, subject=replace(met.subject, chain=90)), replace(met, trigger=(30, 33), event=1)]
    others[1] = replace(others[1], object=replace(met.object, chain=91))
    added = list(unsaid([met], others, SCHEMA, Mentions(annotated(TEXT))))
    assert [claim.event for claim in added] == [met.event, met.event + 1]


def test_the_country_of_an_office_takes_no_part() -> None:
    text = "Ida Berg met with Norway Foreign Minister Luis Ortega."
    met = next(c for c in read(text) if c.predicate == "metWith")
    doc = annotated(text)
    norway = next(m for m in doc._.mentions if m.name == "Norway")
    assert not list(unsaid([met], [replace(met, object=norway)], SCHEMA, Mentions(doc)))


def test_who_asks_why_is_told_that_only_the_second_reading_has_it() -> None:
    doc = annotated("Ida Berg met Luis Ortega.")
    for token in doc:
        token.dep_ = "dep"  # the first reading without an idea of who did what
    looks = [look for sentence in Explainer(SCHEMA, "test").explain(doc) for look in sentence.looks if look.claims]
    assert [(look.relation, look.cues) for look in looks] == [("metWith", (MARK,))]
