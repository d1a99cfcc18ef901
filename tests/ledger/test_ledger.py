"""What is put into the ledger comes out of it, in one order, whatever happens in between."""

import itertools
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.ledger.ledger import Ledger
from kg.ledger.registration import Registered
from kg.model import Document, MentionKey, Problem, Reading
from tests.ledger.records import FULL, document, rich

VERSIONS = {"kg": "0.1"}


def build(path: Path, *documents: Document) -> list[Document]:
    """A whole build, in which every document yields a rich reading; the documents worked on."""
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.register(documents)
        ledger.settle()
        work = list(ledger.pending())
        ledger.store([rich(one) for one in work])
        ledger.mint({})
    return work


def held(path: Path) -> list[Reading]:
    """All readings of a ledger."""
    with Ledger(path, writable=False) as ledger:
        return list(ledger.readings())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def test_readings_come_back_as_they_were_stored(path: Path) -> None:
    assert build(path, FULL) == [FULL]
    assert held(path) == [rich(FULL)]


def test_the_order_is_by_build_then_content_then_id(path: Path) -> None:
    twins = [document("b", "same"), document("a", "same"), document("c", "other")]
    build(path, *twins)
    first = held(path)
    assert [r.document.id for r in first] == [d.id for d in sorted(twins, key=lambda d: (d.content_hash, d.id))]
    build(path, *(document(f"later {i}") for i in range(5)))
    assert held(path)[:3] == first
    later = [r.document.content_hash for r in held(path)[3:]]
    assert later == sorted(later)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_of_inputs_does_not_matter(path: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    inputs = [
        document("x", "one", "north/x.txt"),
        document("x", "two", "south/x.txt"),
        document("y", "three", "b/y.txt", title="B"),
        document("y", "three", "a/y.txt", title="A"),
    ]
    build(path, *inputs)
    build(tmp_path / "other.sqlite", *(inputs[i] for i in order))
    assert held(tmp_path / "other.sqlite") == held(path)
    assert {r.document.id: r.document.title for r in held(path)} == {"north/x": None, "south/x": None, "y": "A"}


def test_what_was_read_already_is_skipped_and_counted(path: Path) -> None:
    build(path, document("a"), document("b"))
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        both = [document("a"), document("new"), document("new", source="elsewhere/new.txt")]
        assert ledger.register(both) == Registered(new=1, skipped=2)
        ledger.settle()
        assert [one.id for one in ledger.pending()] == ["new"]


def test_a_changed_source_replaces_its_older_version_and_all_that_it_said(path: Path) -> None:
    build(path, document("a", "old", "a.txt"), document("b"))
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.register([document("a", "new", "a.txt")])
        assert ledger.settle() == 1
        ledger.store([rich(one) for one in ledger.pending()])
        ledger.mint({})
    texts = {r.document.id: r.document.text for r in held(path)}
    assert texts == {"a": "new", "b": "Text of b."}
    assert b"old" not in path.read_bytes()


def test_the_same_id_from_another_source_is_another_document(path: Path) -> None:
    build(path, document("report", "ours", "report.txt"))
    build(path, document("report", "theirs", "theirs/report.txt"))
    assert {r.document.id: r.document.text for r in held(path)} == {"report": "ours", "theirs/report": "theirs"}
    build(path, document("report", "theirs, corrected", "theirs/report.txt"))
    assert {r.document.id: r.document.text for r in held(path)} == {
        "report": "ours",
        "theirs/report": "theirs, corrected",
    }


def test_files_of_two_folders_are_not_versions_of_each_other(path: Path) -> None:
    with Ledger(path) as ledger:
        for folder, text in (("2021", "old"), ("2022", "new"), ("2022", "newer")):
            ledger.begin(VERSIONS)
            ledger.register([document("01", text, "01.txt")], folder)
            ledger.settle()
            ledger.store([rich(one) for one in ledger.pending()])
            ledger.mint({})
    assert {r.document.id: (r.document.text, r.document.source) for r in held(path)} == {
        "01": ("old", "01.txt"),
        "2022/01": ("newer", "01.txt"),
    }


def test_a_record_that_moved_within_its_file_is_a_new_version(path: Path) -> None:
    build(path, document("r", "old", "all.jsonl#3"))
    build(path, document("r", "new", "all.jsonl#7"))
    assert [(r.document.id, r.document.text) for r in held(path)] == [("r", "new")]


def test_registering_twice_and_settling_twice_changes_nothing(path: Path, tmp_path: Path) -> None:
    inputs = [document("x", "one", "north/x.txt"), document("x", "two", "south/x.txt"), document("z")]
    build(path, *inputs)
    with Ledger(tmp_path / "again.sqlite") as ledger:
        ledger.begin(VERSIONS)
        ledger.register(inputs[:2])
        ledger.begin(VERSIONS)  # as after a kill while reading
        assert ledger.register(inputs) == Registered(new=3)
        ledger.settle()
        ledger.begin(VERSIONS)  # as after a kill while working
        assert ledger.register(inputs) == Registered(again=3)
        assert ledger.settle() == 0
        ledger.store([rich(one) for one in ledger.pending()])
        ledger.mint({})
    assert held(tmp_path / "again.sqlite") == held(path)


def test_what_an_interrupted_build_left_is_still_pending_when_other_sources_are_given(path: Path) -> None:
    with Ledger(path) as ledger:
        number = ledger.begin(VERSIONS)
        ledger.register([document("left")])
        ledger.settle()
    with Ledger(path) as ledger:
        assert ledger.begin(VERSIONS) == number
        ledger.register([document("given")])
        ledger.settle()
        assert sorted(one.id for one in ledger.pending()) == ["given", "left"]


def test_a_failed_document_is_named_and_tried_again_by_the_next_build_that_reads_it(path: Path) -> None:
    bad = document("bad")
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.register([bad])
        ledger.settle()
        ledger.fail(bad, Problem("bad.txt", "annotate", "took too long"))
        ledger.note([Problem("nothing.txt", "read", "is empty")])
        ledger.mint({})
        assert ledger.counts().failed == 1
        assert [p.reason for p in ledger.problems()] == ["took too long", "is empty"]
        ledger.begin(VERSIONS)
        assert ledger.register([bad]) == Registered(again=1)
        ledger.settle()
        assert [p.reason for p in ledger.problems()] == ["is empty"]
        assert list(ledger.pending()) == [bad]


def test_identifiers_are_kept_until_their_document_is_replaced(path: Path) -> None:
    build(path, document("a", "old"), document("b"))
    minted = {MentionKey("a", 0, 10): "urn:kg:entity:1", MentionKey("b", 0, 10): "urn:kg:entity:2"}
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.mint(minted)
        assert ledger.minted() == minted
        ledger.begin(VERSIONS)
        ledger.register([document("a", "new")])
        ledger.settle()
        assert ledger.minted() == {MentionKey("b", 0, 10): "urn:kg:entity:2"}


def test_a_build_does_not_end_while_documents_are_pending(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.register([document("a")])
        ledger.settle()
        with pytest.raises(GraphError, match="pending"):
            ledger.mint({})
        with pytest.raises(GraphError, match="not waiting"):
            ledger.store([rich(document("stranger"))])


def test_half_a_batch_is_never_kept(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.begin(VERSIONS)
        ledger.register([document("a"), document("b")])
        ledger.settle()
        with pytest.raises(GraphError):
            ledger.store([rich(document("a")), rich(document("stranger"))])
        assert ledger.counts().pending == 2
        assert ledger.counts().mentions == 0


def test_the_digest_depends_on_content_alone(path: Path, tmp_path: Path) -> None:
    one, two = document("a"), document("b")
    build(path, one, two)
    build(tmp_path / "other.sqlite", two, one)
    build(tmp_path / "less.sqlite", one)
    digests = []
    for name in (path, tmp_path / "other.sqlite", tmp_path / "less.sqlite"):
        with Ledger(name, writable=False) as ledger:
            digests.append(ledger.digest())
    assert digests[0] == digests[1] != digests[2]


def test_a_second_writer_is_told_who_holds_the_graph(path: Path) -> None:
    import os

    with Ledger(path), pytest.raises(GraphError, match=rf"being built by another process \(number {os.getpid()}\)"):
        Ledger(path)
    Ledger(path).close()


def test_readers_and_a_build_work_side_by_side(path: Path) -> None:
    build(path, document("a"))
    with Ledger(path) as writer:
        assert [r.document.id for r in held(path)] == ["a"]
        writer.begin(VERSIONS)
        writer.register([document("b")])
        writer.settle()
        assert [r.document.id for r in held(path)] == ["a"]
        writer.store([rich(document("b"))])
        assert sorted(r.document.id for r in held(path)) == ["a", "b"]


def test_a_commit_waits_for_a_reader_and_says_so_when_it_waited_too_long(path: Path, monkeypatch) -> None:
    monkeypatch.setattr("kg.ledger.database.PATIENCE", 50)
    build(path, document("a"))
    with Ledger(path) as writer:
        with Ledger(path, writable=False) as reader:
            with pytest.raises(GraphError, match="in use by another program"):
                writer.begin(VERSIONS)
            assert [r.document.id for r in reader.readings()] == ["a"]
        writer.begin(VERSIONS)


def test_a_reader_cannot_write(path: Path) -> None:
    build(path, document("a"))
    with Ledger(path, writable=False) as reader, pytest.raises(GraphError):
        reader.begin(VERSIONS)


def test_a_missing_ledger_and_a_folder_that_is_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="does not exist"):
        Ledger(tmp_path / "ledger.sqlite", writable=False)
    with pytest.raises(GraphError, match="cannot be written"):
        Ledger(tmp_path / "nowhere" / "ledger.sqlite")


def test_a_newer_ledger_says_what_to_do(path: Path) -> None:
    build(path, document("a"))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(GraphError, match=r"newer kg .*install the newer kg"):
        Ledger(path)


def test_another_program_s_database_is_not_touched(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    for writable in (True, False):
        with pytest.raises(GraphError, match="no ledger of kg"):
            Ledger(path, writable)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_rubbish_is_refused_by_readers(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(GraphError):
        Ledger(path, writable=False)


inputs = st.lists(
    st.builds(
        lambda id, folder, text: document(id, text, f"{folder}/{id}.txt"),
        st.sampled_from("xyz"),
        st.sampled_from("abc"),
        st.sampled_from(["one", "two", "three"]),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(builds=st.lists(inputs, min_size=1, max_size=3), data=st.data())
def test_builds_of_any_inputs_in_any_order_lose_nothing_and_double_nothing(tmp_path_factory, builds, data) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    for documents in builds:
        shuffled = data.draw(st.permutations(documents))
        build(folder / "one.sqlite", *documents)
        build(folder / "two.sqlite", *shuffled, *shuffled[:2])
    one, two = held(folder / "one.sqlite"), held(folder / "two.sqlite")
    assert one == two
    assert len({r.document.id for r in one}) == len(one)
    last = {(d.id, d.text) for d in builds[-1]}
    assert last <= {(r.document.id.split("/")[-1].split("~")[0].split(".")[0], r.document.text) for r in one}
