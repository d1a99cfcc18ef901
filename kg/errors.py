"""The errors that kg raises.

KgError                 everything below; `str(error)` is one clear line for the user
├── ReadError           a source cannot be read as a document
├── SchemaError         a file of the ontology or a relation file is wrong
├── SettingsError       kg.toml or an environment variable is wrong
├── GraphError          a graph folder is missing, locked, damaged or of another version
├── QueryError          a query was refused, failed or ran over its limits
├── PipelineError       a language pipeline cannot be loaded
└── LimitError          a document ran over its time or memory
"""


class KgError(Exception):
    """The root of all errors of kg: the message names the value, the cause and what to do."""


class ReadError(KgError):
    """A source cannot be read as a document."""


class SchemaError(KgError):
    """A file of the ontology or a relation file is wrong."""


class SettingsError(KgError):
    """kg.toml or an environment variable is wrong."""


class GraphError(KgError):
    """A graph folder is missing, locked, damaged or of another version."""


class QueryError(KgError):
    """A query was refused, failed or ran over its limits."""


class PipelineError(KgError):
    """A language pipeline cannot be loaded."""


class LimitError(KgError):
    """A document ran over its time or memory."""
