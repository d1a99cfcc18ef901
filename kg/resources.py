"""The one locator of ontology/ and data/: the same from a wheel, an editable install and a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent)


def resource(*parts: str) -> Path:
    """The path of a file or folder below ontology/ or data/.

    >>> resource("ontology", "relations").is_dir()
    True

    Raises FileNotFoundError with the path where it is missing: the installation is broken then.
    """
    for root in _ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is not part of this installation of kg; install it again")
