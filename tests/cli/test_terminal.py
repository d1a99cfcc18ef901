"""What is printed cannot drive the terminal, and fits it."""

from kg.cli.terminal import cells, clipped, safe, table


def test_control_and_direction_characters_are_not_printed() -> None:
    assert safe("Ann\x1b[31m \u202eoga\nnew\x07 line") == "Ann[31m oga new line"


def test_a_table_fits_the_width_and_marks_what_was_cut(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = table(["who", "sentence"], [("Ann", "x" * 200), ("李明", "short")])
    assert all(cells(line) <= 40 for line in lines)
    assert lines[2].endswith("…")


def test_wide_characters_take_two_columns() -> None:
    assert cells("李明") == 4
    assert clipped("李明李明", 5) == "李明…"


def test_a_missing_cell_is_empty() -> None:
    assert table(["a", "b"], [(None, "x")])[2] == "   x"
