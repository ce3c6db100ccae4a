"""The only place with threads: one worker for jobs, one for quick reads.

Results come back to the window's thread.
"""

import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from vstbpn_desktop.errors import Cancelled

T = TypeVar("T")
Failed = Callable[[Exception], object]
_TELL_EVERY: Final = 0.05


class Progress:
    """Given to every job: it tells how far it is and learns whether to stop."""

    def __init__(self, tell: Callable[[float | None, str], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._told = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether the officer pressed Dừng."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the job is to stop."""
        if self.cancelled:
            raise Cancelled

    def report(self, fraction: float | None, text: str = "") -> None:
        """How much is done (0 to 1, None when unknown) and of what; also checks for Dừng."""
        self.check()
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self._tell(fraction, text)


class _Job(NamedTuple):
    label: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], object]
    failed: Failed | None
    stopped: Callable[[], object] | None
    owner: QObject | None
    key: str
    turn: int
    background: bool = False


class Runner(QObject):
    """Runs work away from the window.

    `run` queues a job: `work(progress)` runs in the worker, `done(result)` or `failed(error)` in the
    window's thread. Without `failed`, errors go to `on_error`. `latest` is for reads: a newer request of the
    same key makes the older one void. With `owner`, nothing is called once that object is gone. `settled`
    comes when nothing runs, waits or is being read any more.
    """

    started = Signal(str)
    progressed = Signal(object, str)
    finished = Signal()
    was_stopped = Signal(str)
    settled = Signal()
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_error: Callable[[Exception], object] = _raise
        self._stop = threading.Event()
        self._turns: dict[str, int] = {}
        self._waiting = 0
        self._background = 0
        self._reading = 0
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        stopped: Callable[[], object] | None = None,
        owner: QObject | None = None,
        background: bool = False,
    ) -> None:
        """Queue a job; the bottom bar shows `label` while it runs. `stopped` is called after Dừng.

        One in the `background` keeps nobody from anything: it may be stopped without asking.
        """
        self._waiting += 1
        self._background += background
        self._send(_Job(label, work, done, failed, stopped, owner, "", 0, background))

    def latest(
        self,
        key: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """A quick read; only the result of the latest request with this key arrives."""
        turn = self._turns[key] = self._turns.get(key, 0) + 1
        self._reading += 1
        self._send(_Job("", lambda _: work(), done, failed, None, owner, key, turn))

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits (quick reads and what is in the background do not count)."""
        return self._waiting > self._background

    def stop(self) -> None:
        """Ask the running job to stop at its next report or check."""
        self._stop.set()

    def close(self, wait: float = 5.0) -> None:
        """Stop and end the workers."""
        self.stop()

    def _send(self, job: _Job) -> None:
        raise NotImplementedError

    def _outdated(self, job: _Job) -> bool:
        return bool(job.key) and self._turns[job.key] != job.turn

    def _perform(self, job: _Job) -> Callable[[], object]:
        """Do the work; gives what is then to be called in the window's thread."""
        if self._outdated(job):
            return _nothing
        try:
            result = job.work(self._begin(job))
        except Cancelled:
            return partial(self._was_stopped, job)
        except Exception as error:
            return partial(job.failed or self.on_error, error)
        return partial(job.done, result)

    def _was_stopped(self, job: _Job) -> None:
        if job.label and not job.background:
            self.was_stopped.emit(job.label)
        if job.stopped is not None:
            job.stopped()

    def _begin(self, job: _Job) -> Progress:
        if job.key:
            return Progress(lambda *_: None, threading.Event())
        self._stop.clear()
        self.started.emit(job.label)
        return Progress(self.progressed.emit, self._stop)

    def _deliver(self, outcome: tuple[_Job, Callable[[], object]]) -> None:
        job, call = outcome
        if job.key:
            self._reading -= 1
        else:
            self._waiting -= 1
            self._background -= job.background
            self.finished.emit()
        gone = job.owner is not None and not isValid(job.owner)
        if not gone and not self._outdated(job):
            call()
        if not self._reading and not self._waiting:
            self.settled.emit()


class ThreadRunner(Runner):
    """The runner of the program."""

    _END: Final = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def close(self, wait: float = 5.0) -> None:
        """Stop the running job and wait for both workers to end."""
        self.stop()
        for line in (self._jobs, self._reads):
            line.put(self._END)
        for thread in self._threads:
            thread.join(wait)

    def _send(self, job: _Job) -> None:
        if not self._threads:
            self._threads = [self._worker("jobs", self._jobs), self._worker("reads", self._reads)]
        (self._reads if job.key else self._jobs).put(job)

    def _worker(self, name: str, line: "queue.SimpleQueue[_Job | None]") -> threading.Thread:
        thread = threading.Thread(target=self._work, args=(line,), name=name, daemon=True)
        thread.start()
        return thread

    def _work(self, line: "queue.SimpleQueue[_Job | None]") -> None:
        while (job := line.get()) is not self._END:
            self._came_back.emit((job, self._perform(job)))


class InlineRunner(Runner):
    """The double for tests: everything happens at once, in the caller's thread."""

    def _send(self, job: _Job) -> None:
        self._deliver((job, self._perform(job)))


def _nothing() -> None:
    """What is called for work that was stopped or outdated."""


def _raise(error: Exception) -> None:
    raise error
