"""A byte that changes in the file is noticed: the ledger is refused, or it still says exactly what it said."""

import random
import sqlite3
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.ledger.ledger import Ledger
from kg.model import MentionKey, Problem
from tests.ledger.records import document, rich

FLIPS = 200


def everything(path: Path) -> tuple[object, ...]:
    """All that a ledger says; reads every row."""
    with Ledger(path, writable=False) as ledger:
        ledger.verify()
        return tuple(ledger.readings()), ledger.minted(), ledger.problems(), ledger.versions(), ledger.counts()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.begin({"kg": "0.1"})
        ledger.register([document(f"d{i}", f"Text {i}. " * 200) for i in range(12)])
        ledger.settle()
        work = list(ledger.pending())
        ledger.store([rich(one) for one in work[:-1]])
        ledger.fail(work[-1], Problem("x.txt", "annotate", "slow"))
        ledger.mint({MentionKey(one.id, 0, 10): f"urn:kg:entity:{one.id}" for one in work[:-1]})
    return path


def test_a_changed_byte_anywhere_is_refused_or_harmless(path: Path) -> None:
    whole = path.read_bytes()
    said = everything(path)
    chance = random.Random(16)
    refused = 0
    for _ in range(FLIPS):
        at = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        try:
            found = everything(path)
        except GraphError:
            refused += 1
        else:
            assert found == said, f"byte {at}: something else is said, and nobody noticed"
    assert refused > FLIPS // 3


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents SET text = replace(text, 'Text 3', 'Text 4')",
        "UPDATE documents SET state = 'failed' WHERE key = 1",
        "UPDATE claims SET stance = 'asserted' WHERE position = 0",
        "UPDATE mentions SET chain = 9 WHERE document = 2 AND position = 0",
        "UPDATE minted SET iri = 'urn:kg:entity:else'",
        "UPDATE builds SET state = 'open'",
        "UPDATE problems SET reason = 'none'",
        "DELETE FROM claims WHERE document = 3",
        "DELETE FROM documents WHERE key = 4",
        "DELETE FROM minted WHERE document = 1",
        "DROP INDEX documents_in_order",
    ],
)
def test_a_change_by_other_hands_is_noticed(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()
    with pytest.raises(GraphError, match=r"is damaged .*build again"):
        everything(path)


def test_a_shortened_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(GraphError, match="damaged"):
        everything(path)
