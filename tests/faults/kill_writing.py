"""Types a letter in the window and waits to be killed: run by `test_kill_writing.py`.

Usage: kill_writing.py FOLDER. Prints "typed" once everything was typed and the pause has begun.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.seeded import Window
from ui.pages.make_documents import MakePage
from ui.runner import ThreadRunner
from vstbpn_desktop.app import App

TODAY = dt.date(2020, 3, 5)
SENTENCES = ("Đề nghị các đơn vị", " gửi báo cáo", " trước ngày 15/6.")
PAUSE_MS = 300


def main(folder: Path) -> None:
    """Type sentence by sentence, as a person does, and go on living."""
    application = QApplication([])
    window = Window(App.open(folder, TODAY))
    window.runner = ThreadRunner()
    page = MakePage(window)
    page.show()
    page.make("official-letter")
    for number, words in enumerate(SENTENCES):
        QTimer.singleShot(
            PAUSE_MS * (number + 1), lambda words=words: page.maker.sheet.box.insertPlainText(words)
        )
    QTimer.singleShot(PAUSE_MS * (len(SENTENCES) + 1), _say)
    application.exec()


def _say() -> None:
    sys.stdout.write("typed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
