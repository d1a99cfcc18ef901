""" "Her country" is the state whose office she holds, "the Ghanaian" who alone was called something of Ghana."""

import pytest

from tests.annotate.conftest import Read
from tests.annotate.trees import referred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ida Berg of Norway said that her country wanted peace.", [("her country", "Norway")]),
        ("Ida Berg of the Northern Bank said that her country wanted peace.", []),
        ("The Ghanaian envoy Ida Berg met Lena Strand. The Ghanaian refused an offer.", [("The Ghanaian", "Ida Berg")]),
        ("The Ghanaian envoy Ida Berg met the Ghanaian envoy Nils Holm. The Ghanaian refused an offer.", []),
        ("The Ghanaian envoy Ida Berg met Lena Strand. The Ghanaians refused an offer.", []),
    ],
)
def test_a_country_and_its_people_are_known_by_what_somebody_was_called(read: Read, text: str, expected: list) -> None:
    assert referred(read(text), "nominal") == expected
