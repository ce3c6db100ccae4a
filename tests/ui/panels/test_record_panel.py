"""The side panel: what it shows of every record, links followed, notes, files, history."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.panels.contents import Contents, gather
from ui.panels.files import safe_name
from ui.panels.record_panel import RecordPanel
from ui.theme import Theme
from ui.widgets.look import Meaning
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services import attachments
from vstbpn_desktop.vietnamese.numbers import size_words

DAY = dt.date(2020, 3, 5)


def ids(app: App, record: str) -> list[int]:
    with app.database.read() as connection:
        return app.listing(ListRequest(record, DAY, ended=True)).ids(connection)


def by_key(app: App, record: str, key: str) -> int:
    with app.reader() as reader:
        return reader.get(REGISTRY[record], key)


def contents(app: App, record: str, row_id: int) -> Contents:
    found = gather(app, record, row_id, DAY)
    assert found is not None
    return found


@pytest.fixture
def panel(window: Window, qtbot: QtBot, theme: Theme) -> RecordPanel:
    made = RecordPanel(window)
    qtbot.addWidget(made)
    made.resize(288, 640)
    made.show()
    window.app.subscribe(made.refresh)
    return made


# what is read


@pytest.mark.parametrize("record", [spec.id for spec in REGISTRY])
def test_every_record_is_shown(core: App, panel: RecordPanel, record: str) -> None:
    row_id = ids(core, record)[0]
    panel.show_record(record, row_id, DAY)
    assert panel.contents is not None
    assert panel.contents.title
    assert panel.accessibleName().endswith(panel.contents.title)
    assert not panel.grab().isNull()


def test_a_unit_shows_its_values_links_notes_and_files(core: App) -> None:
    seen = contents(core, "unit", by_key(core, "unit", "407"))
    values = {value.label: [words for words, _ in value.parts] for value in seen.values}
    assert (seen.code, seen.title) == ("407", "Huyện Tĩnh Gia")
    assert values["Điện thoại"] == ["0237 385 1234"]
    assert "Tên đơn vị" not in values
    assert "Tên gọi qua các thời kỳ" not in values
    assert [(group.label, group.total) for group in seen.pointing] == [("Người, đầu mối", 1)]
    assert seen.pointing[0].first[0].title == "Phạm Thị Bình"
    assert [(note.kind, note.text) for note in seen.notes] == [("gọi điện", "Hẹn 12/6")]
    assert [file.name for file in seen.files] == ["bao-cao.pdf"]
    assert seen.history[0].lines[0] == "Thêm đơn vị"


def test_more_than_one_name_shows_through_time(core: App) -> None:
    unit = by_key(core, "unit", "407")
    rows = core.record("unit", unit).values["names"]
    turn = dt.date(2020, 6, 1)
    later = {**rows[0], "name": "Thị xã Nghi Sơn", "valid_from": turn}
    core.save("unit", unit, {"names": ({**rows[0], "valid_to": turn}, later)})
    values = {value.label: value.parts[0][0] for value in contents(core, "unit", unit).values}
    assert values["Tên gọi qua các thời kỳ"].splitlines() == [
        "đến trước 01/06/2020: Huyện Tĩnh Gia",
        "từ 01/06/2020: Thị xã Nghi Sơn",
    ]


def test_a_status_is_the_pill_and_bodies_are_links(core: App) -> None:
    given = contents(core, "assignment", ids(core, "assignment")[0])
    assert (given.status, given.meaning) == ("đã giao", Meaning.NONE)
    task = contents(core, "task", ids(core, "task")[0])
    lead = next(value for value in task.values if value.label == "Chủ trì")
    assert [(words, link is not None) for words, link in lead.parts] == [
        ("Sở Nội vụ", True),
        ("Ban Tổ chức Tỉnh uỷ", False),
    ]


def test_what_points_here_is_not_named_by_this_very_record(core: App) -> None:
    seen = contents(core, "unit", by_key(core, "unit", "STC"))
    given = next(group for group in seen.pointing if group.record == "assignment")
    assert [link.title for link in given.first] == ["Nhiệm vụ số 1", "Nhiệm vụ số 10"]


def test_a_record_that_is_gone_gives_nothing(core: App) -> None:
    assert gather(core, "unit", 9_999, DAY) is None


# going from record to record


def test_a_link_leads_on_and_back(core: App, panel: RecordPanel, window: Window) -> None:
    panel.show_record("person", ids(core, "person")[0], DAY)
    assert panel.contents is not None
    unit = next(link for value in panel.contents.values for _, link in value.parts if link)
    panel.values._open(unit.record, unit.id)
    assert panel.contents.title == "Sở Nội vụ"
    assert panel._back.isVisibleTo(panel)
    assert panel._back.text() == "Trần Thị Ân"
    panel.go_back()
    assert panel.contents.title == "Trần Thị Ân"
    assert not panel._back.isVisibleTo(panel)


def test_deleting_a_followed_record_leads_back(core: App, panel: RecordPanel) -> None:
    unit = by_key(core, "unit", "407")
    panel.show_record("unit", unit, DAY)
    panel.follow("note", ids(core, "note")[0])
    panel.delete()
    assert panel.contents is not None
    assert (panel.contents.id, panel.contents.notes) == (unit, ())
    core.undo()
    assert len(panel.contents.notes) == 1


def test_the_last_record_gone_says_so(core: App, panel: RecordPanel) -> None:
    panel.show_record("document", ids(core, "document")[0], DAY)
    panel.delete()
    assert panel.contents is None
    assert panel._hint.text() == "Mục này không còn nữa."


def test_editing_opens_the_form(core: App, panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_record("unit", ids(core, "unit")[0], DAY)
    panel.edit()
    editor = panel.window().findChild(RecordEditor)
    assert editor is not None
    assert editor.row_id == ids(core, "unit")[0]
    editor.close()


# notes


@pytest.mark.parametrize(("kind", "prefix"), [("note", ""), ("call", "gọi điện")])
def test_a_note_is_added_at_once(core: App, panel: RecordPanel, kind: str, prefix: str) -> None:
    unit = by_key(core, "unit", "STC")
    panel.show_record("unit", unit, DAY)
    panel.notes.line.setText("Hẹn gửi ngày mai")
    panel.notes.add(kind)
    note = contents(core, "unit", unit).notes[0]
    assert (note.text, note.day) == ("Hẹn gửi ngày mai", DAY)
    assert note.kind == (prefix or "ghi chú")
    assert panel.notes.line.text() == ""


def test_a_note_being_typed_survives_a_change_elsewhere(core: App, panel: RecordPanel) -> None:
    panel.show_record("unit", by_key(core, "unit", "STC"), DAY)
    panel.notes.line.setText("Đang gõ dở")
    core.save("document", None, {"subject": "Công văn"})
    assert panel.notes.line.text() == "Đang gõ dở"


def test_a_note_being_typed_waits_while_another_record_is_shown(core: App, panel: RecordPanel) -> None:
    panel.show_record("unit", by_key(core, "unit", "STC"), DAY)
    panel.notes.line.setText("Đã gọi, hẹn 12/6")
    panel.notes.day.setText("3/3")
    panel.show_record("unit", by_key(core, "unit", "SNV"), DAY)
    assert panel.notes.line.text() == panel.notes.day.text() == ""
    panel.show_record("unit", by_key(core, "unit", "STC"), DAY)
    assert (panel.notes.line.text(), panel.notes.day.text()) == ("Đã gọi, hẹn 12/6", "3/3")
    panel.notes.add("call")
    panel.show_record("unit", by_key(core, "unit", "SNV"), DAY)
    panel.show_record("unit", by_key(core, "unit", "STC"), DAY)
    assert panel.notes.line.text() == ""


def test_a_note_being_typed_is_there_when_the_program_opens_again(
    core: App, panel: RecordPanel, qtbot: QtBot
) -> None:
    unit = by_key(core, "unit", "STC")
    panel.show()
    panel.show_record("unit", unit, DAY)
    panel.notes.line.setText("Đã gọi, hẹn lại")
    panel.hide()
    again = RecordPanel(panel.shell)
    qtbot.addWidget(again)
    again.show_record("unit", unit, DAY)
    assert again.notes.line.text() == "Đã gọi, hẹn lại"
    again.notes.add("call")
    assert not list(core.folder.drafts.glob("note-*"))


# files


def test_files_are_chosen_dropped_and_pasted(
    core: App, panel: RecordPanel, window: Window, tmp_path: Path
) -> None:
    unit = by_key(core, "unit", "STC")
    panel.show_record("unit", unit, DAY)
    paths = [tmp_path / name for name in ("một.docx", "hai.xlsx", "ba.pdf")]
    for path in paths:
        path.write_bytes(path.name.encode())
    window.script.files = [paths[0]]
    panel.files.choose()
    drop(panel, paths[1])
    QGuiApplication.clipboard().setMimeData(urls(paths[2]))
    assert panel.files.paste()
    assert [file.name for file in contents(core, "unit", unit).files] == [path.name for path in paths]


def test_a_picture_is_pasted_as_png(core: App, panel: RecordPanel) -> None:
    unit = by_key(core, "unit", "STC")
    panel.show_record("unit", unit, DAY)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    assert panel.files.paste()
    file = contents(core, "unit", unit).files[0]
    assert file.name.startswith("Ảnh dán 05-03-2020")
    stored = attachments.content_of(core, file.id)
    assert stored.startswith(b"\x89PNG")


def test_nothing_to_paste_is_said(panel: RecordPanel, core: App, window: Window) -> None:
    panel.show_record("unit", by_key(core, "unit", "STC"), DAY)
    QGuiApplication.clipboard().setText("chữ")
    assert not panel.files.paste()
    assert window.said == ["Bộ nhớ tạm không có tệp hay ảnh để dán"]


def test_a_file_opens_as_a_copy_that_cannot_be_written(
    core: App, panel: RecordPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = attach(core, panel, tmp_path / "báo cáo.docx")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    panel.files.open_file(contents(core, "unit", unit).files[0])
    copy = Path(opened[0].toLocalFile())
    assert (copy.name, copy.read_bytes()) == ("báo cáo.docx", b"noi dung")
    assert copy.stat().st_mode & 0o222 == 0


def test_a_file_is_saved_elsewhere_and_taken_off(
    core: App, panel: RecordPanel, window: Window, tmp_path: Path
) -> None:
    unit = attach(core, panel, tmp_path / "báo cáo.docx")
    file = contents(core, "unit", unit).files[0]
    window.script.files = [tmp_path / "khác.docx"]
    panel.files.save_file(file)
    assert (tmp_path / "khác.docx").read_bytes() == b"noi dung"
    assert window.said == ["Đã lưu khác.docx · Mở tệp · Mở thư mục"]
    panel.files.save_file(file)
    panel.files.delete_file(file)
    assert contents(core, "unit", unit).files == ()


def test_a_file_whose_content_is_lost_is_told(core: App, panel: RecordPanel, window: Window) -> None:
    unit = by_key(core, "unit", "407")
    panel.show_record("unit", unit, DAY)
    file = contents(core, "unit", unit).files[0]
    panel.files.open_file(file)
    assert "Không tìm thấy nội dung" in window.script.asked[0][0]


def test_a_place_that_cannot_be_written_is_told(
    core: App, panel: RecordPanel, window: Window, tmp_path: Path
) -> None:
    unit = attach(core, panel, tmp_path / "x.docx")
    window.script.files = [tmp_path]
    panel.files.save_file(contents(core, "unit", unit).files[0])
    assert "Không mở hoặc ghi được tệp" in window.script.asked[0][0]


def test_names_and_sizes_are_fit_to_read() -> None:
    assert safe_name('kế hoạch: "số 1"?.docx') == "kế hoạch- -số 1--.docx"
    assert [size_words(n) for n in (812, 24_800, 1_400_000)] == ["812 B", "24 KB", "1,3 MB"]


# several, history


def test_several_records_show_what_can_be_done(panel: RecordPanel) -> None:
    panel.show_many("Đơn vị", "Đã chọn 5 đơn vị", "Ctrl+C sao chép.")
    assert panel.accessibleName() == "Đơn vị Đã chọn 5 đơn vị"
    assert not panel.notes.isVisibleTo(panel)


def test_a_long_history_opens_on_demand(core: App, panel: RecordPanel) -> None:
    unit = by_key(core, "unit", "STC")
    for number in range(6):
        core.save("unit", unit, {"phone": f"0237 {number}"})
    panel.show_record("unit", unit, DAY)
    assert panel.log.column.count() == 4
    panel.log.header.link.click()
    assert panel.log.column.count() == 7


def attach(core: App, panel: RecordPanel, path: Path) -> int:
    path.write_bytes(b"noi dung")
    unit = by_key(core, "unit", "STC")
    panel.show_record("unit", unit, DAY)
    panel.files.attach([path])
    return unit


def urls(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drop(panel: RecordPanel, path: Path) -> None:
    mime = urls(path)
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    panel.dropEvent(event)
    assert event.isAccepted()


@pytest.mark.parametrize(
    ("record", "code"),
    [("unit", "SNV"), ("task", "II.1.1"), ("assignment", "Phân công"), ("person", "Người")],
)
def test_the_line_above_the_title_is_a_code_people_know(core: App, record: str, code: str) -> None:
    assert contents(core, record, ids(core, record)[0]).code == code


def test_an_assignment_names_its_task(core: App) -> None:
    seen = contents(core, "assignment", ids(core, "assignment")[0])
    assert {value.label for value in seen.values} >= {"Nhiệm vụ"}
