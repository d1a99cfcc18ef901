"""The house holds: who may import whom, how large a room may be, what the public names are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kg"

LAYERS = {
    "errors": 0,
    "model": 0,
    "ids": 1,
    "names": 1,
    "dates": 1,
    "settings": 1,
    "resources": 1,
    "plugins": 1,
    "files": 1,
    "frames": 1,
    "schema": 1,
    "read": 2,
    "annotate": 2,
    "extract": 2,
    "ledger": 2,
    "resolve": 2,
    "rdf": 2,
    "store": 3,
    "export": 3,
    "visualise": 3,
    "engine": 4,
    "worker": 4,
    "stages": 4,
    "opened": 4,
    "search": 4,
    "examples": 4,
    "explain": 4,
    "labelling": 4,
    "pipeline": 4,
    "api": 4,
    "evaluate": 4,
    "train": 4,
    "__init__": 4,
    "cli": 5,
    "__main__": 5,
}
SAME_LAYER_ALLOWED = {0, 1, 4, 5}
WALLS = {
    "spacy": {"annotate", "extract", "train"},
    "thinc": {"annotate", "train"},
    "onnxruntime": {"annotate", "train"},
    "torch": {"train"},
    "rdflib": {"schema", "rdf", "store", "export"},
    "pyoxigraph": {"schema", "rdf", "store", "export"},
    "pyshacl": {"rdf"},
    "sqlite3": {"ledger"},
    "pandas": {"api", "export"},
    "networkx": {"rdf", "export", "visualise"},
    "pyvis": {"visualise"},
    "trafilatura": {"read"},
    "lxml": {"read"},
    "rapidfuzz": {"names", "annotate", "resolve"},
}
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "misc"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def room_named(name: str) -> str:
    """What `from kg import name` takes it from: a room, or what the package itself defines."""
    return name if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file() else "__init__"


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import at line {node.lineno}: import from the defining module"
            yield node.module or "", node.lineno
            if node.module == "kg":
                yield from ((f"kg.{room_named(alias.name)}", node.lineno) for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_every_import_goes_down_the_layers(path: Path) -> None:
    room = room_of(path)
    assert room in LAYERS, f"{room} is no room of the house: name its layer in LAYERS"
    for name, line in imports_of(parsed(path)):
        if not name.startswith("kg."):
            continue
        other = name.split(".")[1]
        if other == room or (room == "__init__" and other in LAYERS):
            continue
        down = LAYERS[other] < LAYERS[room]
        beside = LAYERS[other] == LAYERS[room] and LAYERS[room] in SAME_LAYER_ALLOWED
        assert down or beside, f"{path.name}:{line}: {room} may not import {other}"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_heavy_libraries_stay_behind_their_walls(path: Path) -> None:
    for name, line in imports_of(parsed(path)):
        allowed = WALLS.get(name.split(".")[0])
        assert allowed is None or room_of(path) in allowed, f"{path.name}:{line}: {name} belongs in {allowed}"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_modules_and_functions_keep_the_house_limits(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, f"{path} has more than 400 lines"
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{path}:{node.lineno}: {node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_every_module_and_public_name_says_what_it_is_for(path: Path) -> None:
    tree = parsed(path)
    if not tree.body:
        return
    assert ast.get_docstring(tree), f"{path} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}:{node.lineno}: {node.name} has no docstring"


def test_no_import_cycle() -> None:
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): {
            name for name, _ in imports_of(parsed(path)) if name.startswith("kg.")
        }
        for path in MODULES
    }
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, "import cycle: " + " → ".join([*trail, module])
        if module in done or module not in graph:
            return
        for other in sorted(graph[module]):
            walk(other, (*trail, module))
        done.add(module)

    for module in sorted(graph):
        walk(module, ())


def test_public_names_are_pinned() -> None:
    import kg

    assert sorted(kg.__all__) == [
        "Claim",
        "Document",
        "Entity",
        "Graph",
        "KgError",
        "__version__",
        "build",
        "open",
    ]
    for name in kg.__all__:
        assert getattr(kg, name) is not None


def test_only_settings_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert set(readers) <= {"kg/settings.py", "kg/engine.py"}, readers
