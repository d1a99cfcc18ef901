"""The command `kg`: parses the line, calls one command, turns every KgError into one clear line."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from kg import __version__
from kg.cli import build, export, info, label, query, relations, show, train, why
from kg.cli import eval as evaluation
from kg.cli.terminal import error
from kg.errors import KgError

COMMANDS = (build, query, why, show, export, info, relations, evaluation, label, train)
DESCRIPTION = """\
Reads news and official text and writes a graph of people, organisations and
their relations, in which every edge leads to the sentence that says it."""
EPILOGUE = """\
examples, to start with:
  kg build articles/ -o mygraph     read a folder of text, HTML and JSON lines
  kg query mygraph who-met-whom     ask a named query (--list names them)
  kg why mygraph "Lavrov" "Rubio"   the sentences behind an edge
  kg show mygraph -o page.html      see it in the browser"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the description's lines, and has room for the longest command beside what it does."""

    def add_argument(self, action: argparse.Action) -> None:
        """Leave as much room as the indented commands need, which argparse forgets."""
        super().add_argument(action)
        self._action_max_length += 2


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="kg",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        formatter_class=_Help,
    )
    top.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status: 0 done, 1 a KgError, 2 a wrong line, 130 interrupted."""
    _print_anything()
    options = parser().parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except KgError as problem:
        error(str(problem))
        return 1
    except KeyboardInterrupt:
        error("stopped; what was finished is kept, and the same `kg build` goes on from there")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        error(f"{problem.filename or 'a file'}: {problem.strerror or problem}")
        return 1


def _print_anything() -> None:
    """A character that the terminal's encoding lacks, or a file name that is no text, is printed as "?"."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
