"""Where backups are copied to besides the data folder, and how long they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ui.actions import Action
from ui.pages.settings.part import Part
from ui.safekeeping.words import moment_words
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.safekeeping import Place

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


class Standing(NamedTuple):
    """The second place, where it is now (None: absent), and its state in words with their meaning."""

    place: Place | None
    folder: Path | None
    words: str
    detail: str
    meaning: Meaning


class BackupsPart(Part):
    """The second place, and what is kept."""

    id = "backups"
    tab = "Sao lưu"
    about = "Của riêng máy này, không đi theo dữ liệu"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.state = Banner()
        self.choose_button = Button("Chọn USB hoặc thư mục…", icon="folder-open", on_click=self.choose)
        self.copy_button = Button("Chép ngay", icon="copy", on_click=self.copy)
        self.forget_button = Button("Thôi chép", kind="link", on_click=self.forget)
        self.column.addWidget(self._place_card())
        self.column.addWidget(_plan_card())

    def commands(self) -> Sequence[Action]:
        """To the backups themselves."""
        return (Action("Xem các bản sao lưu", lambda: self.shell.open("log"), "archive-restore", "bar"),)

    def load(self) -> None:
        """Look where the second place is; that may take a while on a network."""
        app = self.shell.app
        self.shell.runner.latest("settings-backups", lambda: standing(app), self._show, owner=self)

    def choose(self) -> None:
        """Choose the second place, and copy there at once."""
        folder = self.shell.messages.folder("Chọn nơi sao lưu thứ hai")
        if folder is not None:
            self._run(
                "Chọn nơi sao lưu", partial(safekeeping.choose_place, self.shell.app, folder), self.copy
            )

    def copy(self) -> None:
        """Copy there now."""
        app = self.shell.app

        def done(copied: bool) -> None:
            self.shell.reload(only_frame=True)
            self.load()
            words = "Đã chép sang nơi thứ hai" if copied else "Nơi sao lưu thứ hai đang vắng, chưa chép được"
            self.shell.say(words, done=copied)

        self.shell.runner.run(
            "Chép bản sao lưu", lambda p: safekeeping.copy_to_place(app, p.report), done, owner=self
        )

    def forget(self) -> None:
        """Copy nowhere any more."""
        self._run("Thôi chép", partial(safekeeping.forget_place, self.shell.app), self.load)

    def _run(self, label: str, work: Callable[[], object], then: Callable[[], object]) -> None:
        self.shell.runner.run(label, lambda _: work(), lambda _: then(), owner=self)

    def _show(self, seen: Standing) -> None:
        self.state.set_meaning(seen.meaning)
        self.state.show_notice(seen.words, seen.detail)
        self.copy_button.setEnabled(seen.folder is not None)
        self.forget_button.setVisible(seen.place is not None)

    def _place_card(self) -> Card:
        card = Card(spacing=12)
        card.body.addWidget(Text("Nơi sao lưu thứ hai", "heading"))
        why = (
            "Máy hỏng thì bản sao lưu trong máy cũng mất. Hãy chọn một USB hoặc thư mục mạng: mỗi khi nơi đó "
            "có mặt, chương trình tự chép sang các bản còn thiếu."
        )
        card.body.addWidget(Text(why, "small", "muted", wrap=True))
        card.body.addWidget(self.state)
        row = FlowLayout(gap=12)
        for button in (self.choose_button, self.copy_button, self.forget_button):
            row.addWidget(button)
        card.body.addLayout(row)
        return card


def standing(app: App) -> Standing:
    """How the second place stands."""
    place = safekeeping.second_place(app)
    if place is None:
        return Standing(None, None, "Chưa chọn nơi thứ hai", "Nên chọn một USB để riêng.", Meaning.SOON)
    folder, days = place.present(), place.absent_days(app.clock.now())
    if folder is None:
        return Standing(place, None, f"Đang vắng {days} ngày", place.folder, Meaning.SOON)
    last = f"Chép lần cuối {moment_words(place.last_moment)}" if place.last else "Chưa chép lần nào"
    return Standing(place, folder, last, str(folder), Meaning.GOOD)


def _plan_card() -> Card:
    card = Card(spacing=6)
    card.body.addWidget(Text("Giữ bao lâu", "heading"))
    spans = ", ".join(f"{span.most} {span.words}" for span in safekeeping.PLAN)
    lines = (
        f"Giữ bản mới nhất của mỗi ngày, tuần, tháng: {spans} gần nhất.",
        f"Bản làm trước khi nhập, sắp xếp đơn vị, phục hồi và bản làm theo yêu cầu: ít nhất "
        f"{safekeeping.RISKY_DAYS} ngày.",
        "Mỗi bản được mở lại và kiểm chứng; tệp đính kèm đọc lại toàn bộ mỗi tháng.",
    )
    for line in lines:
        card.body.addWidget(Text(line, wrap=True))
    return card
