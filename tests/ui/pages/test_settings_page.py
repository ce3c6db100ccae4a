"""The page of settings: every subject shows, keeps at once what was changed, and says what cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.settings import SettingsPage
from ui.pages.settings.committee import CommitteePart
from ui.pages.settings.look import LookPart
from ui.pages.settings.recipients import RecipientsDialog, RecipientsPart
from ui.pages.settings.values import ValuesPart
from ui.theme import Theme
from vstbpn_desktop.queries.recipient_sets import RecipientSet, recipient_sets
from vstbpn_desktop.queries.settings import INSPECTION, WEIGHTS, settings_of
from vstbpn_desktop.services import recipients


@pytest.fixture
def page(window: Window, qtbot: QtBot, theme: Theme) -> SettingsPage:
    made = SettingsPage(window)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
    window.app.subscribe(made.refresh)
    return made


def now(window: Window) -> dict[str, object]:
    with window.app.database.read() as connection:
        return settings_of(connection)


def values_part(page: SettingsPage, section: str) -> ValuesPart:
    page.activate(section)
    assert isinstance(page.part, ValuesPart)
    return page.part


def line(part: ValuesPart, name: str) -> QLineEdit:
    control = part.rows[name].editor.control
    assert isinstance(control, QLineEdit)
    return control


def test_every_subject_says_what_it_is_for(page: SettingsPage) -> None:
    for number, part in enumerate(page.parts):
        page.tabs.setCurrentIndex(number)
        assert page.part is part and page.tabs.tabText(number) == part.tab
        assert page.summary() == part.about != ""


def test_a_value_is_kept_when_its_field_is_left(page: SettingsPage, window: Window) -> None:
    part = values_part(page, WEIGHTS)
    first, second = line(part, "risk_no_women"), line(part, "risk_hotspot")
    first.setFocus()
    first.setText("7")
    assert now(window)["risk_no_women"] == 3, "nothing is checked while one types"
    second.setFocus()
    assert now(window)["risk_no_women"] == 7
    window.app.undo()
    assert first.text() == "3"


def test_enter_keeps_and_reset_goes_back(page: SettingsPage, window: Window) -> None:
    part = values_part(page, INSPECTION)
    field = line(part, "finding_days")
    field.setFocus()
    field.setText("45")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert now(window)["finding_days"] == 45
    (reset,) = page.commands()
    reset.call()
    assert now(window)["finding_days"] == 30 and field.text() == "30"


def test_what_cannot_be_is_said_beside_its_field_and_holds(page: SettingsPage, window: Window) -> None:
    part = values_part(page, INSPECTION)
    field = line(part, "finding_days")
    field.setText("0")
    assert page.may_leave() is False
    assert "0 nằm ngoài khoảng" in part.rows["finding_days"].error
    assert field.hasFocus() and now(window)["finding_days"] == 30
    field.setText("20")
    assert page.may_leave() is True and now(window)["finding_days"] == 20


def test_the_committee_by_its_days(page: SettingsPage, window: Window) -> None:
    names = {"province": "Thanh Hóa", "committee_name": "Ban mới", "signer": "Trần A"}
    window.app.save("profile", None, {"valid_from": dt.date(2020, 2, 1), **names})
    page.activate("committee")
    part = page.part
    assert isinstance(part, CommitteePart)
    texts = [row.text() for row in part.rows]
    assert texts[0] == "Từ ngày 01/02/2020 (đang áp dụng)"
    assert "Từ ngày 01/01/2016" in texts
    assert "Trần A" in part.paper.accessibleName()
    add, edit = page.commands()
    add.call()
    (editor,) = page.findChildren(RecordEditor)
    assert editor.row_id is None and editor.form.rows["committee_name"].editor.state() == "Ban mới"
    editor.reject()
    edit.call()
    assert any(one.row_id == part._profiles.now for one in page.findChildren(RecordEditor))


def test_a_list_of_recipients_is_made_changed_and_dropped(page: SettingsPage, window: Window) -> None:
    page.activate("recipients")
    part = page.part
    assert isinstance(part, RecipientsPart) and part.rows == []
    part.add()
    (dialog,) = page.findChildren(RecipientsDialog)
    dialog.save()
    assert dialog.name.error == "Chưa có tên." and dialog.lines.error
    dialog.name.editor.set_state("Lên trên")
    dialog.lines.editor.set_state("UBND tỉnh\nBộ Nội vụ")
    dialog.documents["six-month-report"].setChecked(True)
    dialog.save()
    assert [row.text() for row in part.rows] == ["Lên trên"]
    assert part.rows[0].detail == "2 nơi · dùng cho Báo cáo 6 tháng"
    part.rows[0].click()
    again = page.findChildren(RecipientsDialog)[-1]
    assert again.documents["six-month-report"].isChecked()
    again.drop()
    assert part.rows == []
    window.app.undo()
    assert [row.text() for row in part.rows] == ["Lên trên"]


def test_only_documents_that_are_sent_are_offered(page: SettingsPage, window: Window) -> None:
    recipients.save_set(window.app, RecipientSet("Một", ("Nơi",)))
    with window.app.database.read() as connection:
        (kept,) = recipient_sets(connection)
    dialog = RecipientsDialog(window, kept, page)
    assert "invitation" in dialog.documents and "attendance-sheet" not in dialog.documents


def test_the_look_changes_at_once_and_follows(page: SettingsPage, window: Window) -> None:
    page.activate("look")
    part = page.part
    assert isinstance(part, LookPart) and part.schemes["light"].isChecked()
    part.schemes["dark"].click()
    assert window.theme.scheme == "dark"
    window.theme.set_percent(125)
    assert part.sizes[125].isChecked()
    window.theme.set_scheme("light")
    window.theme.set_percent(100)
