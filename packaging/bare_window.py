"""A window with nothing in it, frozen as the program is: what its start is measured against."""

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    """Says when it was painted first, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell in milliseconds since `VSTBPN_BEGUN`."""
        took = time.perf_counter() - float(os.environ["VSTBPN_BEGUN"])
        if sys.stdout is not None:
            sys.stdout.write(f"painted {took * 1000:.0f} ms\n")
            sys.stdout.flush()
        QApplication.exit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Window()
    window.resize(1366, 768)
    window.show()
    sys.exit(application.exec())
