"""Neither the log nor a report of a bug holds a name, a text or a folder of the officer's."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.log import start_log, trace_words, without_content, without_paths
from vstbpn_desktop.records.certificate import Certificate
from vstbpn_desktop.records.person import Person

WHO = "Trịnh Thị Mẫu Đơn"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """The log in a folder of its own; gives what stands in it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    path = start_log(tmp_path / "logs")
    yield lambda: path.read_text(encoding="utf-8") if path.exists() else ""
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def _unique(app: App) -> None:
    """Two certificates of one number: SQLAlchemy would tell the parameters."""
    row = {"year": 2020, "number": 1, "name": WHO, "name_key": WHO, "state": "given", "reason": ""}
    with app.change("Cấp số") as change:
        change.insert(Certificate, row)
        change.insert(Certificate, row)


def _incomplete(app: App) -> None:
    with app.change("Thêm người") as change:
        change.insert(Person, {"name": WHO})


def _not_found(app: App) -> None:
    posts: dict[str, str] = {}
    _ = posts[WHO]


def _from_user_error(app: App) -> None:
    try:
        raise UserError(f"Đã có {WHO} trong danh sách.", f"Hãy tìm {WHO}.")
    except UserError as error:
        raise RuntimeError(f"not taken: {error}") from error


def _no_file(app: App) -> None:
    (app.folder.root / f"{WHO}.docx").read_bytes()


def _no_word(app: App) -> None:
    getattr(app, WHO.split()[-1])


BUGS: dict[Callable[[App], None], str] = {
    _unique: "UNIQUE constraint failed: certificate.year, certificate.number",
    _incomplete: "NOT NULL constraint failed: person.",
    _not_found: "builtins.KeyError",
    _from_user_error: "vstbpn_desktop.errors.UserError",
    _no_file: "FileNotFoundError: errno 2",
    _no_word: "builtins.AttributeError",
}


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_bug_is_told_without_what_she_wrote(
    app: App, log: Callable[[], str], bug: Callable[[App], None]
) -> None:
    try:
        bug(app)
    except Exception as error:
        logging.getLogger("x").exception("failed")
        told = trace_words(error)
    assert BUGS[bug] in told and BUGS[bug] in log()
    assert f"in {bug.__name__}" in told and f"in {bug.__name__}" in log()
    for words in (told, log()):
        assert not [part for part in WHO.split() if part in words]
        assert str(app.folder.root) not in words and str(Path.home()) not in words


def test_lines_of_the_log_name_no_folder(log: Callable[[], str]) -> None:
    logging.getLogger("x").warning("cannot open %s: gone", r"D:\Chung\Mau Don\a.docx")
    assert "cannot open …: gone" in log()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("QPixmap: cannot open /srv/mau.don/Danh sach.png", "QPixmap: cannot open …"),
        (r"\\server\chung\Mau Don.xlsx", "…"),
        (
            'File "/x/site-packages/sqlalchemy/engine/base.py", line 3',
            'File "sqlalchemy/engine/base.py", line 3',
        ),
        ("at 1/2 and/or 30/06/2020 08:00", "at 1/2 and/or 30/06/2020 08:00"),
    ],
)
def test_paths_are_left_out(words: str, told: str) -> None:
    assert without_paths(words) == told


def test_words_of_libraries_lose_what_they_quote() -> None:
    assert without_content(f'no such font "{WHO}"') == "no such font …"
