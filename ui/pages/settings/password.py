"""The password of the data: setting it, changing it, who may only look, the recovery code, when to lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtWidgets import QComboBox

from ui.locking.dialogs import CodeDialog, PasswordDialog
from ui.locking.guard import CHOICES, MINUTES, SETTING
from ui.pages.settings.part import Part
from ui.reports.printing import AskPrinter, PrintJob, ask_printer
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.flow import FlowLayout
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.services import encrypting
from vstbpn_desktop.vault import KeyFile

if TYPE_CHECKING:
    from ui.runner import Progress
    from vstbpn_desktop.app import App

_ON: Final = (
    "Mật khẩu mã hoá toàn bộ dữ liệu, tệp đính kèm và các bản sao lưu trong máy. Không có mật khẩu và mã "
    "khôi phục thì không ai mở được, kể cả người viết chương trình."
)
_CHANGE: Final = (
    "Các bản sao lưu đã làm vẫn mở được bằng mật khẩu mới; tệp sao lưu riêng thì theo mật khẩu cũ."
)
_VIEWER: Final = "Người có mật khẩu này xem và in được mọi thứ, không sửa được gì. Khác mật khẩu của cán bộ."
_TITLE: Final = "Mã khôi phục dữ liệu"


class Standing(NamedTuple):
    """Whether there is a password, one to look, whether this was opened by that one; backups it misses."""

    on: bool
    viewer: bool
    read_only: bool
    unsealed: tuple[str, ...]


class PasswordPart(Part):
    """What can be done with the password as things stand."""

    id = "password"
    tab = "Mật khẩu"
    about = "Không bắt buộc; nên đặt khi máy dùng chung hoặc mang dữ liệu đi nơi khác"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.ask_printer: AskPrinter = ask_printer
        self.state = Banner()
        self.on_button = Button("Đặt mật khẩu…", icon="lock", on_click=self.turn_on)
        self.change_button = Button("Đổi mật khẩu…", icon="key-round", on_click=self.change)
        self.viewer_button = Button("Mật khẩu chỉ xem…", icon="eye", on_click=self.set_viewer)
        self.no_viewer_button = Button("Bỏ mật khẩu chỉ xem", kind="link", on_click=self.remove_viewer)
        self.code_button = Button("Tạo mã khôi phục mới…", icon="refresh-cw", on_click=self.new_code)
        self.off_button = Button("Bỏ mật khẩu…", kind="link", on_click=self.turn_off)
        self.minutes = QComboBox()
        self.minutes.setAccessibleName("Tự khoá khi không dùng")
        for minutes in CHOICES:
            self.minutes.addItem(f"Sau {minutes} phút" if minutes else "Không tự khoá", minutes)
        self.minutes.activated.connect(self._choose_minutes)
        self.column.addWidget(self._card())
        self.lock_card = self._lock_card()
        self.column.addWidget(self.lock_card)

    def load(self) -> None:
        """Show how things stand."""
        app = self.shell.app
        self.minutes.setCurrentIndex(self.minutes.findData(self.shell.session.number(SETTING, MINUTES)))
        self.shell.runner.latest("settings-password", lambda: standing(app), self._show, owner=self)

    # what the buttons do

    def turn_on(self) -> None:
        """Ask for a password, encrypt everything, show the recovery code."""
        PasswordDialog(self.window(), "Đặt mật khẩu", _ON, lambda _, new: self._turn_on(new)).open()

    def _turn_on(self, password: str) -> None:
        app = self.shell.app
        work = partial(encrypting.turn_on, app, password)
        self._job("Mã hoá dữ liệu", lambda p: work(p.report), self._show_code)

    def change(self) -> None:
        """Ask for the old and a new password."""
        PasswordDialog(self.window(), "Đổi mật khẩu", _CHANGE, self._change, old=True).open()

    def _change(self, old: str, new: str) -> None:
        self._run("Đổi mật khẩu", encrypting.change_password, old, new, then="Đã đổi mật khẩu")

    def set_viewer(self) -> None:
        """Ask for a password that opens the data only to be looked at."""
        PasswordDialog(self.window(), "Mật khẩu chỉ xem", _VIEWER, lambda _, new: self._viewer(new)).open()

    def remove_viewer(self) -> None:
        """Nobody may only look any more."""
        self._viewer("")

    def _viewer(self, password: str) -> None:
        words = "Đã đặt mật khẩu chỉ xem" if password else "Đã bỏ mật khẩu chỉ xem"
        self._run("Mật khẩu chỉ xem", encrypting.set_viewer, password, then=words)

    def new_code(self) -> None:
        """Another recovery code, if that is meant: the paper there is becomes void."""
        text = "Tờ giấy ghi mã cũ sẽ không mở được dữ liệu nữa; hãy in mã mới và huỷ tờ cũ."
        if self.shell.messages.ask("Tạo mã khôi phục mới?", text, "Tạo mã mới", "Giữ mã cũ"):
            self._run("Tạo mã khôi phục", encrypting.new_recovery_code, then=self._show_code)

    def turn_off(self) -> None:
        """Decrypt everything, if that is meant."""
        text = "Dữ liệu, tệp đính kèm và bản sao lưu trong máy sẽ không còn mã hoá: ai mở máy cũng đọc được."
        if self.shell.messages.ask("Bỏ mật khẩu?", text, "Bỏ mật khẩu", "Giữ mật khẩu", danger=True):
            app = self.shell.app
            self._job(
                "Bỏ mã hoá dữ liệu",
                lambda p: encrypting.turn_off(app, p.report),
                self._said("Đã bỏ mật khẩu"),
            )

    def _run(
        self, label: str, work: Callable[..., object], *given: str, then: str | Callable[[str], object]
    ) -> None:
        app = self.shell.app
        self._job(label, lambda _: work(app, *given), self._said(then) if isinstance(then, str) else then)

    def _job(self, label: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        self.shell.runner.run(label, work, done, owner=self)

    def _said(self, words: str) -> Callable[[object], None]:
        def told(_: object) -> None:
            self.shell.say(words)
            self.load()

        return told

    # the recovery code

    def _show_code(self, code: str) -> None:
        self.load()
        paper = partial(encrypting.recovery_pdf, self.shell.app, code)
        CodeDialog(self.window(), code, lambda: self._print(paper), lambda: self._keep(paper)).open()

    def _print(self, paper: Callable[[], bytes]) -> None:
        printer = self.ask_printer(self.window(), 1, _TITLE)
        if printer is not None:
            self._job(f"In {_TITLE}", lambda p: PrintJob(paper(), printer).run(p), lambda _: None)

    def _keep(self, paper: Callable[[], bytes]) -> None:
        target = self.shell.messages.save_file("Lưu mã khôi phục", "ma-khoi-phuc.pdf", "Tệp PDF (*.pdf)")
        if target is not None:
            self._job("Lưu mã khôi phục", lambda _: target.write_bytes(paper()), lambda _: None)

    # how things stand

    def _show(self, seen: Standing) -> None:
        self.state.set_meaning(Meaning.GOOD if seen.on else Meaning.NONE)
        self.state.show_notice(*_words(seen))
        self.on_button.setVisible(not seen.on and not seen.read_only)
        for button in (self.change_button, self.viewer_button, self.code_button, self.off_button):
            button.setVisible(seen.on and not seen.read_only)
        self.no_viewer_button.setVisible(seen.viewer and not seen.read_only)
        self.lock_card.setVisible(seen.on)

    def _choose_minutes(self, at: int) -> None:
        self.shell.session.set(SETTING, int(self.minutes.itemData(at)))
        self.shell.session.save()

    def _card(self) -> Card:
        card = Card(spacing=12)
        card.body.addWidget(Text("Mật khẩu mở dữ liệu", "heading"))
        card.body.addWidget(Text(_ON, "small", "muted", wrap=True))
        card.body.addWidget(self.state)
        row = FlowLayout(gap=12)
        for button in (
            self.on_button, self.change_button, self.viewer_button, self.no_viewer_button, self.code_button,
            self.off_button,
        ):  # fmt: skip
            row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _lock_card(self) -> Card:
        card = Card(spacing=10)
        card.body.addWidget(Text("Tự khoá khi không dùng", "heading"))
        card.body.addWidget(
            Text("Khoá ngay: Ctrl+Alt+L. Việc đang làm dở vẫn còn nguyên phía sau.", "small", "muted")
        )
        card.body.addWidget(self.minutes)
        return card


def standing(app: App) -> Standing:
    """How the password stands."""
    file = KeyFile.read(app.folder.root)
    unsealed = tuple(encrypting.unsealed_files(app)) if file else ()
    return Standing(file is not None, file is not None and file.has_viewer, app.read_only, unsealed)


def _words(seen: Standing) -> tuple[str, str]:
    if not seen.on:
        return "Chưa đặt mật khẩu", "Ai mở máy này cũng đọc được dữ liệu."
    if seen.unsealed:
        names = ", ".join(seen.unsealed[:3])
        return "Dữ liệu đã mã hoá", f"Tệp cũ chưa mã hoá, nên chuyển đi hoặc xoá: {names}."
    looking = "Đang mở bằng mật khẩu chỉ xem." if seen.read_only else ""
    return "Dữ liệu, tệp đính kèm, bản sao lưu đều đã mã hoá", looking
