"""A backup in the place of data too damaged to be opened: which, if it is meant, then the data open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from ui.messages import Messages
from ui.runner import Runner
from vstbpn_desktop.paths import DataFolder


class Rescue:
    """The way from damaged data to those of a backup. `say` hears what was done, `again` opens them."""

    def __init__(
        self,
        folder: DataFolder,
        runner: Runner,
        messages: Messages,
        again: Callable[[], object],
        say: Callable[[str], object],
    ) -> None:
        self._folder = folder
        self._runner = runner
        self._messages = messages
        self._again = again
        self._say = say

    def newest(self) -> None:
        """The newest whole backup of this machine."""
        self._find(None)

    def another(self) -> None:
        """One from a stick or of another day."""
        from ui.safekeeping.restoring import FILTERS

        files = self._messages.open_files("Chọn bản sao lưu", FILTERS, many=False)
        if files:
            self._find(files[0])

    def _find(self, source: Path | None) -> None:
        folder = self._folder

        def work(_: object) -> tuple[Path, dt.datetime]:
            from vstbpn_desktop.services import safekeeping

            return safekeeping.to_salvage(folder, source)

        self._runner.run("Tìm bản sao lưu", work, self._ask)

    def _ask(self, found: tuple[Path, dt.datetime]) -> None:
        from ui.safekeeping.words import moment_words

        source, made = found
        title = f"Dùng bản sao lưu {moment_words(made)}?"
        text = "Những gì ghi sau lúc đó không có trong bản này, phải ghi lại. Tệp hỏng vẫn được giữ."
        if self._messages.ask(title, text, "Dùng bản này", "Chưa dùng"):
            self._use(source, moment_words(made))

    def _use(self, source: Path, made: str) -> None:
        folder = self._folder

        def work(_: object) -> Path:
            from vstbpn_desktop.clock import Clock
            from vstbpn_desktop.services import safekeeping

            return safekeeping.salvage(folder, Clock(), source)[1]

        def done(aside: Path) -> None:
            self._say(f"Đã dùng bản sao lưu {made}; tệp hỏng giữ ở {aside.name}")
            self._again()

        self._runner.run("Cứu dữ liệu", work, done)
