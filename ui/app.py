"""The start of the window: painted first, filled when the core is ready."""

from __future__ import annotations

import builtins
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder, default_data_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.locking.keyring import Keyring
    from ui.main_window import MainWindow
    from ui.messages import Messages
    from ui.runner import Runner
    from ui.session import Session
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.app import App

TITLE: Final = "Ban vì sự tiến bộ của phụ nữ"


def run(
    data: str | None = None,
    today: str | None = None,
    *,
    smoke: bool = False,
    begun: float | None = None,
) -> int:
    """Show the window on a data folder (default: the user's own); gives the exit code when it is closed.

    `today` (YYYY-MM-DD) fixes the clock. `smoke` opens window and data, prints what the first page says and
    after how long since `begun` (of `time.perf_counter`, default: now), and closes.
    """
    started = time.perf_counter() if begun is None else begun
    folder = DataFolder(Path(data).absolute() if data else default_data_folder())
    return _show(lambda keys: _open_core(folder, today, keys), folder, started if smoke else None)


def _show(make_app: Callable[[Keyring], App], folder: DataFolder, begun: float | None) -> int:
    application = _application()
    from ui.first_look import dress
    from ui.main_window import MainWindow
    from ui.session import Session

    session = Session(folder.session)
    dress(application, session.text("scheme"), session.number("percent", 100))
    window = MainWindow(session, time.localtime().tm_year)
    window.setWindowTitle(TITLE)

    def painted() -> None:
        took = time.perf_counter()
        # Until the window can tell of it, a bug ends the program: nobody could close an empty window.
        sys.excepthook = _fail
        workspace = _liven(application, window, session, _runner(window))
        if begun is None:
            _watch_for_crashes(application, window, workspace.messages, folder)
        else:
            _report(workspace, begun, took - begun)
        workspace.opened.connect(_collect_again)
        workspace.refused.connect(_collect_again)
        workspace.start(lambda: make_app(workspace.keys))

    _after_paint(window, painted)
    window.show_first()
    return application.exec()


def _runner(window: MainWindow) -> Runner:
    """The runner, already reading the core from the disk while the window is furnished."""
    from ui.runner import ThreadRunner

    def load() -> None:
        import vstbpn_desktop.app  # noqa: F401  # only to have it read

    runner = ThreadRunner(window)
    runner.latest("core", load, lambda _: None)
    return runner


def _open_core(folder: DataFolder, today: str | None, keys: Keyring) -> App:
    import datetime as dt

    from vstbpn_desktop.app import App, data_folder
    from vstbpn_desktop.lock import WINDOW
    from vstbpn_desktop.log import start_log
    from vstbpn_desktop.paths import program_home

    try:
        day = dt.date.fromisoformat(today) if today else None
    except ValueError as error:
        raise UserError(f"--today {today} không phải là ngày.", "Hãy gõ theo mẫu 2020-06-30.") from error
    if (home := program_home()).read().fallen:
        from vstbpn_desktop.services.updating.putting_back import put_back_if_failed

        put_back_if_failed(home, data_folder(folder.root, keys.unlocked), dt.datetime.now())
    app = App.open(folder.root, day, create=True, unlocked=keys.unlocked, program=WINDOW)
    start_log(folder.logs)
    return app


def _application() -> QApplication:
    # What is loaded on the way to the first page stays for good: nothing to collect meanwhile.
    gc.disable()
    # PySide6 puts its own function in place of __import__, which slows every import that follows.
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("vstbpn")
    application.setApplicationDisplayName(TITLE)
    application.setDesktopFileName("vstbpn")
    return application


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _after_paint(window: MainWindow, call: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    window.painted.connect(lambda: QTimer.singleShot(0, call))


def _liven(application: QApplication, window: MainWindow, session: Session, runner: Runner) -> Workspace:
    from PySide6.QtGui import QIcon

    from ui.language import speak_vietnamese
    from ui.messages import Messages
    from ui.safekeeping.daily import Caretaker
    from ui.shell.settings_menu import SettingsMenu
    from ui.shell.workspace import Workspace
    from ui.theme import Theme
    from ui.updating.coming_up import ComingUp
    from ui.updating.place_notice import PlaceNotice
    from vstbpn_desktop.paths import program_home, resource

    speak_vietnamese(application)
    theme = Theme(application, session.text("scheme"), session.number("percent", 100))
    window.furnish()
    window.setWindowIcon(QIcon(str(resource("icons", "app.png"))))
    messages = Messages(lambda: window, session)
    workspace = Workspace(window, runner, session, messages)
    workspace.theme = theme
    SettingsMenu(window, theme, session, workspace.help, workspace.menu_lines)
    Caretaker(workspace)
    ComingUp(workspace, program_home())
    PlaceNotice(workspace)
    return workspace


def _watch_for_crashes(
    application: QApplication, window: MainWindow, messages: Messages, folder: DataFolder
) -> None:
    from PySide6.QtCore import QTimer

    from ui.crash import CrashHook

    hook = CrashHook(folder.logs, application)
    left_behind = hook.left_behind()
    hook.window = lambda: window
    hook.on_user_error = messages.error
    application.aboutToQuit.connect(hook.closed)
    hook.install()
    if left_behind:
        QTimer.singleShot(0, lambda: hook.show_left_behind(left_behind))


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from PySide6.QtCore import QCoreApplication

    sys.__excepthook__(kind, error, trace)
    QCoreApplication.exit(3)


def _report(workspace: Workspace, begun: float, painted: float) -> None:
    from PySide6.QtCore import QCoreApplication

    told: list[int] = []

    def tell(words: str, code: int) -> None:
        if told:
            return
        told.append(code)
        ready = time.perf_counter() - begun
        if sys.stdout is not None:
            sys.stdout.write(f"painted {painted * 1000:.0f} ms, ready {ready * 1000:.0f} ms: {words}\n")
            sys.stdout.flush()
        workspace.shut()
        QCoreApplication.exit(code)

    def filled() -> None:
        workspace.window.repaint()
        tell(workspace.window.stage.said(), 0)

    def failed(error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        tell(str(error), 1)

    workspace.runner.on_error = failed
    workspace.opened.connect(lambda: workspace.runner.settled.connect(filled))
    workspace.refused.connect(lambda error: tell(str(error), 1))
