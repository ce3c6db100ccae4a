"""How long lists take to Excel and back, against the bare libraries on the same cells."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import openpyxl
import python_calamine

from tests.benchmarks.harness import Bench, compare, compare_time, seconds
from vstbpn_desktop.app import App
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.exchange.excel import export_records, plan_import, take_import
from vstbpn_desktop.records.task import Task

TODAY = dt.date(2020, 3, 5)
ROWS = 50_000
FIELDS = (
    "programme", "code", "title", "text", "nature", "frequency", "starts_on", "due", "due_inclusive",
    "product", "override", "override_reason", "part", "group", "marker",
)  # fmt: skip
MEGABYTE = 1024 * 1024


@contextmanager
def office(rows: int = ROWS) -> Iterator[tuple[App, Path]]:
    """Data with that many tasks of one programme, and a folder for files."""
    with tempfile.TemporaryDirectory() as folder:
        app = App.open(Path(folder) / "data", TODAY, create=True)
        try:
            programme = app.save("programme", None, {"year": TODAY.year, "title": "Chương trình công tác"})
            with app.change("Nhiệm vụ") as change:
                change.insert_many(Task, [stored(programme, number) for number in range(rows)])
            yield app, Path(folder)
        finally:
            app.close()


def stored(programme: int, number: int) -> dict[str, object]:
    """The columns of one task."""
    code = f"II.{number}"
    return {
        "programme_id": programme, "code": code, "code_key": f"{number:09d}", "part": "II", "marker": "-",
        "group": "II.1", "title": f"Tổ chức lớp tập huấn số {number}", "title_key": f"{number}",
        "text": f"Tổ chức lớp tập huấn số {number} về bình đẳng giới cho cán bộ các xã, phường, thị trấn.",
        "nature": "once", "frequency": "", "product": "Báo cáo", "starts_on": TODAY,
        "due": TODAY + dt.timedelta(days=number % 200), "due_inclusive": True, "override": "",
        "override_reason": "",
    }  # fmt: skip


def cells(path: Path) -> list[list[object]]:
    """Rows of an exported file as Python values."""
    sheet = python_calamine.load_workbook(str(path)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def bare_writing(rows: list[list[object]]) -> None:
    """The same cells by openpyxl's write-only mode and nothing else."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(io.BytesIO())


def export_time() -> float:
    """Reading, naming and writing 50,000 × 15 ÷ openpyxl writing the same cells."""
    with office() as (app, folder):
        path = folder / "a.xlsx"
        export_records(app, "task", path, fields=FIELDS)
        rows = cells(path)
        return compare_time(
            lambda: export_records(app, "task", path, fields=FIELDS), lambda: bare_writing(rows), rounds=3
        )


def export_memory() -> float:
    """Most memory that Python held during the export, in hundreds of megabytes."""
    with office() as (app, folder):
        export_records(app, "task", folder / "a.xlsx", fields=FIELDS, ids=[])
        tracemalloc.start()
        export_records(app, "task", folder / "a.xlsx", fields=FIELDS)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most / MEGABYTE / 100


def exported() -> bytes:
    """The workbook that the imports read."""
    with office() as (app, folder):
        export_records(app, "task", folder / "a.xlsx", fields=FIELDS)
        return (folder / "a.xlsx").read_bytes()


def validated(content: bytes) -> float:
    """Seconds to read, check and save the workbook."""
    with office(0) as (app, folder):
        path = folder / "a.xlsx"
        path.write_bytes(content)
        return seconds(lambda: take_import(app, plan_import(app, "task", path)))


def unchecked(content: bytes, write: Callable[[App, list[dict[str, object]]], object]) -> float:
    """Seconds to read the workbook by calamine and to write the same rows."""
    with office(0) as (app, folder):
        path = folder / "a.xlsx"
        path.write_bytes(content)
        with app.reader() as reader:
            programme = reader.get(app.registry["programme"], str(TODAY.year))
        rows = [stored(programme, number) for number in range(ROWS)]
        return seconds(lambda: (cells(path), write(app, rows)))


def logged(app: App, rows: list[dict[str, object]]) -> None:
    """One executemany to a database that logs and indexes every row, as any write of the program does."""
    with app.change("Nhiệm vụ", kind="import") as change:
        change.insert_many(Task, rows)


def bare(app: App, rows: list[dict[str, object]]) -> None:
    """One executemany by the standard library: no change log to undo by, no search index."""
    names = [Task.__table__.columns[key].name for key in rows[0]]
    marks = ", ".join("?" * len(names))
    days = [[v.isoformat() if isinstance(v, dt.date) else v for v in row.values()] for row in rows]
    with closing(connect(app.folder.database)) as connection:
        connection.execute("begin immediate")
        connection.executemany(f"insert into task ({', '.join(names)}) values ({marks})", days)
        connection.execute("commit")


def import_time(write: Callable[[App, list[dict[str, object]]], object]) -> float:
    """Reading, checking and saving 50,000 × 15 ÷ calamine's reading and one executemany of the same rows."""
    content = exported()
    return compare(lambda: validated(content), lambda: unchecked(content, write), rounds=3)


BENCHES = (
    Bench("export 50,000 × 15 ÷ openpyxl write-only", 1.2, export_time),
    Bench("export 50,000 × 15: memory in 100 MB", 1, export_memory),
    Bench("import 50,000 × 15 ÷ calamine, logged executemany", 2.5, partial(import_time, logged)),
    Bench("import 50,000 × 15 ÷ calamine, bare executemany", 7, partial(import_time, bare)),
)
