"""Discovery: what is read from files, folders and archives, and that all else is named."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Problem
from kg.read.documents import read
from kg.read.limits import DEFAULT, ReadLimits
from kg.read.sources import RawInput, discover

LINE = json.dumps({"id": "a", "text": "The minister met the envoy."})


def found(*sources: Path, limits: ReadLimits = DEFAULT) -> tuple[list[RawInput], dict[str, str]]:
    """The raw inputs, and the reasons of the problems by their sources."""
    everything = list(discover(sources, limits))
    problems = [one for one in everything if isinstance(one, Problem)]
    assert {one.stage for one in problems} <= {"read"}
    return [one for one in everything if isinstance(one, RawInput)], {one.source: one.reason for one in problems}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    return place


def test_a_folder_is_read_sorted_and_deep_with_sources_that_depend_on_no_place(folder: Path) -> None:
    for name in ("b.txt", "a/2.html", "a/1.HTM", "c.TXT", ".hidden.txt", ".git/x.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The minister met the envoy.", encoding="utf-8")
    inputs, problems = found(folder)
    assert [(one.source, one.kind) for one in inputs] == [
        ("a/1.HTM", "html"),
        ("a/2.html", "html"),
        ("b.txt", "text"),
        ("c.TXT", "text"),
    ]
    assert problems == {}


def test_a_named_file_is_known_by_its_name(folder: Path) -> None:
    (folder / "talks.txt").write_text("x", encoding="utf-8")
    assert [one.source for one in found(folder / "talks.txt")[0]] == ["talks.txt"]


def test_a_source_inside_another_or_named_twice_is_read_once(folder: Path) -> None:
    (folder / "talks.txt").write_text("x", encoding="utf-8")
    inputs, _ = found(folder / "talks.txt", folder, folder.parent / "articles" / "..", folder)
    assert [one.source for one in inputs] == ["articles/talks.txt"]


def test_what_is_not_read_is_named_with_what_is(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF")
    (folder / "README").write_text("x", encoding="utf-8")
    _, problems = found(folder)
    assert problems["scan.pdf"].startswith("files that end in .pdf are not read; kg reads .jsonl.gz,")
    assert problems["README"].startswith("files without an ending are not read")


def test_a_missing_source_is_a_problem_and_an_error_where_nothing_is_left(folder: Path) -> None:
    (folder / "a.txt").write_text("x", encoding="utf-8")
    inputs, problems = found(folder / "gone.txt", folder / "a.txt")
    assert [one.source for one in inputs] == ["a.txt"]
    assert "gone.txt does not exist" in problems["gone.txt"]
    with pytest.raises(ReadError, match=r"gone\.txt does not exist; name a file or a folder"):
        discover([folder / "gone.txt"])


def test_a_folder_without_files_is_named(folder: Path) -> None:
    assert found(folder)[1] == {"articles": "is a folder without files"}


def test_links_that_leave_the_folder_are_not_followed(folder: Path) -> None:
    outside = folder.parent / "secret.txt"
    outside.write_text("x", encoding="utf-8")
    (folder / "in.txt").write_text("x", encoding="utf-8")
    (folder / "out.txt").symlink_to(outside)
    (folder / "same.txt").symlink_to(folder / "in.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "loop").symlink_to(folder)
    inputs, problems = found(folder)
    assert [one.source for one in inputs] == ["in.txt", "same.txt"]
    assert set(problems) == {"out.txt", "up"}
    assert "leaves the folder" in problems["out.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_pipes_and_devices_are_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert found(folder)[1] == {"pipe.txt": "is a pipe or a device, not a file, and is not read"}
    assert "a pipe or a device" in found(folder / "pipe.txt")[1]["pipe.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(folder: Path) -> None:
    (folder / "closed.txt").write_text("x", encoding="utf-8")
    (folder / "closed.txt").chmod(0)
    assert "Permission denied" in found(folder)[1]["closed.txt"]


def test_a_name_that_is_no_unicode_is_read_and_shown(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("The minister met.", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    inputs, _ = found(folder)
    assert inputs[0].source == "caf\ufffd.txt"
    assert read(inputs[0]).id == "caf\ufffd"


def test_a_file_over_the_limit_is_named_with_its_size(folder: Path) -> None:
    (folder / "big.txt").write_bytes(b"x" * 2_000_000)
    assert found(folder, limits=replace(DEFAULT, file_bytes=1_000_000))[1] == {
        "big.txt": "has 2.0 MB; at most 1 MB are read, split it"
    }


def test_each_line_of_an_archive_is_a_record_with_its_number(folder: Path) -> None:
    (folder / "a.jsonl").write_text(f"{LINE}\n\n  \n{LINE}\r\n{LINE}", encoding="utf-8")
    inputs, problems = found(folder)
    assert [(one.source, one.kind, one.record_id) for one in inputs] == [
        ("a.jsonl#1", "record", "1"),
        ("a.jsonl#4", "record", "4"),
        ("a.jsonl#5", "record", "5"),
    ]
    assert problems == {}
    assert {read(one).text for one in inputs} == {"The minister met the envoy."}


def test_packed_archives_give_the_same_records(folder: Path) -> None:
    (folder / "a.jsonl").write_text(f"{LINE}\n" * 3, encoding="utf-8")
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(f"{LINE}\n".encode() * 2) + gzip.compress(f"{LINE}\n".encode()))
    inputs, _ = found(folder)
    assert [one.payload for one in inputs[:3]] == [one.payload for one in inputs[3:]]
    assert inputs[5].source == "a.jsonl.gz#3"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (LINE, ["a.json"]),
        (json.dumps(json.loads(LINE), indent=2), ["a.json"]),
        (f"[{LINE}, {LINE}]", ["a.json#1", "a.json#2"]),
        (f"{LINE}\n{LINE}\n", ["a.json#1", "a.json#2"]),
    ],
)
def test_a_json_file_is_an_object_a_list_or_lines(folder: Path, text: str, sources: list[str]) -> None:
    (folder / "a.json").write_text(text, encoding="utf-8")
    inputs, _ = found(folder)
    assert [one.source for one in inputs] == sources
    assert all(read(one).text == "The minister met the envoy." for one in inputs)


def test_a_cut_archive_gives_its_good_records_and_one_problem(folder: Path) -> None:
    lines = [json.dumps({"text": f"The minister met the envoy. {os.urandom(200).hex()}"}) for _ in range(200)]
    packed = gzip.compress("\n".join(lines).encode())
    (folder / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    inputs, problems = found(folder)
    assert 20 < len(inputs) < 150
    assert [one.payload.decode() for one in inputs] == lines[: len(inputs)]
    assert problems == {"a.jsonl.gz": f"is cut off after line {len(inputs)}; the lines before were read"}


def test_a_damaged_or_false_archive_is_named(folder: Path) -> None:
    (folder / "a.jsonl.gz").write_bytes(b"no gzip at all")
    packed = bytearray(gzip.compress(f"{LINE}\n".encode() * 100))
    packed[-6] ^= 1
    (folder / "b.jsonl.gz").write_bytes(packed)
    _, problems = found(folder)
    assert "is damaged" in problems["a.jsonl.gz"]
    assert "is damaged" in problems["b.jsonl.gz"]


def test_a_packed_bomb_is_stopped(folder: Path) -> None:
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"x" * 30_000_000, 9))
    _, problems = found(folder)
    assert problems == {
        "a.jsonl.gz": "unpacks to more than 100 times its size, which no text does; it was read up to line 0"
    }


def test_an_archive_that_unpacks_to_too_much_is_stopped(folder: Path) -> None:
    lines = "".join(json.dumps({"text": os.urandom(2000).hex()}) + "\n" for _ in range(400))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode(), 1))
    inputs, problems = found(folder, limits=replace(DEFAULT, archive_bytes=1_000_000))
    assert 100 < len(inputs) < 400
    assert problems["a.jsonl.gz"].startswith("unpacks to more than 1 MB, split it; it was read up to line ")


def test_a_line_over_the_limit_is_named_and_the_next_are_read(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(f"{LINE}\n".encode() + b"x" * 50_000_000 + f"\n{LINE}\n".encode())
    inputs, problems = found(folder)
    assert [one.source for one in inputs] == ["a.jsonl#1", "a.jsonl#3"]
    assert problems == {"a.jsonl#2": "has 50.0 MB; at most 20 MB are read, split it"}


def test_archives_are_read_only_as_far_as_asked(folder: Path) -> None:
    (folder / "a.jsonl").write_text(f"{LINE}\n" * 200_000, encoding="utf-8")
    everything: Iterator[RawInput | Problem] = discover([folder])
    assert next(everything).source == "a.jsonl#1"
