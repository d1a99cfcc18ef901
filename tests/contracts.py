"""What every reader keeps, whatever the kind: one contract, run on each."""

import pickle
import re

from kg.errors import ReadError
from kg.ids import sha256
from kg.model import ZONE_KINDS, Document
from kg.read.documents import read
from kg.read.limits import DEFAULT, ReadLimits
from kg.read.sources import RawInput

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def check_document(document: Document, limits: ReadLimits = DEFAULT) -> None:
    """A document is whole: text, hash, title, zones and metadata agree."""
    text = document.text
    assert text.strip() == text
    assert 0 < len(text) <= limits.characters
    assert document.content_hash == sha256(text)
    assert not _CONTROLS.search(text)
    assert max(map(len, text.split())) <= limits.run
    assert document.id
    assert not _CONTROLS.search(document.id)
    assert document.id == document.id.strip()
    if document.title is not None:
        assert text.startswith(f"{document.title}\n\n")
        assert "\n" not in document.title
    before = 0
    for zone in document.zones:
        assert zone.kind in ZONE_KINDS
        assert before <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip()
        before = zone.end
    if document.published is not None:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", document.published)
    if document.url is not None:
        assert re.match(r"https?://\S+$", document.url)


def check_reader(raw: RawInput) -> Document:
    """A good input gives a whole document, the same each time and in another process."""
    document = read(raw)
    check_document(document)
    assert read(raw) == document
    assert pickle.loads(pickle.dumps(document)) == document
    assert document.source == raw.source
    return document


def check_hostile(raw: RawInput) -> str:
    """A hostile input gives a whole document or one clear line, nothing else; the line, or ""."""
    try:
        document = read(raw)
    except ReadError as error:
        line = str(error)
    else:
        check_document(document)
        return ""
    assert line.strip()
    assert "\n" not in line
    assert len(line) < 250
    return line
