"""The question about units that joined a group after its tasks were given: add them, or leave them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.pages.programme.words import in_sentence
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.programme_view import NewcomerPrompt

_NAMED = 3


class NewcomerBanner(Banner):
    """Asks about some prompts at once; hidden while there are none."""

    added = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__(Meaning.SOON)
        self.add = Button("Bổ sung", kind="link", on_click=self.added.emit)
        self.decline = Button("Không bổ sung", kind="link", on_click=self.declined.emit)
        self._row.setSpacing(16)
        for button in (self.add, self.decline):
            self._row.addWidget(button)
        self.hide()

    def show_prompts(self, prompts: Sequence[NewcomerPrompt]) -> None:
        """Say who joined what, and ask."""
        if not prompts:
            self.hide()
            return
        self.show_notice(*question(prompts))


def question(prompts: Sequence[NewcomerPrompt]) -> tuple[str, str]:
    """The question and, below it, who the units are and which tasks are meant."""
    units = {unit_id: name for prompt in prompts for unit_id, name in prompt.units}
    groups = list(dict.fromkeys(name for prompt in prompts for name in prompt.groups))
    codes = [prompt.task_code for prompt in prompts]
    tasks = f"nhiệm vụ {codes[0]}" if len(codes) == 1 else f"{len(codes)} nhiệm vụ"
    where = f"nhóm {'; '.join(map(in_sentence, groups))}" if groups else "nhóm đã giao"
    detail = _listed(list(units.values()))
    if len(codes) > 1:
        detail = f"{detail} · {_listed(codes)}"
    return f"Có {len(units)} đơn vị mới trong {where}: bổ sung vào {tasks}?", detail


def _listed(words: list[str]) -> str:
    rest = len(words) - _NAMED
    return ", ".join(words[:_NAMED]) + (f" và {rest} nữa" if rest > 0 else "")
