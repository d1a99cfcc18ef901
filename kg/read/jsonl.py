"""A record of an archive: one JSON object with `text` (or `html`), and where known id, title, url, published, language
and publisher. HTML inside `text` is read as HTML.
"""

import json
from html import unescape
from typing import Any

from kg.errors import ReadError
from kg.model import Document
from kg.read import html, text
from kg.read.article import Article, document
from kg.read.limits import ReadLimits
from kg.read.metadata import Metadata, iso_day, language, web_address
from kg.read.sources import RawInput

_BODIES = ("text", "html")


def read(raw: RawInput, limits: ReadLimits) -> Document:
    """The document of a record. What the record says goes before what its HTML says."""
    record = _parsed(raw.payload)
    body = next((record[key] for key in _BODIES if isinstance(record.get(key), str) and record[key].strip()), None)
    if body is None:
        raise ReadError(f'has no text: a record needs the field "text"; it has {_listed(record)}')
    marked_up = html.is_html(body)
    inner = html.article(body, limits) if marked_up else text.article(body)
    said = inner.metadata
    title = _line(record.get("title"))
    metadata = Metadata(
        title=(unescape(title) if marked_up and title else title) or said.title,
        url=web_address(record.get("url")) or said.url,
        published=iso_day(record.get("published")) or said.published,
        language=language(record.get("language")) or said.language,
        publisher=_line(record.get("publisher")) or said.publisher,
    )
    return document(Article(inner.body, metadata, _identity(record.get("id"))), raw, limits)


def _parsed(payload: bytes) -> dict[str, Any]:
    """The JSON object of a line, or a ReadError that says what is wrong with it."""
    try:
        value = json.loads(payload.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"is not UTF-8 (byte 0x{payload[error.start]:02X} at offset {error.start:,})") from None
    except json.JSONDecodeError as error:
        raise ReadError(f"is not JSON (character {error.pos + 1:,}: {error.msg})") from None
    except RecursionError:
        raise ReadError("is nested too deeply for a record") from None
    except ValueError as error:
        raise ReadError(f"is no JSON that can be read: {str(error).partition(';')[0]}") from None
    if not isinstance(value, dict):
        raise ReadError(f"is no JSON object but a {type(value).__name__}: one object a line is read")
    return value


def _line(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _identity(value: object) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return str(value).strip() or None


def _listed(record: dict[str, Any]) -> str:
    names = ", ".join(sorted(repr(str(key))[:40] for key in record)[:8])
    return f"only {names}" if names else "no field"
