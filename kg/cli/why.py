"""`kg why`: the sentences behind an edge."""

import argparse
from typing import Any

from kg.cli.terminal import STANCE_STYLES, quoted, safe, say, styled


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "why",
        help="the sentences that say it",
        description="Lists every claim between two entities, or about one, with its sentence, stance, date and source.",
        epilog='example:  kg why mygraph "Marco Rubio" "Sergey Lavrov"',
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("a", metavar="A", help="a name, or an IRI")
    parser.add_argument("b", metavar="B", nargs="?", help="a second one; without it, all claims about A")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the claims."""
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
    """Role, status, date and place, as far as they are known."""
    status = None if claim["stance"] == "denied" else claim["status"]  # "not imposed" is no status
    parts = [claim["role"], status, when(claim), claim["place"] and f"in {claim['place']}"]
    return "".join(f"; {part}" for part in parts if part)


def when(claim: dict[Any, Any]) -> str:
    """The event's date or interval, empty where unknown."""
    if not claim["earliest"]:
        return ""
    same = claim["earliest"] == claim["latest"]
    return str(claim["earliest"]) if same else f"{claim['earliest']} to {claim['latest']}"
