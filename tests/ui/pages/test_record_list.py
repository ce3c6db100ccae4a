"""The list page of every record type: it lists, opens, edits, deletes and undoes, by its spec alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.contracts.sample_records import STAYING
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.record_list import RecordListPage
from ui.pages.units import GroupListPage, UnitListPage, UnitsPage
from ui.panels.group_panel import GroupPanel
from ui.panels.sections import LinkText
from ui.shell.page import Page
from ui.theme import Theme
from ui.widgets.card import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.icons import pixmap
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.spec import LongText, Text

RECORDS = [spec.id for spec in REGISTRY]
Show = Callable[[Page], Any]


@pytest.fixture
def show(window: Window, qtbot: QtBot, theme: Theme) -> Show:
    def build(page: Page) -> Page:
        qtbot.addWidget(page)
        page.resize(780, 560)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def units(window: Window, show: Show) -> UnitListPage:
    made = show(UnitListPage(window))
    assert isinstance(made, UnitListPage)
    return made


def codes(page: RecordListPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def everything(app: App, record: str) -> list[int]:
    request = ListRequest(record, app.today, ended=True)
    with app.database.read() as connection:
        return app.listing(request).ids(connection)


def forget_successions(app: App) -> None:
    """A unit that a succession names may not go; here none does."""
    app.delete("succession", everything(app, "succession"))


def text_field(record: str) -> str:
    """A field of words that may be changed without further rules."""
    spec = REGISTRY[record]
    words = [f.id for f in spec.form_fields if isinstance(f.kind, Text | LongText)]
    coded = (*spec.key.fields, "period", "group", "part", "marker")
    return next(name for name in words if name not in coded)


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_is_listed_edited_deleted_and_all_of_it_undone(
    core: App, window: Window, show: Show, record: str
) -> None:
    if record == "unit":
        forget_successions(core)
    page = show(RecordListPage(window, record))
    page.filters.clear(everything=True)
    page._filtered()
    ids = everything(core, record)
    assert sorted(page.model.ids()) == sorted(ids)
    assert page.summary().startswith(f"{len(ids)} {page.spec.label}")
    chosen = page.table.selected_ids()[0]
    before = core.record(record, chosen)

    edit(page, chosen)
    assert core.record(record, chosen) != before
    core.undo()
    assert core.record(record, chosen) == before

    if record in STAYING:
        return
    page.delete()
    assert chosen not in page.model.ids()
    assert core.last_change() is not None
    core.undo()
    assert core.record(record, chosen) == before
    assert sorted(page.model.ids()) == sorted(ids)


def edit(page: RecordListPage, row_id: int) -> None:
    page.edit(row_id)
    editor = page.window().findChild(RecordEditor)
    assert isinstance(editor, RecordEditor)
    control = editor.form.rows[text_field(page.spec.id)].editor
    control.set_state("Đã sửa 2020")
    assert editor.save(), {name: row.error for name, row in editor.form.rows.items() if row.error}
    editor.setParent(None)


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_has_its_icon_and_words(theme: Theme, record: str) -> None:
    spec = REGISTRY[record]
    assert not pixmap(spec.icon).isNull()
    assert spec.help
    assert spec.label


# the list


def test_units_stand_in_protocol_order_and_the_summary_counts_focal_points(units: UnitListPage) -> None:
    assert codes(units) == ["SNV", "STC", "SYT", "380", "407", "385"]
    assert units.summary() == "6 đơn vị · 4 chưa có đầu mối"


def test_the_first_record_is_shown_at_once(units: UnitListPage) -> None:
    assert units.side.contents is not None
    assert units.side.contents.title == "Sở Nội vụ"
    assert units.panel() is units.side


def test_chips_filter_and_count(units: UnitListPage) -> None:
    chips = {chip.key: chip.text() for chip in units.filters.chips._chips()}
    assert chips == {"": "Tất cả", "level=province": "Tỉnh 3", "level=district": "Huyện 3"}
    units.filters.chips.choose("level=district")
    units.filters.changed.emit()
    assert codes(units) == ["380", "407", "385"]
    assert units.summary().startswith("3 trong 6 đơn vị")


def test_the_text_filter_goes_through_the_index(units: UnitListPage, qtbot: QtBot) -> None:
    units.filters.text.setText("tinh gia")
    qtbot.waitUntil(lambda: codes(units) == ["407"], timeout=2_000)
    assert units.table.selected_count() == 1


def test_further_filters_say_what_they_hold(units: UnitListPage) -> None:
    control = units.filters.more._controls["type"]
    assert isinstance(control, ChoiceField)
    control.set_value("city")
    control.changed.emit("city")
    assert codes(units) == ["380"]
    assert units.filters._dropped.text() == "Loại: thành phố"
    units.filters._drop_more()
    assert len(codes(units)) == 6


def test_nothing_found_offers_to_take_the_filters_away(units: UnitListPage, qtbot: QtBot) -> None:
    units.filters.text.setText("không có đâu")
    units.filters.text.returnPressed.emit()
    state = units.findChild(EmptyState)
    assert state is not None
    assert state.title.text() == "Không có mục nào khớp"
    assert units.panel() is None
    qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert len(codes(units)) == 6


def test_an_empty_list_says_what_to_do(core: App, window: Window, show: Show) -> None:
    core.delete("document", everything(core, "document"))
    page = show(RecordListPage(window, "document"))
    state = page.findChild(EmptyState)
    assert state.title.text() == "Chưa có văn bản nào"
    assert state.button.text() == "Thêm văn bản"
    assert page.commands()[0].place == "main"


def test_a_new_record_starts_with_what_the_list_is_filtered_by(units: UnitListPage) -> None:
    units.filters.chips.choose("level=district")
    units.filters.changed.emit()
    units.add()
    editor = units.window().findChild(RecordEditor)
    assert isinstance(editor, RecordEditor)
    assert editor.form.rows["level"].editor.value() == "district"
    editor.close()


def test_a_saved_record_is_selected_even_where_a_filter_hides_it(units: UnitListPage) -> None:
    units.filters.chips.choose("level=district")
    units.filters.changed.emit()
    new = units.shell.app.save("unit", None, {"code": "SCT", "name": "Sở Công Thương"})
    units.show_row(new)
    assert units.table.selected_ids() == [new]
    assert units.filters.chips.current() == ""


def test_an_ended_unit_is_found_when_it_is_asked_for(core: App, units: UnitListPage) -> None:
    ended = core.save("unit", None, {"code": "OLD", "name": "Sở cũ", "valid_to": dt.date(2019, 1, 1)})
    assert "OLD" not in codes(units)
    units.activate(("unit", ended))
    assert units.table.selected_ids() == [ended]


def test_several_are_deleted_at_once_and_come_back(core: App, units: UnitListPage) -> None:
    forget_successions(core)
    units.table.selectAll()
    assert units.side.accessibleName() == "Đơn vị Đã chọn 6 đơn vị"
    units.delete()
    assert units.model.rowCount() == 0
    core.undo()
    assert len(codes(units)) == 6


def test_what_may_not_be_deleted_is_told(
    core: App, window: Window, units: UnitListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = dataclasses.replace(units.spec.rules, keep=lambda *_: "Đơn vị đã có trong văn bản phát hành.")
    spec = dataclasses.replace(units.spec, rules=kept)
    monkeypatch.setitem(REGISTRY._specs, "unit", spec)
    units.delete()
    assert window.script.asked[0][0] == "Đơn vị đã có trong văn bản phát hành."
    assert len(codes(units)) == 6


def test_a_form_left_open_is_asked_about(window: Window, units: UnitListPage) -> None:
    assert units.may_leave()
    units.edit(units.model.ids()[0])
    editor = units.window().findChild(RecordEditor)
    assert isinstance(editor, RecordEditor)
    editor.form.rows["phone"].editor.set_state("0237")
    window.script.answers = ["stay", "discard"]
    assert not units.may_leave()
    editor.reject()


# years


def test_the_working_year_chooses_and_moves_today(core: App, window: Window, show: Show) -> None:
    core.save("document", None, {"subject": "Năm trước", "date": dt.date(2019, 5, 1)})
    page = show(RecordListPage(window, "document"))
    assert (page.model.rowCount(), page.as_of) == (1, core.today)
    window.set_year(2019)
    page.refresh(None)
    assert page.as_of == dt.date(2019, 12, 31)
    assert page.model.rowCount() == 1
    page.filters.more._all_years.setChecked(True)
    assert page.model.rowCount() == 2


def test_a_name_is_shown_as_of_the_working_year(core: App, window: Window, show: Show) -> None:
    unit = next(i for i in everything(core, "unit") if core.record("unit", i).key == "407")
    rows = core.record("unit", unit).values["names"]
    turn = dt.date(2020, 6, 1)
    later = {**rows[0], "name": "Thị xã Nghi Sơn", "type": "town", "valid_from": turn}
    core.save("unit", unit, {"names": ({**rows[0], "valid_to": turn}, later)})
    page = show(UnitListPage(window))
    name = [column.field.id for column in page.model.columns].index("name")
    assert "Huyện Tĩnh Gia" in column_words(page, name)
    window.set_year(2021)
    page.refresh(None)
    assert "Thị xã Nghi Sơn" in column_words(page, name)


def column_words(page: RecordListPage, column: int) -> set[str]:
    return {page.model.index(row, column).data() for row in range(page.model.rowCount())}


# areas


def test_an_area_shows_its_records_as_tabs(window: Window, show: Show, core: App) -> None:
    page = show(UnitsPage(window))
    tabs = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    assert tabs[:3] == ["Đơn vị", "Nhóm đơn vị", "Người, đầu mối"]
    page.tabs.setCurrentIndex(2)
    assert page.summary() == "3 người"
    assert page.commands()[0].text == "Thêm người"


def test_an_area_opens_the_record_that_is_asked_for(window: Window, show: Show, core: App) -> None:
    page = show(UnitsPage(window))
    person = everything(core, "person")[1]
    page.activate(("person", person))
    assert page.page.spec.id == "person"
    assert page.page.table.selected_ids() == [person]


def test_what_is_listed_or_chosen_goes_into_envelopes_labels_and_the_phone_list(
    units: UnitListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(units.shell, "open", lambda place, key: opened.append(key))
    offered = {action.text: action for action in units.commands()}
    for label in ("Danh bạ", "Phong bì", "Nhãn địa chỉ", "Giấy mời"):
        offered[label].call()
    assert [document for document, _ in opened] == ["phone-list", "envelopes", "labels", "invitation"]
    assert all(options["record"] == "unit" and "keys" not in options for _, options in opened)
    assert opened[-1][1]["whom"] == "listed"
    units.table.selectAll()
    offered["Phong bì"].call()
    assert opened[-1][1]["keys"] == tuple(units.table.selected_ids())


def test_a_list_without_addresses_offers_none(show: Show, window: Window) -> None:
    page = show(RecordListPage(window, "library_entry"))
    assert {"Phong bì", "Nhãn địa chỉ"}.isdisjoint(action.text for action in page.commands())


def test_a_group_tells_its_members_of_the_day(window: Window, theme: Theme, qtbot: QtBot) -> None:
    groups = GroupListPage(window)
    qtbot.addWidget(groups)
    with window.app.reader() as reader:
        group = reader.get(window.app.registry["unit_group"], "districts")
    groups.activate(("unit_group", group))
    assert isinstance(groups.side, GroupPanel)
    assert groups.side.members.header.label.text() == "3 đơn vị tính đến 05/03/2020"
    links = groups.side.members.findChild(LinkText)
    assert links is not None
    assert links.accessibleName() == "Thành phố Thanh Hóa, Huyện Tĩnh Gia, Huyện Quan Hóa"
    groups.side.follow("unit", 1)
    assert groups.side.members.isHidden()
