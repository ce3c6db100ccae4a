"""The composition root: one App object over one data folder, passed along, never global."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.clock import Clock
from vstbpn_desktop.db import cipher, migrations, undo
from vstbpn_desktop.db.access import AccessLog
from vstbpn_desktop.db.change import Change, Changed, Database
from vstbpn_desktop.db.changelog import newest_day
from vstbpn_desktop.db.setting import PRACTICE_SETTING, read_setting
from vstbpn_desktop.db.trouble import database_errors
from vstbpn_desktop.errors import DamagedData, Locked, UserError
from vstbpn_desktop.lock import WINDOW, DataLock
from vstbpn_desktop.paths import KEY_FILE, DataFolder
from vstbpn_desktop.queries import years
from vstbpn_desktop.queries.lists import ListQuery, ListRequest
from vstbpn_desktop.queries.reading import Reader, Record
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.spec import LongText, RecordSpec

# What the first page does without is imported where it is used: the start waits for nothing else.
if TYPE_CHECKING:
    from vstbpn_desktop.queries.history import HistoryEntry, LogEntry
    from vstbpn_desktop.queries.searching import Found, Hit
    from vstbpn_desktop.vault import Unlocked


class App:
    """Everything the window and the headless commands work with.

    Made by `App.open`; `close` lets go of the lock and the file.
    """

    registry = REGISTRY

    def __init__(self, folder: DataFolder, clock: Clock, lock: DataLock, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self.clock = clock
        self._lock = lock
        self.database = Database(folder.database, REGISTRY, clock.now, folder.key)
        self.access = AccessLog(lambda: self.database, clock.now)
        try:
            self.practice_day = self._practice_day()
        except BaseException:
            self.database.close()  # a damaged file is let go of, so that another can take its place
            raise
        if self.practice_day is not None and not clock.fixed:
            clock.fix(self.practice_day)

    @classmethod
    def open(
        cls,
        root: Path,
        today: dt.date | None = None,
        *,
        create: bool = False,
        unlocked: Unlocked | None = None,
        program: str = "",
    ) -> App:
        """Open the data folder, migrating an older database after a backup.

        `create` makes a new one where there is none. `unlocked` is what the password gave; Locked where one
        is needed. `program` is told to others who find the data held. UserError: no data, held by another
        program, newer, broken.
        """
        folder, clock = data_folder(root, unlocked), Clock(today)
        refuse_lost(folder)
        exists = folder.database.exists()
        if not exists and not create:
            raise UserError(f"Chưa có dữ liệu trong {root}.", "Hãy chạy lệnh init hoặc mở chương trình.")
        folder.make()
        lock = DataLock(folder.lock, program)
        try:
            if folder.key is not None:
                from vstbpn_desktop.services.attachments import forget_copies
                from vstbpn_desktop.services.encrypting import finish

                forget_copies()  # what a power cut left
                folder = finish(folder)
            if migrations.needed(folder.database, folder.key):
                if exists:
                    from vstbpn_desktop.db.store import Store
                    from vstbpn_desktop.services.safekeeping import BEFORE_UPGRADE

                    Store.of(folder).keep(folder, BEFORE_UPGRADE, clock.now())
                with database_errors():
                    migrations.upgrade(folder.database, key=folder.key)
            return cls(folder, clock, lock, read_only=unlocked is not None and unlocked.read_only)
        except BaseException as error:
            lock.release()
            if isinstance(error, DamagedData):
                error.root = root
            raise

    @classmethod
    def open_practice(cls, real: Path, today: dt.date, *, afresh: bool = False) -> App:
        """Open the practice data beside a data folder, made where there are none; `afresh` makes them again.

        Half-made ones are never opened. UserError: held by another program, cannot be written.
        """
        from vstbpn_desktop.services import practice

        folder = practice.practice_folder(real)
        if afresh:
            practice.remove(folder)
        if not folder.exists():
            part = folder.with_suffix(".moi")
            practice.remove(part)
            made = cls.open(part, today, create=True)
            try:
                practice.fill(made, practice.practice_day(today))
            finally:
                made.close()
            part.rename(folder)
        return cls.open(folder, program=WINDOW)

    @property
    def practice(self) -> bool:
        """True for practice data, where nothing counts."""
        return self.practice_day is not None

    def _practice_day(self) -> dt.date | None:
        with self.database.read() as connection:
            day = read_setting(connection, PRACTICE_SETTING)
        return dt.date.fromisoformat(day) if day else None

    @contextmanager
    def reopened(self) -> Iterator[None]:
        """Let go of the database file while the block replaces it, the lock kept; then open it again.

        Those who listen for changes go on listening.
        """
        self.database.close()
        try:
            yield
        finally:
            encrypted = cipher.is_encrypted(self.folder.database)
            self.database = self.database.again(self.folder.key if encrypted else None)

    def close(self) -> None:
        """Let go of the database file and the lock, whatever befell the disk."""
        try:
            self.access.flush()
            self.database.close()
            if self.folder.key is not None:
                from vstbpn_desktop.services.attachments import forget_copies

                forget_copies()
        finally:
            self._lock.release()

    @property
    def today(self) -> dt.date:
        """The day work is judged by."""
        return self.clock.today()

    # reading

    @contextmanager
    def reader(self, as_of: dt.date | None = None) -> Iterator[Reader]:
        """A reader over one consistent view, as of a day (default: today)."""
        with self.database.read() as connection:
            yield Reader(connection, REGISTRY, as_of or self.today)

    def record(self, record: str, row_id: int, as_of: dt.date | None = None) -> Record:
        """One record; KeyError where it is gone."""
        with self.reader(as_of) as reader:
            return reader.record(REGISTRY[record], row_id)

    def listing(self, request: ListRequest) -> ListQuery:
        """The query of a windowed list; run it with `app.database.read()`."""
        return ListQuery(REGISTRY, request)

    def years(self) -> list[int]:
        """Every year with a programme, and today's, newest first."""
        with self.database.read() as connection:
            return years.years(connection, self.today)

    def written_ahead(self) -> dt.date | None:
        """The day of the newest change where the computer's clock says it is yet to come; None elsewhere.

        An old computer without current loses its date: the work of the year is then out of sight.
        """
        with self.database.read() as connection:
            day = newest_day(connection)
        return day if day is not None and day > self.today and not self.clock.fixed else None

    def working_year(self) -> int:
        """The year to work in when none was chosen."""
        with self.database.read() as connection:
            return years.working_year(connection, self.today)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Search over everything."""
        from vstbpn_desktop.queries.searching import search

        with self.reader() as reader:
            return search(reader, words, limit)

    def find(self, words: str, each: int = 5) -> list[Found]:
        """Search over everything, by record type: how many, and the first few of each."""
        from vstbpn_desktop.queries.searching import overview

        with self.reader() as reader:
            return overview(reader, words, each)

    def history(self, record: str, row_id: int) -> list[HistoryEntry]:
        """What was done to one record, newest first."""
        from vstbpn_desktop.queries.history import history

        with self.reader() as reader:
            return history(reader, REGISTRY[record], row_id)

    def log(self, limit: int = 50, before: int | None = None) -> list[LogEntry]:
        """The newest changes, newest first."""
        from vstbpn_desktop.queries.history import log_entries

        with self.reader() as reader:
            return log_entries(reader, limit, before)

    # writing

    def change(
        self, label: str, kind: str = "edit", *, goes_on: bool = False
    ) -> AbstractContextManager[Change]:
        """A named change: the one way to write. One that `goes_on` joins the last of its name.

        UserError where the data were opened with the password of who may only look.
        """
        self.refuse_looking()
        return self.database.change(label, kind, goes_on=goes_on)

    def refuse_looking(self) -> None:
        """UserError where the data were opened with the password of who may only look."""
        if self.read_only:
            raise UserError(
                "Đang mở bằng mật khẩu chỉ xem, nên không ghi được.", "Hãy mở lại bằng mật khẩu của cán bộ."
            )

    def save(
        self,
        record: str,
        row_id: int | None,
        values: dict[str, Any],
        label: str = "",
        as_of: dt.date | None = None,
    ) -> int:
        """Create or update one record in a change of its own; gives its id.

        Dated fields correct the period in force on `as_of` (default: today).
        """
        from vstbpn_desktop.services import saving

        spec = REGISTRY[record]
        day = as_of or self.today
        with self.change(label or f"{'Thêm' if row_id is None else 'Sửa'} {spec.label}") as change:
            row_id = saving.save(change, spec, row_id, values, day)
            if not label:
                title = Reader(change.connection, REGISTRY, day).title(spec, row_id)
                said = ": " if isinstance(spec.field(spec.title).kind, LongText) else " "
                change.rename(f"{change.label}{said}{title}"[:200])
        return row_id

    def delete(self, record: str, row_ids: list[int]) -> str:
        """Delete records in one change; gives the change's label."""
        from vstbpn_desktop.services import saving

        spec = REGISTRY[record]
        with self.reader() as reader:
            label = _delete_label(reader, spec, row_ids)
        with self.change(label, kind="delete") as change:
            saving.delete(change, spec, row_ids)
        return label

    def undo(self, change_id: int | None = None) -> str:
        """Take back a change (default: the last one that can be); gives its label.

        UserError where it cannot be, or as `refuse_looking` says.
        """
        self.refuse_looking()
        if change_id is None:
            with self.database.read() as connection:
                last = undo.last_standing(connection)
            if last is None:
                raise UserError("Không có thay đổi nào để hoàn tác.")
            change_id = last.id
        with self.database.read() as connection:
            restored = undo.restored_by(connection, change_id)
        if restored is not None:
            from vstbpn_desktop.services import safekeeping

            return safekeeping.undo_restore(self, restored)
        return undo.take_back(self.database, change_id)

    def undoable(self) -> int:
        """How many changes can be taken back one after the other."""
        with self.database.read() as connection:
            return undo.count_undoable(connection)

    def last_change(self) -> tuple[int, str] | None:
        """Number and label of the change that Hoàn tác would take back."""
        with self.database.read() as connection:
            last = undo.last_standing(connection)
        return None if last is None else (last.id, last.label)

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Hear of every committed change, in the writer's thread; the result unsubscribes."""
        return self.database.subscribe(listener)


def data_folder(root: Path, unlocked: Unlocked | None) -> DataFolder:
    """The data folder with its key. Locked where a password is needed that was not given."""
    if not (root / KEY_FILE).exists():
        return DataFolder(root)
    if unlocked is None:
        raise Locked(root)
    return DataFolder(root, unlocked.key)


def refuse_lost(folder: DataFolder) -> None:
    """DamagedData where the file of the data is gone or empty, and yet there were data: no new ones then."""
    database = folder.database
    if database.exists() and database.stat().st_size:
        return
    if folder.key is not None or any(folder.backups.glob("*.vst*")):
        error = DamagedData(f"Tệp dữ liệu {database.name} trong {folder.root} bị mất hoặc rỗng.")
        error.root = folder.root
        raise error


def _delete_label(reader: Reader, spec: RecordSpec, row_ids: list[int]) -> str:
    if len(row_ids) == 1:
        return f"Xoá {spec.label} {reader.title(spec, row_ids[0])}"[:200]
    return f"Xoá {len(row_ids)} {spec.label}"
