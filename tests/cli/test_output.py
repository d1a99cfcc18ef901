"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from kg.cli.output import written
from kg.errors import KgError


def test_a_file_appears_whole(tmp_path: Path) -> None:
    with written(str(tmp_path / "a.txt")) as stream:
        stream.write(b"all of it")
    assert (tmp_path / "a.txt").read_bytes() == b"all of it"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")

    def broken() -> None:
        with written(str(tmp_path / "a.txt")) as stream:
            stream.write(b"half")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        broken()
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "link").symlink_to(victim)
    with pytest.raises(KgError, match="symbolic link"), written(str(tmp_path / "link")):
        pass
    assert victim.read_text() == "mine"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="nowhere does not exist"), written(str(tmp_path / "nowhere" / "a")):
        pass


def test_a_dash_is_standard_output(capsysbinary) -> None:
    with written("-") as stream:
        stream.write(b"all of it \xff")
    assert capsysbinary.readouterr().out == b"all of it \xff"


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(KgError, match="a cannot be written: Permission denied"), written(str(tmp_path / "a")):
        pass
