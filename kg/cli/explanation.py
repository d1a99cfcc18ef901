"""`kg why --text`: what the program saw in every sentence of one text."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.terminal import paragraph, quoted, safe, say, styled
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.extract.explain import Look, Sentence
    from kg.model import Claim


def print_explanation(target: str, names: Sequence[str], folders: Sequence[Path] = ()) -> int:
    """Read the text and print every sentence, or those that name all of `names`; "-" is standard input.

    `folders` hold relation files of the user.
    """
    from kg.explain import document_of, document_of_bytes, explain, naming

    document = document_of_bytes(_standard_input()) if target == "-" else document_of(Path(target))
    chosen = naming(explain(document, folders), names)
    for one in chosen:
        _show(one, names)
    claims = sum(len(_among(look.claims, names)) for one in chosen for look in one.looks)
    about = f" about {safe(' and '.join(names))}" if names else ""
    sentences = f"{len(chosen)} sentence{'' if len(chosen) == 1 else 's'}"
    say(f"{sentences}, {claims} claim{'' if claims == 1 else 's'}{about}")
    return 0


def _standard_input() -> bytes:
    if not sys.stdin or sys.stdin.isatty():
        raise KgError("there is no text: pipe one into kg why --text -, or name a file")
    return sys.stdin.buffer.read()


def _show(one: "Sentence", names: Sequence[str]) -> None:
    say(quoted(one.text, 0))
    if not one.looks:
        say(paragraph("no frame knows a word of this sentence as it is read"))
    for look in one.looks:
        kept = _among(look.claims, names)
        reason = "" if kept else look.reason or f"not among {' and '.join(names)}"
        verdict = styled("accepted", "green") if kept else f"{styled('refused', 'red')}: {safe(reason)}"
        say(f"  {styled(safe(look.word), 'bold')}  {look.relation}/{look.frame}  {verdict}")
        for line in _details(look):
            say(paragraph(line, 6))
        for claim in kept:
            say(paragraph(f"→ {_claim(claim)}", 6))
    for word, why in one.overlooked.items():
        say(f"  {safe(word)}  {styled(f'no frame looked at it: {safe(why)}', 'dim')}")
    say()


def _details(look: "Look") -> Iterator[str]:
    if look.arguments:
        yield " · ".join(f"{role}: {', '.join(found)}" for role, found in look.arguments.items())
    if look.cues:
        yield f"stance: {look.stance} ({', '.join(look.cues)})"


def _claim(claim: "Claim") -> str:
    speakers = f" by {', '.join(speaker.name for speaker in claim.attributed_to)}" if claim.attributed_to else ""
    head = f"{claim.subject.name}  {claim.predicate}  {claim.object.name}"
    return f"{head}  [{claim.stance}{speakers}; confidence {claim.confidence:.2f}]"


def _among(claims: "Sequence[Claim]", names: Sequence[str]) -> "list[Claim]":
    """The claims between those who are named, all where nobody is."""
    from kg.explain import is_named

    return [claim for claim in claims if all(is_named(name, (claim.subject, claim.object)) for name in names)]
