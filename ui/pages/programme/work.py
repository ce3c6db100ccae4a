"""What is done with assignments from the page: each verb is one change, written by the runner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.forms.context import Context
from ui.pages.programme.dialogs import ReasonDialog
from ui.shell.page import Shell
from vstbpn_desktop.queries.programme_view import NewcomerPrompt, UnitState, newcomers
from vstbpn_desktop.services import assigning


class TaskWork:
    """The verbs of the unit list. `owner` is the page the small dialogs stand over."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self.shell = shell
        self._owner = owner

    def do(self, verb: str, units: Sequence[UnitState]) -> None:
        """One verb of `panel.VERBS` on some units."""
        ids = [unit.state.id for unit in units]
        app = self.shell.app
        plain: dict[str, tuple[str, Callable[[], object]]] = {
            "accept": ("Công nhận đạt", lambda: assigning.accept(app, ids)),
            "send_back": ("Trả lại", lambda: assigning.send_back(app, ids)),
            "reinstate": ("Bỏ miễn", lambda: assigning.reinstate(app, ids)),
            "withdraw": ("Thu hồi phân công", lambda: assigning.withdraw(app, ids)),
        }
        if verb in plain:
            self.run(*plain[verb])
        elif verb == "extend":
            self._extend(units, ids)
        else:
            self._exempt(ids)

    def run(self, label: str, work: Callable[[], object]) -> None:
        """Write; the window refreshes by what changed."""
        self.shell.runner.run(label, lambda _: work(), _nothing, owner=self._owner)

    def start(self, year: int) -> None:
        """An empty programme of a year."""
        app, values = self.shell.app, {"year": year, "title": f"Chương trình công tác năm {year}"}
        self.run("Tạo chương trình", lambda: app.save("programme", None, values))

    def add_newcomers(self, prompts: Iterable[NewcomerPrompt]) -> None:
        """Give the tasks to the units that joined their groups; tasks alike go in one change."""
        alike: dict[tuple[tuple[int, ...], dt.date | None, bool], list[int]] = {}
        for prompt in prompts:
            key = (_unit_ids(prompt), prompt.due, prompt.due_inclusive)
            alike.setdefault(key, []).append(prompt.task_id)
        for (units, due, inclusive), tasks in alike.items():
            give = partial(assigning.assign, self.shell.app, tasks, (), units, due, inclusive)
            self.run("Bổ sung đơn vị", give)

    def add_newcomers_of(self, task_id: int, year: int) -> None:
        """The same for one task, its newcomers read first."""
        app = self.shell.app

        def read(_: object) -> list[NewcomerPrompt]:
            with app.reader() as reader:
                return [prompt for prompt in newcomers(reader, year, app.today) if prompt.task_id == task_id]

        self.shell.runner.run("Bổ sung đơn vị", read, self.add_newcomers, owner=self._owner)

    def decline_newcomers(self, prompts: Iterable[NewcomerPrompt]) -> None:
        """Leave the units out and do not ask again."""
        offers = {prompt.task_id: _unit_ids(prompt) for prompt in prompts}
        self.run("Không bổ sung", partial(assigning.decline, self.shell.app, offers))

    def _extend(self, units: Sequence[UnitState], ids: list[int]) -> None:
        app = self.shell.app

        def given(day: dt.date | None, reason: str) -> None:
            if day is not None:
                self.run("Gia hạn", lambda: assigning.extend(app, ids, day, reason))

        latest = max((u.state.deadline for u in units if u.state.deadline), default=None)
        ReasonDialog(
            self._owner, _of(units, "Gia hạn"), "Gia hạn", given, today=app.today, after=latest, dated=True,
            hint=Context(app, self.shell.runner, app.today).day_off_hint,
        ).open()  # fmt: skip

    def _exempt(self, ids: list[int]) -> None:
        app = self.shell.app
        words = f"Miễn {len(ids)} đơn vị" if len(ids) > 1 else "Miễn cho đơn vị này"

        def given(_: dt.date | None, reason: str) -> None:
            self.run("Miễn", lambda: assigning.exempt(app, ids, reason))

        ReasonDialog(self._owner, words, "Miễn", given, today=app.today).open()


def _of(units: Sequence[UnitState], verb: str) -> str:
    return f"{verb} {len(units)} đơn vị" if len(units) != 1 else f"{verb} cho {units[0].unit.name}"


def _unit_ids(prompt: NewcomerPrompt) -> tuple[int, ...]:
    return tuple(unit_id for unit_id, _ in prompt.units)


def _nothing(_: object) -> None:
    """The change itself tells the window."""
