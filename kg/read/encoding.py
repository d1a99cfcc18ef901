"""Bytes → characters: UTF-8, or UTF-16 with its mark, or for HTML what the page declares; never a guess.

`decode` refuses what is no text; `tidy` makes the characters of the stored text: NFC, newlines as \\n, no control
characters, plain spaces, no endless words. Zero-width characters stay: comparing names looks past them.
"""

import codecs
import re
import unicodedata

from kg.errors import ReadError

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip file, such as a Word or OpenDocument file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page declares its encoding
_ENCODINGS = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",  # as browsers read it
    "latin1": "cp1252",
    **{f"windows-125{number}": f"cp125{number}" for number in range(9)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in range(2, 17) if number != 12},
    **{name: name for name in ("koi8-r", "koi8-u", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")},
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D})
_MOST_CONTROLS = 0.01  # of the bytes

_NEWLINES = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_BLANKS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, *_NEWLINES}, " ")
_NO_CHARACTERS = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0)), "\ufffd")
_TABLE = {**_BLANKS, **_SPACES, **_NEWLINES, **_NO_CHARACTERS}


def decode(payload: bytes, html: bool = False) -> str:
    """The characters of a file.

    HTML may declare another encoding than UTF-8 in a meta element. ReadError where the bytes are no text or are in
    an encoding that nothing declares: the message says where and what to do.
    """
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return _strict(payload[len(mark) :], encoding)
    _refuse_binary(payload)
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(payload) if html else None
    return _strict(payload, declared or "utf-8")


def _strict(payload: bytes, encoding: str) -> str:
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{payload[error.start]:02X} at offset {error.start:,}"
        raise ReadError(f"is not {encoding.upper()} ({byte}); save it as UTF-8") from None


def _refuse_binary(payload: bytes) -> None:
    """ReadError where the bytes are no text at all."""
    for signature, name in _SIGNATURES:
        if payload.startswith(signature):
            raise ReadError(f"holds {name}, not text; save its text as .txt")
    if b"\0" in payload:
        raise ReadError("is binary (it holds NUL bytes), not text; if it is UTF-16, save it as UTF-8")
    controls = len(payload) - len(payload.translate(None, _CONTROLS))
    if controls > max(4, _MOST_CONTROLS * len(payload)):
        raise ReadError(f"is binary ({controls:,} of its {len(payload):,} bytes are control characters), not text")


def _declared(payload: bytes) -> str | None:
    """The encoding that a page declares, where it is one that pages use."""
    found = _DECLARED.search(payload[:_HEAD])
    return _ENCODINGS.get(found[1].decode().lower()) if found else None


def plain(text: str) -> str:
    """The text with newlines as \\n and plain spaces, control characters as spaces, what is no character as U+FFFD."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def tidy(text: str, run: int) -> str:
    """The text as it is stored; runs of more than `run` characters without a space are broken by spaces.

    They are broken before NFC, which takes quadratic time over a long run of combining marks.
    """
    text = plain(text.removeprefix("\ufeff"))
    if len(text) > run:
        text = re.sub(rf"\S{{{run}}}(?=\S)", r"\g<0> ", text)
    return unicodedata.normalize("NFC", text)


def line(text: str, run: int) -> str:
    """The text as one line: white space is single spaces."""
    return " ".join(tidy(text, run).split())
