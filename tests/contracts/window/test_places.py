"""Every place of the window: by keyboard alone, with a name for a screen reader, safe for UniKey."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui
from tests.contracts.window.checks import Flashes, content, mouse_only, nameless, retype, texts, unreached
from tests.contracts.window.desk import Desk
from tests.contracts.window.places import ASKED, PLACES, Place, opened
from tests.contracts.window.shortcuts import active, doubles, idle, of_unikey, switches_unikey
from tests.contracts.window.unikey import SAID, UNIKEY, cells, meddlers, troubles
from ui.forms.dialog import RecordEditor
from ui.forms.rows import RowsEditor
from ui.widgets.field import Field
from vstbpn_desktop.navigation import NAVIGATION


@pytest.fixture
def flashes(desk: Desk, qapp: QApplication) -> Iterator[Flashes]:
    """What opened as a window of its own meanwhile."""
    seen = Flashes(desk.window)
    qapp.installEventFilter(seen)
    yield seen
    qapp.removeEventFilter(seen)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_place_is_for_the_keyboard_and_for_unikey(desk: Desk, flashes: Flashes, place: Place) -> None:
    opened(place.go(desk))
    surface, written = desk.surface(), desk.app.undoable()
    found = {
        "shown before it stands in its page": flashes.seen,
        "nameless": nameless(surface),
        "for the mouse alone": mouse_only(surface),
        "not reached by Tab": unreached(surface),
        "keys of UniKey": of_unikey(surface),
        "keys that mean two things": doubles(active(surface)),
        "commands that do nothing": idle(desk) if surface is desk.window else [],
        "completed or judged inside": meddlers(surface),
        "typed otherwise": [trouble for box in texts(surface) for trouble in troubles(box)],
        "typed otherwise in a cell": typed_in_cells(surface),
    }
    assert {what: where for what, where in found.items() if where} == {}
    assert desk.app.undoable() == written, "typing wrote something"


UI_TESTS = Path(__file__).resolve().parents[2] / "ui"


# Hôm nay is looked at first.
@pytest.mark.parametrize("page_id", [place[0] for place in NAVIGATION if place[0] != "today"])
def test_the_keyboard_is_in_a_page_as_soon_as_it_opens(desk: Desk, page_id: str) -> None:
    desk.window.sidebar.items()[0].setFocus()
    for _ in range(2):
        desk.workspace.open(page_id)
        here = QApplication.focusWidget()
        assert here is not None and desk.workspace._pages[page_id].isAncestorOf(here)
        desk.workspace.open("today")


def test_every_dialog_there_is_has_been_opened(desk: Desk) -> None:
    seen: set[type[QWidget]] = set()
    for name in (*ASKED, "form unit"):
        opened(next(place for place in PLACES if place.name == name).go(desk))
        seen.add(type(desk.surface()))
        desk.clear()
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        import_module(module.name)
    tested = "\n".join(path.read_text(encoding="utf-8") for path in UI_TESTS.rglob("*.py"))
    missing = [kind.__qualname__ for kind in set(kinds(QDialog)) - seen if kind.__name__ not in tested]
    assert missing == [], "say how it opens in tests/contracts/window/places.py"


def kinds(of: type[QWidget]) -> Iterator[type[QWidget]]:
    """The program's own classes below one, those that nothing else is made of."""
    for kind in of.__subclasses__():
        if kind.__subclasses__():
            yield from kinds(kind)
        elif kind.__module__.startswith("ui."):
            yield kind


def typed_in_cells(surface: QWidget) -> list[str]:
    """What goes wrong in the cells of a form's rows."""
    found: list[str] = []
    for rows in surface.findChildren(RowsEditor):
        if rows.isVisible():
            rows.add_row()
            found += [trouble for box in cells(rows) for trouble in troubles(box)]
    return found


def test_the_first_key_on_a_cell_begins_it_anew(desk: Desk) -> None:
    RecordEditor(desk.workspace, "training_class", desk.first("training_class"), parent=desk.window).open()
    rows = next(found for found in desk.surface().findChildren(RowsEditor) if found.model.rows)
    column = next(n for n, field in enumerate(rows.model.fields) if field.id == "content")
    index = rows.model.index(0, column)
    assert index.data()
    rows.view.setFocus()
    rows.view.setCurrentIndex(index)
    QTest.keyClick(rows.view, Qt.Key.Key_T)
    (box,) = texts(rows.view.indexWidget(index))
    assert content(box) == "t" and box.hasFocus()
    retype(box, ((0, "ie"), *UNIKEY[1:]))
    assert content(box) == SAID


class Judging(Field):
    """A box that judges while one types, as none may."""

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _: self.set_invalid(True))


class Tidying(Field):
    """A box that sets letters right while one types, as none may."""

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda words: self.setText(words.title()))


class Completing(Field):
    """A box that completes words inside, as none may."""

    def __init__(self) -> None:
        super().__init__()
        completer = QCompleter(["tiếng Anh"], self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)


@pytest.mark.parametrize("wrong", [Judging, Tidying, Completing])
def test_a_box_that_meddles_is_found(desk: Desk, qtbot: QtBot, wrong: type[Field]) -> None:
    box = wrong()
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    assert list(troubles(box)) or meddlers(box)


def test_two_shortcuts_at_one_place_are_found(desk: Desk) -> None:
    inner = QWidget(desk.window)
    inner.show()
    both = [QShortcut(QKeySequence("Ctrl+J"), owner) for owner in (desk.window, inner)]
    assert len(doubles(both)) == 1
    assert switches_unikey(QKeySequence("Ctrl+Shift+P")) and switches_unikey(QKeySequence("Alt+Z"))
    inner.deleteLater()
    both[0].deleteLater()
