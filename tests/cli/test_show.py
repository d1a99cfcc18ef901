"""`kg show` writes one page, of all or of what lies around a name."""

from pathlib import Path

import pytest


def shown(path: Path) -> set[str]:
    """The people that a page names."""
    text = path.read_text(encoding="utf-8")
    return {name for name in ("Ann Lee", "Bo Ray", "Cy Orr", "Dan Poe", "Zoë Quux") if name in text}


def test_the_page_holds_the_whole_graph_and_is_told_where_it_is(kg, graph: str, tmp_path: Path) -> None:
    ran = kg("show", graph, "-o", tmp_path / "page.html")
    assert ran.status == 0
    assert ran.out.startswith(f"{tmp_path / 'page.html'}: 0.")
    assert shown(tmp_path / "page.html") == {"Ann Lee", "Bo Ray", "Cy Orr", "Dan Poe", "Zoë Quux"}


@pytest.mark.parametrize(
    ("depth", "people"),
    [
        ([], {"Zoë Quux", "Ann Lee"}),
        (["--depth", "2"], {"Zoë Quux", "Ann Lee", "Bo Ray"}),
        (["--depth", "3"], {"Zoë Quux", "Ann Lee", "Bo Ray", "Cy Orr"}),
    ],
)
def test_around_a_name_only_so_many_steps_are_shown(
    kg, graph: str, tmp_path: Path, depth: list[str], people: set[str]
) -> None:
    kg("show", graph, "--around", "Zoë Quux", *depth, "-o", tmp_path / "page.html")
    assert shown(tmp_path / "page.html") == people


def test_the_title_is_the_one_that_was_given(kg, graph: str, tmp_path: Path) -> None:
    kg("show", graph, "--title", "A <b>title</b>", "-o", tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<title>A &lt;b&gt;title&lt;/b&gt;" in text


def test_the_page_can_go_to_standard_output(kg, graph: str, tmp_path: Path) -> None:
    ran = kg("show", graph, "-o", "-")
    kg("show", graph, "-o", tmp_path / "page.html")
    assert ran.out == (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--around", "Anne Le"], "Near: Ann Lee"),
        (["--around", "Ann Lee", "--depth", "-1"], "depth is -1"),
        (["--depth", "2"], "--depth needs --around"),
        (["--max-nodes", "0"], "max_nodes is 0"),
    ],
)
def test_what_cannot_be_shown_gets_one_line_and_leaves_the_old_page(
    kg, graph: str, tmp_path: Path, arguments: list[str], told: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    ran = kg("show", graph, *arguments, "-o", page)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
    assert page.read_text() == "old"
    assert list(tmp_path.iterdir()) == [page]
