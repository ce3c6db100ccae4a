"""The import assistant: columns, old codings, duplicates, errors, all or nothing, by file or clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.core.exchange.excel.tables import with_part, xlsx
from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.pages.excel_import import ExcelImportPage
from ui.pages.excel_import.model import STATE, TONE, PreviewModel
from ui.pages.excel_import.order import Order
from ui.pages.excel_import.problems import ProblemModel
from ui.pages.excel_import.review import ADD, SKIP, UPDATE
from ui.pages.list_excel import PAGE, ExcelDoor
from ui.pages.programme import ProgrammePage
from ui.pages.record_list import RecordListPage
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.exchange.excel import export_records
from vstbpn_desktop.vietnamese.legacy import Coding

__all__ = ["desk", "empty_desk", "filled_folder"]

HEAD = ("STT", "Cơ quan", "Họ tên", "Chức danh", "SĐT", "Riêng")
Opened = Callable[..., ExcelImportPage]


@pytest.fixture
def opened(window: Window, qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the assistant for a list, with a file if there is one."""

    def build(source: Path | None = None, record: str = "person", **more: Any) -> ExcelImportPage:
        page = ExcelImportPage(window)
        qtbot.addWidget(page)
        page.resize(1086, 560)
        page.activate(Order(record, "units", source, **more))
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two new persons, one who may be Trần Thị Ân of SNV, one of an unknown unit."""
    return xlsx(
        tmp_path / "người.xlsx",
        HEAD,
        (1, "SYT", "Lý Thị Cúc", "Chuyên viên", "0912", "x"),
        (2, "Huyện Quan Hóa", "Vũ Văn Đạt", "Trưởng phòng", "0913", ""),
        (3, "SNV", "Trần Thị Ân", "Phó Giám đốc", "", ""),
        (4, "Sở Lạ", "Đỗ Thị Em", "", "", ""),
    )


def pills(page: ExcelImportPage) -> list[str]:
    model = page.preview.model
    return [model.index(row, STATE).data() for row in range(model.rowCount())]


def chips(page: ExcelImportPage) -> list[str]:
    return [chip.text() for chip in page.preview.chips._chips()]


def main(page: ExcelImportPage) -> tuple[str, bool]:
    action = next(action for action in page.commands() if action.place == "main")
    return action.text, action.enabled


def people(app: App) -> dict[str, dict[str, Any]]:
    from vstbpn_desktop.queries.lists import ListRequest

    with app.reader() as reader:
        ids = app.listing(ListRequest("person", app.today)).ids(reader.connection)
        records = [reader.record(app.registry["person"], row_id) for row_id in ids]
    return {record.values["name"]: record.values for record in records}


# the preview


def test_a_file_is_understood_before_anything_is_written(opened: Opened, book: Path, core: App) -> None:
    before = people(core)
    page = opened(book)
    assert page.title == "Nhập người, đầu mối từ Excel: xem lại trước khi nhập"
    assert page.summary() == "người.xlsx · Danh sách · 4 dòng · chưa có gì được ghi vào dữ liệu"
    assert page.place == "units"
    assert chips(page) == ["Tất cả 4", "Thêm mới 2", "Có thể trùng 1", "Lỗi 1"]
    assert pills(page) == ["thêm mới", "thêm mới", "trùng: cập nhật", "lỗi"]
    assert main(page) == ("Nhập 3 người", False)
    taken = {letter: part.field.value() for letter, part in page.preview.columns.parts.items()}
    assert taken == {"A": "", "B": "unit", "C": "name", "D": "post", "E": "phone", "F": ""}
    assert page.preview.columns.parts["B"].samples.text() == "SYT, Huyện Quan Hóa, SNV"
    assert people(core) == before


def test_the_models_are_sound(opened: Opened, book: Path) -> None:
    page = opened(book)
    for model in (page.preview.model, page.preview.problems.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.preview.chips.choose("new")
    page.preview._filter()
    assert pills(page) == ["thêm mới", "thêm mới"]
    assert PreviewModel().columnCount() == 0
    assert ProblemModel().rowCount() == 0


def test_an_error_leads_to_its_cell(opened: Opened, book: Path) -> None:
    page = opened(book)
    preview = page.preview
    index = preview.problems.model.index(0)
    assert index.data().startswith("Danh sách!B5: Không có đơn vị “Sở Lạ”.")
    preview.chips.choose("new")
    preview._filter()
    preview.problems.list.activated.emit(index)
    assert preview.chips.current() == ""
    assert preview.table.current_number() == 5
    assert preview.table.currentIndex().data() == "Sở Lạ"
    assert preview.table.currentIndex().data(TONE) == "wrong"
    preview.table.go_to(2)
    preview.next_problem()
    assert preview.table.current_number() == 5


def test_wrong_rows_are_left_out_only_when_told(
    opened: Opened, book: Path, core: App, window: Window
) -> None:
    page = opened(book)
    page.take()
    assert "Lý Thị Cúc" not in people(core)
    assert page.preview.problems.skip.text() == "Bỏ qua 1 dòng lỗi"
    page.preview.problems.skip.click()
    assert main(page) == ("Nhập 3 người, bỏ 1 dòng lỗi", True)
    assert pills(page)[3] == "lỗi: bỏ qua"
    page.take()
    found = people(core)
    assert found["Lý Thị Cúc"]["phone"] == "0912"
    assert found["Trần Thị Ân"]["post"] == "Phó Giám đốc"
    assert "Đỗ Thị Em" not in found
    assert window.opened[-1] == ("units", None)
    assert page.review is None
    assert core.undo() == "Nhập 3 người từ Excel"
    assert "Lý Thị Cúc" not in people(core)


def test_duplicates_are_decided_by_hand(opened: Opened, book: Path, core: App, qtbot: QtBot) -> None:
    page = opened(book)
    page.preview.problems.skip.click()
    page.preview.table.go_to(4)
    detail = page.preview.detail
    assert detail.words.text() == (
        "Dòng 4 có thể trùng với “Trần Thị Ân · Sở Nội vụ”. Cập nhật: Chức vụ: (trống) → Phó Giám đốc"
    )
    assert detail.verbs.current() == UPDATE
    qtbot.keyClick(page.preview.table, Qt.Key.Key_Space)
    assert (detail.verbs.current(), pills(page)[2]) == (ADD, "trùng: thêm mới")
    qtbot.keyClick(page.preview.table, Qt.Key.Key_Space)
    assert (detail.verbs.current(), pills(page)[2]) == (SKIP, "trùng: bỏ qua")
    assert main(page)[0].startswith("Nhập 2 người")
    page.take()
    assert people(core)["Trần Thị Ân"]["post"] == ""


def test_a_namesake_elsewhere_is_proposed_as_new(opened: Opened, tmp_path: Path, core: App) -> None:
    book = xlsx(tmp_path / "a.xlsx", HEAD, (1, "SYT", "Trần Thị Ân", "", "", ""))
    page = opened(book)
    assert pills(page) == ["trùng: thêm mới"]
    page.preview.detail.verbs.choose(UPDATE)
    page.preview.detail.verbs.chosen.emit(UPDATE)
    assert main(page) == ("Nhập 1 người", True)
    before = len(people(core))
    page.take()
    assert len(people(core)) == before
    assert core.last_change() is not None


def test_several_namesakes_can_be_told_apart_and_decided_at_once(
    opened: Opened, tmp_path: Path, core: App
) -> None:
    core.save("person", None, {"name": "Trần Thị Ân", "post": "Kế toán"})
    rows = [(1, "", "Trần Thị Ân", "", "0999", ""), (2, "", "Lê Văn Ất", "", "0998", "")]
    page = opened(xlsx(tmp_path / "a.xlsx", HEAD, *rows))
    page.preview.table.go_to(2)
    detail = page.preview.detail
    detail.verbs.choose(UPDATE)
    detail.verbs.chosen.emit(UPDATE)
    assert detail.which.isVisibleTo(detail)
    second = detail.which._choices[1]
    assert second.label == "Trần Thị Ân · Kế toán"
    detail.which.set_value(second.key)
    detail.which.changed.emit(second.key)
    assert page.review is not None and page.review.same == {2: second.key}
    detail.for_all.click()
    assert pills(page) == ["trùng: cập nhật", "trùng: cập nhật"]


def test_what_changes_is_shown_before_and_after(opened: Opened, tmp_path: Path, core: App) -> None:
    path = tmp_path / "a.xlsx"
    export_records(core, "unit", path, fields=("code", "name", "phone"))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C4"].value = "0237 999"
    book.save(path)
    page = opened(path, "unit")
    assert chips(page) == ["Tất cả 6", "Sửa 1", "Giữ nguyên 5"]
    cell = page.preview.model.index(0, 4)
    assert cell.data() == "0237 385 1234 → 0237 999"
    assert cell.data(TONE) == "changed"
    page.preview.table.go_to(4)
    assert page.preview.detail.words.text() == "Dòng 4: sửa Điện thoại: 0237 385 1234 → 0237 999"
    page.take()
    assert core.last_change() is not None and core.last_change()[1] == "Nhập 1 đơn vị từ Excel"  # type: ignore[index]


# other ways to read it


def test_columns_can_be_taken_for_other_fields(opened: Opened, book: Path) -> None:
    page = opened(book)
    parts = page.preview.columns.parts
    parts["F"].field.set_value("post")
    parts["F"].field.changed.emit("post")
    assert (parts["F"].field.value(), parts["D"].field.value()) == ("post", "")
    assert page.preview.model.headerData(5, Qt.Orientation.Horizontal) == "Chức vụ"
    assert page.review is not None and page.review.touched


def test_old_codings_are_shown_before_and_after_and_can_be_switched(opened: Opened, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, (1, "SYT", "NguyÔn ThÞ H¬ng", "", "", ""))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C2"].font = Font(".VnTime")
    book.save(path)
    page = opened(path)
    part = page.preview.columns.parts["C"]
    assert part.coding.isVisibleTo(part)
    assert (part.coding.value(), part.before.text(), part.after.text()) == (
        Coding.TCVN3, "NguyÔn ThÞ H¬ng", "Nguyễn Thị Hơng",
    )  # fmt: skip
    assert not page.preview.columns.parts["B"].coding.isVisibleTo(page.preview)
    part.coding.changed.emit("")
    assert page.preview.model.index(0, 3).data() == "NguyÔn ThÞ H¬ng"
    assert part.coding.isVisibleTo(part) and part.coding.value() == ""
    part.coding.changed.emit(str(Coding.TCVN3))
    assert page.preview.model.index(0, 3).data() == "Nguyễn Thị Hơng"


def test_sheet_and_heading_row_can_be_chosen(opened: Opened, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, (1, "SYT", "Lý Thị Cúc", "", "", ""), title="DANH SÁCH")
    book = openpyxl.load_workbook(path)
    other: Any = book.create_sheet("Khác")
    other.append(["Vũ Văn Đạt", "SYT"])
    book.save(path)
    page = opened(path)
    assert (page.preview.sheet.value(), page.preview.head.value()) == ("Danh sách", 2)
    page.preview.sheet.changed.emit("Khác")
    assert page.preview.problems.model.index(0).data().startswith("Khác!A1: Thiếu cột “Họ và tên”")
    assert not page.preview.problems.skip.isVisibleTo(page.preview)
    page.preview.head.changed.emit(-1)
    page.preview.columns.parts["A"].field.changed.emit("name")
    page.preview.columns.parts["B"].field.changed.emit("unit")
    assert pills(page) == ["thêm mới"]
    assert main(page) == ("Nhập 1 người", True)


def test_a_file_of_other_words_can_still_be_mapped(opened: Opened, tmp_path: Path) -> None:
    page = opened(xlsx(tmp_path / "a.xlsx", ("aa", "bb"), ("Lý Thị Cúc", "SYT")))
    assert page.review is not None
    assert main(page)[1] is False
    page.preview.columns.parts["A"].field.changed.emit("name")
    assert pills(page) == ["thêm mới"]


def test_reading_again_follows_the_mended_file(opened: Opened, book: Path) -> None:
    page = opened(book)
    mended = openpyxl.load_workbook(book)
    mended.worksheets[0]["B5"].value = "STC"
    mended.save(book)
    page.preview.problems.reread.click()
    assert main(page) == ("Nhập 4 người", True)
    assert not page.preview.problems.isVisibleTo(page.preview)


def test_data_that_change_meanwhile_are_followed(opened: Opened, book: Path, core: App) -> None:
    page = opened(book)
    core.save("unit", None, {"code": "SL", "name": "Sở Lạ"})
    assert chips(page)[-1] == "Có thể trùng 1"
    assert main(page) == ("Nhập 4 người", True)


# leaving, and what cannot be read


def test_leaving_asks_only_about_own_choices(opened: Opened, book: Path, window: Window) -> None:
    page = opened(book)
    assert page.may_leave()
    page = opened(book)
    page.preview.problems.skip.click()
    window.script.answers = ["stay", "leave"]
    assert not page.may_leave() and page.review is not None
    page.drop()
    assert page.review is None
    assert window.opened[-1] == ("units", None)


def damaged(path: Path) -> None:
    path.write_bytes(b"abc")


def locked(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * 1024 * 1024)


def bomb(path: Path) -> None:
    xlsx(path, HEAD)
    with_part(path, "xl/media/image1.png", lambda _: b"\0" * (120 * 1024 * 1024))


def entities(path: Path) -> None:
    xlsx(path, HEAD)
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    with_part(path, "xl/workbook.xml", lambda old: declared + old.partition(b"?>")[2])


@pytest.mark.parametrize(
    ("make", "words"),
    [(damaged, "bị hỏng hoặc không phải bảng tính"), (locked, "có mật khẩu"), (huge, "dưới 200 MB"),
     (bomb, "bung ra quá lớn"), (entities, "khai báo thực thể XML")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_the_way_stays_open(
    opened: Opened, tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "a.xlsx"
    make(path)
    page = opened(path)
    assert page.review is None
    assert page.choosing.banner.isVisibleTo(page)
    assert words in page.choosing.banner.accessibleName()
    xlsx(path, HEAD, (1, "SYT", "Lý Thị Cúc", "", "", ""))
    page.open_source(path)
    assert page.review is not None and not page.choosing.banner.isVisibleTo(page.choosing)


def test_the_template_is_saved_and_comes_back_empty(opened: Opened, window: Window, tmp_path: Path) -> None:
    page = opened()
    assert page.title == "Nhập người, đầu mối từ Excel"
    window.script.files = [tmp_path / "mẫu.xlsx"]
    page.save_template()
    assert window.said[-1] == "Đã lưu mẫu.xlsx · Mở tệp · Mở thư mục"
    window.script.files = [tmp_path / "mẫu.xlsx"]
    page.choosing.invitation.button.click()
    assert chips(page) == ["Tất cả 0"]
    assert main(page) == ("Nhập 0 người", False)


# from the lists


@pytest.fixture
def persons(window: Window, qtbot: QtBot, theme: Theme) -> RecordListPage:
    page = RecordListPage(window, "person")
    qtbot.addWidget(page)
    page.resize(780, 560)
    page.activate()
    page.show()
    return page


def copied(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def asked(window: Window) -> Order:
    page, order = window.opened[-1]
    assert page == PAGE and isinstance(order, Order)
    return order


def test_ctrl_v_on_a_list_brings_cells_in_the_order_of_its_columns(
    persons: RecordListPage, window: Window, qtbot: QtBot, opened: Opened
) -> None:
    copied("Lý Thị Cúc\tnữ\tChuyên viên\tSYT\n")
    qtbot.keyClick(persons.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = opened()
    page.activate(asked(window))
    assert page.summary() == "Các ô đã dán · 1 dòng · chưa có gì được ghi vào dữ liệu"
    assert [part.field.value() for part in page.preview.columns.parts.values()] == [
        "name", "gender", "post", "unit",
    ]  # fmt: skip
    assert pills(page) == ["thêm mới"]
    page.take()
    assert people(window.app)["Lý Thị Cúc"]["gender"] == "female"


def test_cells_with_headings_are_known_by_them(
    window: Window, persons: RecordListPage, opened: Opened
) -> None:
    rows = "<tr><td>Đơn vị</td><td>Họ tên</td></tr><tr><td>SYT</td><td>Lý Thị Cúc</td></tr>"
    copied("", f"<table>{rows}</table>")
    persons.excel.paste()
    page = opened()
    page.activate(asked(window))
    assert page.preview.head.value() == 0
    assert [column.field for column in page.preview.model.columns] == ["unit", "name"]


def test_what_the_list_is_filtered_by_goes_into_new_records(
    window: Window, persons: RecordListPage, opened: Opened
) -> None:
    window.app.save("person", None, {"name": "Hà Thị Yên", "gender": "female"})
    persons.refresh(None)
    persons.filters.chips.choose("gender=female")
    persons.filters.changed.emit()
    copied("Họ tên\nLý Thị Cúc\n")
    persons.excel.paste()
    page = opened()
    page.activate(asked(window))
    page.take()
    assert people(window.app)["Lý Thị Cúc"]["gender"] == "female"


def test_an_empty_clipboard_is_said(window: Window, persons: RecordListPage) -> None:
    copied("")
    persons.excel.paste()
    assert window.opened == []
    assert window.said == ["Bộ nhớ tạm không có ô nào để dán"]


def test_a_workbook_dropped_on_a_list_is_read(
    persons: RecordListPage, window: Window, book: Path, tmp_path: Path
) -> None:
    def dropped(path: Path) -> QDropEvent:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        kept.append(mime)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys, QEvent.Type.Drop)

    kept: list[QMimeData] = []
    other = tmp_path / "a.pdf"
    other.write_bytes(b"x")
    assert not persons.excel.eventFilter(persons, dropped(other))
    assert persons.excel.eventFilter(persons, dropped(book))
    assert asked(window).source == book


def test_the_programme_takes_tasks_of_its_year(desk: Window, qtbot: QtBot, theme: Theme) -> None:
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.resize(1086, 640)
    page.activate()
    page.show()
    assert isinstance(page.excel, ExcelDoor)
    copied("II.3.1\tTập huấn cho cán bộ\tSở Y tế\t30/9/2020\n")
    page.excel.paste()
    order = asked(desk)
    assert (order.record, order.page) == ("task", "programme")
    assistant = ExcelImportPage(desk)
    qtbot.addWidget(assistant)
    assistant.activate(order)
    assert assistant.review is not None and assistant.review.errors == 0
    assistant.take()
    with desk.app.reader() as reader:
        assert reader.find(desk.app.registry["task"], "2020/II.3.1") is not None


def test_a_name_that_may_be_misread_is_told(
    persons: RecordListPage, window: Window, qtbot: QtBot, opened: Opened
) -> None:
    copied("Ông Văn Kiểm\tnam\tChuyên viên\tSYT\n")
    qtbot.keyClick(persons.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = opened()
    page.activate(asked(window))
    assert "1 tên cần xem lại" in page.summary()
    assert page.review is not None and page.review.reviewed is not None
    line = page.review.reviewed.lines[0]
    page.preview.detail.show_line(page.review, line)
    assert "“Ông” được coi là họ" in page.preview.detail.words.text()
