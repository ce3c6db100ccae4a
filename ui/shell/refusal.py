"""What stands in the middle of the window when the data cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.runner import Runner
from ui.shell.rescue import Rescue
from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder

Do = Callable[[], object]
TABLES: Final = "Đã thử sửa tại chỗ nhưng không được; hãy dùng bản sao lưu gần nhất. Tệp hỏng vẫn được giữ."


def refusal(
    error: UserError, again: Do, close: Do, real: Do | None = None, rescue: Rescue | None = None
) -> EmptyState:
    """Why not, and what can be done: try again, use a backup, go to the real data, close the program."""
    notice = EmptyState("triangle-alert", error.what, error.todo, "Thử lại", again, button_icon="refresh-cw")
    if rescue is not None:
        notice.add_button(Button("Dùng bản sao lưu gần nhất", icon="archive-restore", on_click=rescue.newest))
        notice.add_button(Button("Chọn bản sao lưu khác…", on_click=rescue.another))
    if real is not None:
        notice.add_button(Button("Về dữ liệu thật", on_click=real))
    notice.add_button(Button("Đóng chương trình", on_click=close))
    return notice


def mend(
    folder: DataFolder,
    runner: Runner,
    done: Callable[[str], object],
    failed: Callable[[Exception], object],
) -> None:
    """Make data anew that cannot be opened, where no table of theirs is hit; `done` hears what to say."""

    def work(_: object) -> str:
        from vstbpn_desktop.clock import Clock
        from vstbpn_desktop.services import safekeeping

        return safekeeping.MENDED.format(safekeeping.mend(folder, Clock()).name)

    runner.run("Sửa tệp dữ liệu", work, done, failed)
