"""The import preview: nothing is lost, both sides go together, corrections and their undo, taking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder, nameless, task_ids
from tests.ui.seeded import Window
from ui.pages.programme_import import ProgrammeImportPage
from ui.pages.programme_import.chips import all_finds
from ui.pages.programme_import.dialogs import DifferenceDialog, SplitDialog
from ui.pages.programme_import.lists import OutlineModel, SourceModel
from ui.pages.programme_import.outline import Row, covered, outline
from ui.pages.programme_import.prepared import marks, prepare
from ui.pages.programme_import.review import Corrections, read, understand
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.look import Meaning
from vstbpn_desktop.exchange.programme import Nature, Role
from vstbpn_desktop.exchange.programme.corrections import set_role
from vstbpn_desktop.queries.reading import Record

__all__ = ["desk", "empty_desk", "filled_folder"]

TEXT = """CHƯƠNG TRÌNH
Công tác vì sự tiến bộ của phụ nữ tỉnh Sông Lam năm 2020

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2020 của UBND tỉnh, Ban xây dựng chương trình công tác như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức của các cấp, các ngành; tổ chức ngày Phụ nữ Việt Nam 20/10.

II. NHIỆM VỤ VÀ GIẢI PHÁP

1. Công tác tuyên truyền

- Tổ chức tuyên truyền theo Chỉ thị số 05-CT/TU ngày

10/3/2018 của Tỉnh ủy và Chỉ thị số 05-CT/TU ngày 11/3/2018 của Tỉnh ủy.

- Sở Y tế chủ trì mở hai lớp tập huấn trước ngày 30/9/2020.

2. Công tác cán bộ

- Báo cáo sơ kết 6 tháng, hàng năm về công tác cán bộ nữ.

III. TỔ CHỨC THỰC HIỆN

1. Các sở, ngành thường xuyên kiểm tra việc thực hiện chương trình.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT, BVSTBPN.

TRƯỞNG BAN
"""

SEED = Path(__file__).resolve().parents[4] / "shared" / "domain" / "chuong-trinh-2020.txt"
Opened = Callable[[Window], ProgrammeImportPage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services."""

    def build(window: Window) -> ProgrammeImportPage:
        page = ProgrammeImportPage(window)
        qtbot.addWidget(page)
        page.resize(1086, 560)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(empty_desk: Window, opened: Opened) -> ProgrammeImportPage:
    """The preview of `TEXT` over empty data."""
    made = opened(empty_desk)
    made.open_source(TEXT)
    return made


def rows(page: ProgrammeImportPage) -> tuple[Row, ...]:
    return page.preview.tree.rows


def task(page: ProgrammeImportPage, code: str) -> Row:
    return next(row for row in rows(page) if row.item is not None and row.item.code == code)


def line(page: ProgrammeImportPage, words: str) -> int:
    """The line that begins with these words."""
    found = [n for n, one in enumerate(page.preview.source.lines) if one.words.startswith(words)]
    assert len(found) == 1, words
    return found[0]


def programme(window: Window) -> Record:
    with window.app.reader() as reader:
        spec = window.app.registry["programme"]
        return reader.record(spec, reader.get(spec, "2020"))


def main(page: ProgrammeImportPage) -> str:
    return next(action.text for action in page.commands() if action.place == "main")


# what is shown


def test_before_a_document_is_chosen(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    assert page._stack.currentWidget() is page.choosing
    assert page.title == "Nhập chương trình"
    assert [(action.text, action.place) for action in page.commands()] == [("Chọn tệp", "bar")]


def test_the_head_of_the_preview(page: ProgrammeImportPage, empty_desk: Window) -> None:
    assert page.title == "Nhập chương trình: xem lại trước khi nhận"
    assert page.summary() == (
        "văn bản đã dán · phần I: 1 · phần II: 3 (2/1) · phần III: 1 · 1 nơi nhận"
        " · không có dòng nào bị bỏ sót"
    )
    assert main(page) == "Nhận 4 nhiệm vụ"
    assert empty_desk.said == ["Chưa có gì được ghi vào dữ liệu"]


def test_every_line_of_the_source_is_in_a_row(page: ProgrammeImportPage) -> None:
    assert covered(rows(page)) == set(range(len(page.preview.source.lines)))


def test_lines_that_are_not_understood_are_rows_of_their_own() -> None:
    review = read(TEXT, 2020)
    number = next(n for n, one in enumerate(review.lines) if one.text.startswith("Sở Y tế"))
    understood = understand(review.with_lines(set_role(review.lines, number, Role.UNREAD)))
    found = outline(understood)
    unread = [row for row in found if row.kind == "unread"]
    assert [row.first for row in unread] == [number]
    assert covered(found) == set(range(len(understood.review.lines)))
    assert marks(understood)[unread[0].first][0] is Meaning.SOON


def test_the_tree_in_the_order_of_the_document(page: ProgrammeImportPage) -> None:
    assert [(row.kind, row.code) for row in rows(page)] == [
        ("aside", "Tên"), ("aside", "Mở đầu"), ("part", "I"), ("item", "1"),
        ("part", "II"), ("group", "1"), ("item", "1.1"), ("item", "1.2"), ("group", "2"), ("item", "2.1"),
        ("part", "III"), ("item", "1"), ("aside", "Nơi nhận"), ("aside", "Lưu"), ("aside", "Ký"),
    ]  # fmt: skip


def test_what_a_task_says_of_itself(page: ProgrammeImportPage) -> None:
    training = task(page, "II.1.2")
    assert (training.pill, training.detail) == ("một lần", "Chủ trì: Sở Y tế · hạn: trước 30/09/2020")
    assert task(page, "III.1").pill == "thường xuyên"
    report = task(page, "II.2.1")
    assert (report.pill, report.meaning) == ("định kỳ?", Meaning.SOON)


def test_contradictions_are_red_and_doubts_amber(page: ProgrammeImportPage) -> None:
    model = page.preview.source
    found = marks(page.preview.understood)  # type: ignore[arg-type]
    assert {meaning for meaning, _ in found.values()} == {Meaning.LATE, Meaning.SOON}
    assert found[line(page, "- Tổ chức tuyên truyền")][0] is Meaning.LATE
    assert found[line(page, "- Báo cáo sơ kết")][0] is Meaning.SOON
    assert model.rowCount() == len(model.lines)


def test_the_pills_count_what_was_found(page: ProgrammeImportPage) -> None:
    assert page.preview.understood is not None
    assert [finds.words for finds in all_finds(page.preview.understood)] == [
        "3 chỗ cần xem", "3 viện dẫn, 1 mâu thuẫn ngày", "1 mốc ngày",
    ]  # fmt: skip


def test_the_models_keep_qts_contract() -> None:
    source, tree = SourceModel(), OutlineModel()
    watched = [QAbstractItemModelTester(model) for model in (source, tree)]
    for text in (TEXT, TEXT.replace("- Sở Y tế chủ trì", "Sở Y tế chủ trì"), "- Một việc phải làm.\n"):
        prepared = prepare(read(text, 2020))
        for _ in range(2):
            source.show(prepared)
            tree.show(prepared.rows)
    source.show_lines(())
    tree.show(())
    assert len(watched) == 2


# both sides together


def test_choosing_a_line_chooses_its_row_and_marks_all_its_lines(page: ProgrammeImportPage) -> None:
    preview = page.preview
    second = line(page, "10/3/2018")
    preview.source_list.setCurrentIndex(preview.source.index(second))
    assert preview.current_row() == task(page, "II.1.1")
    assert preview.tree_list.currentIndex().row() == rows(page).index(task(page, "II.1.1"))
    assert preview.source_list.delegate.chosen == {second - 1, second}


def test_choosing_a_row_chooses_its_first_line(page: ProgrammeImportPage) -> None:
    preview = page.preview
    number = rows(page).index(task(page, "II.2.1"))
    preview.tree_list.setCurrentIndex(preview.tree.index(number))
    assert preview.current_line() == line(page, "- Báo cáo sơ kết")


def test_the_next_doubt_and_round_again(page: ProgrammeImportPage) -> None:
    preview = page.preview
    assert preview.understood is not None
    places = sorted({doubt.at[0] for doubt in preview.understood.doubts})
    assert preview.current_line() == places[0]
    seen = []
    for _ in places:
        preview.next_doubt()
        seen.append(preview.current_line())
    assert seen == [*places[1:], places[0]]


def test_leaving_a_doubt_as_understood_takes_it_off_the_count(page: ProgrammeImportPage) -> None:
    preview = page.preview
    preview.go_to(line(page, "- Báo cáo sơ kết"))
    preview.settle()
    assert task(page, "II.2.1").pill == "định kỳ"
    assert preview.finds.pills[0].text() == "2 chỗ cần xem"
    preview.undo()
    assert preview.finds.pills[0].text() == "3 chỗ cần xem"


# corrections


def test_merging_and_its_undo(page: ProgrammeImportPage) -> None:
    preview = page.preview
    before = preview.source.lines
    preview.go_to(line(page, "10/3/2018"))
    preview.merge_up()
    assert len(preview.source.lines) == len(before) - 1
    assert preview.current_line() == line(page, "- Tổ chức tuyên truyền")
    preview.undo()
    assert preview.source.lines == before
    preview.redo()
    assert len(preview.source.lines) == len(before) - 1


def test_the_first_line_cannot_be_merged(page: ProgrammeImportPage, empty_desk: Window) -> None:
    page.preview.go_to(0)
    assert not page.preview.merge.isEnabled()
    page.preview.merge_up()
    assert empty_desk.script.asked[-1][0].startswith("Đây là dòng đầu tiên")


def test_splitting_where_the_cursor_stands(page: ProgrammeImportPage) -> None:
    preview = page.preview
    preview.go_to(line(page, "- Sở Y tế chủ trì"))
    preview.split()
    dialog = preview.findChild(SplitDialog)
    assert isinstance(dialog, SplitDialog) and not dialog.confirm.isEnabled()
    cursor = dialog.text.textCursor()
    cursor.setPosition(dialog.text.toPlainText().index("trước ngày"))
    dialog.text.setTextCursor(cursor)
    dialog.confirm.click()
    assert line(page, "trước ngày 30/9/2020.") == line(page, "- Sở Y tế chủ trì") + 1
    assert covered(rows(page)) == set(range(len(preview.source.lines)))


def test_changing_what_a_line_is(page: ProgrammeImportPage) -> None:
    preview = page.preview
    preview.go_to(line(page, "- Sở Y tế chủ trì"))
    preview.set_role(Role.DETAIL)
    assert main(page) == "Nhận 3 nhiệm vụ"
    preview.set_role(Role.UNREAD)
    unread = next(row for row in rows(page) if row.kind == "unread")
    assert unread.title.startswith("- Sở Y tế chủ trì")
    assert "1 dòng chưa hiểu, giữ nguyên" in page.summary()


def test_editing_a_task_by_hand(page: ProgrammeImportPage) -> None:
    preview, strip = page.preview, page.preview.strip
    preview.go_to(line(page, "- Báo cáo sơ kết"))
    strip.start()
    strip.title.setText("Báo cáo công tác cán bộ nữ")
    strip.title.editingFinished.emit()
    strip.nature.set_value(Nature.ONCE)
    strip.nature.changed.emit(Nature.ONCE)
    strip.lead.setText("Sở Nội vụ; Ban Tổ chức Tỉnh uỷ")
    strip.lead.editingFinished.emit()
    changed = task(page, "II.2.1")
    assert changed.item is not None
    assert (changed.title, changed.pill) == ("Báo cáo công tác cán bộ nữ", "một lần")
    assert changed.item.lead == ("Sở Nội vụ", "Ban Tổ chức Tỉnh uỷ")
    for _ in range(3):
        preview.undo()
    assert task(page, "II.2.1").pill == "định kỳ?" and not preview.back.isEnabled()


def test_bodies_are_offered_without_accents(page: ProgrammeImportPage, qtbot: QtBot) -> None:
    field = page.preview.strip.lead
    page.preview.strip.offer_units(["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"])
    field.setText("Sở Y tế; noi v")
    field._offer()
    assert [row.title for row in field._popup.rows()] == ["Sở Nội vụ"]
    field._popup.picked.emit("Sở Nội vụ")
    assert field.bodies() == ("Sở Y tế", "Sở Nội vụ")


def test_ctrl_z_in_the_lists_belongs_to_the_preview(page: ProgrammeImportPage, qtbot: QtBot) -> None:
    preview = page.preview
    preview.go_to(line(page, "10/3/2018"))
    preview.merge_up()
    keys = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, *keys)
    override.ignore()
    assert preview.source_list.event(override) and override.isAccepted()
    qtbot.keyClick(preview.source_list, *keys)
    assert preview.corrections is not None and preview.corrections.count == 0


def test_a_correction_that_changes_nothing_is_none() -> None:
    review = read(TEXT, 2020)
    corrections = Corrections(review)
    assert not corrections.make(review, "không gì") and corrections.count == 0
    assert corrections.undo() == "" and corrections.redo() == ""


def test_the_year_can_be_corrected(page: ProgrammeImportPage, empty_desk: Window) -> None:
    preview = page.preview
    preview.year.setText("2021")
    preview.year.editingFinished.emit()
    assert preview.corrections is not None and preview.corrections.current.year == 2021
    preview.year.setText("hai nghìn")
    preview.year.editingFinished.emit()
    assert empty_desk.script.asked[-1][0].startswith("“hai nghìn”")
    assert preview.corrections.current.year == 2021


# reading


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "rỗng"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "ảnh"), (bytes(range(256)) * 40, "bị hỏng")],
)
def test_what_cannot_be_read_is_said_calmly(
    empty_desk: Window, opened: Opened, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "chuong-trinh.docx"
    file.write_bytes(content)
    page = opened(empty_desk)
    page.open_source(file)
    assert page._stack.currentWidget() is page.choosing and page.choosing.banner.isVisibleTo(page)
    assert words in page.choosing.banner.accessibleName()
    assert empty_desk.script.asked == []
    page.open_source(TEXT)
    assert page.understood is not None and not page.choosing.banner.isVisibleTo(page.choosing)


def test_choosing_a_file(empty_desk: Window, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "chuong-trinh.txt"
    file.write_text(TEXT, encoding="utf-8")
    empty_desk.script.files = [file]
    page = opened(empty_desk)
    page.choosing.invitation.button.click()
    assert page.summary().startswith("chuong-trinh.txt · ")


def test_pasting_the_text(empty_desk: Window, opened: Opened) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    page = opened(empty_desk)
    page.paste()
    assert main(page) == "Nhận 4 nhiệm vụ"


def test_dropping_a_file(empty_desk: Window, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "chuong-trinh.txt"
    file.write_text(TEXT, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    page = opened(empty_desk)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, plain))
    assert page.understood is not None


# taking and leaving


def test_taking_writes_one_change_and_goes_to_the_programme(
    page: ProgrammeImportPage, empty_desk: Window
) -> None:
    page.take()
    assert sorted(task_ids(empty_desk.app)) == ["II.1.1", "II.1.2", "II.2.1", "III.1"]
    assert empty_desk.opened == [("programme", None)] and empty_desk.year == 2020
    assert page._stack.currentWidget() is page.choosing
    empty_desk.app.undo()
    assert task_ids(empty_desk.app) == {}


def test_what_was_corrected_is_what_is_taken(page: ProgrammeImportPage, empty_desk: Window) -> None:
    page.preview.go_to(line(page, "- Sở Y tế chủ trì"))
    page.preview.strip.start()
    page.preview.strip.title.setText("Hai lớp tập huấn")
    page.preview.strip.title.editingFinished.emit()
    page.take()
    with empty_desk.app.reader() as reader:
        spec = empty_desk.app.registry["task"]
        assert reader.title(spec, task_ids(empty_desk.app)["II.1.2"]) == "Hai lớp tập huấn"
    assert programme(empty_desk).values["year"] == 2020


def test_the_same_year_again_shows_the_difference_and_asks(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    page.open_source(TEXT)
    page.take()
    changed = TEXT.replace("mở hai lớp", "mở ba lớp")
    changed = changed.replace("III. TỔ CHỨC", "- Gặp mặt cán bộ nữ tiêu biểu.\n\nIII. TỔ CHỨC")
    page.open_source(changed)
    assert main(page) == "Cập nhật 5 nhiệm vụ"
    said = page.preview.banner.accessibleName()
    assert "1 mới (II.2.2)" in said and "1 sửa lời (II.1.2)" in said
    page.take()
    dialog = page.findChild(DifferenceDialog)
    assert isinstance(dialog, DifferenceDialog)
    assert len(task_ids(empty_desk.app)) == 4
    next(b for b in dialog.findChildren(Button) if b.text() == "Không nhận").click()
    assert len(task_ids(empty_desk.app)) == 4
    page.take()
    again = [d for d in page.findChildren(DifferenceDialog) if d.isVisible()][-1]
    again.confirm.click()
    assert len(task_ids(empty_desk.app)) == 5


def test_leaving_asks_only_about_corrections(page: ProgrammeImportPage, empty_desk: Window) -> None:
    assert page.may_leave() and empty_desk.script.asked == []
    page.preview.go_to(line(page, "10/3/2018"))
    page.preview.merge_up()
    empty_desk.script.answers = ["stay", "leave"]
    assert not page.may_leave()
    assert page.may_leave()


def test_dropping_the_preview_asks_when_corrections_would_be_lost(
    page: ProgrammeImportPage, empty_desk: Window
) -> None:
    page.preview.go_to(line(page, "10/3/2018"))
    page.preview.merge_up()
    empty_desk.script.answers = ["no", "yes"]
    page.drop()
    assert page.understood is not None
    page.drop()
    assert page.understood is None and task_ids(empty_desk.app) == {}


def test_the_seed_of_2020(empty_desk: Window, opened: Opened) -> None:
    if not SEED.exists():
        pytest.skip("the seed programme is not beside this checkout")
    page = opened(empty_desk)
    page.open_source(SEED)
    assert page.summary() == (
        "chuong-trinh-2020.txt · phần I: 2 · phần II: 27 (7/2/4/6/3/5) · phần III: 5 · 5 nơi nhận"
        " · không có dòng nào bị bỏ sót"
    )
    assert main(page) == "Nhận 32 nhiệm vụ"
    pills = [pill.text() for pill in page.preview.finds.pills]
    assert pills[1:] == ["8 viện dẫn, 1 mâu thuẫn ngày", "6 mốc ngày", "3 chỉ tiêu"]
    assert covered(rows(page)) == set(range(len(page.preview.source.lines)))
    page.take()
    assert len(task_ids(empty_desk.app)) == 32


def test_everything_that_takes_the_keyboard_has_a_name(page: ProgrammeImportPage) -> None:
    page.preview.go_to(line(page, "- Sở Y tế chủ trì"))
    page.preview.strip.start()
    page.preview.split()
    assert nameless(page) == []


def test_esc_closes_the_corrections_and_leaves_what_was_not_taken(page: ProgrammeImportPage) -> None:
    preview = page.preview
    preview.strip.start()
    preview.strip.title.setText("Chưa xong")
    QTest.keyClick(preview.strip.title, Qt.Key.Key_Escape)
    assert preview.strip.isHidden()
    assert preview.corrections is not None and preview.corrections.count == 0
