"""Lines of members in sheets: which column holds what, and which committee each line is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from vstbpn_desktop.exchange.excel.source import Row, Sheet
from vstbpn_desktop.exchange.excel.values import words_of
from vstbpn_desktop.records.seat import DEPUTY, HEAD, HELPER, MEMBER, SECRETARY, STANDING
from vstbpn_desktop.vietnamese.folding import fold

_MARKS: Final = re.compile(r"\([^)]*\)|[*:.,;/\\-]")
_LOOKED_AT: Final = 30
_TOTAL: Final = re.compile(r"(tong cong|tong so|tong|cong)\b.*")
HEADINGS: Final[dict[str, str]] = {
    "board": "ban; ten ban; ban vstbpn; ban cua don vi; ban vi su tien bo cua phu nu; ma ban",
    "unit": "don vi; ten don vi; co quan; co quan don vi; don vi cong tac; huyen; xa; ma don vi; "
            "don vi co quan; noi cong tac; huyen thi xa thanh pho; xa phuong",
    "name": "ho va ten; ho ten; ten; ho va ten thanh vien; ho ten thanh vien; thanh vien",
    "gender": "gioi tinh; gioi; nam nu",
    "women": "nu",
    "men": "nam",
    "post": "chuc vu; chuc vu don vi; chuc vu don vi cong tac; chuc vu chinh quyen; chuc vu cong tac; "
            "chuc vu co quan; chuc vu chuyen mon",
    "role": "chuc danh trong ban; vai tro; chuc vu trong ban; vai tro trong ban; chuc danh; chuc danh ban; "
            "nhiem vu trong ban",
    "duty": "phan cong; nhiem vu; phan cong nhiem vu; linh vuc phu trach; nhiem vu duoc phan cong; "
            "nhiem vu linh vuc phu trach",
    "decision": "quyet dinh; theo quyet dinh; so quyet dinh; quyet dinh thanh lap; quyet dinh kien toan",
    "since": "tu ngay; ngay quyet dinh; ngay",
    "phone": "dien thoai; so dien thoai; sdt; dien thoai cong vu; di dong",
    "email": "email; thu dien tu; e mail",
}  # fmt: skip
"""Folded words met above the columns of such lists."""
_ROLES: Final = (
    ("pho truong ban thuong truc", STANDING),
    ("pho ban thuong truc", STANDING),
    ("pho truong ban", DEPUTY),
    ("pho ban", DEPUTY),
    ("truong ban", HEAD),
    ("thu ky", SECRETARY),
    ("giup viec", HELPER),
    ("to vien", HELPER),
    ("uy vien", MEMBER),
    ("thanh vien", MEMBER),
)
_DECISION: Final = re.compile(
    r"quyết định(?: số)?:? *(\d\S*) *(?:ngày +([^,;)]+?))?(?: +của\b|[,;)]|$)", re.IGNORECASE
)
_YES: Final = {"x", "v", "1", "co", "nu", "nam"}


@dataclass(frozen=True, slots=True)
class Line:
    """One member as written: where, of which committee, the cells by what they hold."""

    sheet: str
    number: int
    board: str
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """ "Huyện A, dòng 5"."""
        return f"{self.sheet}, dòng {self.number}"

    def cell(self, name: str) -> str:
        """What a column holds; "" where there is no such column."""
        return self.cells.get(name, "")


def lines_in(sheet: Sheet, is_unit: Callable[[str], bool]) -> Iterator[Line]:
    """The members a sheet lists; none where no row looks like the headings of such a list.

    `is_unit` says whether words name a unit on file: so a sheet is told to be of one committee.
    """
    at, found = _head(sheet.rows)
    if "name" not in found:
        return
    own = _own_board(sheet, at, is_unit) if "board" not in found else ""
    named = "board" if "board" in found else "" if own else "unit"
    last, decided = own, _decision(sheet, at)
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        cells = {name: words_of(row[place]).strip() for name, place in found.items() if place < len(row)}
        heading = _heading_of_group(row, cells)
        if heading and not own and is_unit(heading):
            last = heading
        elif cells.get("name") and not _TOTAL.fullmatch(fold(cells["name"])):
            last = (cells.get(named) or last) if named else last
            yield Line(sheet.name, number, last, {**decided, **_with_gender(cells)})


def role_of(words: str) -> str | None:
    """The role that words name; a member where nothing is said; None where they name none."""
    folded = fold(words)
    if not folded.strip(" -–."):
        return MEMBER
    return next((role for said, role in _ROLES if said in folded), None)


def _head(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    """(the row of the headings, the place of each column); the best of the first rows."""
    scored = [(_columns(row), at) for at, row in enumerate(rows[:_LOOKED_AT])]
    if not scored:
        return 0, {}
    best, at = max(scored, key=lambda pair: ("name" in pair[0], len(pair[0]), -pair[1]))
    return at, best


def _columns(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        words = _loose(cell)
        name = next(
            (name for name, known in HEADINGS.items() if words in known.split("; ") and name not in found),
            None,
        )
        if name:
            found[name] = place
    return found


def _own_board(sheet: Sheet, head: int, is_unit: Callable[[str], bool]) -> str:
    """The unit that the sheet's name or a line above the headings names."""
    above = [words_of(cell) for row in sheet.rows[:head] for cell in row if cell != ""]
    return next((words for words in (sheet.name, *above) if is_unit(words)), "")


def _decision(sheet: Sheet, head: int) -> dict[str, str]:
    """Symbol and day in "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2018 của …)" above the headings."""
    above = " ; ".join(words_of(cell) for row in sheet.rows[:head] for cell in row if cell != "")
    found = _DECISION.search(" ".join(above.split()))
    if not found:
        return {}
    day = found[2] or ""
    return {"decision": f"Quyết định số {found[1]}" + (f" ngày {day}" if day else ""), "since": day}


def _heading_of_group(row: Row, cells: dict[str, str]) -> str:
    """The words of a line that holds nothing else: the unit whose members follow, "I. Huyện A"."""
    filled = [words_of(cell) for cell in row if cell != ""]
    said = [words for words in filled if not re.fullmatch(r"[IVXLC\d]+\.?", words)]
    return re.sub(r"^[IVXLC\d]+[.)]\s*", "", said[0]) if len(said) == 1 else ""


def _with_gender(cells: dict[str, str]) -> dict[str, str]:
    """A mark under "Nữ" or "Nam" says the gender; nothing is guessed from a blank."""
    for column, word in (("women", "nữ"), ("men", "nam")):
        if fold(cells.get(column, "")) in _YES and not cells.get("gender"):
            cells = {**cells, "gender": word}
    return cells


def _loose(cell: Any) -> str:
    return " ".join(_MARKS.sub(" ", fold(words_of(cell))).split())
