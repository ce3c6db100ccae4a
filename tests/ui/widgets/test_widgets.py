"""Small widgets: what they show, say and send."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.card import Banner, Card, EmptyState, SummaryCard, ThinProgress, UndoBar
from ui.widgets.chart import Bar, BarChart
from ui.widgets.flow import FlowLayout, clear
from ui.widgets.growing import Growing, GrowingDialog
from ui.widgets.look import Meaning, px
from ui.widgets.panel import SidePanel
from ui.widgets.pill import ChipRow, Pill
from ui.widgets.text import ElidedLabel, KeyValueRows, Text


@pytest.mark.parametrize("kind", ["filled", "plain", "danger", "link", "icon"])
def test_buttons_are_pressed_by_mouse_and_keyboard(theme: Theme, qtbot: QtBot, kind: Kind) -> None:
    pressed: list[int] = []
    button = Button("Ghi", icon="check", kind=kind, tip="Ghi", on_click=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)
    assert pressed == [1, 1, 1, 1]
    assert button.accessibleName() == "Ghi"
    assert not button.grab().isNull()


def test_a_button_shows_its_ring_only_for_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    button = Button("Lưu")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    plain = button.grab().toImage()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != plain


def test_a_button_is_wide_enough_for_its_words(theme: Theme) -> None:
    short, long = Button("Lưu"), Button("Lưu và thêm tiếp")
    assert long.sizeHint().width() > short.sizeHint().width() + 50
    assert long.minimumSizeHint() == long.sizeHint()
    long.setText("Lưu")
    assert long.sizeHint() == short.sizeHint()


def test_exactly_one_chip_holds(theme: Theme, qtbot: QtBot) -> None:
    row = ChipRow([("all", "Tất cả"), ("late", "Quá hạn 4")])
    qtbot.addWidget(row)
    told: list[str] = []
    row.chosen.connect(told.append)
    row.show()
    assert row.current() == "all"
    QTest.mouseClick(row._chips()[1], Qt.MouseButton.LeftButton)
    assert (row.current(), told) == ("late", ["late"])
    row.set_chips([("all", "Tất cả"), ("late", "Quá hạn 3")])
    assert (row.current(), row._chips()[1].text()) == ("late", "Quá hạn 3")
    row.set_chips([("all", "Tất cả"), ("soon", "Sắp đến hạn")])
    assert (row.current(), told) == ("all", ["late"])


def test_the_flow_breaks_where_the_width_ends(theme: Theme) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    for _ in range(5):
        box = QFrame()
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    assert flow.sizeHint() == QSize(540, 20)
    assert [flow.heightForWidth(width) for width in (540, 539, 210, 100, 50)] == [20, 50, 80, 140, 140]
    flow.setGeometry(QRect(0, 0, 210, 200))
    holder.show()
    clear(flow)
    assert flow.count() == 0


def test_a_pill_says_its_word(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    pill = Pill("đạt", Meaning.GOOD, holder)
    qtbot.addWidget(holder)
    assert pill.accessibleName() == "đạt"
    pill.show_status("", Meaning.NONE)
    assert pill.isHidden()


def test_a_summary_card_is_heard_whole(theme: Theme, qtbot: QtBot) -> None:
    card = SummaryCard()
    qtbot.addWidget(card)
    card.show_figure("44/47", "đơn vị đã nộp", "3 chưa nộp", Meaning.SOON)
    assert card.accessibleName() == "44/47 đơn vị đã nộp 3 chưa nộp"


def test_the_empty_state_offers_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[str] = []
    empty = EmptyState(
        "list-checks", "Chưa có chương trình", "Nhập từ tệp.", "Nhập", lambda: pressed.append("in")
    )
    empty.add_button(Button("Thêm tay", on_click=lambda: pressed.append("hand")))
    qtbot.addWidget(empty)
    empty.show()
    for button in empty.findChildren(Button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["in", "hand"]


def test_a_banner_keeps_one_link(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice("3 đơn vị chưa nộp", "Tổng hợp 44/47", "Xem", lambda: None)
    banner.show_notice("Xong", "", "Đóng", lambda: None)
    qtbot.wait(1)
    assert [button.text() for button in banner.findChildren(Button)] == ["Đóng"]
    assert banner.accessibleName() == "Xong"


def test_the_undo_bar_asks_to_undo(theme: Theme, qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.show()
    told: list[int] = []
    bar.undo.connect(lambda: told.append(1))
    link = bar.findChild(Button)
    assert link is not None
    assert link.isHidden()
    bar.show_done("Đã ghi kết quả", "Hoàn tác ghi kết quả")
    assert not link.isHidden()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told == [1]
    done = bar.grab().toImage()
    bar.show_done("Đã ghi kết quả", "Hoàn tác ghi kết quả", done=False)
    assert bar.grab().toImage() != done, "what was not done has no tick"


def test_progress_tells_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    bar = ThinProgress()
    qtbot.addWidget(bar)
    bar.set_fraction(0.4)
    assert bar.accessibleName() == "40%"
    bar.set_fraction(None)
    assert bar.accessibleName() == "Đang chạy"
    assert not bar.grab().isNull()


def test_rows_are_replaced(theme: Theme, qtbot: QtBot) -> None:
    rows = KeyValueRows([("Hạn", "30/06/2020"), ("Chủ trì", "Sở Nội vụ")])
    qtbot.addWidget(rows)
    rows.set_rows([("Hạn", "20/07/2020")])
    qtbot.wait(1)
    assert [label.text() for label in rows.findChildren(QLabel)] == ["Hạn", "20/07/2020"]


def test_an_elided_label_keeps_the_whole_text_in_its_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel("Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_markup_in_data_is_shown_as_text(theme: Theme) -> None:
    assert Text("<b>Sở</b>").textFormat() == Qt.TextFormat.PlainText
    assert ElidedLabel("<b>Sở</b>").textFormat() == Qt.TextFormat.PlainText


def test_the_side_panel_is_filled_again(theme: Theme, qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.show_head("II.2.1", "Rà soát cán bộ nữ", "quá hạn 6 ngày", Meaning.LATE)
    panel.add_section("47 đơn vị được giao")
    panel.add_count("Quá hạn", 3, Meaning.LATE)
    panel.set_buttons(Button("Sửa"), Button("Xoá"))
    panel.clear_body()
    panel.set_buttons(Button("Mở"))
    qtbot.wait(1)
    assert panel.body_column.count() == 0
    assert [button.text() for button in panel.findChildren(Button)] == ["Mở"]
    assert panel.accessibleName() == "II.2.1 Rà soát cán bộ nữ"


def test_a_chart_is_drawn_and_heard(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    empty = chart.grab().toImage()
    chart.show_bars([Bar("2019", 42, "42"), Bar("2020", 38, "38", True)], 47, "47 đơn vị phải nộp")
    assert chart.accessibleName() == "2019: 42; 2020: 38. 47 đơn vị phải nộp"
    assert chart.grab().toImage() != empty


def test_a_chart_of_zeros_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_bars([Bar("2020", 0, "0")])
    assert not chart.grab().isNull()


def test_a_card_keeps_its_border_clear(theme: Theme) -> None:
    assert Card(margin=0).body.contentsMargins().left() == 1


def test_a_dialog_grows_with_what_appears_in_it(theme: Theme, qtbot: QtBot) -> None:
    dialog = GrowingDialog()
    dialog.setMinimumWidth(300)
    column = QVBoxLayout(dialog)
    notice = Text("Một lời nhắc dài nhiều dòng. " * 8, wrap=True)
    notice.hide()
    for widget in (Text("Tiêu đề"), notice):
        column.addWidget(widget)
    qtbot.addWidget(dialog)
    dialog.resize(300, 60)
    with qtbot.waitActive(dialog):
        dialog.show()
    before = dialog.height()
    notice.show()
    qtbot.waitUntil(lambda: dialog.height() >= before + notice.heightForWidth(270) // 2)
    assert notice.height() >= notice.heightForWidth(notice.width())


def test_a_dialog_of_wrapped_words_appears_no_higher_than_they_are(theme: Theme, qtbot: QtBot) -> None:
    dialog = GrowingDialog()
    dialog.setMinimumWidth(400)
    column = QVBoxLayout(dialog)
    words = Text("Một lời giải thích dài nhiều dòng. " * 6, wrap=True)
    column.addWidget(words)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert words.height() == words.heightForWidth(words.width())


def test_a_part_that_is_long_scrolls_instead_of_making_its_dialog_higher_than_the_screen(
    theme: Theme, qtbot: QtBot
) -> None:
    long, short = (Text("\n".join(f"Dòng {n}" for n in range(rows))) for rows in (200, 6))
    areas = [Growing(text, others=200) for text in (long, short)]
    for area in areas:
        qtbot.addWidget(area)
    most = areas[0].screen().availableGeometry().height() - px(200)
    assert areas[0].sizeHint().height() == most
    assert areas[1].sizeHint().height() == short.sizeHint().height() < most
    for area in areas:
        area.resize(area.sizeHint())
        area.show()
    stops = [area.focusPolicy() != Qt.FocusPolicy.NoFocus for area in areas]
    assert stops == [True, False]


def test_a_dialog_shows_which_button_has_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    dialog = GrowingDialog()
    column = QVBoxLayout(dialog)
    plain, filled = Button("Không xoá"), Button("Xoá", kind="filled")
    for button in (plain, filled):
        column.addWidget(button)
    qtbot.addWidget(dialog)
    plain.setFocus()
    with qtbot.waitActive(dialog):
        dialog.show()
    assert plain.hasFocus() and plain._ring
    filled.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not plain._ring and not filled._ring
