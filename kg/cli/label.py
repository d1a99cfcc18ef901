"""`kg label`: a person judges claims, one by one."""

import argparse
import getpass
import re
import sys
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import STANCE_STYLES, answer, paragraph, safe, say, styled, table
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.rdf.statements import Statement

DESCRIPTION = """\
Shows claims drawn by chance and asks of each whether it is right. The answers
are kept with the graph, in decisions.jsonl."""
EPILOGUE = """\
answers, each with a reason behind it if you like ("w no such meeting"):
  r  right: the text says this of these two
  w  wrong: it does not
  s  right but for the stance: it says it, but not as asserted, denied, …
  u  unsure
  q  quit; what was judged is kept, and the next call goes on from there

examples:
  kg label mygraph
  kg label mygraph --relation metWith --number 30"""
ANSWERS = {"r": "right", "w": "wrong", "s": "stance wrong", "u": "unsure"}
OPEN, CLOSE = "⟨", "⟩"
NOBODY = "there is nobody to ask: run kg label in a terminal, or pipe the answers in, one a line"


def add(commands: Any) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "label",
        help="judge claims yourself, and learn the precision",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("graph", help="the graph's folder")
    parser.add_argument("--relation", metavar="NAME", help="only claims of this relation")
    parser.add_argument("--number", type=int, default=50, metavar="N", help="how many are drawn (50)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number draws others (1)")
    parser.add_argument("--who", metavar="NAME", help="who judges (the name of the account)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask about what is not judged yet, then print the precision."""
    from kg.api import Graph
    from kg.labelling import claims_of, judgements, precisions, sample
    from kg.pipeline import refresh

    if options.number < 1:
        raise KgError(f"--number is {options.number}; give how many claims to judge, 1 or more")
    graph = Graph(options.graph)
    claims = claims_of(graph.knowledge, options.relation)
    drawn = sample(claims, options.number, options.seed)
    done = judgements(graph.folder, claims)
    left = [one for one in drawn if one.iri not in done]
    if len(left) < len(drawn):
        more = "" if left else "; a larger --number or another --seed draws more"
        say(f"{len(drawn) - len(left)} of {len(drawn)} are judged already{more}\n")
    ask_all(graph, left, options.who)
    refresh(graph.folder)
    judged = judgements(graph.folder, claims)
    wrong = sum(decision.value == "wrong" for decision in judged.values())
    if wrong:
        say(f"{wrong} judged wrong: no query, export or page shows them any more\n")
    shown(precisions(claims, judged))
    return 0


def ask_all(graph: "Graph", left: "list[Statement]", who: str | None) -> None:
    """Ask about each claim and keep each answer at once, until there is none any more.

    Raises KgError where there is neither a terminal nor any input.
    """
    from kg.labelling import judge

    for number, one in enumerate(left, 1):
        show(one, f"{number} of {len(left)}")
        try:
            given = asked()
        except EOFError:
            if number == 1 and not (sys.stdin and sys.stdin.isatty()):
                raise KgError(NOBODY) from None
            break
        if given is None:
            break
        judge(graph.folder, one, given[0], who or account(), given[1])
    if left:
        say()


def asked() -> tuple[str, str | None] | None:
    """One judgement and the reason for it; None where the person quits. Raises EOFError where the input ends."""
    while True:
        try:
            line = answer("r(ight) w(rong) s(tance wrong) u(nsure) q(uit): ")
        except KeyboardInterrupt:
            return None
        letter, _, why = line.strip().partition(" ")
        if letter.lower() == "q":
            return None
        if letter.lower() in ANSWERS:
            return ANSWERS[letter.lower()], safe(why) or None
        say("  answer with r, w, s, u or q")


def account() -> str:
    """The name of who is logged in, as far as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def show(one: "Statement", place: str) -> None:
    """One claim: who, what, whom; its stance and speakers; its sentence with both marked; its source."""
    claim = one.claim
    stance = styled(claim.stance, STANCE_STYLES[claim.stance])
    speakers = f" by {safe(', '.join(one.speaker_labels))}" if one.speakers else ""
    head = f"{safe(one.subject.label)}  {claim.predicate}  {safe(one.object.label)}"
    say(f"\n{styled(place, 'dim')}  {styled(head, 'bold')}  [{stance}{speakers}]")
    text = paragraph(f"“{marked(one)}”")
    say(re.sub(f"{OPEN}.+?{CLOSE}", lambda found: styled(found[0], "bold"), text, flags=re.DOTALL))
    document = one.document
    say(styled(paragraph(f"{document.title or document.id}, {document.published or 'undated'}"), "dim"))


def marked(one: "Statement") -> str:
    """The sentence with subject and object between marks, as far as they stand in it."""
    evidence = one.claim.evidence
    quote = evidence.quote.replace(OPEN, "<").replace(CLOSE, ">")
    inside = [
        (end.start - evidence.start, end.end - evidence.start)
        for end in (one.claim.subject, one.claim.object)
        if evidence.start <= end.start and end.end <= evidence.end
    ]
    marks = sorted([(start, 1, OPEN) for start, _ in inside] + [(end, 0, CLOSE) for _, end in inside], reverse=True)
    for at, _, mark in marks:
        quote = quote[:at] + mark + quote[at:]
    return quote


def shown(found: "list[Any]") -> None:
    """Print the precision of every relation that was judged."""
    if not found:
        say("nothing is judged yet")
        return
    rows = []
    for one in found:
        low, high = one.interval
        precision = f"{one.right / one.judged:.2f} ({low:.2f}–{high:.2f})" if one.judged else "–"
        stance = f"{one.right - one.stance_wrong} of {one.right}"
        rows.append((one.relation, one.judged, one.right, precision, stance, one.unsure))
    say("\n".join(table(("relation", "judged", "right", "precision (95 %)", "stance right", "unsure"), rows)))
