"""The engine: order, limits, and that nothing is lost, whatever an item does to its worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.engine import EngineOptions, run
from kg.errors import LimitError, PipelineError
from kg.model import Problem
from kg.worker import Initialise
from tests.engine_work import (
    MEMORY,
    Item,
    broken_factory,
    counting,
    dying_factory,
    hoard,
    threads,
    work,
)

ROOT = Path(__file__).resolve().parent.parent
QUIETLY: dict[str, Any] = {"capture_output": True, "text": True, "timeout": 60}
QUICK = EngineOptions(workers=1, seconds=20)


def items(*orders: str) -> list[Item]:
    return [Item(f"{number}.txt", order) for number, order in enumerate(orders)]


def reason(order: str, options: EngineOptions = QUICK) -> str:
    """The Problem of one item, between two that must come through."""
    given = items("answer", order, "answer")
    results = dict(run(work, given, options))
    assert [results[given[0]][0], results[given[2]][0]] == ["0.TXT", "2.TXT"]
    problem = results[given[1]]
    assert isinstance(problem, Problem)
    assert problem.source == "1.txt"
    return f"{problem.stage}: {problem.reason}"


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_and_do_not_depend_on_the_number_of_workers(workers: int) -> None:
    given = items(*["answer"] * 25, "fail", "answer")
    found = list(run(work, given, EngineOptions(workers=workers)))
    assert [item for item, _ in found] == given
    assert [r.reason if isinstance(r, Problem) else r[0] for _, r in found] == [
        *(f"{n}.TXT" for n in range(25)),
        "the value is wrong",
        "26.TXT",
    ]


def test_work_is_done_in_other_processes_and_inline_in_this_one() -> None:
    assert next(iter(run(work, items("answer"), QUICK)))[1][1] != os.getpid()
    assert next(iter(run(work, items("answer"), EngineOptions(inline=True))))[1][1] == os.getpid()


def test_inline_gives_the_same_problems() -> None:
    given = items("refuse", "fail", "bug", "answer")
    here = [r for _, r in run(work, given, EngineOptions(inline=True))]
    there = [r for _, r in run(work, given, QUICK)]
    assert here[:3] == there[:3]
    assert here[3][0] == there[3][0]


@pytest.mark.parametrize("order", ["hang", "spin"])
def test_a_hanging_item_is_stopped_at_its_deadline(order: str) -> None:
    started = time.monotonic()
    assert reason(order, EngineOptions(workers=1, seconds=1)) == "extract: took more than 1 seconds and was stopped"
    assert time.monotonic() - started < 10


def test_an_item_that_eats_memory_is_stopped_at_the_limit() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits the address space")
    assert reason("eat", EngineOptions(workers=1, memory=MEMORY)) == "extract: ran out of memory (limit 0.4 GB)"


def test_what_earlier_items_left_behind_is_no_fault_of_the_next() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits the address space")
    results = [r for _, r in run(hoard, items("x", "x", "x"), EngineOptions(workers=1, memory=MEMORY))]
    assert results == [1, 1, 1]


def test_a_worker_that_ends_costs_only_its_item() -> None:
    assert reason("exit") == "extract: ended the worker process (exit status 7)"


def test_a_crash_in_a_library_costs_only_its_item() -> None:
    assert "signal 11" in reason("segfault")


def test_leaving_the_interpreter_costs_only_its_item() -> None:
    assert reason("leave") == "extract: ended the worker process (exit status 3)"


def test_errors_of_kg_speak_in_their_own_words_and_reading_is_named() -> None:
    assert reason("refuse") == "read: is empty"
    assert reason("fail") == "extract: the value is wrong"


def test_a_bug_names_its_type_place_and_message() -> None:
    found = reason("bug")
    assert found.startswith("extract: ZeroDivisionError at engine_work.py:")
    assert "by nothing" in found


def test_a_result_that_cannot_be_sent_is_that_items_problem() -> None:
    assert "pickle" in reason("unpicklable").lower()


def test_what_libraries_print_does_not_disturb() -> None:
    assert [r[0] for _, r in run(work, items("talk", "talk"), QUICK)] == ["0.TXT", "1.TXT"]


def test_problems_pass_through_in_their_place() -> None:
    given = [Item("a"), Problem("b.pdf", "read", "files that end in .pdf are not read"), Item("c")]
    found = list(run(work, given, QUICK))
    assert [item for item, _ in found] == given
    assert found[1][1] is given[1]


def test_nothing_gives_nothing() -> None:
    assert list(run(work, [], QUICK)) == []


def test_items_are_read_only_a_little_ahead() -> None:
    read = []

    def source() -> Iterator[Item]:
        for number in range(1000):
            read.append(number)
            yield Item(f"{number}.txt")

    results = run(work, source(), QUICK)
    next(results)
    assert len(read) <= 8
    results.close()


def test_an_error_of_the_source_reaches_the_caller() -> None:
    def source() -> Iterator[Item]:
        yield Item("a")
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(run(work, source(), QUICK))


def test_a_factory_is_called_once_in_each_worker() -> None:
    found = [r for _, r in run(Initialise(counting), items("x", "x", "x"), QUICK)]
    assert found == [">0.txt:1", ">1.txt:2", ">2.txt:3"]


def test_workers_are_replaced_after_so_many_items() -> None:
    found = [r for _, r in run(Initialise(counting), items(*["x"] * 5), EngineOptions(workers=1, recycle=2))]
    assert [r[-1] for r in found] == ["1", "2", "1", "2", "1"]


def test_a_pipeline_that_cannot_be_loaded_is_an_error_not_a_thousand_problems() -> None:
    with pytest.raises(PipelineError, match="no pipeline named 'x'; installed: fast"):
        list(run(Initialise(broken_factory), items("x"), QUICK))
    with pytest.raises(LimitError, match="cannot load the library"):
        list(run(Initialise(dying_factory), items("x"), QUICK))


def test_work_that_no_worker_can_import_is_refused_at_once() -> None:
    with pytest.raises(PipelineError, match="cannot be sent"):
        run(lambda item: item, items("x"), QUICK)


def test_each_library_has_one_thread_and_sets_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    assert next(iter(run(threads, items("x"), QUICK)))[1] == ("1", "0")


def test_closing_early_leaves_no_process() -> None:
    results = run(work, items("answer", "hang", "hang"), EngineOptions(workers=2))
    pid = next(results)[1][1]
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


SCRIPT = """
import sys, os
sys.path.insert(0, {root!r})
from kg.engine import EngineOptions, run
from tests.engine_work import Item, work
print([r[0] for _, r in run(work, [Item("a"), Item("b")], EngineOptions(workers=2))])
"""


def test_it_works_from_a_command_and_from_a_script_without_a_guard(tmp_path: Path) -> None:
    code = SCRIPT.format(root=str(ROOT))
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    for command in (["-c", code], [str(script)]):
        done = subprocess.run([sys.executable, *command], check=False, cwd=tmp_path, **QUIETLY)
        assert done.stdout == "['A', 'B']\n", done.stderr


def test_a_function_of_the_main_module_is_named_in_the_refusal(tmp_path: Path) -> None:
    code = SCRIPT.format(root=str(ROOT)) + "\ndef mine(x): return x\nrun(mine, [1])\n"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=tmp_path, **QUIETLY)
    assert "put it into a module that workers can import" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_worker(tmp_path: Path, how: signal.Signals) -> None:
    code = SCRIPT.format(root=str(ROOT)) + (
        "\nfor item, result in run(work, [Item('a'), Item('b', 'spin')], EngineOptions(workers=1)):\n"
        "    print(result[1], flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as starter:
        assert starter.stdout
        starter.stdout.readline()
        worker = int(starter.stdout.readline())
        time.sleep(0.3)
        starter.send_signal(how)
        starter.wait(timeout=20)
        deadline = time.monotonic() + 10
        while _alive(worker) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
