"""The committee: what it is called and who signs, from which day on, and how papers are headed then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from ui.actions import Action
from ui.first_start.paper import SignaturePaper, signed_by
from ui.pages.settings.part import Part
from ui.shell.page import Shell
from ui.widgets.card import Banner, Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services.profiles import profile_id

_PAPER: Final = (460, 380)


class _Profiles(NamedTuple):
    """All profiles by id, the newest first, and the one in force."""

    all: dict[int, dict[str, Any]]
    now: int | None


class CommitteePart(Part):
    """The profiles by their days, and the paper of the one in force."""

    id = "committee"
    tab = "Ban và chữ ký"
    about = "Tên gọi, khối ký trên văn bản; văn bản ngày nào in theo hồ sơ áp dụng ngày đó"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: list[RowButton] = []
        self._profiles = _Profiles({}, None)
        self._confirm = Banner(Meaning.SOON)
        self._confirm.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.paper = SignaturePaper()
        self.paper.setFixedSize(px(_PAPER[0]), px(_PAPER[1]))
        card = Card(spacing=10)
        card.body.addWidget(Text("Hồ sơ Ban theo thời gian", "heading"))
        hint = "Đổi người ký hay tên gọi từ một ngày: thêm hồ sơ áp dụng từ ngày đó, văn bản cũ giữ nguyên."
        card.body.addWidget(Text(hint, "small", "muted", wrap=True))
        card.body.addWidget(self._confirm)
        card.body.addLayout(self._list)
        shown = Card(spacing=10)
        shown.body.addWidget(Text("Văn bản hôm nay được in thế này", "heading"))
        shown.body.addWidget(self.paper)
        self.column.addWidget(card)
        self.column.addWidget(shown)

    def commands(self) -> Sequence[Action]:
        """A further profile, and correcting the present one."""
        return (
            Action("Hồ sơ từ ngày khác", self.add, "plus", "bar", writes=True),
            Action("Sửa hồ sơ đang áp dụng", self.edit, "pencil", "main", writes=True),
        )

    def load(self) -> None:
        """Read the profiles."""
        app = self.shell.app
        self.shell.runner.latest("settings-committee", lambda: _read(app), self._show, owner=self)

    def edit(self, profile: int | None = None) -> None:
        """The form of a profile, or of the one in force, or of a first one."""
        self._open(profile or self._profiles.now)

    def add(self) -> None:
        """A profile from another day on, beginning with what holds now."""
        now = self._profiles.now
        given = {k: v for k, v in self._profiles.all[now].items() if k != "valid_from"} if now else None
        self._open(None, given)

    def _open(self, profile: int | None, given: dict[str, Any] | None = None) -> None:
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "profile", profile, given, self.window()).open()

    def _show(self, profiles: _Profiles) -> None:
        self._profiles = profiles
        clear(self._list)
        self.rows = [self._row(profile, values) for profile, values in profiles.all.items()]
        for row in self.rows:
            self._list.addWidget(row)
        now = profiles.all.get(profiles.now or 0, {})
        self.paper.show_signed(signed_by(now))
        self._confirm.setVisible(bool(now.get("unconfirmed")))
        if now.get("unconfirmed"):
            self._confirm.show_notice("Cần xác nhận", now["unconfirmed"])

    def _row(self, profile: int, values: dict[str, Any]) -> RowButton:
        since: dt.date = values["valid_from"]
        signer = values["signer"] or "chưa ghi người ký"
        row = RowButton(
            f"Từ ngày {since:%d/%m/%Y}" + (" (đang áp dụng)" if profile == self._profiles.now else ""),
            f"{values['committee_name']} · {signer}",
            icon="landmark",
            on_click=partial(self.edit, profile),
        )
        row.setToolTip("Sửa hồ sơ này")
        return row


def _read(app: App) -> _Profiles:
    spec = app.registry["profile"]
    asked = app.listing(ListRequest("profile", app.today, "valid_from", descending=True))
    with app.reader() as reader:
        ids = asked.ids(reader.connection)
        return _Profiles({i: reader.values(spec, i) for i in ids}, profile_id(reader, app.today))
