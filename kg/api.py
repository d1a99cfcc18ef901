"""What a notebook uses: `build`, `open` and `Graph`."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg import pipeline, search
from kg.errors import GraphError
from kg.model import Claim, Entity, Knowledge, Mention, MentionKey, Reading
from kg.settings import load_settings

if TYPE_CHECKING:
    import pandas as pd

    from kg.rdf.view import Network
    from kg.store.query import Table
    from kg.visualise.notebook import Inline

Source = str | PathLike[str]


class Graph:
    """A built graph, opened for reading: ask it, list its claims, see it.

    Made by `kg.open(folder)` or `kg.build(sources, folder)`; methods that return tables return pandas DataFrames.
    """

    def __init__(self, folder: Source) -> None:
        self.folder = Path(folder)
        pipeline.require_graph(self.folder)

    def __repr__(self) -> str:
        return f"kg.open({str(self.folder)!r})"

    @cached_property
    def knowledge(self) -> Knowledge:
        """The graph in records: readings in ledger order and entities."""
        return pipeline.knowledge(self.folder)

    def query(self, query: str, **parameters: str) -> "pd.DataFrame":
        """The rows of a SPARQL query, or of a named one ("who-met-whom"), as strings, None where unbound.

        Keyword arguments bind the parameters of the query. Raises QueryError when it is refused, fails or runs over.
        """
        import pandas as pd

        table = self.table(query, parameters)
        rows = [[None if cell is None else cell.value for cell in row] for row in table.rows]
        return pd.DataFrame(rows, columns=list(table.columns), dtype=object)

    def table(self, query: str, parameters: dict[str, str] | None = None) -> "Table":
        """The same as typed cells: what the command line prints."""
        return pipeline.ask(self.folder, query, parameters or {})

    def find(self, name: str) -> Entity:
        """The one entity that a name, part of a name or an IRI means. Raises GraphError with the candidates."""
        return search.find(self.knowledge.entities, name)

    def entities(self) -> "pd.DataFrame":
        """One row an entity: iri, type, label, names, documents, mentions."""
        import pandas as pd

        columns = ["iri", "type", "label", "names", "documents", "mentions"]
        rows = [
            (e.iri, e.type, e.label, list(e.names), len({m.document for m in e.mentions}), len(e.mentions))
            for e in self.knowledge.entities
        ]
        return pd.DataFrame(rows, columns=columns)

    def claims(self, predicate: str | None = None, stance: str | None = None) -> "pd.DataFrame":
        """One row a claim, with its sentence, in the columns of `COLUMNS`; of one predicate or stance where given."""
        import pandas as pd

        rows = [
            self._row(reading, claim)
            for reading, claim in self._each_claim()
            if predicate in (None, claim.predicate) and stance in (None, claim.stance)
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(NUMBERS)

    def why(self, a: str, b: str | None = None) -> "pd.DataFrame":
        """The claims between two entities (or all about one), with their sentences; in the columns of `claims`."""
        import pandas as pd

        wanted = {self.find(name).iri for name in (a, b) if name is not None}
        rows = [
            self._row(reading, claim)
            for reading, claim in self._each_claim()
            if wanted <= {self._entity(reading, m).iri for m in (claim.subject, claim.object)}
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(NUMBERS)

    def network(self, around: str | None = None, depth: int = 1) -> "Network":
        """The network of entities as a networkx MultiDiGraph, or its part within `depth` steps around a name."""
        from kg.rdf.view import ego, network

        if depth < 0:
            raise GraphError(f"depth is {depth}; give the number of steps around a name, 0 or more")
        whole = network(self.knowledge, pipeline.schema_of(self.folder))
        return whole if around is None else ego(whole, self.find(around).iri, depth)

    def page(self, around: str | None = None, depth: int = 1, **options: Any) -> str:
        """The network as one self-contained HTML page. Options: `title`, `max_nodes`, `theme`."""
        from kg.visualise.page import PageOptions, page

        options.setdefault("title", self.folder.resolve().name)
        if around is not None:
            options.setdefault("around", self.find(around).label)
        return page(self.network(around, depth), PageOptions(**options))

    def show(self, around: str | None = None, depth: int = 1, height: int = 640, **options: Any) -> "Inline":
        """The page inside a notebook cell, `height` pixels high."""
        from kg.visualise.notebook import inline

        return inline(self.page(around, depth, **options), height)

    def export(self, form: str, path: Source) -> Path:
        """Write the graph in a format of `kg export --help` to `path`. Raises KgError with the valid formats."""
        return pipeline.export(self.folder, self.knowledge, form, Path(path))

    def write(self, form: str, stream: BinaryIO) -> None:
        """Write the graph in a format to an open binary stream, which stays open."""
        pipeline.write(self.folder, self.knowledge, form, stream)

    def info(self) -> dict[str, Any]:
        """Counts: documents, mentions, entities, claims by relation and stance, and the versions that made them."""
        return pipeline.info(self.folder, self.knowledge)

    @cached_property
    def _entity_of(self) -> dict[MentionKey, Entity]:
        return self.knowledge.entity_of()

    def _entity(self, reading: Reading, mention: Mention) -> Entity:
        return self._entity_of[MentionKey(reading.document.id, mention.start, mention.end)]

    def _each_claim(self) -> Iterator[tuple[Reading, Claim]]:
        for reading in self.knowledge.readings:
            for claim in reading.claims:
                yield reading, claim

    def _row(self, reading: Reading, claim: Claim) -> tuple[Any, ...]:
        document, time = reading.document, claim.time
        return (
            self._entity(reading, claim.subject).label,
            claim.predicate,
            self._entity(reading, claim.object).label,
            claim.stance,
            [speaker.name for speaker in claim.attributed_to],
            time.earliest,
            time.latest,
            time.precision,
            claim.place.name if claim.place else None,
            claim.role,
            claim.status,
            claim.confidence,
            claim.evidence.quote,
            document.title or document.id,
            document.published,
            document.url,
            document.id,
            claim.evidence.start,
            claim.evidence.end,
            claim.extractor,
        )


COLUMNS = (
    "subject",
    "predicate",
    "object",
    "stance",
    "attributed_to",
    "earliest",
    "latest",
    "precision",
    "place",
    "role",
    "status",
    "confidence",
    "quote",
    "source",
    "published",
    "url",
    "document",
    "start",
    "end",
    "extractor",
)
NUMBERS = {"confidence": "float64", "start": "int64", "end": "int64"}  # all others are texts, lists or None


def open(folder: Source) -> Graph:
    """Open a graph that `kg build` made. Raises GraphError where there is none."""
    return Graph(folder)


def build(
    sources: Source | Sequence[Source],
    folder: Source,
    progress: Callable[[pipeline.Progress], None] | None = None,
) -> Graph:
    """Read sources (files, folders, archives) into the graph in `folder`, made where it is missing, and open it.

    What could not be read is in `Graph.info()["problems"]`; it never stops the rest. Raises GraphError where the
    folder cannot be written or another build holds it, ReadError where no source exists.
    """
    several = [sources] if isinstance(sources, str | PathLike) else list(sources)
    if not several:
        raise GraphError("nothing to build from: name at least one file or folder")
    settings = load_settings(Path(folder))
    pipeline.build([str(source) for source in several], Path(folder), settings, progress or _silent)
    return Graph(folder)


def _silent(_: pipeline.Progress) -> None:
    """Progress that nobody looks at."""
