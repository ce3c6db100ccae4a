"""Every place of the window where the keyboard can be: its pages, the forms of records, its dialogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from tests.contracts.window.desk import Desk
from ui.crash_dialog import CrashDialog
from ui.forms.dialog import RecordEditor
from ui.forms.naming import NameDialog
from ui.message_box import MessageBox
from ui.messages import Answer
from ui.pages.calendar import CalendarPage
from ui.pages.committee.dialogs import DecisionDialog, EndDialog, FillDialog, PersonDialog, PostDialog, Seat
from ui.pages.committee.lists import ListsDialog
from ui.pages.documents import DocumentsPage
from ui.pages.documents.dialogs import AnswerDialog, ProgressDialog, SentDialog
from ui.pages.documents.issue_dialogs import IssueDialog, NumberDialog, ReserveDialog
from ui.pages.excel_import.order import Clipped, Order
from ui.pages.inspection.dialogs import CloseDialog, MendDialog
from ui.pages.inspection.one import OneInspectionPage
from ui.pages.log import LogPage
from ui.pages.programme import ProgrammePage
from ui.pages.programme.assign import AssignDialog
from ui.pages.programme.dialogs import ReasonDialog
from ui.pages.programme_import import ProgrammeImportPage
from ui.pages.settings.recipients import RecipientsDialog
from ui.pages.training.clone import CloneDialog
from ui.pages.training.paste import PasteDialog
from ui.pages.training.people import AddPeopleDialog
from ui.panels.tying import TieDialog
from ui.reports.basis_picker import BasisPicker
from ui.reports.composing import Request
from ui.reports.figure_picker import FigurePicker
from ui.shell.registry import PAGES
from ui.updating.dialog import UpdateDialog
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import resource
from vstbpn_desktop.queries.correspondence import DocumentRow, row_of
from vstbpn_desktop.queries.settings import SETTINGS
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.citing import ProgrammeText
from vstbpn_desktop.services.issuing import Prospect
from vstbpn_desktop.services.making import document_spec
from vstbpn_desktop.services.updating import Package
from vstbpn_desktop.versions import Home


@dataclass(frozen=True)
class Place:
    """One place: how to get there; what is there is the window itself, or the dialog that opened."""

    name: str
    go: Callable[[Desk], object]


def places() -> Iterator[Place]:
    """All of them; a page or a record that is new is among them by itself."""
    for page_id, _ in PAGES:
        yield Place(page_id, open_page(page_id))
    for spec in REGISTRY:
        yield Place(f"form {spec.id}", edit(spec.id))
    own = ("recipients", "backups", "look", "computer")
    for part in (*own, *dict.fromkeys(field.section for field in SETTINGS)):
        yield Place(f"settings {part}", open_page("settings", part))
    yield from (Place(name, go) for name, go in ASKED.items())


def open_page(page_id: str, *more: object) -> Callable[[Desk], None]:
    """The way to a page, and there to what a key names."""
    return lambda desk: desk.workspace.open(page_id, *more)


def edit(record: str) -> Callable[[Desk], None]:
    """The way to the form of the first record of a type, or of a new one."""
    return lambda desk: RecordEditor(desk.workspace, record, desk.first(record), parent=desk.window).open()


def programme(desk: Desk, code: str = "II.2.1") -> ProgrammePage:
    """The programme with one of its tasks."""
    return desk.page("programme", ("task", desk.find("task", f"{desk.year}/{code}")), ProgrammePage)


def writing(desk: Desk) -> Request:
    """An official letter of the year, to be written."""
    return Request(document_spec("official-letter"), {}, desk.year)


def course(desk: Desk) -> int:
    """A class with people in it."""
    return desk.find("training_class", f"{desk.year}/01")


def inspection(desk: Desk) -> OneInspectionPage:
    """An inspection with findings."""
    key = ("inspection", desk.find("inspection", f"{desk.year}/01"))
    return desk.page("one-inspection", key, OneInspectionPage)


def preview(desk: Desk) -> ProgrammeImportPage:
    """A programme that was read and not yet taken, changed by a line so that it differs."""
    text = resource("practice", "programme.txt").read_text(encoding="utf-8").replace("{year}", str(desk.year))
    source = desk.folder / "chuong-trinh.txt"
    source.write_text(text.replace("{place}", "tỉnh").replace("Xây dựng", "Soạn"), encoding="utf-8")
    return desk.page("programme-import", source, ProgrammeImportPage)


def split(desk: Desk) -> None:
    """Where to cut a line of the source."""
    pane = preview(desk).preview
    pane.source_list.setCurrentIndex(pane.source.index(12, 0))
    pane.split()


def calendar(desk: Desk) -> tuple[CalendarPage, dt.date]:
    """The calendar and a day of it."""
    return desk.page("calendar", None, CalendarPage), dt.date(desk.year, 7, 8)


def visits(desk: Desk, method: str) -> None:
    """What the schedule of an inspection asks."""
    schedule = inspection(desk).schedule
    schedule.table.select_first()
    getattr(schedule, method)()


def restore(desk: Desk) -> None:
    """What is asked before a backup takes the place of the data."""
    desk.page("log", None, LogPage).restoring.look(safekeeping.back_up_now(desk.app))


def documents(desk: Desk, tab: str = "in") -> DocumentsPage:
    """The page of documents at one of its tabs."""
    page = desk.page("documents", None, DocumentsPage)
    page.turn_to(tab)
    return page


def letter(desk: Desk) -> DocumentRow:
    """A document that came."""
    values = {"subject": "Về việc báo cáo", "symbol": "1/UBND", "received_on": desk.app.today}
    row_id = desk.app.save("document", None, values)
    with desk.app.reader() as reader:
        return row_of(reader, row_id, desk.app.today)


def unknown(series: str, number: str, day: dt.date) -> Prospect:
    """A number that must be typed."""
    raise UserError("Số do văn thư cấp.")


def recording(desk: Desk) -> None:
    """The sheet that records results at typing speed."""
    programme(desk).record_result()


ASKED: dict[str, Callable[[Desk], object]] = {
    "programme unit": lambda desk: desk.page(
        "programme", ("assignment", desk.first("assignment")), ProgrammePage
    ),
    "recording": recording,
    "cells of Excel": lambda desk: desk.workspace.open(
        "excel-import", Order("unit", "units", Clipped("", "Mã\tTên đơn vị\nTHU\tSở Thử nghiệm"))
    ),
    "citations of the year": lambda desk: desk.workspace.open("citations", ProgrammeText(desk.year)),
    "help": lambda desk: desk.workspace.help(),
    "class": lambda desk: desk.workspace.open("training-class", course(desk)),
    "inspection": inspection,
    "search": lambda desk: desk.workspace.open("search", "phụ nữ"),
    "committees": lambda desk: desk.workspace.open("committee", "boards"),
    "review of members": lambda desk: desk.workspace.open("committee", "review"),
    "decisions on members": lambda desk: desk.workspace.open("committee", "history"),
    "seat": lambda desk: FillDialog(
        desk.workspace,
        desk.window,
        Seat(1, "Giám đốc"),
        desk.app.today,
        None,
        lambda person, day, words: None,
    ),
    "post": lambda desk: PostDialog(
        desk.workspace, desk.window, "Lê Thị Thử", desk.app.today, lambda post, unit, day: None
    ),
    "end of a seat": lambda desk: EndDialog(
        desk.workspace, desk.window, "Giám đốc", desk.app.today, lambda day: None
    ),
    "person for a seat": lambda desk: PersonDialog(
        desk.workspace, desk.window, Seat(1, "Ghế 1"), desk.app.today, lambda person: None
    ),
    "decision of others": lambda desk: DecisionDialog(
        desk.workspace, desk.window, 2, desk.app.today, lambda words, day: None
    ),
    "lists of members": lambda desk: ListsDialog(
        desk.workspace, "Họ và tên\tChức vụ\tBan\nLê Thị Thử\tChuyên viên\tTINH", desk.window
    ),
    "documents entering": lambda desk: documents(desk).enter(),
    "documents out": lambda desk: documents(desk, "out"),
    "documents numbers": lambda desk: documents(desk, "numbers"),
    "letter": lambda desk: desk.workspace.open("make", "official-letter"),
    "answer": lambda desk: AnswerDialog(desk.workspace, desk.window, letter(desk), lambda answer: None),
    "progress of a document": lambda desk: ProgressDialog(desk.window, 1, "", lambda words, done: None),
    "number": lambda desk: NumberDialog(
        desk.workspace, desk.window, "Về việc báo cáo", (), None, unknown, lambda entered: None
    ),
    "issue": lambda desk: IssueDialog(desk.window, "01/TB", ["Hồ sơ Ban (chưa đối chiếu)"], lambda: None),
    "reserve": lambda desk: ReserveDialog(desk.window, "Giữ số", lambda count, reason: None),
    "sent": lambda desk: SentDialog(desk.window, 2, desk.app.today, lambda sent: None),
    "documents library": lambda desk: desk.workspace.open(
        "documents", ("library_entry", desk.first("library_entry"))
    ),
    "unit": lambda desk: desk.workspace.open("units", ("unit", desk.first("unit"))),
    "page of a unit": lambda desk: desk.workspace.open("unit", ("unit", desk.first("unit"))),
    "person": lambda desk: desk.workspace.open("units", ("person", desk.first("person"))),
    "document": lambda desk: desk.workspace.open("make", "six-month-report"),
    "quick report": lambda desk: desk.workspace.open("make", "quick-report"),
    "special days": lambda desk: desk.workspace.open("calendar", ("special_day", desk.first("special_day"))),
    "findings": lambda desk: desk.workspace.open("inspection", "findings"),
    "preview of a programme": preview,
    "assign": lambda desk: AssignDialog(desk.workspace, programme(desk).table.selected_ids(), desk.window),
    "reason": lambda desk: ReasonDialog(
        desk.window, "Gia hạn", "Gia hạn", lambda day, why: None, today=desk.app.today, dated=True
    ),
    "split": split,
    "difference": lambda desk: preview(desk).take(),
    "name": lambda desk: NameDialog(desk.window, "Lưu bộ lọc", "Lưu", lambda name: None),
    "recipients": lambda desk: RecipientsDialog(desk.workspace, None, desk.window),
    "clone": lambda desk: CloneDialog(desk.workspace, course(desk), desk.window),
    "paste": lambda desk: PasteDialog(
        desk.workspace, course(desk), [["Họ và tên", "Chức vụ"], ["Lê Thị Thử", "Chuyên viên"]], desk.window
    ),
    "people": lambda desk: AddPeopleDialog(desk.workspace, course(desk), parent=desk.window),
    "lines to tie": lambda desk: TieDialog(desk.workspace, None, desk.window),
    "basis": lambda desk: BasisPicker(desk.workspace, "Chèn", parent=desk.window),
    "figures": lambda desk: FigurePicker(desk.workspace, writing(desk), parent=desk.window),
    "units to inspect": lambda desk: visits(desk, "add_units"),
    "days of visits": lambda desk: visits(desk, "arrange"),
    "mended": lambda desk: MendDialog(desk.window, "Chưa kiện toàn", lambda words, done: None),
    "evidence": lambda desk: CloseDialog(desk.workspace, desk.window, "Chưa kiện toàn", lambda given: None),
    "event": lambda desk: calendar(desk)[0].adding.add_event(calendar(desk)[1]),
    "visit": lambda desk: calendar(desk)[0].adding.add_visit(calendar(desk)[1]),
    "swap": lambda desk: calendar(desk)[0].adding.swap(calendar(desk)[1]),
    "restore": restore,
    "question": lambda desk: MessageBox(
        desk.window,
        "Xoá hẳn?",
        "Không lấy lại được.",
        (Answer("yes", "Xoá hẳn"), Answer("no", "Không xoá")),
        "info",
    ),
    "update": lambda desk: UpdateDialog(
        desk.window,
        Package(desk.folder / "a.capnhat", "9.0.0", {"a": (1, "")}, "AAAA-BBBB"),
        Home(desk.folder),
        lambda: None,
    ),
    "crash": lambda desk: CrashDialog("Chương trình gặp lỗi", "Báo cáo", desk.window),
}


def opened(found: object) -> QWidget | None:
    """Show a dialog that was only made."""
    if isinstance(found, QDialog):
        found.open()
    return found if isinstance(found, QWidget) else None


PLACES = tuple(places())
