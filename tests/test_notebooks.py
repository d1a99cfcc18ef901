"""Every notebook runs from top to bottom and still prints what was saved in it.

`python -m tests.test_notebooks` runs them and saves what they print now.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = {path.stem: path for path in sorted(FOLDER.glob("*.ipynb"))}
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}
ABSOLUTE = re.compile(r"(?<![\w.:/<])/(?:home|root|tmp|work|usr|var|Users)/")
SECONDS = 120  # a cell may take


def executed(path: Path) -> NotebookNode:
    """The notebook after a run in a fresh kernel, from its own folder, without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    return notebook


def outputs(notebook: NotebookNode) -> list[list[str]]:
    """The texts that each code cell prints; pictures and HTML left out."""
    return [[text for output in cell.outputs for text in texts(output)] for cell in code(notebook)]


def texts(output: NotebookNode) -> Iterator[str]:
    """The plain texts of one output."""
    if output.output_type == "stream":
        yield f"{output.name}: {output.text}"
    elif output.output_type == "error":
        yield f"{output.ename}: {output.evalue}"
    else:
        yield from (str(value) for kind, value in sorted(output.data.items()) if kind == "text/plain")


def code(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells that run."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_is_a_notebook_to_start_with() -> None:
    assert "first-look" in NOTEBOOKS


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs_from_top_to_bottom_and_prints_what_was_saved(name: str) -> None:
    now = executed(NOTEBOOKS[name])
    saved = nbformat.read(NOTEBOOKS[name], as_version=4)
    for cell, was, printed in zip(code(now), outputs(saved), outputs(now), strict=True):
        assert printed == was, f"{name}: this cell prints something else than was saved:\n{cell.source}"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_was_saved_after_a_whole_run_and_says_nothing_of_the_machine(name: str) -> None:
    notebook = nbformat.read(NOTEBOOKS[name], as_version=4)
    nbformat.validate(notebook)
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    assert notebook.metadata == METADATA
    assert not any(cell.metadata for cell in notebook.cells)
    assert not any(output.output_type == "error" for cell in code(notebook) for output in cell.outputs)
    printed = "\n".join(text for cell in outputs(notebook) for text in cell)
    assert ABSOLUTE.search(printed + "\n".join(cell.source for cell in notebook.cells)) is None


def main() -> None:
    """Run every notebook and save it."""
    for path in NOTEBOOKS.values():
        notebook = executed(path)
        nbformat.validate(notebook)
        nbformat.write(notebook, path)
        print(path.relative_to(FOLDER.parent))


if __name__ == "__main__":
    main()
