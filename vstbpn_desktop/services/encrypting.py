"""Turning the password on and off in place, and changing it: database, attachments, backups.

The key file is written first and says how far things are. Broken off anywhere, the next start goes on: each
file tells by itself whether it is encrypted, and is exchanged whole. The database is the first to be
encrypted and the last to be decrypted: while it is not, nothing is, and work can go on without a key.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.db import backup, cipher
from vstbpn_desktop.db.contents import reseal
from vstbpn_desktop.db.store import Store, Tell
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.queries.profile import profile_at
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.vault import KeyFile
from vstbpn_desktop.vault.keyfile import NAME, OWNER, VIEWER

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.vault import DataKey

_OPEN: Final = "Dữ liệu chưa có mật khẩu."
_ON_LATER: Final = (
    "Lần mở sau, chương trình hỏi mật khẩu vừa đặt và mã hoá nốt; khi đó hãy tạo mã khôi phục mới."
)
_OFF_LATER: Final = "Lần mở sau, chương trình hỏi mật khẩu lần cuối và bỏ mã hoá nốt."


def turn_on(app: App, password: str, tell: Tell | None = None) -> str:
    """Encrypt everything in the data folder; gives the recovery code, which is kept nowhere.

    UserError where it is encrypted already, the password is too easy, or these are practice data.
    """
    if app.practice:
        raise UserError("Dữ liệu tập dượt không cần mật khẩu.", "Hãy về dữ liệu thật rồi đặt mật khẩu.")
    if app.folder.key is not None:
        raise UserError("Dữ liệu đã có mật khẩu.", "Muốn đổi thì dùng “Đổi mật khẩu”.")
    file, key, code = KeyFile.create(password)
    with _going_on(app, _ON_LATER):
        _write(app.folder, file)
        app.folder = replace(app.folder, key=key)
        with app.reopened():
            app.folder = finish(app.folder, tell)
    return code


def turn_off(app: App, tell: Tell | None = None) -> None:
    """Decrypt everything in the data folder. UserError where there is no password, or only one to look."""
    file, _ = _file(app)
    with _going_on(app, _OFF_LATER):
        _write(app.folder, replace(file, state="turning_off"))
        with app.reopened():
            app.folder = finish(app.folder, tell)


@contextlib.contextmanager
def _going_on(app: App, later: str) -> Iterator[None]:
    """Broken off, work goes on as the database is then; the error tells what comes `later`."""
    try:
        yield
    except BaseException as error:
        if cipher.is_encrypted(app.folder.database):
            if isinstance(error, UserError):
                error.todo = f"{error.todo} {later}".strip()
        else:
            app.folder = replace(app.folder, key=None)
            with contextlib.suppress(OSError):
                _forget(app.folder)
        raise


def finish(folder: DataFolder, tell: Tell | None = None) -> DataFolder:
    """Bring everything to what the key file says, if it is not yet; gives the folder as it is then.

    The caller holds the lock, and nobody has the database open.
    """
    file = KeyFile.read(folder.root)
    if file is None or file.state == "on":
        return folder
    on = file.state == "turning_on"
    old, new = (None, folder.key) if on else (folder.key, None)
    with user_errors(folder.root):
        if on:
            _convert_database(folder, old, new)
        for path in (*backup.attachments(folder), *folder.drafts.glob("*")):
            reseal(path, old, new)
        Store(folder.backups, folder.key).rekey(old, new, tell)
        if on:
            _write(folder, replace(file, state="on"))
            return folder
        _convert_database(folder, old, new)
        _forget(folder)
    return replace(folder, key=None)


def _convert_database(folder: DataFolder, old: DataKey | None, new: DataKey | None) -> None:
    if folder.database.exists() and cipher.is_encrypted(folder.database) != (new is not None):
        cipher.convert(folder.database, old, new)


def _forget(folder: DataFolder) -> None:
    """Take the key file away where nothing is encrypted any more."""
    for place in (folder.backups, folder.root):
        (place / NAME).unlink(missing_ok=True)


def change_password(app: App, old: str, new: str) -> None:
    """Another password of the officer; `old` may be the recovery code, where the password was forgotten.

    UserError where the old one is wrong or the new one too easy.
    """
    file, key = _file(app)
    if file.unlock_by_any(old).read_only:
        raise UserError("Đó là mật khẩu chỉ xem.", "Hãy gõ mật khẩu của cán bộ.")
    _write(app.folder, file.with_password(key, new, OWNER))


def set_viewer(app: App, password: str) -> None:
    """A password that opens the data only to be looked at; an empty one takes it away."""
    file, key = _file(app)
    _write(app.folder, file.with_password(key, password, VIEWER) if password else file.without_viewer())


def new_recovery_code(app: App) -> str:
    """Another recovery code; the paper with the old one is of no use any more."""
    file, key = _file(app)
    changed, code = file.with_recovery(key)
    _write(app.folder, changed)
    return code


def recovery_pdf(app: App, code: str) -> bytes:
    """The paper with a recovery code, to be printed."""
    from vstbpn_desktop.documents.recovery_paper import recovery_paper
    from vstbpn_desktop.services.making import rendered

    with app.reader() as reader:
        profile = profile_at(reader, app.today)
    paper = recovery_paper(code, profile.committee_name, profile.parent_agency, app.today)
    return rendered(paper, ".pdf")


def unsealed_files(app: App) -> list[str]:
    """The names of files in the data folder that no password protects: single backups, damaged databases."""
    found = [path for path in app.folder.backups.glob("*.vstbpn") if backup.key_file_of(path) is None]
    found += [path for path in safekeeping.asides(app.folder) if not cipher.is_encrypted(path)]
    return sorted(path.name for path in found)


def _file(app: App) -> tuple[KeyFile, DataKey]:
    """The key file and the key. UserError where there is no password, or the one to look opened the data."""
    file, key = KeyFile.read(app.folder.root), app.folder.key
    if file is None or key is None:
        raise UserError(_OPEN, "Hãy đặt mật khẩu trước.")
    app.refuse_looking()
    return file, key


def _write(folder: DataFolder, file: KeyFile) -> None:
    """In the data folder, and beside the backups for when these are carried elsewhere."""
    file.write(folder.root)
    with user_errors(folder.backups):
        folder.backups.mkdir(parents=True, exist_ok=True)
    file.write(folder.backups)
