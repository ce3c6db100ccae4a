"""The cards at the left of the page: backups, the check of the data, the committee profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.safekeeping.words import backup_detail, moment_words
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.services.checking import CONTENT, INTEGRITY, MENDABLE, Problem

if TYPE_CHECKING:
    from vstbpn_desktop.services.safekeeping import Own

_SHOWN: Final = 6
_STALE_DAYS: Final = 7
_PROBLEMS: Final = 6

Do = Callable[[], object]


class BackupCard(Card):
    """The last backup and those in the data folder; pressing one looks into it."""

    def __init__(self, from_file: Do, folder: Do, look: Callable[[Path], object]) -> None:
        super().__init__(spacing=10)
        self._look = look
        self._folder = folder
        self.rows: list[RowButton] = []
        self.state = Banner(Meaning.GOOD)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(SectionHeader("Sao lưu"))
        self.body.addWidget(self.state)
        self.body.addSpacing(4)
        self.body.addWidget(SectionHeader("Phục hồi", "Từ tệp khác…", from_file, writes=True))
        self.body.addLayout(self._list)

    def show_backups(self, backups: Sequence[Own], now: dt.datetime) -> None:
        """Show the backups of the data folder, newest first."""
        self._show_state(backups, now)
        clear(self._list)
        self.rows = [self._row(own) for own in backups[:_SHOWN]]
        for row in self.rows:
            self._list.addWidget(row)
        if not backups:
            self._list.addWidget(Text("Chưa có bản nào trong máy.", "small", "muted"))
        if len(backups) > _SHOWN:
            words = f"Cả {len(backups)} bản trong thư mục sao lưu"
            self._list.addWidget(Button(words, kind="link", on_click=self._folder))

    def _show_state(self, backups: Sequence[Own], now: dt.datetime) -> None:
        if not backups:
            self.state.set_meaning(Meaning.SOON)
            self.state.show_notice("Chưa có bản sao lưu", "Hãy bấm Sao lưu ngay.")
            return
        if wrong := [own.problem for own in backups if own.problem]:
            self.state.set_meaning(Meaning.LATE)
            self.state.show_notice(wrong[0], "Hãy kiểm tra dữ liệu rồi sao lưu lại.")
            return
        proved = max((own.proved for own in backups if own.proved), default=None)
        if proved is None:
            self.state.set_meaning(Meaning.SOON)
            self.state.show_notice("Chưa kiểm chứng", "Chương trình sẽ tự mở lại bản sao lưu để kiểm chứng.")
            return
        fresh = (now - proved).days < _STALE_DAYS
        self.state.set_meaning(Meaning.GOOD if fresh else Meaning.SOON)
        self.state.show_notice(
            f"Đã kiểm chứng {moment_words(proved)}",
            "Mỗi bản được phục hồi thử và đối chiếu." if fresh else "Đã lâu, hãy sao lưu lại.",
        )

    def _row(self, own: Own) -> RowButton:
        row = RowButton(
            moment_words(own.made), backup_detail(own), icon="archive-restore",
            on_click=partial(self._look, own.path),
        )  # fmt: skip
        if own.problem:
            row.show_pill("hỏng", Meaning.LATE)
        row.setToolTip("Xem bản này khác gì dữ liệu hiện có, rồi mới phục hồi")
        return row


class CheckCard(Card):
    """The check of the data and what it found."""

    def __init__(self, check: Do, repair: Do) -> None:
        super().__init__(spacing=10)
        self._repair = repair
        self.state = Banner(Meaning.GOOD)
        self.state.hide()
        self.body.addWidget(SectionHeader("Dữ liệu", "Kiểm tra dữ liệu", check))
        what = "Đọc toàn bộ tệp dữ liệu, liên kết, chỉ mục tìm kiếm và tệp đính kèm."
        self.body.addWidget(Text(what, "small", "muted", wrap=True))
        self.body.addWidget(self.state)

    def show_problems(
        self, problems: Sequence[Problem], at: dt.datetime, *, tried: bool = False, may_mend: bool = True
    ) -> None:
        """Say what was found, with the way to mend it; `tried`: what could be mended was."""
        left = [problem for problem in problems if not problem.repaired]
        if not left:
            said = "".join(f"{problem.todo} " for problem in problems if problem.todo)
            mended = f"Đã sửa {len(problems)} chỗ. {said}" if problems else ""
            self.state.set_meaning(Meaning.GOOD)
            self.state.show_notice("Dữ liệu toàn vẹn", f"{mended}Kiểm tra lúc {moment_words(at)}.")
            return
        lines = [problem.what for problem in left[:_PROBLEMS]]
        by_hand = (INTEGRITY, CONTENT) if tried else (INTEGRITY,)
        lines += dict.fromkeys(problem.todo for problem in left if problem.kind in by_hand)
        if len(left) > _PROBLEMS:
            lines.append(f"… và {len(left) - _PROBLEMS} chỗ khác")
        mendable = may_mend and not tried and any(problem.kind in MENDABLE for problem in left)
        self.state.set_meaning(Meaning.LATE)
        self.state.show_notice(
            f"Có {len(left)} chỗ cần xem", "\n".join(lines), "Sửa" if mendable else "", self._repair
        )


class ProfileCard(Card):
    """The committee as documents name it."""

    def __init__(self, edit: Do) -> None:
        super().__init__(spacing=6)
        self.name = Text("", "strong", wrap=True)
        self.detail = Text("", "small", "muted", wrap=True)
        self.body.addWidget(SectionHeader("Hồ sơ Ban", "Sửa hồ sơ Ban", edit, writes=True))
        self.body.addWidget(self.name)
        self.body.addWidget(self.detail)

    def show_profile(self, name: str, unconfirmed: str) -> None:
        """Show the profile in force; "" where none was set."""
        self.name.setText(name or "Chưa có hồ sơ Ban")
        self.detail.setText(f"Cần xác nhận: {unconfirmed}" if unconfirmed else "Tên gọi, khối ký, nơi nhận.")


def column_of(*cards: QWidget) -> QWidget:
    """Cards one below the other."""
    whole = QWidget()
    whole.setProperty("surface", "clear")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return whole
