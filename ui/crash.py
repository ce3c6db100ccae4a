"""Bugs: written to the log and to a report that can be copied; shown at once, or at the next start."""

import faulthandler
import logging
import platform
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.log import trace_words, without_content, without_paths

_log = logging.getLogger("vstbpn.crash")
_qt_log = logging.getLogger("qt")
_REPORT: Final = "crash-report.txt"
_FAULTS: Final = "faults.txt"
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHook(QObject):
    """Takes every error nobody caught. `on_user_error` gets those the officer can mend."""

    _happened = Signal(str)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_user_error: Callable[[UserError], object] = lambda error: None
        self.window: Callable[[], QWidget | None] = lambda: None
        self._report = logs / _REPORT
        self._faults = logs / _FAULTS
        self._fault_file: IO[str] | None = None
        self._showing = False
        self._answered: set[str] = set()
        self._happened.connect(self._show)

    def install(self) -> None:
        """Listen to Python, its threads, Qt and the processor."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_qt_message)
        # A folder that cannot be written is told by the data, which lie in it.
        with suppress(OSError):
            self._report.parent.mkdir(parents=True, exist_ok=True)
            self._fault_file = self._faults.open("a", encoding="utf-8")
            faulthandler.enable(self._fault_file)

    def left_behind(self) -> str:
        """The report of a crash that nobody has seen yet, "" for none. Call before `install`."""
        faults = without_paths(_text(self._faults))
        return "\n".join(text for text in (_text(self._report), faults) if text)

    def forget(self) -> None:
        """The report was seen."""
        self._report.unlink(missing_ok=True)
        if self._fault_file is not None:
            self._fault_file.truncate(0)
        else:
            self._faults.unlink(missing_ok=True)

    def closed(self) -> None:
        """The program ends as it should: what the processor complained of was no crash."""
        if self._fault_file is not None:
            self._fault_file.truncate(0)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error nobody caught, in any thread."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, UserError):
            self.on_user_error(error)
            return
        _log.critical("uncaught", exc_info=(kind, error, trace))
        report = report_of(error, trace)
        if _bug(report) not in self._answered:
            self._write(report)
        self._happened.emit(report)

    def show_left_behind(self, report: str) -> None:
        """Show what the last run left."""
        from ui.crash_dialog import CrashDialog

        CrashDialog("Lần trước chương trình đóng bất thường", report, self.window()).exec()
        self.forget()

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, report: str) -> None:
        try:
            self._report.write_text(report, encoding="utf-8")
        except OSError:
            _log.exception("crash report not written")

    def _show(self, report: str) -> None:
        if self._showing or QApplication.instance() is None:
            return
        from ui.crash_dialog import CrashDialog

        self._showing = True
        try:
            CrashDialog("Chương trình gặp lỗi", report, self.window()).exec()
            self._answered.add(_bug(report))
            self.forget()
        finally:
            self._showing = False


def report_of(error: BaseException, trace: TracebackType | None) -> str:
    """Time, versions and where it happened; no values, no names, no folders (see `log.trace_words`)."""
    when = datetime.now().isoformat(sep=" ", timespec="seconds")
    versions = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{when}\n{versions}\n\n{trace_words(error, trace)}\n"


def _bug(report: str) -> str:
    """The report without its time: what it has in common with the same bug again."""
    return report.partition("\n")[2]


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", without_content(message))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
