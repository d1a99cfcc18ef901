"""The store on disk: derived whole or not at all, checked when opened, kept while somebody reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from kg.errors import GraphError
from kg.rdf.build import quads
from kg.store import derive as module
from kg.store.derive import current, derive, dump, quad_count, reading
from tests.contracts_export import exported
from tests.knowledge import hostile, knowledge, schema


def built() -> Iterator[Quad]:
    return quads(knowledge(), schema())


def test_the_store_holds_what_the_exporter_writes(tmp_path: Path) -> None:
    for name, made in (("plain", knowledge()), ("hostile", hostile())):
        store = derive(tmp_path, quads(made, schema()), name)
        assert current(tmp_path) == store
        assert dump(store) == exported("nquads", made, schema())
        assert quad_count(store) == len(dump(store).splitlines()) == len(Store.read_only(str(store)))


def test_the_bulk_loader_gives_the_same_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = dump(derive(tmp_path / "a", built(), "k"))
    monkeypatch.setattr(module, "BULK", 100)
    assert dump(derive(tmp_path / "b", built(), "k")) == one


def test_a_whole_store_of_the_same_key_is_not_written_again(tmp_path: Path) -> None:
    first = derive(tmp_path, built(), "same")

    def never() -> Iterator[Quad]:
        raise AssertionError("the quads were read")
        yield

    assert derive(tmp_path, never(), "same") == first


def test_a_failure_leaves_the_store_in_use_and_the_next_derivation_cleans_up(tmp_path: Path) -> None:
    old = derive(tmp_path, built(), "old")

    def breaks() -> Iterator[Quad]:
        yield from list(built())[:50]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        derive(tmp_path, breaks(), "new")
    assert current(tmp_path) == old
    new = derive(tmp_path, built(), "new")
    assert dump(new) == exported("nquads", knowledge(), schema())
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == ["CURRENT", "new", "new.json"]


def test_a_store_that_was_left_half_written_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "store" / "k").mkdir(parents=True)
    (tmp_path / "store" / "k" / "CURRENT").write_text("rubbish")
    assert quad_count(derive(tmp_path, built(), "k")) > 700


def test_a_store_that_is_being_read_is_kept(tmp_path: Path) -> None:
    old = derive(tmp_path, built(), "old")
    with reading(old):
        derive(tmp_path, built(), "new")
        assert len(dump(old)) == len(dump(current(tmp_path)))
    derive(tmp_path, built(), "third")
    assert not old.exists()


@pytest.mark.parametrize("pattern", ["*.log", "MANIFEST-*", "CURRENT"])
def test_one_flipped_byte_is_noticed(tmp_path: Path, pattern: str) -> None:
    store = derive(tmp_path, built(), "k")
    victim = max(store.glob(pattern), key=lambda path: path.stat().st_size)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    with pytest.raises(GraphError, match=rf"{victim.name} is not as it was written; remove"):
        current(tmp_path)
    assert dump(derive(tmp_path, built(), "k")) == exported("nquads", knowledge(), schema())


def test_missing_or_shortened_files_are_noticed(tmp_path: Path) -> None:
    store = derive(tmp_path, built(), "k")
    table = max(store.glob("*.sst"), key=lambda path: path.stat().st_size)
    table.write_bytes(table.read_bytes()[:-1])
    with pytest.raises(GraphError, match="is not as it was written"):
        current(tmp_path)
    table.unlink()
    with pytest.raises(GraphError, match="is not as it was written"):
        current(tmp_path)
    (tmp_path / "store" / "k.json").unlink()
    with pytest.raises(GraphError, match=r"k\.json is missing"):
        current(tmp_path)


def test_a_folder_without_a_store_and_a_bad_pointer_are_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="has no store yet"):
        current(tmp_path)
    derive(tmp_path, built(), "k")
    (tmp_path / "store" / "CURRENT").write_text("../../elsewhere")
    with pytest.raises(GraphError, match="CURRENT is damaged"):
        current(tmp_path)


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot name a store"):
        derive(tmp_path, built(), "../x")
