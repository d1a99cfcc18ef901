"""The settings of a graph: `kg.toml` in its folder, and the environment, which wins.

The one reader of the environment. Every key, its variable and what it means:

workers           KG_WORKERS            processes that work on documents; 0 is one a processor, at most four
pipeline          KG_PIPELINE           the language pipeline: "accurate", "fast", or an installed spaCy English one
document_seconds  KG_DOCUMENT_SECONDS   wall-clock seconds one document may take
document_memory   KG_DOCUMENT_MEMORY    MiB of memory one document may take
                  SOURCE_DATE_EPOCH     seconds since 1970, written wherever a file must carry a time
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import SettingsError

_VARIABLES = {
    "KG_WORKERS": "workers",
    "KG_PIPELINE": "pipeline",
    "KG_DOCUMENT_SECONDS": "document_seconds",
    "KG_DOCUMENT_MEMORY": "document_memory",
    "SOURCE_DATE_EPOCH": "epoch",
}
_LOWEST = {"workers": 0, "document_seconds": 1, "document_memory": 256, "epoch": 0}
_HIGHEST = {"workers": 256, "document_seconds": 86_400, "document_memory": 1_048_576, "epoch": 253_402_300_799}
_OF_THE_FILE = ("workers", "pipeline", "document_seconds", "document_memory")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may decide about a build; the defaults are right for a graph of news and releases."""

    workers: int = 0  # 0: one a processor, at most four
    pipeline: str = "accurate"
    document_seconds: int = 60
    document_memory: int = 3072  # MiB
    epoch: int | None = None  # seconds since 1970


def load_settings(folder: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the graph in `folder`; the defaults where it has no kg.toml or does not exist yet.

    `environment` stands in for the process's own. Raises SettingsError naming the key, its value and what is valid.
    """
    path = folder / "kg.toml"
    found = {key: _value(f"{path}: {key}", key, value) for key, value in _table(path).items()}
    variables = os.environ if environment is None else environment
    for variable, key in _VARIABLES.items():
        text = variables.get(variable, "")
        if text:
            found[key] = _value(variable, key, _number(variable, text) if key in _LOWEST else text)
    return Settings(**found)


def _table(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    for key in table:
        if key not in _OF_THE_FILE:
            raise SettingsError(f"{path}: {key}: no such setting; there are {', '.join(_OF_THE_FILE)}")
    return table


def _number(where: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{where}: {text!r} is not a whole number") from None


def _value(where: str, key: str, value: Any) -> Any:
    if key not in _LOWEST:
        if not isinstance(value, str) or not value.strip():
            default = next(field.default for field in fields(Settings) if field.name == key)
            raise SettingsError(f"{where}: {value!r} is not a name; the default is {default!r}")
        return value
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingsError(f"{where}: {value!r} is not a whole number")
    if not _LOWEST[key] <= value <= _HIGHEST[key]:
        raise SettingsError(f"{where}: {value} is not between {_LOWEST[key]} and {_HIGHEST[key]}")
    return value
