"""The command `kg`: parses the line, calls one command, turns every KgError into one clear line."""

import argparse
import os
import sys
from collections.abc import Sequence

from kg import __version__
from kg.cli import build, export, info, query, relations, show, why
from kg.cli.terminal import error
from kg.errors import KgError

COMMANDS = (build, query, why, show, export, info, relations)
DESCRIPTION = """\
Reads news and official text and writes a graph of people, organisations and their relations,
in which every edge leads to the sentence that says it."""
EPILOGUE = """\
start here:
  kg build articles/ -o mygraph          read a folder of text, HTML and JSON lines
  kg query mygraph who-met-whom          ask a named query (kg query --list names them)
  kg why mygraph "Lavrov" "Rubio"        the sentences behind an edge
  kg show mygraph -o page.html           see it in the browser"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="kg",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status: 0 done, 1 a KgError, 2 a wrong line, 130 interrupted."""
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
