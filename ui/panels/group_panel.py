"""The panel of unit groups: who is in the group on the day, by its rule and by hand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.panels.contents import Contents, Link
from ui.panels.record_panel import RecordPanel
from ui.panels.sections import LinkText, Section
from ui.widgets.flow import clear
from ui.widgets.text import Text
from vstbpn_desktop.queries.groups import members, protocol_order
from vstbpn_desktop.vietnamese.dates import format_date

GROUP = "unit_group"
_SHOWN = 60


class _Members(NamedTuple):
    """The units of a group in protocol order, the first of them by name."""

    total: int
    first: tuple[Link, ...]


class GroupPanel(RecordPanel):
    """Tells the members below the values."""

    def make_more(self) -> tuple[QWidget, ...]:
        """The members."""
        self.members = Section("Thành phần")
        return (self.members,)

    def fill_more(self, contents: Contents) -> None:
        """Read the members in the background; nothing for records that have none."""
        self.members.setVisible(contents.spec.id == GROUP)
        if contents.spec.id != GROUP:
            return
        app, group, day = self.shell.app, contents.id, self.as_of

        def read() -> _Members:
            with app.reader(day) as reader:
                ordered = protocol_order(reader, members(reader.connection, group, day))
                unit = app.registry["unit"]
                first = (Link("unit", row_id, reader.title(unit, row_id)) for row_id in ordered[:_SHOWN])
                return _Members(len(ordered), tuple(first))

        self.shell.runner.latest(f"members-{id(self)}", read, self._show_members, owner=self)

    def _show_members(self, found: _Members) -> None:
        self.members.header.label.setText(f"{found.total} đơn vị tính đến {format_date(self.as_of)}")
        clear(self.members.column)
        if found.first:
            words = LinkText([(link.title, link) for link in found.first])
            words.opened.connect(self.follow)
            self.members.column.addWidget(words)
        else:
            self.members.column.addWidget(
                Text("Không có đơn vị nào theo quy tắc này.", "body", "muted", wrap=True)
            )
        if (left := found.total - len(found.first)) > 0:
            self.members.column.addWidget(Text(f"và {left} đơn vị nữa", "small", "muted"))
