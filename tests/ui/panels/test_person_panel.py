"""The panel of a person: her parts, lines that may be she, anonymising asked and told."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.messages import ScriptedMessages
from ui.panels.person_work import anonymise, extract, question
from ui.panels.record_panel import RecordPanel
from ui.panels.sections import LinkText
from ui.panels.tying import TieDialog
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.services import training
from vstbpn_desktop.services.anonymising import prospect

WHO = "Trần Thị Ân"


@pytest.fixture
def person(core: App) -> int:
    """The first of the seeded persons, in a class by words alone, noted elsewhere."""
    with core.reader() as reader:
        (found,) = [hit for hit in core.search(WHO) if hit.record == "person"]
        unit = reader.values(core.registry["person"], found.id)["unit"]
    values = {"year": 2020, "code": "77", "topic": "Kỹ năng", "sessions": ({"date": dt.date(2020, 3, 2)},)}
    course = core.save("training_class", None, values)
    training.add_participants(core, course, [{"name": WHO.upper(), "post": "", "unit": unit}])
    core.save("note", None, {"owner": ("unit", unit), "text": f"Đã gọi {WHO}"})
    return found.id


@pytest.fixture
def panel(window: Window, person: int, qtbot: QtBot, theme: Theme) -> RecordPanel:
    made = RecordPanel(window)
    qtbot.addWidget(made)
    made.resize(288, 640)
    made.show()
    window.app.subscribe(made.refresh)
    made.show_record("person", person, dt.date(2020, 3, 5))
    return made


def words(panel: RecordPanel) -> list[str]:
    return [label.accessibleName() or label.text() for label in panel.parts.findChildren(QLabel)]


def test_her_parts_are_shown_and_opened(panel: RecordPanel) -> None:
    assert "Đầu mối" in words(panel) and "Sở Nội vụ" in words(panel)
    link = next(w for w in panel.parts.findChildren(LinkText) if w.accessibleName() == "Sở Nội vụ")
    link.linkActivated.emit("unit:1")
    assert panel.contents is not None and panel.contents.spec.id == "unit"
    assert panel.parts.isHidden()


def test_lines_that_may_be_she_are_tied_when_ticked(
    panel: RecordPanel, window: Window, person: int, qtbot: QtBot
) -> None:
    assert "1 dòng danh sách có thể là người này" in words(panel)
    dialog = TieDialog(window, person)
    qtbot.addWidget(dialog)
    assert not dialog.confirm.isEnabled(), "a line without a post is not sure"
    (group,) = dialog.model.nodes
    assert group.below[0].label == f"Lớp Kỹ năng: {WHO.upper()}, Sở Nội vụ"
    dialog.model.toggle(dialog.model.index(0, 0))
    dialog.list.ticked.emit()
    assert dialog.confirm.text() == "Nối 1 dòng"
    dialog.confirm.click()
    assert "Kỹ năng" in words(panel)
    assert panel.parts.proposed.isHidden()


def test_anonymising_asks_with_its_verb_and_says_what_stays(
    panel: RecordPanel, window: Window, person: int
) -> None:
    window.messages = ScriptedMessages("no", "yes")
    anonymise(window, person, panel)
    assert window.app.record("person", person).title == WHO
    anonymise(window, person, panel)
    assert window.app.record("person", person).title == f"Người đã ẩn danh số {person}"
    title, text = window.messages.asked[0]
    assert title == f"Ẩn danh {WHO}?"
    assert "không hoàn tác được" in text and "1 dòng cùng họ tên" in text


def test_what_cannot_be_reached_is_named(core: App, person: int) -> None:
    from vstbpn_desktop.services import safekeeping

    made = safekeeping.back_up_now(core)
    text = question(prospect(core, person))
    assert "1 bản sao lưu trên máy này có thể còn tên" in text and made.name in text


def test_the_extract_is_a_paper(window: Window, person: int) -> None:
    extract(window, person)
    assert window.opened[-1] == ("make", ("person-extract", {"person": str(person)}))
