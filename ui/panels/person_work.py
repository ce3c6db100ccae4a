"""What can be done with one person's data: extract them, anonymise her."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action, hold
from ui.menus import add_actions
from ui.shell.page import Shell
from ui.widgets.button import Button
from vstbpn_desktop.services import anonymising
from vstbpn_desktop.services.anonymising import Prospect
from vstbpn_desktop.services.year_closing import why_looked_at

EXTRACT: Final = "person-extract"
_MOST_NAMED: Final = 3


def data_button(shell: Shell, person: int, owner: QWidget) -> Button:
    """The button with the menu."""
    button = Button(icon="ellipsis", kind="icon", tip="Dữ liệu của người này")

    def show() -> None:
        menu = QMenu(button)
        lines = (
            Action("Trích dữ liệu…", partial(extract, shell, person)),
            Action("Ẩn danh…", partial(anonymise, shell, person, owner), writes=True),
        )
        add_actions(menu, hold(lines, why_looked_at(shell.app)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(show)
    return button


def extract(shell: Shell, person: int) -> None:
    """Show the paper with all that is held about a person."""
    shell.open("make", (EXTRACT, {"person": str(person)}))


def anonymise(shell: Shell, person: int, owner: QWidget) -> None:
    """Find out what would be done, ask, do it."""
    app = shell.app

    def ask(found: Prospect) -> None:
        title = f"Ẩn danh {found.name}?"
        if shell.messages.ask(title, question(found), "Ẩn danh", "Không ẩn danh", danger=True):
            shell.runner.run("Ẩn danh", lambda _: anonymising.anonymise(app, person), lambda _: None)

    work = partial(anonymising.prospect, app, person)
    shell.runner.run("Xem dữ liệu của người này", lambda _: work(), ask, owner=owner)


def question(found: Prospect) -> str:
    """What is done, what stays, what cannot be reached."""
    lines = [
        f"Họ tên thành “{found.nameless}”; chức vụ, liên hệ, ghi chú và tệp riêng của người này bị xoá, cả "
        "trong nhật ký và chỉ mục tìm kiếm. Số liệu theo giới tính, đơn vị, lượt học và số giấy chứng nhận "
        "vẫn giữ.",
        f"Việc này không hoàn tác được.{_counted(found)}",
    ]
    if found.seats:
        lines.append(
            f"Người này đang giữ {len(found.seats)} ghế trong Ban ({_named(found.seats)}): ghế vẫn còn, mang "
            f"tên “{found.nameless}”. Hãy đổi người giữ trước nếu đã có người thay."
        )
    if found.namesakes:
        lines.append(
            f"Còn {len(found.namesakes)} dòng cùng họ tên, chưa nối với người này "
            f"({_named(found.namesakes)}): các dòng đó và chỗ nhắc tên ở nơi khác được giữ, vì không biết "
            "là ai."
        )
    elif found.texts:
        lines.append(f"{len(found.texts)} chỗ nhắc tên ở nơi khác cũng được thay ({_named(found.texts)}).")
    if found.frozen:
        lines.append(f"{len(found.frozen)} văn bản đã phát hành giữ nguyên theo quy định về lưu trữ.")
    if found.backups:
        lines.append(
            f"{len(found.backups)} bản sao lưu trên máy này có thể còn tên ({_named(found.backups)}); bản ở "
            "USB, nơi khác cũng vậy. Khi không cần nữa, hãy xoá các bản đó."
        )
    return "\n\n".join(lines)


def _counted(found: Prospect) -> str:
    words = (
        ("participants", "lượt học"), ("certificates", "giấy chứng nhận"),
        ("collaborators", "lần là cộng tác viên"), ("members", "lần vào đoàn"), ("notes", "ghi chú"),
        ("files", "tệp"),
    )  # fmt: skip
    told = [f"{found.counts[name]} {label}" for name, label in words if found.counts[name]]
    return f" Liên quan: {', '.join(told)}." if told else ""


def _named(names: Sequence[str]) -> str:
    first = "; ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f"{first}; và {more} nữa" if more > 0 else first
