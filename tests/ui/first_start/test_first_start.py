"""The assistant gone through in its window, forwards, backwards and by keyboard."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import make_app
from tests.ui.seeded import Window
from ui.first_start import page as module
from ui.first_start.page import FirstStartPage
from ui.first_start.steps import CommitteeStep, SigningStep, StarterStep
from ui.shell import registry
from ui.theme import Theme
from ui.widgets.card import EmptyState
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import plain
from vstbpn_desktop.documents.render.drawn import Para
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import profiles, safekeeping, starting
from vstbpn_desktop.services.transfer import dump

page_module: Any = module


@pytest.fixture
def shell(app: App) -> Window:
    """A window's services over new data; today is 05/03/2020."""
    return Window(app)


@pytest.fixture
def page(shell: Window, theme: Theme, qtbot: QtBot) -> FirstStartPage:
    made = FirstStartPage(shell)
    qtbot.addWidget(made)
    made.resize(1086, 640)
    made.activate()
    with qtbot.waitActive(made):
        made.show()
    return made


def committee(page: FirstStartPage) -> CommitteeStep:
    step = page.steps[1]
    assert isinstance(step, CommitteeStep)
    return step


def signing(page: FirstStartPage) -> SigningStep:
    step = page.steps[3]
    assert isinstance(step, SigningStep)
    return step


def starter(page: FirstStartPage) -> StarterStep:
    step = page.steps[2]
    assert isinstance(step, StarterStep)
    return step


def write(page: FirstStartPage, field: str, words: str) -> None:
    """Write into a field of the step that is shown, and leave it."""
    row = page.step.rows[field]  # type: ignore[attr-defined]  # a step with fields
    row.editor.set_state(words)
    row.editor.edited.emit()
    row.leave()
    page.step.left(field)  # type: ignore[attr-defined]  # a step with fields


def to_step(page: FirstStartPage, number: int, province: str = "Thanh Hóa") -> None:
    """Go on to a step (0 the first) with a province written in."""
    while page._here < number:
        if page.step is committee(page):
            write(page, "province", province)
        page.go_on()


def test_it_is_the_page_of_new_data() -> None:
    assert registry.page_class(registry.START) is FirstStartPage


def test_straight_through_gives_the_starter_of_the_year(page: FirstStartPage, shell: Window) -> None:
    to_step(page, 2)
    assert starter(page).starter == "2020"
    page.go_on()
    page.go_on()
    assert page.finished
    assert page.list.accessibleName() == "Đã xong"
    assert page.summary() == "Đã xong"
    with shell.app.reader() as reader:
        assert reader.count(shell.app.registry["unit"]) == 47
    assert shell.year == 2020
    assert page.may_leave()


def data_of(core: App) -> dict[str, list[dict[str, Any]]]:
    """The profile and the units, as JSON objects."""
    with core.reader() as reader:
        return {name: list(dump(reader, core.registry[name])) for name in ("profile", "unit", "unit_group")}


@pytest.fixture
def page_of_2026(empty_folder: Path, theme: Theme, tmp_path: Path) -> Iterator[FirstStartPage]:
    """The assistant on a machine whose clock says 2026."""
    shutil.copytree(empty_folder, tmp_path / "later")
    core = App.open(tmp_path / "later", dt.date(2026, 11, 22))
    made = FirstStartPage(Window(core, 2026))
    made.activate()
    yield made
    made.deleteLater()
    core.close()


def test_begun_with_2020_it_is_as_the_command_begins(
    page_of_2026: FirstStartPage, empty_folder: Path, tmp_path: Path
) -> None:
    page = page_of_2026
    shutil.copytree(empty_folder, tmp_path / "headless")
    headless = App.open(tmp_path / "headless", dt.date(2026, 11, 22))
    starting.initialise(headless, "2020")
    expected = data_of(headless)
    headless.close()
    to_step(page, 3)
    assert signing(page).rows["office"].editor.value() == "Sở Nội vụ"
    page.go_back()
    write(page, "year", "2020")
    page.go_on()
    write(page, "signer", "Nguyễn Thị Mẫu")
    page.go_on()
    assert page.finished
    made = data_of(page.shell.app)
    assert made["profile"][0].pop("signer") == "Nguyễn Thị Mẫu"
    expected["profile"][0].pop("signer", "")
    assert made["profile"][0].get("standing_unit") == "SLDTBXH"
    assert made == expected


def test_what_she_typed_herself_stays_in_another_year(page_of_2026: FirstStartPage) -> None:
    page = page_of_2026
    to_step(page, 3)
    write(page, "sign_above", "TRƯỞNG BAN")
    page.go_back()
    write(page, "year", "2020")
    page.go_on()
    rows = signing(page).rows
    assert rows["sign_above"].editor.value() == "TRƯỞNG BAN"
    assert rows["office"].editor.value() == "Sở Lao động - Thương binh và Xã hội"
    write(page, "office", "Sở Tài chính")
    page.go_back()
    starter(page).choices["2026"].click()
    page.go_on()
    assert rows["office"].editor.value() == "Sở Tài chính"
    assert rows["sign_below"].editor.value() == "GIÁM ĐỐC SỞ TÀI CHÍNH"


def test_the_letterhead_breaks_as_the_pages_do(page: FirstStartPage) -> None:
    to_step(page, 3)
    body, nation = signing(page).paper.head().rows[0]
    lines = [plain(item.runs).split("\n") for item in body if isinstance(item, Para)]
    assert lines[1] == ["BAN VÌ SỰ TIẾN BỘ CỦA", "PHỤ NỮ TỈNH THANH HÓA"]
    assert isinstance(nation[0], Para)


def test_a_report_without_a_name_is_told_of(page: FirstStartPage) -> None:
    to_step(page, 3)
    told = signing(page).rows["signer"].editor.control.accessibleDescription()
    assert "không có họ tên người ký" in told


def test_nothing_is_written_before_the_last_step(page: FirstStartPage, shell: Window) -> None:
    to_step(page, 3)
    assert starting.is_new(shell.app)
    assert shell.app.log() == []


def test_required_fields_hold_her_back(page: FirstStartPage, qtbot: QtBot) -> None:
    page.go_on()
    page.go_on()
    assert page._here == 1
    assert committee(page).rows["province"].error == "Chưa có tỉnh."
    write(page, "province", "Thanh Hóa")
    page.go_on()
    assert page._here == 2


def test_names_are_filled_in_but_never_over_her_own(page: FirstStartPage) -> None:
    page.go_on()
    write(page, "committee_short_name", "Ban VSTBCPN tỉnh")
    write(page, "province", "Nam Định")
    rows = committee(page).rows
    assert rows["committee_name"].editor.value() == "Ban vì sự tiến bộ của phụ nữ tỉnh Nam Định"
    assert rows["committee_short_name"].editor.value() == "Ban VSTBCPN tỉnh"
    write(page, "province", "Nghệ An")
    assert rows["committee_name"].editor.value() == "Ban vì sự tiến bộ của phụ nữ tỉnh Nghệ An"
    assert rows["committee_short_name"].editor.value() == "Ban VSTBCPN tỉnh"


def test_back_keeps_what_was_answered(page: FirstStartPage) -> None:
    to_step(page, 3)
    write(page, "signer", "Nguyễn Thị Mẫu")
    page.go_back()
    page.go_back()
    assert committee(page).rows["province"].editor.value() == "Thanh Hóa"
    page.go_on()
    page.go_on()
    assert signing(page).rows["signer"].editor.value() == "Nguyễn Thị Mẫu"
    page.go_back()
    page.go_back()
    page.go_back()
    assert page.summary() == "Bước 1 trong 4"


def test_the_signature_is_drawn_as_one_types(page: FirstStartPage) -> None:
    to_step(page, 3)
    paper = signing(page).paper
    assert list(paper.signed.below) == ["GIÁM ĐỐC SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]
    assert paper.signed.symbol.endswith("/BC-BVSTBPN")
    write(page, "office", "Sở Nội vụ")
    assert list(paper.signed.below) == ["GIÁM ĐỐC SỞ NỘI VỤ"]
    write(page, "signer", "Nguyễn Thị Mẫu")
    assert paper.signed.name == "Nguyễn Thị Mẫu"
    seal = signing(page).rows["uses_seal"].editor
    seal.control.click()  # type: ignore[attr-defined]  # a check box
    assert not paper.signed.below
    assert "SỞ" not in paper.accessibleName()
    image = paper.grab().toImage()
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(image.height() // 2, image.height(), 2)
    )
    assert dark > 50


def test_the_year_proposes_the_starter_until_she_chooses(page: FirstStartPage) -> None:
    to_step(page, 2)
    write(page, "year", "2026")
    assert starter(page).starter == "2026"
    assert "145 đơn vị" in starter(page).banner.accessibleName()
    starter(page).choices["none"].click()
    write(page, "year", "2020")
    assert starter(page).starter == "none"
    assert not starter(page).banner.isVisible()


def test_another_provinces_units_are_not_offered(page: FirstStartPage) -> None:
    to_step(page, 2, "Nam Định")
    assert starter(page).starter == "none"
    assert [box.isEnabled() for box in starter(page).choices.values()] == [False, False, True]
    assert "Thanh Hóa" in starter(page).banner.accessibleName()


def test_suggested_units_are_ticked_or_not(page: FirstStartPage, shell: Window) -> None:
    to_step(page, 2)
    assert len(starter(page).extra) == 5
    starter(page).extra["DPTTH"].click()
    page.go_on()
    page.go_on()
    with shell.app.reader() as reader:
        assert reader.count(shell.app.registry["unit"]) == 48
        assert reader.find(shell.app.registry["unit"], "DPTTH") is not None


def test_a_year_that_is_none_holds_her_back(page: FirstStartPage) -> None:
    to_step(page, 2)
    write(page, "year", "hai nghìn")
    page.go_on()
    assert not page.finished
    assert starter(page).rows["year"].error


def test_it_is_gone_through_by_keyboard(page: FirstStartPage, shell: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(page.next, Qt.Key.Key_Return)
    province = committee(page).rows["province"].editor.control
    assert isinstance(province, QLineEdit)
    assert province.hasFocus()
    province.setText("Thanh Hóa")
    province.textEdited.emit("Thanh Hóa")
    qtbot.keyClick(province, Qt.Key.Key_Return)
    assert page._here == 2
    page.back.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.back, Qt.Key.Key_Return)
    assert page._here == 1
    qtbot.keyClick(province, Qt.Key.Key_Enter)
    assert page._here == 2
    for _ in range(2):
        assert page.focusWidget() is not None
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.finished
    assert profiles.show_profile(shell.app) is not None


def test_leaving_in_the_middle_asks(page: FirstStartPage, shell: Window) -> None:
    assert page.may_leave()
    to_step(page, 2)
    shell.script.answers = ["stay", "leave"]
    assert not page.may_leave()
    assert page._here == 2
    assert page.may_leave()
    assert [title for title, _ in shell.script.asked] == ["Thoát phần thiết lập?"] * 2


def test_what_cannot_be_written_is_said_and_may_be_mended(
    page: FirstStartPage, shell: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = page_module.begin

    def fail(*_: object) -> None:
        raise UserError("Ổ đĩa đầy.", "Hãy xoá bớt tệp.")

    to_step(page, 3)
    monkeypatch.setattr(page_module, "begin", fail)
    page.go_on()
    assert shell.script.asked == [("Ổ đĩa đầy.", "Hãy xoá bớt tệp.")]
    assert not page.finished
    assert page.next.isEnabled()
    monkeypatch.setattr(page_module, "begin", working)
    page.go_on()
    assert page.finished


def test_data_of_another_machine_are_restored_instead(
    page: FirstStartPage, shell: Window, tmp_path: Path
) -> None:
    other = make_app(tmp_path / "máy cũ")
    starting.initialise(other, "2020")
    backup = tmp_path / "sao lưu.vstbpn"
    safekeeping.back_up(other, backup)
    other.close()
    shell.script.files = [backup]
    page.restoring.choose_file()
    dialog = page.restoring.dialog
    assert dialog is not None
    dialog.restore.click()
    assert page.finished
    assert not starting.is_new(shell.app)


def test_the_next_step_is_offered(page: FirstStartPage, shell: Window) -> None:
    to_step(page, 3)
    page.go_on()
    done = page._stack.currentWidget()
    assert isinstance(done, EmptyState)
    assert "47 đơn vị" in done.text.text()
    done.button.click()
    assert shell.opened == [("programme-import", None)]
