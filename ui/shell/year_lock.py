"""Closing the working year and reopening it, from the menu of years: what it means is said first.

Reopening takes a reason: the log keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.shell.page import Shell
from ui.widgets.fields import Field
from ui.widgets.text import Text

if TYPE_CHECKING:
    from vstbpn_desktop.services.year_closing import Prospect

_CLOSING: Final = (
    "Sẽ không thêm, sửa, xoá được chương trình, nhiệm vụ, phân công, kết quả, lớp, học viên, cuộc kiểm tra, "
    "văn bản của năm này; vẫn xem, tìm, lập báo cáo. Lúc nào cũng mở khoá lại được."
)
_REOPENING: Final = (
    "Sau khi mở khoá, số liệu của năm sửa được. Nhật ký ghi lại việc này và lý do; sửa xong hãy khoá lại."
)
_LONGEST: Final = 150
"""Characters of a reason: the log's line holds it whole."""


class ReopenDialog(Question):
    """Asks why a year is reopened; `given` gets the reason."""

    def __init__(self, parent: QWidget | None, year: int, given: Callable[[str], object]) -> None:
        super().__init__(parent, f"Mở khoá số liệu năm {year}?", "Mở khoá", "Giữ khoá")
        self._given = given
        self.reason = Field()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText("Ví dụ: ghi thiếu kết quả của một đơn vị")
        self.row = Labelled("Lý do mở khoá", self.reason, required=True)
        self.fields.addWidget(Text(_REOPENING, wrap=True))
        self.fields.addWidget(self.row)
        self.reason.setFocus()

    def confirm(self) -> None:
        """A reason is needed."""
        reason = " ".join(self.reason.text().split())
        self.row.show_error("" if reason else "Hãy ghi lý do mở khoá.")
        if reason:
            self.accept()
            self._given(reason)
        else:
            self.reason.setFocus()


class YearLock:
    """Asks, then closes or reopens. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self.owner = owner

    def turn(self, year: int, *, closed: bool) -> None:
        """Reopen a closed year, close an open one."""
        if closed:
            self._reopen(year)
        else:
            self.close(year)

    def close(self, year: int) -> None:
        """Look what is open in the year, ask, and close it."""
        app = self._shell.app

        def look(_: object) -> Prospect:
            from vstbpn_desktop.services.year_closing import prospect

            with app.reader() as reader:
                return prospect(reader, year)

        label = f"Xem số liệu năm {year}"
        self._shell.runner.run(label, look, self._ask, owner=self.owner)

    def _ask(self, found: Prospect) -> None:
        from vstbpn_desktop.services.year_closing import close_year

        year, app = found.year, self._shell.app
        text = "\n\n".join(filter(None, (open_words(found), _CLOSING)))
        if self._shell.messages.ask(f"Khoá số liệu năm {year}?", text, "Khoá số liệu", "Chưa khoá"):
            work = partial(close_year, app, year)
            self._shell.runner.run(
                f"Khoá số liệu năm {year}", lambda _: work(), lambda _: None, owner=self.owner
            )

    def _reopen(self, year: int) -> None:
        ReopenDialog(self.owner, year, partial(self._write_reopened, year)).open()

    def _write_reopened(self, year: int, reason: str) -> None:
        from vstbpn_desktop.services.year_closing import reopen_year

        work = partial(reopen_year, self._shell.app, year, reason)
        self._shell.runner.run(
            f"Mở khoá số liệu năm {year}", lambda _: work(), lambda _: None, owner=self.owner
        )


def open_words(found: Prospect) -> str:
    """ "Còn 12 phân công chưa xong, 3 kiến nghị chưa khắc phục…", "" where nothing is open."""
    parts = []
    if found.open_assignments:
        parts.append(f"{found.open_assignments} phân công chưa xong (giữ nguyên như hiện nay)")
    if found.open_findings:
        parts.append(f"{found.open_findings} kiến nghị chưa khắc phục (vẫn theo dõi tiếp được)")
    return f"Còn {', '.join(parts)}." if parts else ""
