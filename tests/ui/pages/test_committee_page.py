"""The page of the committees over a real core: roster of a day, review, papers, decisions (scenario 4)."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.services.committee_sample import DECIDED, Sample, fill, person, seat
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.committee import CommitteePage
from ui.pages.committee.dialogs import DecisionDialog, EndDialog, FillDialog, PersonDialog, PostDialog
from ui.pages.committee.lists import ListsDialog
from ui.pages.committee.page import BOARDS, HISTORY, REVIEW, ROSTER
from ui.pages.committee.roster import FILTERS
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.records.seat import DEPUTY, HELPER
from vstbpn_desktop.services import issuing

TODAY = dt.date(2020, 5, 5)


@pytest.fixture(scope="module")
def committee_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sample]:
    folder = tmp_path_factory.mktemp("committee") / "data"
    app = App.open(folder, TODAY, create=True)
    app.save("unit", None, {"code": "STC", "name": "Sở Tài chính", "protocol_order": 1})
    unit = app.save("unit", None, {"code": "SYT", "name": "Sở Y tế", "protocol_order": 2})
    sample = fill(app)
    seat(app, sample.board, "Phó Giám đốc Sở Y tế", None, unit, duty="")
    own = app.save("committee", None, {"code": "SYT", "name": "Ban VSTBPN Sở Y tế", "unit": unit})
    seat(app, own, "Giám đốc", person(app, "Hà Văn K", "Giám đốc", unit, "male"), unit)
    app.close()
    return folder, sample


@pytest.fixture
def sample(committee_folder: tuple[Path, Sample]) -> Sample:
    return committee_folder[1]


@pytest.fixture
def desk(committee_folder: tuple[Path, Sample], tmp_path: Path, theme: Theme) -> Iterator[Window]:
    shutil.copytree(committee_folder[0], tmp_path / "data")
    app = App.open(tmp_path / "data", TODAY)
    yield Window(app)
    app.close()


@pytest.fixture
def page(desk: Window, qtbot: QtBot) -> CommitteePage:
    page = CommitteePage(desk)
    for widget in (page, *(part.panel for part in page.parts)):
        qtbot.addWidget(widget)
    page.resize(780, 560)
    page.activate()
    page.show()
    desk.app.subscribe(page.refresh)
    return page


def cells(part: Any, column: str) -> list[str]:
    found = next(c for c in part.model.columns if c.id == column)
    return [found.words(row) for row in part.model.rows]


def words(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Text))


def dialog(kind: type[Any]) -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def turn(page: CommitteePage, day: str) -> None:
    page.chooser.day.setText(day)
    page.chooser.day.read()


def test_the_roster_of_the_day_with_its_flags_in_words(page: CommitteePage) -> None:
    assert page.summary() == "2 thành viên · 1 nữ (50,0%) · 1 khuyết · 1 cần thay · 1 chưa phân công"
    assert cells(page.roster, "holder") == ["Phạm Thị H", "Trần Văn A", "–"]
    assert cells(page.roster, "state") == ["đang giữ", "giữ tạm, chờ thay", "khuyết"]
    page.roster.table.select_id(page.roster.model.rows[1].id)
    told = words(page.roster.panel)
    assert "Giữ tạm, chờ thay thế: nay là Lê Thị B" in told and "01/03/2018 – nay · QĐ 1" in told
    page.roster.filter_by("vacant")
    assert cells(page.roster, "post") == ["Phó Giám đốc Sở Y tế"]


def test_another_day_and_another_committee(page: CommitteePage) -> None:
    turn(page, "1/4/2020")
    assert cells(page.roster, "state")[:2] == ["đang giữ", "đang giữ"]
    turn(page, "1/1/2017")
    assert page.roster.model.rows == () and [board.code for board in page.boards.model.rows] == ["SYT"]
    turn(page, "hôm nào đó")
    assert "hôm nào đó" in words(page.chooser)


def test_all_committees_with_share_of_women_lead_to_their_rosters(page: CommitteePage) -> None:
    page.activate("boards")
    assert (
        page.tabs.currentIndex() == BOARDS
        and page.summary() == "2 Ban · 1 cần kiện toàn · 1 chưa có quyết định"
    )
    assert cells(page.boards, "name") == ["Ban VSTBPN tỉnh", "Ban VSTBPN Sở Y tế"]
    assert cells(page.boards, "women") == ["1 nữ (50,0%)", "0 nữ (0,0%)"]
    page.boards.table.opened.emit(page.boards.model.rows[1].id)
    assert page.tabs.currentIndex() == ROSTER and cells(page.roster, "holder") == ["Hà Văn K"]


def test_a_fifth_deputy_is_warned_about_with_the_way_to_the_rule(
    desk: Window, page: CommitteePage, sample: Sample
) -> None:
    for number in range(5):
        seat(desk.app, sample.board, f"Phó Chủ tịch {number}", None, role=DEPUTY)
    page.refresh(None)
    told = words(page.roster.banner)
    assert "Có 5 Phó Trưởng ban, nhiều hơn 4 (Quyết định số 1855/QĐ-TTg" in told
    desk.app.save("seat", page.roster.model.rows[-1].id, {"role": "member"})
    assert not page.roster.banner.isVisible()


def test_the_review_drafts_exactly_what_is_ticked(
    desk: Window, page: CommitteePage, sample: Sample, qtbot: QtBot
) -> None:
    page.activate("review")
    assert page.tabs.currentIndex() == REVIEW
    assert cells(page.review, "kind") == ["thay thế", "khuyết"]
    assert page.summary() == "1 thay thế · 1 khuyết · đưa vào quyết định 1/2"
    page.review.draft("committee-decision")
    assert desk.opened[-1] == ("make", ("committee-decision", {"moves": (f"2={sample.a}>{sample.b}",)}))
    page.review.open(page.review.model.rows[0].id)
    assert page.review.taken() == []
    page.review.open(page.review.model.rows[0].id)
    page.review.table.select_id(page.review.model.rows[1].id)
    page.review.choose_person()
    asked = dialog(PersonDialog)
    asked.confirm()
    assert asked.error == "Hãy chọn người trong danh bạ."
    asked.person.set_value(sample.c)
    asked.confirm()
    assert cells(page.review, "kind") == ["thay thế", "bổ sung"]
    assert [move.into_post for move in page.review.taken()][1] == "Phó Giám đốc Sở Tài chính"


def test_an_issued_decision_changes_what_the_page_shows(
    desk: Window, page: CommitteePage, sample: Sample
) -> None:
    page.activate("review")
    app, (_, (paper, options)) = desk.app, _drafted(page, desk)
    key = issuing.start_draft(app, paper, options)
    issuing.set_state(app, [key], "signed")
    app.clock.fix(DECIDED)
    issuing.issue(app, key, "99/QĐ-UBND", DECIDED, confirm=True)
    page.activate("history")
    assert page.tabs.currentIndex() == HISTORY
    assert cells(page.history, "difference") == ["1 thay thế", "2 bổ sung"]
    page.history.first.setText("19/5/2020")
    page.history.second.setText("20/5/2020")
    page.history.compare()
    assert "Lê Thị B, Giám đốc Sở Tài chính, uỷ viên (thay Trần Văn A)" in words(page.history.panel)
    for day, name in (("19/5/2020", "Trần Văn A"), ("20/5/2020", "Lê Thị B")):
        turn(page, day)
        assert cells(page.roster, "holder")[1] == name
    app.undo()
    told = words(page.roster.banner)
    assert "Quyết định 99/QĐ-UBND đã phát hành, danh sách Ban chưa cập nhật theo." in told


def _drafted(page: CommitteePage, desk: Window) -> Any:
    page.review.draft("committee-decision")
    return desk.opened[-1]


def test_a_decision_of_others_is_entered(page: CommitteePage) -> None:
    page.activate("review")
    page.review.enter()
    asked = dialog(DecisionDialog)
    asked.confirm()
    assert "Hãy ghi số, ký hiệu" in asked.error
    asked.decision.setText("Quyết định số 5/QĐ-UBND")
    asked.confirm()
    assert cells(page.roster, "holder")[1] == "Lê Thị B"
    assert cells(page.review, "kind") == ["khuyết"]


def test_seats_are_filled_ended_and_posts_changed(desk: Window, page: CommitteePage, sample: Sample) -> None:
    lines = page.roster.model.rows
    page.roster.fill(lines[2])
    filling = dialog(FillDialog)
    filling.person.set_value(sample.c)
    filling.confirm()
    assert cells(page.roster, "holder")[2] == "Vũ Thị C"
    page.roster.change_post(page.roster.model.rows[0])
    posting = dialog(PostDialog)
    posting.day.clear()
    posting.confirm()
    assert posting.error == "Hãy ghi ngày."
    posting.day.setText("5/5/2020")
    posting.confirm()
    assert page.roster.model.rows[0].flags == ("carried_over",)
    page.roster.end(page.roster.model.rows[1])
    dialog(EndDialog).confirm()
    assert cells(page.roster, "number") == ["1", "3"]
    assert "Kết thúc ghế Giám đốc Sở Tài chính" in desk.app.undo()


def test_a_seat_is_shown_from_elsewhere_and_edited(desk: Window, page: CommitteePage, sample: Sample) -> None:
    page.activate(("seat", sample.seat))
    assert page.roster.table.selected_ids() == [sample.seat]
    page.roster.open(sample.seat)
    editor = dialog(RecordEditor)
    editor.close()
    page.activate(("committee", sample.board, "review"))
    assert page.tabs.currentIndex() == REVIEW


def test_lists_of_members_come_in_by_file_and_by_paste(
    desk: Window, page: CommitteePage, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Ban", "Họ và tên", "Chức vụ", "Vai trò"), ("STC", "Lê M", "Giám đốc", "Trưởng ban")):
        sheet.append(row)
    book.save(tmp_path / "ban.xlsx")
    desk.script.files = [tmp_path / "ban.xlsx"]
    page.activate("boards")
    page.excel.open(tmp_path / "ban.xlsx")
    dialog(ListsDialog).close()
    QApplication.processEvents()
    page.excel.open()
    asked = dialog(ListsDialog)
    assert (asked.confirm.text(), cells(asked, "new")) == ("Nhập 1 thành viên", ["1"])
    asked._confirm()
    assert cells(page.boards, "name")[1] == "Ban VSTBPN Sở Tài chính"
    QApplication.clipboard().setText("Họ và tên\tChức vụ\tBan\nLê N\tChuyên viên\tSở Lạ")
    page.paste_lists()
    pasted = dialog(ListsDialog)
    assert "không có đơn vị “Sở Lạ”" in words(pasted.notice) and not pasted.confirm.isEnabled()


def test_without_a_committee_the_page_offers_to_found_it_or_to_take_its_list(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    app = App.open(tmp_path / "new", TODAY, create=True)
    page = CommitteePage(Window(app))
    qtbot.addWidget(page)
    app.subscribe(page.refresh)
    page.activate("roster")
    assert page.roster.none.button.text() == "Lập Ban của tỉnh"
    page.take_lists("Họ và tên\tChức vụ\tChức danh\nBà Lê Thị M\tPhó Chủ tịch UBND tỉnh\tTrưởng ban")
    asked = dialog(ListsDialog)
    assert asked.plan and [board.code for board in asked.plan.boards] == ["TINH"]
    asked._confirm()
    assert cells(page.roster, "holder") == ["Lê Thị M"]
    app.close()


def test_who_is_not_on_file_is_added_from_the_question_itself(
    desk: Window, page: CommitteePage, sample: Sample
) -> None:
    line = page.roster.model.rows[1]
    page.roster.fill(line)
    asked = dialog(FillDialog)
    asked.person.textEdited.emit("Hà Thị  Mới")
    next(b for b in asked.findChildren(Button) if b.text() == "Thêm người mới").click()
    editor = dialog(RecordEditor)
    values = editor.form.changes()
    assert (values["name"], values["post"], values["unit"]) == ("Hà Thị Mới", "Giám đốc", line.unit_id)
    assert editor.save()
    asked.confirm()
    assert cells(page.roster, "holder")[1] == "Hà Thị Mới"


def test_a_list_is_seen_by_its_people_and_taken_as_it_reads_last(desk: Window, page: CommitteePage) -> None:
    page.take_lists("Họ và tên\tChức vụ\tVai trò\nÔng Văn M\tThanh tra\tUỷ viên")
    asked = dialog(ListsDialog)
    assert [row.member.person.name for row in asked.people.rows] == ["Ông Văn M"]
    assert "danh xưng" in asked.people.rows[0].note and "1 tên cần xem lại" in asked.words.text()
    plan, asked.plan = asked.plan, None
    asked._confirm()
    assert asked.isVisible() and "Ông Văn M" not in cells(page.roster, "holder")
    assert plan is not None
    asked._show(plan)
    assert "Ông Văn M" in cells(page.roster, "holder")


def test_no_share_of_women_is_told_where_no_gender_is_known(desk: Window, page: CommitteePage) -> None:
    for row_id in range(1, 5):
        desk.app.save("person", row_id, {"gender": ""})
    assert page.summary().startswith("2 thành viên · 2 chưa ghi giới tính")


def test_women_are_counted_as_members_of_the_committee(
    desk: Window, page: CommitteePage, sample: Sample
) -> None:
    helper = person(desk.app, "Đỗ Thị Giúp", "Chuyên viên")
    seat(desk.app, sample.board, "Chuyên viên", helper, role=HELPER)
    women = [line for line in page.roster.found if next(f for f in FILTERS if f.id == "women").keeps(line)]
    assert [line.holder.name for line in women if line.holder] == ["Phạm Thị H"]
