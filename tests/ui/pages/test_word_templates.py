"""Mẫu Word của tôi over a real core: added, mended, looked at, filled for one and for many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.core.exchange.word_template.word_files import texts, word_file
from tests.ui.seeded import Window
from ui.forms.naming import NameDialog
from ui.pages.make_documents import MakePage
from ui.pages.units import UnitListPage
from ui.pages.word_templates import WordTemplatesPage, filling
from ui.pages.word_templates.preview import html
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.exchange.word_template.outline import Grid, Line, Piece
from vstbpn_desktop.services import templates

LETTER = ("Kính gửi: {{ don_vi.ten_khi_gui_van_ban }}", "Địa chỉ: {{ don_vi.dia_chi }}")
Opened = Callable[..., WordTemplatesPage]


@pytest.fixture
def desk(started: App) -> Window:
    return Window(started)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Thư gửi.docx"
    path.write_bytes(word_file(*LETTER))
    return path


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, desk: Window) -> Opened:
    """Opens the page and lets it hear of changes."""

    def build(key: object = None) -> WordTemplatesPage:
        page = WordTemplatesPage(desk)
        qtbot.addWidget(page)
        page.resize(1086, 600)
        page.activate(key)
        page.show()
        desk.app.subscribe(page.refresh)
        return page

    return build


def add(page: WordTemplatesPage, desk: Window, path: Path) -> None:
    desk.script.files = [path]
    page.add()


def said(page: WordTemplatesPage) -> str:
    return page.preview.toPlainText()


def settled(page: WordTemplatesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._soon.isActive())


def test_without_a_template_the_page_says_how_to_begin(opened: Opened, desk: Window) -> None:
    page = opened()
    assert not page.ready
    assert [(action.text, action.enabled) for action in page.commands()] == [
        *(("Thêm mẫu", True), ("Mở trong Word", False), ("Lưu Word", False))
    ]
    assert page.tabs.currentWidget() is page.fields
    assert "{{ don_vi.ten_don_vi }}" in page.fields.table.tags()


def test_a_template_is_added_and_looked_at_with_real_data(
    opened: Opened, desk: Window, letter: Path, qtbot: QtBot
) -> None:
    page = opened()
    add(page, desk, letter)
    assert page.ready
    assert page.summary() == "1 mẫu"
    assert page.about.text() == "Thư gửi.docx · điền cho đơn vị"
    assert page.tabs.currentIndex() == 0
    assert said(page).startswith("Kính gửi: Ban VSTBPN Sở Nội vụ")
    assert page.notes.notes == ("Còn trống: Địa chỉ.",)
    assert desk.app.log(1)[0].label == "Lưu mẫu Word “Thư gửi”"


def test_a_broken_template_shows_every_tag_and_is_taken_once_mended(
    opened: Opened, desk: Window, letter: Path
) -> None:
    letter.write_bytes(word_file("{{ don_vi.ten_donvi }}", rows=[("a", "{{ x }}")]))
    page = opened()
    add(page, desk, letter)
    assert page._right.currentWidget() is page.problems
    assert len(page.problems.words) == 2
    assert "Có phải ý là {{ don_vi.ten_don_vi }}" in page.problems.words[0]
    assert page.problems.words[1].startswith("Bảng 1, hàng 1, cột 2: {{ x }}.")
    assert page.found == []
    page.problems.retry.click()
    assert page._right.currentWidget() is page.problems
    letter.write_bytes(word_file(*LETTER))
    page.problems.retry.click()
    assert page._right.currentWidget() is page.tabs
    assert [one.name for one in page.found] == ["Thư gửi"]


def test_what_is_no_word_file_is_said(opened: Opened, desk: Window, letter: Path) -> None:
    letter.write_bytes(b"no")
    page = opened()
    add(page, desk, letter)
    assert desk.script.asked[-1][0] == "Tệp bị hỏng hoặc không phải tệp Word (.docx)."


@pytest.mark.parametrize(
    ("answer", "names"),
    [("replace", ["Thư gửi"]), ("beside", ["Thư gửi", "Thư gửi (2)"]), ("no", ["Thư gửi"])],
)  # fmt: skip
def test_a_name_that_is_taken_is_asked_about(
    opened: Opened, desk: Window, letter: Path, answer: str, names: list[str]
) -> None:
    page = opened()
    add(page, desk, letter)
    letter.write_bytes(word_file("Mới {{ don_vi.ten_don_vi }}"))
    desk.script.answers = [answer]
    add(page, desk, letter)
    assert [one.name for one in page.found] == names
    assert said(page).startswith("Kính gửi" if answer == "no" else "Mới Sở Nội vụ")


def test_one_file_for_one_record(opened: Opened, desk: Window, letter: Path, tmp_path: Path) -> None:
    page = opened()
    add(page, desk, letter)
    out = tmp_path / "ra.docx"
    desk.script.files = [out]
    page.save()
    assert texts(out.read_bytes())[0] == "Kính gửi: Ban VSTBPN Sở Nội vụ"
    assert desk.said[-1] == "Đã lưu ra.docx · Mở tệp · Mở thư mục"


def test_many_in_a_folder_or_in_one_file(
    opened: Opened, desk: Window, letter: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened()
    add(page, desk, letter)
    page.target.many.click()
    assert len(page.target.ids) == 20
    page.target.set.set_value(page.target._key(page.target._sets[0]))
    page.target._show_set()
    districts = page.target.ids
    page.target.list.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert page.target.ids == districts[1:]
    desk.script.files = [tmp_path]
    page.save()
    folder = tmp_path / "Thư gửi 05-03-2020"
    assert len(list(folder.iterdir())) == len(districts) - 1
    assert desk.said[-1] == f"Đã lập {len(districts) - 1} tệp trong “Thư gửi 05-03-2020” · Mở thư mục"
    page.target.together.click()
    out = tmp_path / "ra.docx"
    desk.script.files = [out]
    page.save()
    assert len(docx.Document(str(out)).sections) == len(districts) - 1


def test_the_line_one_stands_on_is_looked_at(
    opened: Opened, desk: Window, letter: Path, qtbot: QtBot
) -> None:
    page = opened()
    add(page, desk, letter)
    page.target.many.click()
    page.target.list.list.setCurrentRow(2)
    settled(page, qtbot)
    title = page.target.list.list.item(2).text()
    assert said(page).startswith(f"Kính gửi: Ban VSTBPN {title}")
    for row in range(page.target.list.list.count()):
        page.target.list.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not page.ready


def test_selected_rows_of_a_list_are_filled_for(
    opened: Opened, desk: Window, letter: Path, qtbot: QtBot
) -> None:
    templates.add(desk.app, letter)
    units = UnitListPage(desk)
    qtbot.addWidget(units)
    units.activate()
    units.table.selectAll()
    units.fill_template()
    page_id, key = desk.opened[-1]
    assert page_id == "word-templates"
    page = opened(key)
    assert page.target.is_many
    assert len(page.target.ids) == 47
    assert page.target.set.text() == "Các dòng đã chọn"


def test_a_field_is_copied_by_enter_and_found_by_letters(opened: Opened, desk: Window, qtbot: QtBot) -> None:
    page = opened()
    table = page.fields.table
    page.fields.search.searched.emit("ten khi gui")
    assert table.tags() == ["{{ don_vi.ten_khi_gui_van_ban }}"]
    sections = table._below(table.invisibleRootItem())
    shown = [item for section in sections for item in table._below(section) if not item.isHidden()]
    table.setCurrentItem(shown[0])
    qtbot.keyPress(table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ don_vi.ten_khi_gui_van_ban }}"
    assert desk.said[-1].startswith("Đã chép {{ don_vi.ten_khi_gui_van_ban }}")


def test_the_fields_of_another_record_can_be_looked_up(opened: Opened, desk: Window) -> None:
    page = opened()
    page.fields.subject.set_value("training_class")
    page.fields.subject.changed.emit("training_class")
    assert "{%p for x in lop.hoc_vien %}" in page.fields.table.tags()


def test_it_is_renamed_and_deleted_and_both_taken_back(
    opened: Opened, desk: Window, letter: Path, qtbot: QtBot
) -> None:
    page = opened()
    add(page, desk, letter)
    page.rename()
    dialog = page.findChild(NameDialog)
    assert dialog is not None
    dialog.name.setText("Thư mời")
    dialog.confirm()
    assert page.choice.text() == "Thư mời"
    page.remove()
    assert page.template is None
    desk.app.undo()
    assert page.template is not None and page.template.name == "Thư mời"


def test_opened_in_word_it_is_a_copy_of_its_own(
    opened: Opened, desk: Window, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(filling, "open_path", shown.append)
    page = opened()
    add(page, desk, letter)
    page.open_filled()
    page.open_source()
    assert [texts(path.read_bytes())[0] for path in shown] == [*("Kính gửi: Ban VSTBPN Sở Nội vụ", LETTER[0])]
    assert {path.name for path in shown} == {"Thư gửi.docx"}


def test_lost_content_is_said_and_nothing_breaks(opened: Opened, desk: Window, letter: Path) -> None:
    kept = templates.add(desk.app, letter)
    next(desk.app.folder.files.glob(f"*/{kept.sha256}")).unlink()
    page = opened()
    assert desk.script.asked[-1][0].startswith("Không tìm thấy nội dung của mẫu “Thư gửi”")
    page.save()
    page.open_filled()
    page.open_source()
    assert len(desk.script.asked) == 4


def test_a_template_without_a_record_asks_for_none(opened: Opened, desk: Window, letter: Path) -> None:
    letter.write_bytes(word_file("{{ ban.ten_ban }}"))
    page = opened()
    add(page, desk, letter)
    assert page.ready
    assert page.target.ids == []
    assert said(page) == "Ban vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa"


def test_the_page_of_documents_leads_here(desk: Window, qtbot: QtBot, theme: Theme) -> None:
    page = MakePage(desk)
    qtbot.addWidget(page)
    page.activate()
    page.commands()[0].call()
    assert desk.opened == [("word-templates", None)]


def test_what_is_shown_is_escaped_and_tinted() -> None:
    line = Line((Piece("<b>&", bold=True), Piece("x\ny", italic=True, filled=True)), "center")
    told = html((line, Grid((((line,),),), ruled=True)), "#eee", "#ccc")
    assert "<b>&lt;b&gt;&amp;</b>" in told
    assert '<span style="background-color:#eee"><i>x<br/>y</i></span>' in told
    assert 'align="center"' in told and "border:1px solid #ccc" in told
