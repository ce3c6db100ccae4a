"""Closing the working year and reopening it, from the menu of years: what it means is said first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.shell.page import Shell

if TYPE_CHECKING:
    from vstbpn_desktop.services.year_closing import Prospect

_CLOSING = (
    "Sẽ không thêm, sửa, xoá được chương trình, nhiệm vụ, phân công, kết quả, lớp, học viên, cuộc kiểm tra, "
    "văn bản của năm này; vẫn xem, tìm, lập báo cáo. Lúc nào cũng mở khoá lại được."
)
_REOPENING = "Sau khi mở khoá, số liệu của năm sửa được. Nhật ký ghi lại việc này; sửa xong hãy khoá lại."


class YearLock:
    """Asks, then closes or reopens. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self._owner = owner

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
        self._shell.runner.run(label, look, self._ask, owner=self._owner)

    def _ask(self, found: Prospect) -> None:
        from vstbpn_desktop.services.year_closing import close_year

        year, app = found.year, self._shell.app
        text = "\n\n".join(filter(None, (open_words(found), _CLOSING)))
        if self._shell.messages.ask(f"Khoá số liệu năm {year}?", text, "Khoá số liệu", "Chưa khoá"):
            work = partial(close_year, app, year)
            self._shell.runner.run(
                f"Khoá số liệu năm {year}", lambda _: work(), lambda _: None, owner=self._owner
            )

    def _reopen(self, year: int) -> None:
        from vstbpn_desktop.services.year_closing import reopen_year

        app = self._shell.app
        if self._shell.messages.ask(f"Mở khoá số liệu năm {year}?", _REOPENING, "Mở khoá", "Giữ khoá"):
            work = partial(reopen_year, app, year)
            self._shell.runner.run(
                f"Mở khoá số liệu năm {year}", lambda _: work(), lambda _: None, owner=self._owner
            )


def open_words(found: Prospect) -> str:
    """ "Còn 12 phân công chưa xong, 3 kiến nghị chưa khắc phục…", "" where nothing is open."""
    parts = []
    if found.open_assignments:
        parts.append(f"{found.open_assignments} phân công chưa xong (giữ nguyên như hiện nay)")
    if found.open_findings:
        parts.append(f"{found.open_findings} kiến nghị chưa khắc phục (vẫn theo dõi tiếp được)")
    return f"Còn {', '.join(parts)}." if parts else ""
