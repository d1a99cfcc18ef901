"""`make bench`: words a second, seconds a stage and peak memory, written to data/bench.json and the README."""

import json
import os
import platform
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from kg.pipeline import build
from kg.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
RELEASES = SHARED / "corpora/state/releases-2021.jsonl.gz"
TABLE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.S)


def measure(source: Path) -> dict[str, object]:
    """Build a graph of `source` and say what it took."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        report = build([str(source)], Path(folder), load_settings(Path(folder)), lambda _: None)
        wall = time.perf_counter() - begin
    children, own = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    return {
        "documents": report.read,
        "failed": len(report.problems),
        "words": report.words,
        "claims": report.claims,
        "entities": report.entities,
        "seconds": round(wall, 1),
        "words_per_second": round(report.words / wall),
        "peak_worker_mb": round(children / 1024),
        "peak_parent_mb": round(own / 1024),
        "seconds_by_stage": {name: round(value, 1) for name, value in report.seconds.items()},
    }


def table(found: dict[str, dict[str, object]]) -> str:
    """The README's table."""
    head = "| text | documents | not read | words | words/s | memory of a worker | of the parent |\n"
    figures = "{documents} | {failed} | {words:,} | {words_per_second:,} | {peak_worker_mb} MB | {peak_parent_mb} MB"
    lines = [f"| {name} | {figures.format(**row)} |\n" for name, row in found.items()]
    return "".join([head, "|---" * 7, "|\n", *lines])


def main() -> None:
    """Measure the sample and, where they are beside the project, the press releases."""
    sources = {"the sample": ROOT / "data/sample", "press releases, 2021": RELEASES}
    missing = [name for name, path in sources.items() if not path.exists()]
    if missing:
        sys.exit(f"not beside this checkout: {', '.join(missing)}; the table is left as it is")
    found = {name: measure(path) for name, path in sources.items()}
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    (ROOT / "data/bench.json").write_text(json.dumps({"machine": machine, "figures": found}, indent=1) + "\n")
    readme = ROOT / "README.md"
    readme.write_text(TABLE.sub(lambda _: table(found), readme.read_text(encoding="utf-8")), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
