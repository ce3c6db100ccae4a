"""What taking in lists of members would do: committees, seats and persons met again or begun anew."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists.people import Known, People, Person
from vstbpn_desktop.exchange.committee_lists.reading import Line, lines_in, role_of
from vstbpn_desktop.exchange.excel.converting import convert_sheet
from vstbpn_desktop.exchange.excel.source import Row, Sheet, read_book
from vstbpn_desktop.queries.committee import SeatLine, roster
from vstbpn_desktop.queries.committee_boards import Board, boards
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import PROVINCE
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import name_identity, without_address

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

NEW, CHANGED, REPLACED, SAME = "new", "changed", "replaced", "same"
PASTED: Final = "Bảng dán"
_PROVINCE: Final = re.compile(r"tinh(?: \w+){1,4}")
_LEADS: Final = ("ban ", "bvstbpn ", "danh sach ")
_NO_BOARD: Final = (
    "không rõ các thành viên từ dòng này của Ban nào; hãy thêm cột Đơn vị, hoặc ghi tên Ban ở dòng đầu "
    "(ví dụ: Ban VSTBPN tỉnh), hoặc đặt tên bảng tính theo đơn vị"
)


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """A seat and who fills it. `seat` is the row it is on file as, `state` what taking it in does.

    `replaces` names who holds the seat until then.
    """

    line: Line
    person: Person
    known: Known | None
    role: str
    post: str
    unit: int | None
    duty: str
    decision: str
    since: dt.date | None
    seat: int | None
    state: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class PlannedBoard:
    """A committee and its members; `id` None: it is begun. `missing` are those on file the list lacks."""

    id: int | None
    unit: int | None
    code: str
    name: str
    members: tuple[PlannedMember, ...]
    missing: tuple[str, ...]

    def count(self, state: str) -> int:
        """How many members come in that state."""
        return sum(member.state == state for member in self.members)


@dataclass(frozen=True, slots=True)
class CommitteePlan:
    """The dry run. It can be taken where `problems` is empty; `persons_known` are on file already."""

    boards: tuple[PlannedBoard, ...]
    problems: tuple[str, ...]
    as_of: dt.date

    @property
    def members(self) -> tuple[PlannedMember, ...]:
        """Those of all committees."""
        return tuple(member for board in self.boards for member in board.members)

    def count(self, state: str) -> int:
        """How many seats come in that state."""
        return sum(member.state == state for member in self.members)

    @property
    def persons_known(self) -> int:
        """How many of them are persons on file."""
        return sum(member.known is not None for member in self.members)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """New persons whose first word, Ông, may be no family name."""
        return tuple(member.person.name for member in self.members if member.person.doubtful)

    def to_json(self) -> dict[str, Any]:
        """As the headless command prints it."""
        return {
            "committees": len(self.boards),
            "new_committees": sum(board.id is None for board in self.boards),
            "members": len(self.members),
            **{state: self.count(state) for state in (NEW, CHANGED, REPLACED, SAME)},
            "persons_known": self.persons_known,
            "missing": sum(len(board.missing) for board in self.boards),
            "doubtful_names": list(self.doubtful),
            "problems": list(self.problems),
        }


def plan_file(app: App, path: Path, *, decision: str = "", day: dt.date | None = None) -> CommitteePlan:
    """Read a workbook (.xlsx, .xls, .ods). UserError where the file as a whole cannot be read."""
    book = read_book(path)
    return _plan(app, [convert_sheet(sheet).sheet for sheet in book.sheets], decision, day)


def plan_cells(
    app: App, rows: Sequence[Row], *, board: str = "", decision: str = "", day: dt.date | None = None
) -> CommitteePlan:
    """The same for cells that were pasted; `board` names the unit where they do not ("": by the cells)."""
    return _plan(app, [Sheet(board or PASTED, [list(row) for row in rows])], decision, day)


def _plan(app: App, sheets: Sequence[Sheet], decision: str, day: dt.date | None) -> CommitteePlan:
    for sheet in sheets:
        sheet.refuse_stamped(len(sheet.rows))
    with app.reader() as reader:
        work = _Planning(reader, decision, day)
        found = [line for sheet in sheets for line in lines_in(sheet, work.names_board)]
        if not found:
            raise UserError(
                "Không thấy danh sách thành viên nào trong tệp.",
                "Dòng đầu cần có tên cột như: Đơn vị, Họ và tên, Chức vụ, Chức danh trong Ban, Phân công.",
            )
        return work.plan(found)


class _Planning:
    """One run over the lines."""

    def __init__(self, reader: Reader, decision: str, day: dt.date | None) -> None:
        self._reader, self._decision, self._day = reader, decision, day
        self._people = People(reader)
        self._boards = {board.unit_id: board for board in boards(reader, reader.as_of)}
        self._problems: list[str] = []
        self._unsaid: dict[str, Line] = {}
        self._province = {fold(word) for word in ("tỉnh", "Ban tỉnh", "cấp tỉnh", PROVINCE["code"])}
        if own := self._boards.get(None):
            self._province |= {fold(own.name), fold(own.code)}

    def names_board(self, words: str) -> bool:
        """Whether words name a committee: a unit, one with "Ban …" before it, or the province's."""
        return self._people.unit_named(_bare(words)) is not None or self._of_province(words)

    def _of_province(self, words: str) -> bool:
        """Also "Danh sách thành viên Ban … tỉnh Thanh Hóa", a sheet called "BVSTBPN tỉnh"."""
        said = fold(_bare(words))
        return {fold(words), said} & self._province != set() or bool(_PROVINCE.fullmatch(said))

    def plan(self, lines: Sequence[Line]) -> CommitteePlan:
        """The committees in the order of the lists, each with its members."""
        grouped: dict[int | None, list[Line]] = {}
        for line in lines:
            if not line.board:
                self._unsaid.setdefault(line.sheet, line)
            elif (unit := self._people.unit_named(_bare(line.board))) or self._of_province(line.board):
                grouped.setdefault(unit, []).append(line)
            else:
                self._wrong(line, f"không có đơn vị “{line.board}” trong danh mục")
        for first in self._unsaid.values():
            self._wrong(first, _NO_BOARD)
        found = tuple(self._board(unit, own) for unit, own in grouped.items())
        return CommitteePlan(found, tuple(self._problems), self._reader.as_of)

    def _board(self, unit: int | None, lines: Sequence[Line]) -> PlannedBoard:
        known = self._boards.get(unit)
        seats = roster(self._reader, self._reader.as_of, known.id) if known else []
        self._refuse_twins(lines)
        read = [found for line in lines if (found := self._person(line, unit)) is not None]
        named = {person.known.id for _, person, _ in read if person.known}
        free = [seat for seat in seats if seat.holder is None or seat.holder.person_id not in named]
        members = tuple(self._member(line, person, role, seats, free) for line, person, role in read)
        missing = tuple(seat.holder.name for seat in free if seat.holder)
        code, name = self._named(unit, known)
        return PlannedBoard(known.id if known else None, unit, code, name, members, missing)

    def _person(self, line: Line, unit: int | None) -> tuple[Line, Person, str] | None:
        role, person = role_of(line.cell("role")), None
        try:
            person = self._people.read(line, unit)
        except UserError as error:
            self._wrong(line, str(error))
        if role is None:
            self._wrong(line, f"không hiểu chức danh trong Ban “{line.cell('role')}”")
        return (line, person, role) if person and role else None

    def _member(
        self, line: Line, person: Person, role: str, seats: Sequence[SeatLine], free: list[SeatLine]
    ) -> PlannedMember:
        post = line.cell("post") or line.cell("role") or "Thành viên"
        known = person.known
        seat = next((s for s in seats if s.holder and known and s.holder.person_id == known.id), None)
        own = seat is not None
        if seat is None:
            seat = next((s for s in free if fold(s.post) == fold(post) and s.role == role), None)
            if seat is not None:
                free.remove(seat)
        duty = line.cell("duty") or (seat.duty if seat else "")
        state = self._state(seat, own, (role, duty))
        replaces = seat.holder.name if seat and seat.holder and not own else ""
        decision, since = self._decided(line)
        kept = seat.post if own and seat else post
        return PlannedMember(
            line, person, known, role, kept, person.unit, duty, decision, since, seat.id if seat else None,
            state, replaces,
        )  # fmt: skip

    def _state(self, seat: SeatLine | None, own: bool, told: tuple[str, str]) -> str:
        if seat is None:
            return NEW
        if not own:
            return REPLACED
        return SAME if (seat.role, seat.duty) == told else CHANGED

    def _decided(self, line: Line) -> tuple[str, dt.date | None]:
        words = line.cell("since")
        since = self._day
        if words:
            try:
                since = parse_date(words, self._reader.as_of)
            except UserError as error:
                self._wrong(line, f"cột ngày: {error.what}")
        return line.cell("decision") or self._decision, since

    def _refuse_twins(self, lines: Sequence[Line]) -> None:
        """A name twice in one committee, with one post, is one line too many."""
        names = [without_address(line.cell("name")).name for line in lines]
        marks = [
            (name_identity(name), fold(line.cell("post"))) for name, line in zip(names, lines, strict=True)
        ]
        counted = Counter(marks)
        for mark, line in zip(marks, lines, strict=True):
            if counted[mark] > 1:
                counted[mark] = 0
                self._wrong(line, f"“{line.cell('name')}” có nhiều dòng trong cùng một Ban")

    def _named(self, unit: int | None, known: Board | None) -> tuple[str, str]:
        if known is not None:
            return known.code, known.name
        if unit is None:
            return PROVINCE["code"], PROVINCE["name"]
        values = self._reader.values(UNIT, unit)
        said = values["addressing_name"] or ""
        name = said if fold(said).startswith("ban ") else f"Ban VSTBPN {values['name']}"
        return self._reader.key(UNIT, unit), name

    def _wrong(self, line: Line, words: str) -> None:
        self._problems.append(f"{line.place}: {words}.".replace("..", "."))


def _bare(words: str) -> str:
    """The unit's name in "Ban VSTBPN huyện A", "Danh sách thành viên Ban … huyện A"."""
    said = " ".join(words.split())
    for lead in ("vi su tien bo cua phu nu", "vstbpn", "vi su tien bo phu nu"):
        at = fold(said).find(lead)
        if at >= 0 and fold(said).startswith(_LEADS):
            return said[at + len(lead) :].strip(" :,-")
    return said
