"""The start of the window: painted first, filled when the core is ready."""

from __future__ import annotations

import builtins
import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder, default_data_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.crash import CrashHook
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.shell.workspace import Workspace
    from ui.theme import Theme
    from vstbpn_desktop.app import App

TITLE: Final = "Ban vì sự tiến bộ của phụ nữ"


def run(data: str | None = None, today: str | None = None, *, smoke: bool = False) -> int:
    """Show the window on a data folder (default: the user's own); gives the exit code when it is closed.

    `today` (YYYY-MM-DD) fixes the clock. `smoke` opens window and data, prints the times, and closes.
    """
    folder = DataFolder(Path(data).absolute() if data else default_data_folder())
    return show(lambda: _open_core(folder, today), folder, smoke=smoke)


def show(make_app: Callable[[], App], folder: DataFolder, *, smoke: bool = False) -> int:
    """Paint the window, then open the data with `make_app` in the background; run until it is closed.

    `make_app` imports the core itself, so that nothing heavy is loaded before the first paint.
    """
    begun = time.perf_counter()
    application = _application()
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.theme import Theme

    session = Session(folder.session)
    theme = Theme(application, session.text("scheme"), session.number("percent", 100))
    window = MainWindow(session, dt.date.today().year)
    window.setWindowTitle(TITLE)

    def painted() -> None:
        took = time.perf_counter() - begun
        workspace = _liven(window, session, theme, _crash_hook(application, folder))
        if smoke:
            _report(workspace, begun, took)
        workspace.start(make_app)

    _after_paint(window, painted)
    window.show_first()
    return application.exec()


def _open_core(folder: DataFolder, today: str | None) -> App:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.log import start_log

    try:
        day = dt.date.fromisoformat(today) if today else None
    except ValueError as error:
        raise UserError(f"--today {today} không phải là ngày.", "Hãy gõ theo mẫu 2020-06-30.") from error
    app = App.open(folder.root, day, create=True)
    start_log(folder.logs)
    return app


def _application() -> QApplication:
    # PySide6 puts its own function in place of __import__, which slows every import that follows.
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import
    from ui.language import speak_vietnamese

    application = QApplication(sys.argv[:1])
    application.setApplicationName("vstbpn")
    application.setApplicationDisplayName(TITLE)
    application.setDesktopFileName("vstbpn")
    speak_vietnamese(application)
    return application


def _after_paint(window: MainWindow, call: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    window.painted.connect(lambda: QTimer.singleShot(0, call))


def _crash_hook(application: QApplication, folder: DataFolder) -> CrashHook:
    from ui.crash import CrashHook

    return CrashHook(folder.logs, application)


def _liven(window: MainWindow, session: Session, theme: Theme, hook: CrashHook) -> Workspace:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon

    from ui.messages import Messages
    from ui.runner import ThreadRunner
    from ui.shell.settings_menu import SettingsMenu
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.paths import resource

    window.setWindowIcon(QIcon(str(resource("icons", "app.png"))))
    messages = Messages(lambda: window, session)
    workspace = Workspace(window, ThreadRunner(window), session, messages)
    SettingsMenu(window, theme, session, workspace.help)
    left_behind = hook.left_behind()
    hook.window = lambda: window
    hook.on_user_error = messages.error
    hook.install()
    if left_behind:
        QTimer.singleShot(0, lambda: hook.show_left_behind(left_behind))
    return workspace


def _report(workspace: Workspace, begun: float, painted: float) -> None:
    def tell(words: str, code: int) -> None:
        from PySide6.QtCore import QCoreApplication

        ready = time.perf_counter() - begun
        if sys.stdout is not None:
            sys.stdout.write(f"painted {painted * 1000:.0f} ms, {words} {ready * 1000:.0f} ms\n")
            sys.stdout.flush()
        workspace.may_close()
        QCoreApplication.exit(code)

    workspace.opened.connect(lambda: tell("ready", 0))
    workspace.refused.connect(lambda error: tell(f"{error} after", 1))
