"""What is printed cannot drive the terminal, and fits it."""

from kg.cli.terminal import cells, clipped, data, paragraph, safe, table


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


def test_headings_give_way_before_what_stands_under_them(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert table(["person", "documents", "asserted"], [("Maria Petrova", 3, 12), ("Bo Ray", 11, 1)]) == [
        "person         docum…  asser…",
        "─────────────  ──────  ──────",
        "Maria Petrova       3      12",
        "Bo Ray             11       1",
    ]


def test_rows_too_wide_for_any_table_are_blocks_with_every_word(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    quote = "She said that she had met him twice, in Oslo and in Rome."
    lines = table(["who", "whom", "where", "quote"], [("Maria Petrova", "Tomas Varga", "Copenhagen area", quote)])
    assert lines[:2] == ["── 1 ────", "who    Maria Petrova"]
    assert all(cells(line) <= 40 for line in lines)
    assert quote in " ".join(" ".join(lines).split())


def test_a_paragraph_is_wrapped_indented_and_harmless(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = paragraph("word \x1b[31m" * 20).splitlines()
    assert len(lines) > 1
    assert all(line.startswith("    ") and len(line) <= 40 for line in lines)
    assert "\x1b" not in "".join(lines)


def test_data_is_untouched_in_a_file_and_harmless_on_a_terminal(monkeypatch) -> None:
    raw = "a\tb\n\x1b]0;c\u202e"
    assert data(raw) == raw
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert data(raw) == "a\tb\n]0;c"
