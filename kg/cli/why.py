"""`kg why`: the sentences behind an edge, or what the program saw in a text."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.terminal import STANCE_STYLES, quoted, safe, say, styled

DESCRIPTION = """\
Lists every claim between two entities, or about one, with its sentence, stance,
date and source. With --text it reads one text and says of each word that a
frame looked at what was found there, and why a claim came of it or not."""
EPILOGUE = """\
examples:
  kg why mygraph "Marco Rubio" "Sergey Lavrov"
  kg why --text article.txt "Marco Rubio" "Sergey Lavrov"
  kg why --text article.txt --relations mygraph/relations
  echo "Ida Berg met Luis Ortega in Oslo." | kg why --text -"""


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "why",
        help="the sentences that say it",
        description=DESCRIPTION,
        usage="kg why [-h] (GRAPH A [B] | --text FILE [A [B]])",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("graph", metavar="GRAPH", nargs="?", help="the graph's folder")
    parser.add_argument("a", metavar="A", nargs="?", help="a name, or an IRI")
    parser.add_argument("b", metavar="B", nargs="?", help="a second one; without it, all claims about A")
    parser.add_argument("--text", metavar="FILE", help="explain a text instead; - is standard input")
    parser.add_argument("--relations", metavar="FOLDER", help="with --text: also with your relation files in FOLDER")
    parser.set_defaults(run=run, refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Print the claims, or what was seen in a text."""
    if options.text is not None:
        from kg.cli.explanation import print_explanation

        if options.b:
            options.refuse("with --text there is no GRAPH: at most A and B")
        names = [name for name in (options.graph, options.a) if name]
        return print_explanation(options.text, names, [Path(options.relations)] if options.relations else [])
    if options.relations:
        options.refuse("--relations goes with --text; a graph has its own")
    if not options.a:
        options.refuse("the following arguments are required: GRAPH, A (or --text FILE)")
    from kg.api import Graph

    graph = Graph(options.graph)
    claims = graph.why(options.a, options.b).to_dict("records")
    for claim in claims:
        show(claim)
    between = " and ".join(graph.find(name).label for name in (options.a, options.b) if name)
    say(f"{len(claims)} claim{'' if len(claims) == 1 else 's'} about {safe(between)}")
    return 0


def show(claim: dict[Any, Any]) -> None:
    """One claim: who, what, whom; how it is said; the sentence; where it stands."""
    stance = styled(claim["stance"], STANCE_STYLES[claim["stance"]])
    speaker = f" by {safe(', '.join(claim['attributed_to']))}" if claim["attributed_to"] else ""
    head = "  ".join(safe(claim[part]) for part in ("subject", "predicate", "object"))
    say(f"{styled(head, 'bold')}  [{stance}{speaker}{safe(details(claim))}]")
    say(quoted(claim["quote"]))
    source = f"{claim['source']}, {claim['published'] or 'undated'}, characters {claim['start']}–{claim['end']}"
    say(f"    {styled(safe(source), 'dim')}\n")


def details(claim: dict[Any, Any]) -> str:
    """Role, status, date and place, as far as they are known, and how it was read if not from one sentence."""
    status = None if claim["stance"] == "denied" else claim["status"]  # "not imposed" is no status
    way = claim["extractor"].partition(", ")[2]
    parts = [claim["role"], status, when(claim), claim["place"] and f"in {claim['place']}", way]
    return "".join(f"; {part}" for part in parts if part)


def when(claim: dict[Any, Any]) -> str:
    """The event's date or interval, empty where unknown."""
    if not claim["earliest"]:
        return ""
    same = claim["earliest"] == claim["latest"]
    return str(claim["earliest"]) if same else f"{claim['earliest']} to {claim['latest']}"
