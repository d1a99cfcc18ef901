"""The stages in order: sources → documents → mentions and claims → ledger → entities → store.

The only file that composes them. A build may be killed at any point; the same build started again goes on.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg import __version__, opened
from kg.engine import run
from kg.errors import GraphError
from kg.files import whole
from kg.ids import short_hash
from kg.ledger.ledger import Ledger
from kg.ledger.registration import Registered
from kg.model import Document, Knowledge, Problem, Reading
from kg.opened import ask, require_graph, schema_of, write
from kg.read.sources import RawInput, discover
from kg.resolve.decisions import CLAIM, Decision, read_decisions, refused
from kg.resolve.identifiers import Minted, new_identifiers
from kg.resolve.resolver import resolve
from kg.schema import Schema
from kg.settings import Settings
from kg.stages import extraction, options, read_english
from kg.worker import Initialise

__all__ = [
    "BuildReport",
    "Progress",
    "Stages",
    "ask",
    "build",
    "export",
    "info",
    "knowledge",
    "refresh",
    "require_graph",
    "schema_of",
    "write",
]

LEDGER = "ledger.sqlite"
DECISIONS = "decisions.jsonl"
BATCH = 32  # readings a transaction: what a kill can cost
ARRIVALS = 256  # documents registered in one transaction
BEST = 10  # people in the report
_OWN = (LEDGER, DECISIONS, "kg.toml", "store/", "relations/")  # what kg keeps in a graph's folder


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: in a stage, `done` documents of `total` (None while they are still being found)."""

    stage: str  # "read", "extract", "resolve", "store"
    done: int
    total: int | None
    problems: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the graph holds now.

    Every source is accounted for: given + continued = read + skipped + problems.
    """

    given: int  # documents found in the sources
    continued: int  # documents that an interrupted build had left, and that the sources do not name
    read: int  # documents worked on
    skipped: int  # read before, with the same text
    replaced: int  # older versions that a changed source took the place of
    problems: tuple[Problem, ...]  # of this build, each naming source, stage and reason
    notes: Mapping[str, int]  # "no-publication-date": documents whose relative dates are not resolved
    words: int
    entities: int  # of the whole graph, as are the next three
    claims: int
    edges: int
    best_connected: tuple[tuple[str, int], ...]  # people: label, number of others they are connected with
    seconds: Mapping[str, float]  # by stage


@dataclass(frozen=True, slots=True)
class Stages:
    """What a build is made of, where a test wants other parts than ours."""

    find: Callable[[Sequence[str]], Iterable[RawInput | Problem]] = discover
    read: Callable[[RawInput], Document] = read_english
    work: Callable[[Document], Reading] | Initialise | None = None  # None: our pipeline and relations
    run: Callable[..., Iterator[tuple[Any, Any]]] = run


def build(
    sources: Sequence[str],
    folder: Path,
    settings: Settings,
    progress: Callable[[Progress], None],
    stages: Stages = Stages(),
) -> BuildReport:
    """Read sources into the graph in `folder`, made where it is missing; what could not be read is in the report.

    Raises ReadError where no source exists, GraphError where the folder cannot be written, is being built by another
    process or is damaged, SchemaError for a wrong relation file of the user, PipelineError where the language
    pipeline cannot be loaded.
    """
    stages.find(sources)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{folder} cannot be made: {error.strerror}; name a folder that you may write to") from error
    schema, decisions = schema_of(folder), read_decisions(folder / DECISIONS)
    with Ledger(folder / LEDGER) as ledger:
        ledger.begin(_versions(settings))
        work = _Build(folder, ledger, settings, progress, stages)
        work.read(sources)
        work.extract(_own_relations(folder))
        return work.finish(schema, decisions)


def knowledge(folder: Path) -> Knowledge:
    """The graph in records. Raises GraphError where there is none or it is damaged."""
    require_graph(folder)
    with Ledger(folder / LEDGER, writable=False) as ledger:
        readings, minted = tuple(ledger.readings()), ledger.minted()
    return _graph(readings, minted, read_decisions(folder / DECISIONS))


def _graph(readings: tuple[Reading, ...], minted: Minted, decisions: Sequence[Decision]) -> Knowledge:
    return Knowledge(readings, resolve(readings, minted, decisions), refused(decisions))


def refresh(folder: Path) -> None:
    """Derive the store again where a decision has changed what it shows. Raises GraphError where there is no graph."""
    graph, schema, decisions = knowledge(folder), schema_of(folder), read_decisions(folder / DECISIONS)
    with Ledger(folder / LEDGER, writable=False) as ledger:
        key = _store_key(ledger, schema, decisions)
    _derived(folder, graph, schema, key)


def info(folder: Path, graph: Knowledge) -> dict[str, Any]:
    """Counts of what a graph holds, what could not be read, and the versions that made it."""
    from kg.rdf.statements import edges, statements

    with Ledger(folder / LEDGER, writable=False) as ledger:
        problems = [{"source": one.source, "stage": one.stage, "reason": one.reason} for one in ledger.problems()]
        versions = ledger.versions()
    joined = edges(statements(graph), schema_of(folder))
    return {**opened.info(graph), "edges": len(joined), "problems": problems, "versions": versions}


def export(folder: Path, graph: Knowledge, form: str, path: Path) -> Path:
    """Write the graph in a format to `path`, whole or not at all. Raises KgError with the valid formats."""
    with whole(path) as stream:
        opened.write(folder, graph, form, stream)
    return path


@dataclass(slots=True)
class _Build:
    """One build in work: what it has counted so far."""

    folder: Path
    ledger: Ledger
    settings: Settings
    progress: Callable[[Progress], None]
    stages: Stages
    given: int = 0
    continued: int = 0
    done: int = 0
    replaced: int = 0
    words: int = 0
    registered: Registered = field(default_factory=Registered)
    problems: list[Problem] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def read(self, sources: Sequence[str]) -> None:
        """Register what the sources hold, whatever their order."""
        with self._timed("read"):
            homes: deque[str] = deque()
            arrivals: list[tuple[str, Document]] = []
            problems: list[Problem] = []
            items = self._inputs(sources, homes)
            for _, result in self.stages.run(self.stages.read, items, options(self.settings, "read")):
                home = homes.popleft()
                self.given += 1
                if isinstance(result, Problem):
                    problems.append(result)
                else:
                    arrivals.append((home, result))
                if len(arrivals) >= ARRIVALS:
                    self._register(arrivals)
                self._tell("read", self.given, None, len(problems))
            self._register(arrivals)
            self.replaced = self.ledger.settle()
            self._note(problems)
            pending = self.ledger.counts().pending
            self.continued = pending - self.registered.new - self.registered.again

    def extract(self, folders: tuple[Path, ...]) -> None:
        """Work on every document that is pending and keep what it yields, a batch a transaction."""
        with self._timed("extract"):
            total = self.ledger.counts().pending
            if not total:
                return
            work = self.stages.work or extraction(self.settings.pipeline, folders, __version__)
            batch: list[Reading] = []
            try:
                pending = self.ledger.pending()
                results = self.stages.run(work, pending, options(self.settings, "extract"))
                for at, (document, result) in enumerate(results, 1):
                    if isinstance(result, Problem):
                        self.ledger.fail(document, result)
                        self.problems.append(result)
                    else:
                        batch.append(result)
                        self._count(result)
                    if len(batch) >= BATCH:
                        self._store(batch)
                    self._tell("extract", at, total, len(self.problems))
            finally:
                self._store(batch)

    def finish(self, schema: Schema, decisions: Sequence[Decision]) -> BuildReport:
        """Resolve all readings, keep the identifiers, end the build and derive the store."""
        with self._timed("resolve"):
            self._tell("resolve", 0, None, len(self.problems))
            readings, minted = tuple(self.ledger.readings()), self.ledger.minted()
            graph = _graph(readings, minted, decisions)
            self.ledger.mint(new_identifiers(graph.entities, minted))
        with self._timed("store"):
            self._tell("store", 0, None, len(self.problems))
            key = _store_key(self.ledger, schema, decisions)
            edges, best = _derived(self.folder, graph, schema, key)
        return BuildReport(
            given=self.given,
            continued=self.continued,
            read=self.done,
            skipped=self.registered.skipped,
            replaced=self.replaced,
            problems=tuple(sorted(self.problems, key=lambda one: (one.source, one.stage, one.reason))),
            notes=dict(sorted(self.notes.items())),
            words=self.words,
            entities=len(graph.entities),
            claims=sum(len(reading.claims) for reading in graph.readings),
            edges=edges,
            best_connected=best,
            seconds=self.seconds,
        )

    def _inputs(self, sources: Sequence[str], homes: deque[str]) -> Iterator[RawInput | Problem]:
        """Every input, with the name of the folder that its source is a path in noted in `homes`.

        What kg itself keeps in the folder of a graph, this one or another, is no source.
        """
        is_graph = cache(lambda folder: (folder / LEDGER).is_file())
        for source in dict.fromkeys(sources):
            root = Path(source).resolve()
            place = root if root.is_dir() else root.parent
            home = place.name
            if not root.exists():
                homes.append(home)
                yield Problem(Path(source).name, "read", f"{source} does not exist")
                continue
            for item in self.stages.find([source]):
                if not _own_file(place / item.source, is_graph):
                    homes.append(home)
                    yield item

    def _register(self, arrivals: list[tuple[str, Document]]) -> None:
        for home, group in groupby(arrivals, key=itemgetter(0)):
            self.registered += self.ledger.register((document for _, document in group), home)
        arrivals.clear()

    def _note(self, problems: Sequence[Problem]) -> None:
        self.ledger.note(problems)
        self.problems.extend(problems)

    def _store(self, batch: list[Reading]) -> None:
        if batch:
            self.ledger.store(batch)
            batch.clear()

    def _count(self, reading: Reading) -> None:
        self.done += 1
        self.words += len(reading.document.text.split())
        self.notes.update(reading.notes)

    def _tell(self, stage: str, done: int, total: int | None, problems: int) -> None:
        self.progress(Progress(stage, done, total, problems))

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        begin = time.perf_counter()
        yield
        self.seconds[stage] = time.perf_counter() - begin


def _derived(folder: Path, graph: Knowledge, schema: Schema, key: str) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Derive the store; the number of edges, and the people whom something told joins with most others."""
    from kg.rdf.build import quads
    from kg.rdf.statements import TOLD, edges, statements
    from kg.store.derive import derive

    derive(folder, quads(graph, schema), key)
    near: dict[str, set[str]] = {}
    joined = edges(statements(graph), schema)
    for edge in joined:
        if not any(edge.stances[stance] for stance in TOLD):
            continue
        near.setdefault(edge.subject.iri, set()).add(edge.object.iri)
        near.setdefault(edge.object.iri, set()).add(edge.subject.iri)
    people = [(entity.label, len(near[entity.iri])) for entity in graph.entities
              if entity.type == "Person" and entity.iri in near]  # fmt: skip
    return len(joined), tuple(sorted(people, key=lambda one: (-one[1], one[0]))[:BEST])


def _store_key(ledger: Ledger, schema: Schema, decisions: Sequence[Decision]) -> str:
    """What the store depends on: the ledger, the decisions, the relations, the version of kg."""
    relations = [replace(relation, source="") for relation in schema.relations.values()]
    telling = tuple(decision for decision in decisions if decision.kind != CLAIM)
    return short_hash(__version__, ledger.digest(), relations, telling, sorted(refused(decisions), key=str))


def _own_file(path: Path, is_graph: Callable[[Path], bool]) -> bool:
    """Whether a file is one of those that kg keeps in the folder of a graph."""
    return any(is_graph(at) and path.relative_to(at).as_posix().startswith(_OWN) for at in path.parents)


def _own_relations(folder: Path) -> tuple[Path, ...]:
    own = folder.resolve() / "relations"
    return (own,) if own.is_dir() else ()


def _versions(settings: Settings) -> dict[str, str]:
    """What makes the build; the calibration of confidence is named where there is one."""
    from kg.extract.confidence import load_calibration

    calibration = load_calibration()
    named = {"calibration": short_hash(calibration.breakpoints)} if calibration.breakpoints else {}
    return {"kg": __version__, "pipeline": settings.pipeline, **named}
