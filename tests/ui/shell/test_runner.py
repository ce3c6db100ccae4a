"""The one place with threads."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.runner import InlineRunner, Progress, Runner, ThreadRunner
from vstbpn_desktop.errors import Cancelled, UserError


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[ThreadRunner]:
    made = ThreadRunner()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_comes_back_here(runner: ThreadRunner, qtbot: QtBot) -> None:
    where: list[threading.Thread] = []
    got: list[tuple[int, threading.Thread]] = []

    def work(progress: Progress) -> int:
        where.append(threading.current_thread())
        return 42

    runner.run("Đếm", work, lambda result: got.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert where[0] is not threading.main_thread()
    assert got == [(42, threading.main_thread())]
    assert not runner.busy


def test_jobs_keep_their_order(runner: ThreadRunner, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        runner.run("", lambda _, n=number: n, done.append)  # type: ignore[misc]  # n is this turn's number
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_progress_is_told_and_the_end_too(runner: ThreadRunner, qtbot: QtBot) -> None:
    told: list[object] = []
    runner.started.connect(lambda label: told.append(label))
    runner.progressed.connect(lambda fraction, text: told.append((fraction, text)))
    runner.finished.connect(lambda: told.append("end"))
    runner.run("Nhập", lambda progress: progress.report(0.5, "nửa"), lambda _: told.append("done"))
    qtbot.waitUntil(lambda: "done" in told)
    assert told == ["Nhập", (0.5, "nửa"), "end", "done"]


def test_many_reports_do_not_flood_the_window(runner: ThreadRunner, qtbot: QtBot) -> None:
    told: list[float] = []
    done: list[None] = []
    runner.progressed.connect(lambda fraction, _: told.append(fraction))

    def work(progress: Progress) -> None:
        for number in range(50_000):
            progress.report(number / 50_000)

    runner.run("", work, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert 1 <= len(told) < 500


def test_stop_ends_the_job_quietly(runner: ThreadRunner, qtbot: QtBot) -> None:
    ended: list[str] = []
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()
            time.sleep(0.001)

    told: list[str] = []
    runner.was_stopped.connect(told.append)
    runner.run(
        "Lâu",
        work,
        lambda _: ended.append("done"),
        lambda _: ended.append("failed"),
        stopped=lambda: ended.append("stopped"),
    )
    assert begun.wait(5)
    runner.stop()
    qtbot.waitUntil(lambda: not runner.busy)
    assert (ended, told) == (["stopped"], ["Lâu"])
    runner.run("Sau", lambda _: 1, lambda _: ended.append("next"))
    qtbot.waitUntil(lambda: ended == ["stopped", "next"])


def test_errors_come_back_here(runner: ThreadRunner, qtbot: QtBot) -> None:
    own: list[Exception] = []
    general: list[Exception] = []
    runner.on_error = general.append
    error = UserError("Tệp đang mở.", "Hãy đóng tệp.")

    def work(progress: Progress) -> None:
        raise error

    runner.run("", work, lambda _: None, own.append)
    runner.run("", work, lambda _: None)
    qtbot.waitUntil(lambda: bool(own and general))
    assert (own, general) == ([error], [error])


def test_only_the_latest_read_arrives(runner: ThreadRunner, qtbot: QtBot) -> None:
    hold = threading.Event()
    got: list[str] = []

    def slow() -> str:
        hold.wait(5)
        return "cũ"

    runner.latest("search", slow, got.append)
    runner.latest("search", lambda: "giữa", got.append)
    runner.latest("search", lambda: "mới", got.append)
    runner.latest("other", lambda: "khác", got.append)
    hold.set()
    qtbot.waitUntil(lambda: len(got) == 2)
    qtbot.wait(20)
    assert got == ["mới", "khác"]


def test_reads_do_not_wait_for_jobs(runner: ThreadRunner, qtbot: QtBot) -> None:
    hold = threading.Event()
    got: list[str] = []
    runner.run("Lâu", lambda _: hold.wait(10), lambda _: got.append("job"))
    runner.latest("read", lambda: "read", got.append)
    qtbot.waitUntil(lambda: got == ["read"])
    assert runner.busy
    hold.set()
    qtbot.waitUntil(lambda: got == ["read", "job"])


def test_nothing_is_called_for_an_owner_that_is_gone(runner: ThreadRunner, qtbot: QtBot) -> None:
    owner = QObject()
    hold = threading.Event()
    got: list[object] = []
    runner.run("", lambda _: hold.wait(5), got.append, owner=owner)
    from shiboken6 import delete

    delete(owner)
    hold.set()
    qtbot.waitUntil(lambda: not runner.busy)
    qtbot.wait(10)
    assert got == []


def test_close_stops_and_waits(qtbot: QtBot) -> None:
    runner = ThreadRunner()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()
            time.sleep(0.001)

    runner.run("", work, lambda _: None)
    assert begun.wait(5)
    threads = list(runner._threads)
    runner.close()
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize("kind", [InlineRunner])
def test_the_double_does_everything_at_once(qtbot: QtBot, kind: type[Runner]) -> None:
    runner = kind()
    got: list[object] = []
    runner.run("", lambda progress: progress.cancelled or 7, got.append)
    runner.latest("a", lambda: 8, got.append)
    assert got == [7, 8]

    def stopped(progress: Progress) -> None:
        raise Cancelled

    runner.run("", stopped, got.append)
    assert got == [7, 8]
    with pytest.raises(ZeroDivisionError):
        runner.run("", lambda _: 1 // 0, got.append)
    assert not runner.busy
