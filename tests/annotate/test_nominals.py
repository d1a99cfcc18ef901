"""Descriptions: what was said of somebody before means them, and what was said of nobody means nobody."""

import pytest

from tests.annotate.conftest import Read
from tests.annotate.trees import referred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bogdan Kostelnik, a banker, lives in Piraeus. The banker left.", [("The banker", "Bogdan Kostelnik")]),
        (
            "Ivan Petrenko, the ambassador of Russia, arrived in Oslo. The Russian envoy met Ida Berg.",
            [("The Russian envoy", "Ivan Petrenko")],
        ),
        ("The Northern Fund met. The Fund left.", [("The Fund", "Northern Fund")]),
        ("Ida Berg, a beekeeper, lives in Oslo. The beekeeper left.", [("The beekeeper", "Ida Berg")]),
        ("Bishop Paul Oyelaran arrived. The Bishop left.", [("The Bishop", "Paul Oyelaran")]),
        (
            "Northern Oil Ltd sued the Eastern Ministry of Trade. The company won.",
            [("The company", "Northern Oil Ltd")],
        ),
        (
            "Nils Holm arrived in Oslo. Later Paul Oyelaran came too. The two men left.",
            [("The two men", "Nils Holm"), ("two men", "Paul Oyelaran")],
        ),
    ],
)
def test_what_was_said_of_somebody_means_them(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert referred(read(text), "nominal") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bogdan Kostelnik, a banker, lives in Piraeus. A banker left.",
        "Bogdan Kostelnik lives in Piraeus. The bankers left.",
        "The Northern Fund met. The fund for children left.",
        "Ida Berg arrived. The two left.",
        "Ida Berg lives in Oslo. The beekeeper left.",
        "Ida Berg arrived in Oslo. Later Paul Oyelaran came too. The two men left.",
    ],
)
def test_what_was_said_of_nobody_means_nobody(read: Read, text: str) -> None:
    assert referred(read(text), "nominal") == []


def test_two_persons_and_two_countries(read: Read) -> None:
    doc = read(
        "Ida Berg met Paul Oyelaran in Oslo. The two rivals left.\n\nNorway and Ghana met. Both countries gained."
    )
    names = [name for _, name in referred(doc, "nominal")]
    assert names == ["Ida Berg", "Paul Oyelaran", "Norway", "Ghana"]
