"""Where documents are worked on: one function over many items, each in a worker process that may be killed.

A document can hang a tokenizer, eat all memory or crash a library; nothing inside a process can stop that. So each item
runs under a deadline and a memory limit in a worker process (kg/worker.py), which never imports the caller's
`__main__`: it works from a notebook, from `python -c` and from a script without a guard.

    for document, result in run(Initialise(make_reader), inputs, EngineOptions(workers=2)): …

Results come in the order of the items. No item is lost: what fails is a Problem.
"""

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from kg.errors import LimitError, PipelineError
from kg.model import Problem
from kg.worker import Done, Failed, Initialise, Ready, Setup, failure, read_frame, write_frame

T = TypeVar("T")
R = TypeVar("R")

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_START = "import sys; sys.path[:] = sys.argv[1:]; from kg.worker import main; main()"
_TICK = 0.5  # seconds between two looks at the deadlines
_JOIN = 2.0  # seconds to wait for the end of a thread whose process is gone
_STARTS = 3  # times a worker that dies while it starts is started again
_AHEAD = 4  # items read ahead for each worker
_LAST_WORDS = 5  # lines of standard error that are kept


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the work is done; it never changes the results of items that stay within their limits."""

    workers: int | None = None  # None: one for each processor, at most 4
    seconds: float = 60.0  # an item
    memory: int | None = 3_000_000_000  # bytes of a worker's address space; None: no limit
    recycle: int = 500  # items after which a worker is replaced: libraries' tables only grow
    start_seconds: float = 300.0  # for a worker to load what it needs
    stage: str = "extract"  # the stage that a Problem names where it is not reading
    inline: bool = False  # in this process, without limits: for tests and debuggers


def run(
    work: Callable[[T], R] | Initialise, items: Iterable[T], options: EngineOptions = EngineOptions()
) -> Iterator[tuple[T, R | Problem]]:
    """Each item with its result, in the order of the items, which are read only a little ahead.

    `work` is a function of an importable module, or Initialise with a factory of one, called once in each worker.
    An item that is a Problem already passes through. An item whose work raises, hangs or dies gives a Problem.
    PipelineError where the workers cannot be started at all. Closing the iterator ends all workers.
    """
    if options.inline:
        return _inline(work, items, options)
    return _Engine(_pickled(work), options).run(items)


def _inline(work: Callable[[T], R] | Initialise, items: Iterable[T], options: EngineOptions) -> Iterator[Any]:
    call: Callable[[T], Any] = work.factory() if isinstance(work, Initialise) else work
    for item in items:
        if isinstance(item, Problem):
            yield item, item
            continue
        try:
            result: Any = call(item)
        except Exception as error:  # noqa: BLE001 - becomes the item's Problem, as in a worker
            result = _problem(item, failure(error), options)
        yield item, result


def _pickled(work: Callable[..., Any] | Initialise) -> bytes:
    """The work by its name in its module, or a PipelineError that says why a worker could not import it."""
    function: Any = work.factory if isinstance(work, Initialise) else work
    function = getattr(function, "func", function)
    module = getattr(function, "__module__", None) or type(function).__module__
    try:
        payload = pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise PipelineError(f"{function!r} cannot be sent to a worker process: {error}") from error
    if b"__main__" in payload:
        raise PipelineError(f"{function!r} is defined in {module}: put it into a module that workers can import")
    return payload


def _problem(item: object, failed: Failed, options: EngineOptions) -> Problem:
    source = getattr(item, "source", None)
    return Problem(str(item)[:200] if source is None else str(source), "read" if failed.reading else options.stage,
                   failed.reason)  # fmt: skip


@dataclass(slots=True)
class _Job:
    """An item on its way."""

    item: Any
    result: Any = None
    finished: bool = False
    retried: bool = False


class _Worker:
    """One process, and the thread that talks to it."""

    def __init__(self, setup: bytes, answers: "queue.SimpleQueue[tuple[_Worker, object]]") -> None:
        self.job: _Job | None = None
        self.ready = False
        self.served = 0
        self.since = time.monotonic()
        self._answers = answers
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._words: deque[bytes] = deque(maxlen=_LAST_WORDS)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *_import_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for the starter, which ends its workers
        )
        self._orders.put(setup)
        self._threads = [threading.Thread(target=part, daemon=True) for part in (self._talk, self._overhear)]
        for thread in self._threads:
            thread.start()

    def give(self, job: _Job, payload: bytes) -> None:
        """Start the work on an item."""
        self.job, self.since = job, time.monotonic()
        self._orders.put(payload)

    def stop(self) -> None:
        """Kill the process and leave nothing of it behind."""
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL) if hasattr(os, "killpg") else self._process.kill()
        self._orders.put(None)
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=_JOIN)
        if not any(thread.is_alive() for thread in self._threads):
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                with contextlib.suppress(OSError):
                    cast("BinaryIO", stream).close()

    def epitaph(self) -> str:
        """How a process that is gone ended, with the last line that it wrote."""
        code = self._process.wait()
        self._threads[1].join(timeout=_JOIN)
        how = f"signal {-code}" if code < 0 else f"exit status {code}"
        words = self._words[-1].decode("utf-8", "replace").strip()[:200] if self._words else ""
        return f"{how}: {words}" if words else how

    def _talk(self) -> None:
        """Write each order and wait for its answer; None is the answer of a process that is gone."""
        while (payload := self._orders.get()) is not None:
            answer = None
            with contextlib.suppress(OSError, ValueError):
                write_frame(cast("BinaryIO", self._process.stdin), payload)
                answer = read_frame(cast("BinaryIO", self._process.stdout))
            self._answers.put((self, None if answer is None else pickle.loads(answer)))  # noqa: S301 - our own worker
            if answer is None:
                return

    def _overhear(self) -> None:
        """Keep the last lines of standard error."""
        stream = cast("BinaryIO", self._process.stderr)
        with contextlib.suppress(OSError, ValueError):
            while line := stream.readline(4096):
                if line.strip():
                    self._words.append(line)


def _environment() -> dict[str, str]:
    """This process's environment with one thread a library, and sets in the same order every time."""
    return {"PYTHONHASHSEED": "0", **os.environ, **dict.fromkeys(_THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}


@dataclass(slots=True)
class _Engine:
    """The jobs and the workers of one run."""

    work: bytes
    options: EngineOptions
    pending: deque[_Job] = field(default_factory=deque)  # in order, from the oldest that was not handed out
    waiting: deque[_Job] = field(default_factory=deque)  # not given to a worker yet
    workers: list[_Worker] = field(default_factory=list)
    answers: "queue.SimpleQueue[tuple[_Worker, object]]" = field(default_factory=queue.SimpleQueue)
    stillborn: int = 0  # workers that died while they started, in a row

    def run(self, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """See kg.engine.run."""
        source = iter(items)
        wanted = self.options.workers or default_workers()
        try:
            while True:
                self._fill(source, wanted * _AHEAD)
                if not self.pending:
                    return
                while self.pending and self.pending[0].finished:
                    job = self.pending.popleft()
                    yield job.item, job.result
                    self._fill(source, wanted * _AHEAD)
                    self._hand_out(wanted)
                self._hand_out(wanted)
                if self.pending and not self.pending[0].finished:
                    self._wait()
        finally:
            for worker in self.workers:
                worker.stop()

    def _fill(self, source: Iterator[Any], most: int) -> None:
        """Read ahead, up to so many jobs that were not handed out."""
        while len(self.pending) < most:
            item = next(source, _END)
            if item is _END:
                return
            job = _Job(item, item, finished=isinstance(item, Problem))
            self.pending.append(job)
            if not job.finished:
                self.waiting.append(job)

    def _hand_out(self, wanted: int) -> None:
        """Give waiting jobs to idle workers, and start workers while there is more to do than they are."""
        for worker in self.workers:
            if worker.ready and worker.job is None and self.waiting:
                self._give(worker)
        starting = sum(not worker.ready for worker in self.workers)
        while self.waiting and len(self.workers) < wanted and starting < len(self.waiting):
            setup = Setup(self.work, self.options.memory, self.options.seconds)
            self.workers.append(_Worker(pickle.dumps(setup), self.answers))
            starting += 1

    def _give(self, worker: _Worker) -> None:
        job = self.waiting.popleft()
        try:
            payload = pickle.dumps(job.item, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - an item's own pickling may raise anything
            self._finish(job, failure(error))
        else:
            worker.give(job, payload)

    def _wait(self) -> None:
        """Take the answers that are there, or wait for one; then end what is over its deadline."""
        timeout: float | None = self._until_deadline()
        with contextlib.suppress(queue.Empty):
            while True:
                worker, answer = self.answers.get(timeout=timeout)
                timeout = 0.0
                if worker in self.workers:
                    self._take(worker, answer)
        now = time.monotonic()
        for worker in [one for one in self.workers if now - one.since > self._limit(one)]:
            self._stop_late(worker)

    def _stop_late(self, worker: _Worker) -> None:
        job = worker.job
        self._replace(worker)
        if job is None:
            raise PipelineError(f"a worker was not ready after {self.options.start_seconds:,.0f} seconds")
        self._finish(job, Failed(f"took more than {self.options.seconds:g} seconds and was stopped"))

    def _until_deadline(self) -> float:
        now = time.monotonic()
        busy = [one.since + self._limit(one) - now for one in self.workers if one.job or not one.ready]
        return max(0.0, min([_TICK, *busy])) + 0.01

    def _limit(self, worker: _Worker) -> float:
        if not worker.ready:
            return self.options.start_seconds
        return self.options.seconds if worker.job else float("inf")

    def _take(self, worker: _Worker, answer: object) -> None:
        """Note what a worker answered."""
        job, worker.job = worker.job, None
        if isinstance(answer, Ready):
            worker.ready, self.stillborn = True, 0
        elif job is None:
            self._not_started(worker, answer)
        elif isinstance(answer, Done):
            worker.served += 1
            try:
                job.result, job.finished = pickle.loads(answer.result), True  # noqa: S301 - our own worker
            except Exception as error:  # noqa: BLE001 - a record's own unpickling may raise anything
                self._finish(job, failure(error))
            if worker.served >= self.options.recycle:
                self._replace(worker)
        elif isinstance(answer, Failed) and not answer.spent:
            worker.served += 1
            self._finish(job, answer)
        else:
            self._died(worker, job, answer)

    def _died(self, worker: _Worker, job: _Job, answer: object) -> None:
        """A worker ran out of memory or is gone. What earlier items left in it is no fault of this one: try it once
        more in a fresh worker, so that its fate does not depend on its neighbours."""
        fresh = worker.served == 0
        how = answer.reason if isinstance(answer, Failed) else f"ended the worker process ({worker.epitaph()})"
        limit = f" (limit {self.options.memory / 1e9:,.1f} GB)" if self.options.memory else ""
        self._replace(worker)
        if fresh or job.retried:
            self._finish(job, Failed(how + limit if isinstance(answer, Failed) else how))
        else:
            job.retried = True
            self.waiting.appendleft(job)

    def _not_started(self, worker: _Worker, answer: object) -> None:
        """A worker could not load what it needs, or died while it did."""
        reason = answer.reason if isinstance(answer, Failed) else f"it died ({worker.epitaph()})"
        self._replace(worker)
        self.stillborn += 1
        if isinstance(answer, Failed) and not answer.spent:
            raise PipelineError(f"the workers could not be started: {reason}")
        if self.stillborn >= _STARTS:
            raise LimitError(f"the workers could not be started within their memory limit: {reason}")

    def _replace(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.stop()

    def _finish(self, job: _Job, failed: Failed) -> None:
        job.result, job.finished = _problem(job.item, failed, self.options), True


_END = object()


def _import_path() -> tuple[str, ...]:
    """Where this process imports from, as absolute paths."""
    return tuple(entry or str(Path.cwd()) for entry in sys.path)


def default_workers() -> int:
    """One worker for each processor that this process may use, at most 4."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, processors))
