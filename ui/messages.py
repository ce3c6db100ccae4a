"""The one door for message boxes and file dialogs. Every button says what it does.

The dialogs are loaded when the first is opened: they cost the start of the window too much.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Kind
from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from ui.session import Session

_log = logging.getLogger(__name__)
_FOLDER: Final = "last_folder"


class Answer(NamedTuple):
    """One button of a question: the key it gives back, its words, and how it is drawn."""

    key: str
    text: str
    kind: Kind = "plain"


class Messages:
    """Asks and tells over `window`; remembers the last folder in `session`."""

    def __init__(self, window: Callable[[], QWidget | None], session: "Session | None" = None) -> None:
        self._window = window
        self._session = session

    def choose(self, title: str, text: str, answers: Sequence[Answer], icon: str = "circle-help") -> str:
        """Ask; gives the key of the button pressed. Esc and the window's cross give the last answer's key."""
        from ui.message_box import MessageBox

        key = MessageBox(self._window(), title, text, answers, icon).ask()
        _log.info("asked, answered %r", key)
        return key

    def ask(self, title: str, text: str, yes: str, no: str, *, danger: bool = False) -> bool:
        """A question with verbs: "Xoá hẳn 3 đơn vị" / "Không xoá". `danger` for what cannot be undone."""
        answers = (Answer("yes", yes, "danger" if danger else "filled"), Answer("no", no))
        return self.choose(title, text, answers, "triangle-alert" if danger else "circle-help") == "yes"

    def inform(self, title: str, text: str, icon: str = "info") -> None:
        """Tell something that must be read."""
        self.choose(title, text, (Answer("close", "Đóng", "filled"),), icon)

    def error(self, error: UserError) -> None:
        """Tell what happened and what to do."""
        self.inform(error.what, error.todo, "circle-alert")

    def open_files(self, title: str, filters: str, *, many: bool = True) -> list[Path]:
        """Files to read, [] when cancelled. `filters` as "Văn bản Word (*.docx);;Tất cả (*)"."""
        from PySide6.QtWidgets import QFileDialog

        if many:
            names, _ = QFileDialog.getOpenFileNames(self._window(), title, self._last_folder(), filters)
        else:
            name, _ = QFileDialog.getOpenFileName(self._window(), title, self._last_folder(), filters)
            names = [name] if name else []
        paths = [Path(name) for name in names]
        if paths:
            self._remember(paths[0].parent)
        return paths

    def save_file(self, title: str, suggested: str, filters: str) -> Path | None:
        """A file to write, None when cancelled; the suggested name's ending is added where it is missing."""
        from PySide6.QtWidgets import QFileDialog

        start = str(Path(self._last_folder()) / suggested)
        name, _ = QFileDialog.getSaveFileName(self._window(), title, start, filters)
        if not name:
            return None
        path = Path(name)
        if not path.suffix:
            path = path.with_name(path.name + Path(suggested).suffix)
        self._remember(path.parent)
        return path

    def folder(self, title: str) -> Path | None:
        """A folder, None when cancelled."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window(), title, self._last_folder())
        if not name:
            return None
        self._remember(Path(name))
        return Path(name)

    def _last_folder(self) -> str:
        kept = self._session.text(_FOLDER) if self._session else ""
        return kept if kept and Path(kept).is_dir() else str(Path.home())

    def _remember(self, folder: Path) -> None:
        if self._session:
            self._session.set(_FOLDER, str(folder))


class ScriptedMessages(Messages):
    """The double for tests: answers in order, keeps what was asked. Running out of answers is an error."""

    def __init__(self, *answers: str, files: Sequence[Path] = ()) -> None:
        super().__init__(lambda: None)
        self.answers = list(answers)
        self.files = list(files)
        self.asked: list[tuple[str, str]] = []

    def choose(self, title: str, text: str, answers: Sequence[Answer], icon: str = "circle-help") -> str:
        """The next scripted key; a box with a single button needs none."""
        self.asked.append((title, text))
        if len(answers) == 1:
            return answers[0].key
        key = self.answers.pop(0)
        if key not in {answer.key for answer in answers}:
            raise AssertionError(f"{key!r} is no answer to {title!r}")
        return key

    def open_files(self, title: str, filters: str, *, many: bool = True) -> list[Path]:
        """All scripted files, or the next one."""
        taken, self.files = (self.files, []) if many else (self.files[:1], self.files[1:])
        return taken

    def save_file(self, title: str, suggested: str, filters: str) -> Path | None:
        """The next scripted file; None when there is none: cancelled."""
        return self.files.pop(0) if self.files else None

    def folder(self, title: str) -> Path | None:
        """The next scripted folder; None when there is none: cancelled."""
        return self.files.pop(0) if self.files else None
