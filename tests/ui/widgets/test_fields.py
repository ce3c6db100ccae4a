"""Fields: nothing is touched while it is typed; what is read comes after a pause or on leaving."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.dates import DateField
from ui.widgets.fields import PAUSE_MS, Choice, ChoiceField, Field, SearchField, plain_fold
from ui.widgets.popup import PopupModel, PopupRow

UNITS = (
    Choice(1, "Sở Nội vụ", "SNV"),
    Choice(2, "Sở Y tế", "SYT"),
    Choice(3, "Huyện Đông Sơn", "405"),
    Choice(4, "Thành phố Thanh Hoá", "380"),
)


def parse(text: str) -> date:
    found = re.fullmatch(r"(\d+)[/.-](\d+)[/.-](\d+)", text)
    if found is None:
        raise ValueError(f"“{text}” không phải là ngày.")
    day, month, year = map(int, found.groups())
    return date(year + 2000 if year < 100 else year, month, day)


Shown = Callable[..., None]


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Iterator[Shown]:
    """Puts fields into a window that has the keyboard."""
    window = QWidget()
    box = QVBoxLayout(window)
    qtbot.addWidget(window)

    def show(*fields: QWidget) -> None:
        for field in fields:
            box.addWidget(field)
        with qtbot.waitActive(window):
            window.show()

    yield show


def compose(field: Field, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def test_folding_is_for_typing_without_vietnamese_keys() -> None:
    assert plain_fold("  Huyện ĐÔNG  Sơn ") == "huyen dong son"


def test_search_waits_for_a_pause(shown: Shown, qtbot: QtBot) -> None:
    field = SearchField("Tìm…", "Ctrl K")
    shown(field)
    told: list[str] = []
    field.searched.connect(told.append)
    for letter in "so noi":
        compose(field, letter)
    assert told == []
    qtbot.waitUntil(lambda: told == ["so noi"], timeout=PAUSE_MS * 8)


def test_search_comes_at_once_on_enter_and_once_only(shown: Shown, qtbot: QtBot) -> None:
    field = SearchField("Tìm…")
    shown(field)
    told: list[str] = []
    field.searched.connect(told.append)
    compose(field, "Quan Hoá")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["Quan Hoá"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["Quan Hoá", ""]
    assert field.text() == ""


def test_typing_changes_no_letter(shown: Shown, qtbot: QtBot) -> None:
    field = ChoiceField(UNITS)
    shown(field)
    field.setFocus()
    compose(field, "so")
    qtbot.wait(PAUSE_MS + 100)
    assert field.text() == "so"
    assert field.selectedText() == ""
    assert field.value() is None


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("so", [1, 2]), ("dong", [3]), ("Đông", [3]), ("syt", [2]), ("hoa thanh", [4]), ("xyz", [])],
)
def test_choices_are_found_without_accents(theme: Theme, typed: str, keys: list[int]) -> None:
    found = {choice.key for choice in ChoiceField(UNITS).matching(typed)}
    assert found >= set(keys)
    assert bool(found) == bool(keys)


def test_a_choice_is_picked_by_keyboard(shown: Shown, qtbot: QtBot) -> None:
    field = ChoiceField(UNITS)
    shown(field)
    told: list[object] = []
    field.changed.connect(told.append)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text(), told) == (2, "Sở Y tế", [2])


def test_leaving_takes_what_names_one_choice(shown: Shown, qtbot: QtBot) -> None:
    field, other = ChoiceField(UNITS), Field()
    shown(field, other)
    field.setFocus()
    compose(field, "dong son")
    other.setFocus()
    assert (field.value(), field.text()) == (3, "Huyện Đông Sơn")


@pytest.mark.parametrize("typed", ["so", "khong co"])
def test_leaving_gives_back_the_last_choice_otherwise(shown: Shown, qtbot: QtBot, typed: str) -> None:
    field, other = ChoiceField(UNITS), Field()
    shown(field, other)
    field.set_value(4)
    field.setFocus()
    field.selectAll()
    compose(field, typed)
    other.setFocus()
    assert (field.value(), field.text()) == (4, "Thành phố Thanh Hoá")


@pytest.mark.parametrize(("optional", "left"), [(True, None), (False, 4)])
def test_emptying_a_choice(shown: Shown, qtbot: QtBot, optional: bool, left: object) -> None:
    field, other = ChoiceField(UNITS, optional=optional), Field()
    shown(field, other)
    field.set_value(4)
    field.setFocus()
    field.clear()
    other.setFocus()
    assert field.value() == left


def test_new_choices_keep_the_value_where_they_can(theme: Theme) -> None:
    field = ChoiceField(UNITS)
    field.set_value(2)
    field.set_choices(UNITS[1:])
    assert field.value() == 2
    field.set_choices(UNITS[:1])
    assert (field.value(), field.text()) == (None, "")


@pytest.mark.parametrize("typed", ["5/1/20", "05-01-2020", "5.1.2020"])
def test_a_date_is_read_on_leaving(shown: Shown, qtbot: QtBot, typed: str) -> None:
    field, other = DateField(parse), Field()
    shown(field, other)
    told: list[object] = []
    field.changed.connect(told.append)
    field.setFocus()
    compose(field, typed)
    assert (field.text(), told) == (typed, [])
    other.setFocus()
    assert (field.text(), told) == ("05/01/2020", [date(2020, 1, 5)])


def test_a_wrong_date_stays_and_says_why(shown: Shown, qtbot: QtBot) -> None:
    field, other = DateField(parse), Field()
    shown(field, other)
    told: list[str] = []
    field.failed.connect(told.append)
    field.setFocus()
    compose(field, "mai")
    other.setFocus()
    assert (field.text(), field.error, field.property("invalid")) == ("mai", told[0], True)
    field.setFocus()
    field.selectAll()
    compose(field, "1/2/2020")
    other.setFocus()
    assert (field.value(), field.error, field.property("invalid")) == (date(2020, 2, 1), "", False)


def test_an_error_of_ours_is_not_taken_for_a_wrong_date(theme: Theme) -> None:
    field = DateField(lambda text: date.fromisoformat(None or 1 / 0))  # type: ignore[arg-type]  # a bug
    field.setText("x")
    with pytest.raises(ZeroDivisionError):
        field.read()


def test_the_calendar_gives_a_day(shown: Shown, qtbot: QtBot) -> None:
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    field = DateField(parse)
    shown(field)
    field.set_value(date(2020, 6, 1))
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2020, 6, 1)
    calendar.clicked.emit(QDate(2020, 6, 30))
    assert (field.value(), field.text()) == (date(2020, 6, 30), "30/06/2020")


def test_the_popup_model_is_sound(theme: Theme) -> None:
    model = PopupModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([PopupRow("Đơn vị", heading=True), PopupRow("Sở Y tế", "SYT", 2)])
    assert model.rowCount() == 2
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    model.show_rows([])
    assert tester.model() is model


def test_the_arrow_down_goes_to_the_list_that_is_searched(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    field, view = SearchField("Tìm…"), QListView()
    view.setModel(QStringListModel(["một", "hai"], view))
    field.below = view
    column.addWidget(field)
    column.addWidget(view)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    told: list[str] = []
    field.searched.connect(told.append)
    field.setFocus()
    qtbot.keyClicks(field, "hai")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["hai"], "what was typed is sought first"
    assert view.hasFocus() and view.currentIndex().row() == 0
