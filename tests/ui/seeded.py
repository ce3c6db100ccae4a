"""A data folder with a little of everything, for tests of the window's generic parts."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.contracts.sample_records import make_all
from ui.messages import Messages, ScriptedMessages
from ui.runner import InlineRunner, Runner
from ui.session import Session
from ui.theme import Theme
from ui.widgets.card import Link
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.updating import Package
from vstbpn_desktop.versions import Home

TODAY = dt.date(2020, 3, 5)
UNITS = (
    ("SNV", "Sở Nội vụ", 1),
    ("STC", "Sở Tài chính", 2),
    ("SYT", "Sở Y tế", 3),
    ("407", "Huyện Tĩnh Gia", 21),
    ("385", "Huyện Quan Hóa", 22),
    ("380", "Thành phố Thanh Hóa", 20),
)


def seed(app: App) -> None:
    """Units, groups, persons, a year's work; and one of every other record type there is."""
    units = [_unit(app, *unit) for unit in UNITS]
    app.save("unit_group", None, {"code": "districts", "name": "Các huyện", "rule_level": "district"})
    app.save("unit_group", None, {"code": "picked", "name": "Chọn tay", "members": _members(units)})
    for name, unit in (("Trần Thị Ân", 0), ("Lê Văn Ất", 1), ("Phạm Thị Bình", 3)):
        app.save("person", None, {"name": name, "unit": units[unit], "focal_point": unit != 1})
    profile = {"valid_from": dt.date(2016, 1, 1), "province": "Thanh Hóa", "committee_name": "Ban VSTBPN"}
    app.save("profile", None, profile)
    named = {"symbol": "01/CTr-BVSTBPN", "subject": "Chương trình công tác"}
    letter = app.save("document", None, {**named, "date": TODAY, "direction": "out"})
    _work(app, units, letter)
    app.save("note", None, {"owner": ("unit", units[3]), "kind": "call", "date": TODAY, "text": "Hẹn 12/6"})
    file = {"owner": ("unit", units[3]), "name": "bao-cao.pdf", "size": 3, "sha256": "0" * 64}
    app.save("attachment", None, file)
    narrative = {"document": "six-month", "period": "2020-H1", "section": "danh-gia", "text": "Tốt."}
    app.save("narrative", None, narrative)
    make_all(app)


def _unit(app: App, code: str, name: str, place: int) -> int:
    values = {"code": code, "name": name, "protocol_order": place, "phone": "0237 385 1234"}
    return app.save("unit", None, values)


def _members(units: list[int]) -> tuple[dict[str, object], ...]:
    blank = {"included": True, "valid_from": None, "valid_to": None}
    return ({"unit": units[0], **blank}, {"unit": units[3], **blank})


def _work(app: App, units: list[int], letter: int) -> None:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình công tác năm 2020"})
    for number in (1, 2, 10):
        body = {"programme": programme, "code": f"II.1.{number}", "title": f"Nhiệm vụ số {number}"}
        lead = ({"unit": units[0], "name": ""}, {"unit": None, "name": "Ban Tổ chức Tỉnh uỷ"})
        task = app.save("task", None, {**body, "due": dt.date(2020, 6, 30), "lead": lead})
        given = app.save("assignment", None, {"task": task, "unit": units[number % 3]})
    result = {"assignment": given, "date": TODAY, "content": "Đã làm xong", "document": letter}
    app.save("result", None, result)


def look() -> Theme:
    """The look of the program, in the light scheme."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Theme(application, "light", 100)


class Window:
    """What a page asks of the window, with everything at once and questions answered in order."""

    def __init__(self, app: App, year: int = TODAY.year) -> None:
        self.app = app
        self.year = year
        self.script = ScriptedMessages()
        self.messages: Messages = self.script
        self.runner: Runner = InlineRunner()
        self.session = Session(None)
        self.theme = look()
        self.runner.on_error = self._tell
        self.said: list[str] = []
        self.opened: list[tuple[str, object]] = []

    def set_year(self, year: int) -> None:
        """Work in another year."""
        self.year = year

    def open(self, page_id: str, key: object = None) -> None:
        """Remember which page was asked for."""
        self.opened.append((page_id, key))

    def show_record(self, record: str, row_id: int) -> None:
        """Remember which record was asked for."""
        self.opened.append((record, row_id))

    def back(self) -> None:
        """Remember that the page before was asked for."""
        self.opened.append(("back", None))

    def say(self, text: str, links: Sequence[Link] = (), *, done: bool = True) -> None:
        """Remember what was said."""
        self.said.append(" · ".join((text, *(words for words, _ in links))))

    def practise(self) -> None:
        """Remember that practice was asked for."""
        self.opened.append(("practice", None))

    def start_version(self, home: Home, package: Package) -> None:
        """Remember that another version was asked for."""
        self.opened.append(("version", package.version))

    def reload(self, *, only_frame: bool = False) -> None:
        """Nothing is kept here."""

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.messages.error(error)


@pytest.fixture
def window(core: App) -> Window:
    """The window double over the seeded data."""
    return Window(core)


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeded folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("seeded") / "data"
    app = App.open(folder, TODAY, create=True)
    seed(app)
    app.close()
    return folder


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication) -> Iterator[None]:
    """Widgets that a test let go are gone before the next one: outside an event loop Qt would keep them.

    So is what it copied: Qt would let go of it when Python is gone already, and crash.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def core(seeded_folder: Path, tmp_path: Path) -> Iterator[App]:
    """The core over a copy of the seeded folder; today is 05/03/2020."""
    folder = tmp_path / "data"
    shutil.copytree(seeded_folder, folder)
    app = App.open(folder, TODAY)
    yield app
    app.close()
