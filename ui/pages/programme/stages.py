"""What stands in the middle of the page: the table, or what to do where there is nothing to list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from vstbpn_desktop.queries.programme_view import YearView

Call = Callable[[], object]


class Stages(QStackedWidget):
    """The table in its card, and three ways of being empty."""

    def __init__(
        self, table: QWidget, *, bring_in: Call, begin: Call, open_year: Call, add: Call, show_all: Call
    ) -> None:
        super().__init__()
        self.card = Card(margin=0)
        self.card.body.addWidget(table)
        self.no_programme = EmptyState(
            "list-checks", "Chưa có chương trình công tác của năm này",
            "Nhập từ tệp Word của chương trình; được xem lại và sửa trước khi nhận.",
            "Nhập chương trình từ tệp Word", bring_in, button_icon="file-input", writes=True,
        )  # fmt: skip
        self.from_earlier = Button("Mở từ năm trước", icon="calendar-days", on_click=open_year)
        self.no_programme.add_button(self.from_earlier)
        self.no_programme.add_button(Button("Tạo chương trình trống", on_click=begin, writes=True))
        self.no_tasks = EmptyState(
            "list-plus",
            "Chương trình chưa có nhiệm vụ nào",
            "",
            "Thêm nhiệm vụ",
            add,
            button_icon="plus",
            writes=True,
        )
        self.none_left = EmptyState("funnel", "Không có nhiệm vụ nào khớp bộ lọc", "", "Xem tất cả", show_all)
        stages: tuple[QWidget, ...] = (self.card, self.no_programme, self.no_tasks, self.none_left)
        for stage in stages:
            self.addWidget(stage)

    def show_for(self, view: YearView, *, listed: bool) -> bool:
        """Turn to what fits the year; True where there is a list to filter."""
        if view.programme_id is None:
            self.from_earlier.setText(f"Mở từ chương trình năm {view.earlier}")
            self.from_earlier.setVisible(view.earlier is not None)
            self.setCurrentWidget(self.no_programme)
        elif not view.tasks:
            self.setCurrentWidget(self.no_tasks)
        else:
            self.setCurrentWidget(self.card if listed else self.none_left)
        return self.currentWidget() in (self.card, self.none_left)
