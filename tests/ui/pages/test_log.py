"""Sao lưu, nhật ký over a real core: what was done, taking it back, backups and the check of the data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.log import PAGE, LogPage
from ui.safekeeping.log_filters import DELETED
from ui.safekeeping.log_model import STATE, WHAT, LogModel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.services import attachments, safekeeping, saving

__all__ = ["desk", "empty_desk", "filled_folder"]

Opened = Callable[[Window], LogPage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services and lets it hear of changes."""

    def build(window: Window) -> LogPage:
        page = LogPage(window)
        qtbot.addWidget(page)
        qtbot.addWidget(page.side)
        page.resize(1086, 640)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> LogPage:
    return opened(desk)


def labels(page: LogPage) -> list[str]:
    model = page.model
    return [model.index(row, WHAT).data() for row in range(model.rowCount())]


def choose(page: LogPage, label: str) -> None:
    assert page.table.choose(next(line.id for line in page.model.lines if line.label == label))


def buttons(page: LogPage) -> dict[str, Button]:
    """The buttons at the foot of the panel, by their words."""
    foot = widgets(page.side._foot)
    return {button.text(): button for button in foot if isinstance(button, Button)}


def widgets(layout: QLayout) -> list[QWidget | None]:
    items = [layout.itemAt(number) for number in range(layout.count())]
    return [item.widget() for item in items if item is not None]


def panel_words(page: LogPage) -> list[str]:
    return [widget.text() for widget in widgets(page.side.body_column) if isinstance(widget, Text)]


def unit(app: App, code: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], code)


# the log


def test_the_model_keeps_the_rules_of_qt(desk: Window, page: LogPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.app.save("person", None, {"name": "Trần Thị Ân"})
    page.filters.chips.choose(DELETED)
    page.load()
    model = LogModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines(page.model.lines[:1], more=True)
    model.add_lines(page.model.lines, more=False)


def test_the_log_follows_what_is_done(desk: Window, page: LogPage) -> None:
    desk.app.save("person", None, {"name": "Trần Thị Ân"})
    assert labels(page)[0] == "Thêm người Trần Thị Ân"
    desk.app.undo()
    assert labels(page)[:2] == ["Hoàn tác: Thêm người Trần Thị Ân", "Thêm người Trần Thị Ân"]
    assert page.model.index(1, STATE).data() == "đã hoàn tác"


def test_older_changes_come_as_one_scrolls(empty_desk: Window, opened: Opened) -> None:
    for number in range(PAGE + 30):
        empty_desk.app.save("person", None, {"name": f"Trần Thị {number}"})
    page = opened(empty_desk)
    assert page.model.rowCount() == PAGE
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    page.model.fetchMore(page.table.rootIndex())
    assert page.model.rowCount() == PAGE + 30
    assert labels(page)[-1] == "Thêm người Trần Thị 0"
    assert not page.model.canFetchMore(page.table.rootIndex())
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_large_change_names_some_and_counts_all(desk: Window, page: LogPage) -> None:
    from vstbpn_desktop.records.person import Person

    blank = dict.fromkeys(("name_key", "gender", "post", "phone", "email"), "")
    with desk.app.change("Nhập 60 người") as change:
        rows = [{**blank, "name": f"Trần Thị {n}", "focal_point": False, "unit_id": None} for n in range(60)]
        change.insert_many(Person, rows)
    page.load()
    choose(page, "Nhập 60 người")
    assert "Thêm 60 người" in panel_words(page)
    assert "… và 20 mục khác" in panel_words(page)


def test_the_log_is_filtered_by_words_and_day(desk: Window, page: LogPage) -> None:
    desk.app.save("person", None, {"name": "Trần Thị Ân"})
    page.filters.finder.setText("tran thi an")
    page.filters.finder.returnPressed.emit()
    assert labels(page) == ["Thêm người Trần Thị Ân"]
    page.filters.first.setText("1/1/2031")
    page.filters.first.read()
    assert labels(page) == []
    assert page._stack.currentWidget() is page._empty
    page.filters.first.setText("")
    page.filters.first.read()
    page.filters.finder.setText("")
    page.filters.finder.returnPressed.emit()
    assert len(labels(page)) > 3


def test_a_chosen_change_is_told_beside_the_list(desk: Window, page: LogPage) -> None:
    assert page.panel() is None
    desk.app.save("unit", unit(desk.app, "S1"), {"phone": "0237 385 1234"})
    choose(page, "Sửa đơn vị Sở Nội vụ")
    assert page.panel() is page.side
    assert "Sở Nội vụ" in panel_words(page)
    assert "Điện thoại: (trống) → 0237 385 1234" in panel_words(page)


def test_a_change_is_taken_back_from_the_list(desk: Window, page: LogPage) -> None:
    desk.app.save("unit", unit(desk.app, "S1"), {"phone": "0237 385 1234"})
    desk.app.save("person", None, {"name": "Trần Thị Ân"})
    choose(page, "Sửa đơn vị Sở Nội vụ")
    buttons(page)["Hoàn tác"].click()
    assert not desk.app.record("unit", unit(desk.app, "S1")).values["phone"]
    assert page.table.current_change() == next(
        line.id for line in page.model.lines if line.label == "Sửa đơn vị Sở Nội vụ"
    )
    assert buttons(page) == {}
    assert "Việc này đã được hoàn tác." in panel_words(page)


def test_why_a_change_cannot_be_taken_back_is_said(desk: Window, page: LogPage) -> None:
    for phone in ("0237 385 1234", "0237 385 9999"):
        desk.app.save("unit", unit(desk.app, "S1"), {"phone": phone}, label=f"Ghi số {phone}")
    choose(page, "Ghi số 0237 385 1234")
    buttons(page)["Hoàn tác"].click()
    title, todo = desk.script.asked[-1]
    assert "đã được sửa lại sau đó" in title
    assert todo == "Hãy hoàn tác lần sửa sau trước."
    desk.app.undo()
    choose(page, f"Hoàn tác: Ghi số {'0237 385 9999'}")
    assert buttons(page) == {}
    assert any("hoàn tác lại" in words for words in panel_words(page))


def test_the_recycle_bin_gives_back_what_was_deleted(desk: Window, page: LogPage) -> None:
    with desk.app.reader() as reader:
        before = {spec.id: reader.count(spec) for spec in desk.app.registry}
    desk.app.delete("unit", [unit(desk.app, "S3")])
    page.filters.chips._chips()[1].click()
    (line,) = page.model.lines
    assert line.along > 0
    assert labels(page) == [f"Xoá đơn vị Sở Y tế và {line.along} mục kèm theo"]
    choose(page, "Xoá đơn vị Sở Y tế")
    assert "Xoá đơn vị" in panel_words(page)
    assert any(words.startswith("Xoá ") and "phân công" in words for words in panel_words(page))
    buttons(page)["Phục hồi"].click()
    with desk.app.reader() as reader:
        assert {spec.id: reader.count(spec) for spec in desk.app.registry} == before
    assert labels(page) == []
    assert page._stack.currentWidget() is page._nothing_deleted


def test_the_log_is_filtered_by_record_kind_and_person(desk: Window, page: LogPage) -> None:
    who = desk.app.save("person", None, {"name": "Trần Thị Ân", "unit": unit(desk.app, "S1")})
    desk.app.save("unit", unit(desk.app, "S1"), {"phone": "0237 385 1234"})
    page.filters.funnel.click()
    page.filters.record.set_value("person")
    page.filters.changed.emit()
    assert labels(page) == ["Thêm người Trần Thị Ân"]
    page.filters.record.set_value("unit")
    page.filters.kind.set_value("edit")
    page.filters.changed.emit()
    assert labels(page)[0] == "Sửa đơn vị Sở Nội vụ"
    page.filters.record.set_value(None)
    page.filters.person.set_value(who)
    page.filters.changed.emit()
    assert labels(page) == ["Thêm người Trần Thị Ân"]


def test_the_log_is_printed_as_it_is_filtered(desk: Window, page: LogPage) -> None:
    page.filters.record.set_value("unit")
    page.filters.chips.choose(DELETED)
    page.print_log()
    wanted = {"record": "unit", "kind": "", "words": "", "person": "", "deleted": True}
    assert desk.opened[-1] == ("make", ("change-log", wanted))


# backups


def test_a_backup_is_made_checked_and_listed(desk: Window, page: LogPage) -> None:
    assert page.backups.rows == []
    assert page.backups.state.property("banner") == Meaning.SOON.value
    page.back_up()
    assert len(safekeeping.own_backups(desk.app)) == 1
    assert page.backups.rows[0].detail.startswith("theo yêu cầu · ")
    assert page.backups.state.property("banner") == Meaning.GOOD.value
    assert desk.said == ["Đã sao lưu và kiểm chứng"]


def test_a_backup_goes_to_a_chosen_file(desk: Window, page: LogPage, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "sao lưu.vstbpn"
    target.parent.mkdir()
    desk.script.files = [target]
    page.back_up_elsewhere()
    assert safekeeping.outlook(desk.app, target).info.counts["unit"] == 9
    assert desk.said == ["Đã sao lưu và kiểm chứng sao lưu.vstbpn · Mở thư mục"]


def test_a_handover_is_made_where_she_chooses(desk: Window, page: LogPage, tmp_path: Path) -> None:
    target = tmp_path / "ban-giao.vstbpn"
    desk.script.files = [target]
    offered = {action.text: action.call for action in page.commands()}
    offered["Lập gói bàn giao…"]()
    assert safekeeping.outlook(desk.app, target).lost_count == 0
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert desk.said == ["Đã lập ban-giao.vstbpn và danh mục in kèm · Mở danh mục · Mở thư mục"]


def test_restoring_first_shows_what_would_change(desk: Window, page: LogPage) -> None:
    page.back_up()
    desk.app.delete("unit", [unit(desk.app, "S3")])
    page.backups.rows[0].click()
    dialog = page.restoring.dialog
    assert dialog is not None
    words = [label.text() for label in dialog.findChildren(Text)]
    assert any("1 thay đổi ghi sau lúc sao lưu sẽ không còn" in line for line in words)
    assert words[words.index("Đơn vị") + 1 : words.index("Đơn vị") + 3] == ["8", "9"]
    dialog.leave.click()
    assert len(safekeeping.own_backups(desk.app)) == 1
    with desk.app.reader() as reader:
        assert reader.find(desk.app.registry["unit"], "S3") is None


def test_a_restore_can_itself_be_taken_back(desk: Window, page: LogPage) -> None:
    page.back_up()
    desk.app.delete("unit", [unit(desk.app, "S3")])
    page.backups.rows[0].click()
    assert page.restoring.dialog is not None
    page.restoring.dialog.restore.click()
    with desk.app.reader() as reader:
        assert reader.find(desk.app.registry["unit"], "S3") is not None
    assert desk.said[-1].endswith("· Quay lại dữ liệu trước đó")
    page.load()
    before = next(row for row in page.backups.rows if row.detail.startswith("trước khi phục hồi"))
    before.click()
    page.restoring.dialog.restore.click()
    with desk.app.reader() as reader:
        assert reader.find(desk.app.registry["unit"], "S3") is None


def test_a_restore_leaves_no_change_of_the_log_before_it_chosen(desk: Window, page: LogPage) -> None:
    page.back_up()
    made = safekeeping.own_backups(desk.app)[0].path
    desk.app.save("person", None, {"name": "Trần Thị Ân"})
    choose(page, "Thêm người Trần Thị Ân")
    assert page.panel() is page.side
    safekeeping.restore(desk.app, made)
    assert page.panel() is None, "the restore itself bears the number now"


def test_titles_that_wrap_are_not_cut(desk: Window, page: LogPage) -> None:
    titles = [
        f"{'Phối hợp với các sở, ban, ngành lồng ghép '[: 20 + number]}{number}" for number in range(20)
    ]
    with desk.app.change("Thêm nhiều đơn vị") as change:
        for number, title in enumerate(titles):
            values = {"code": f"N{number}", "name": title}
            saving.save(change, desk.app.registry["unit"], None, values, desk.app.today)
    choose(page, "Thêm nhiều đơn vị")
    page.side.setFixedSize(220, 500)
    page.side.show()
    QApplication.processEvents()
    texts = [one for one in widgets(page.side.body_column) if isinstance(one, Text) and one.wordWrap()]
    assert len(texts) >= 20
    assert all(one.height() >= one.heightForWidth(one.width()) for one in texts)


def test_a_file_that_is_no_backup_is_told_in_words(desk: Window, page: LogPage, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.vstbpn"
    path.write_bytes(b"not a backup")
    desk.script.files = [path]
    page.restoring.choose_file()
    assert page.restoring.dialog is None
    assert "ảnh.vstbpn" in desk.script.asked[-1][0]


# the check of the data, the profile


def test_sound_data_are_called_sound(page: LogPage) -> None:
    page.check()
    assert page.checks.state.accessibleName().startswith("Dữ liệu toàn vẹn")


def test_a_wrong_index_is_found_and_mended(desk: Window, page: LogPage) -> None:
    from vstbpn_desktop.services import checking

    def spoil(connection: object) -> None:
        from sqlalchemy import text

        connection.execute(text("delete from search"))  # type: ignore[attr-defined]  # a connection

    desk.app.database.maintain(spoil)
    page.check()
    assert page.checks.state.accessibleName().startswith("Có 1 chỗ cần xem Chỉ mục tìm kiếm lệch")
    page.repair()
    assert page.checks.state.accessibleName().startswith("Dữ liệu toàn vẹn Đã sửa 1 chỗ.")
    assert checking.check(desk.app) == []


def test_a_file_that_is_nowhere_is_told_once_it_was_looked_for(desk: Window, page: LogPage) -> None:
    attachments.attach_bytes(desk.app, "unit", unit(desk.app, "S3"), "ảnh.png", b"evidence")
    next(desk.app.folder.files.glob("*/*")).unlink()
    page.check()
    found = page.checks.state.accessibleName()
    assert "Mất nội dung của tệp “ảnh.png”" in found and "đính kèm lại" not in found
    page.repair()
    assert "Không có bản sao nào còn nguyên; hãy đính kèm lại" in page.checks.state.accessibleName()


def test_the_profile_is_edited_from_here(desk: Window, page: LogPage) -> None:
    assert page.profile.name.text() == "Chưa có hồ sơ Ban"
    values = {"valid_from": desk.app.today.replace(month=1, day=1), "province": "Thanh Hóa",
              "committee_name": "Ban VSTBPN tỉnh", "unconfirmed": "Con dấu."}  # fmt: skip
    profile = desk.app.save("profile", None, values)
    assert page.profile.name.text() == "Ban VSTBPN tỉnh"
    assert page.profile.detail.text() == "Cần xác nhận: Con dấu."
    page.activate(("profile", profile))
    editor = page.window().findChild(RecordEditor)
    assert editor is not None
    assert editor.row_id == profile
    editor.form.rows["unconfirmed"].editor.set_state("")
    assert editor.save()
    assert page.profile.detail.text() == "Tên gọi, khối ký, nơi nhận."


def test_the_top_bar_offers_a_backup_first(page: LogPage) -> None:
    main = [action.text for action in page.commands() if action.place == "main"]
    assert main == ["Sao lưu ngay"]
