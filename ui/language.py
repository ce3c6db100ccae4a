"""Qt's own words in Vietnamese: buttons, file and print dialogs, the menus of text fields, the calendar."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

_FILE: Final = Path(__file__).resolve().parents[1] / "resources" / "translations" / "qtbase_vi.qm"


def speak_vietnamese(application: QCoreApplication) -> None:
    """Numbers, days and Qt's words as in Việt Nam, whatever the system speaks."""
    QLocale.setDefault(QLocale("vi_VN"))
    words = QTranslator(application)
    if not words.load(str(_FILE)):
        raise FileNotFoundError(_FILE)
    application.installTranslator(words)
