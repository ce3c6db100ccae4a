"""What stands in the middle of the window when the data cannot be opened."""

from __future__ import annotations

from collections.abc import Callable

from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from vstbpn_desktop.errors import UserError

Do = Callable[[], object]


def refusal(error: UserError, again: Do, close: Do, real: Do | None = None) -> EmptyState:
    """Why not, and what can be done: try again, go to the real data, close the program."""
    notice = EmptyState("triangle-alert", error.what, error.todo, "Thử lại", again, button_icon="refresh-cw")
    if real is not None:
        notice.add_button(Button("Về dữ liệu thật", on_click=real))
    notice.add_button(Button("Đóng chương trình", on_click=close))
    return notice
