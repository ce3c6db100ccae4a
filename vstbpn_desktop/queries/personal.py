"""Personal data declared: which lists hold them, for what, on which basis, how long, who looks after them.

After Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (dossier 8.1). The agency decides: how long and who are
settings, what stands here is what they begin with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from vstbpn_desktop.db.setting import read_setting
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import Field, Text

SECTION: Final = "Bảo vệ dữ liệu cá nhân"
CONTACT, CONTACT_PHONE, KEEPER = "data_contact", "data_contact_phone", "data_keeper"
TERM: Final = "data_term_"
_WORK: Final = "phục vụ hoạt động của cơ quan nhà nước (Luật số 91/2025/QH15, Điều 19)"
PUBLIC_WORK: Final = f"P{_WORK[1:]}"


@dataclass(frozen=True, slots=True)
class PersonalList:
    """A list of persons: what it holds of them, what for, by what right, how long by default."""

    record: str
    label: str
    holds: str
    purpose: str
    basis: str
    term: str

    @property
    def term_setting(self) -> str:
        """The name of the setting that says how long."""
        return f"{TERM}{self.record}"


LISTS: Final = (
    PersonalList(
        "person", "Người, đầu mối",
        "họ tên, giới tính, danh xưng, chức vụ, học hàm, học vị, đơn vị, liên hệ công vụ",
        "Liên hệ công việc, theo dõi thành viên Ban, lập danh sách và văn bản",
        PUBLIC_WORK, "Khi còn giữ vai trò; sau đó ẩn danh",
    ),
    PersonalList(
        "seat", "Thành viên theo ghế",
        "người giữ ghế, thời gian, quyết định",
        "Kiện toàn Ban, tổng hợp tỷ lệ nữ, lập quyết định",
        f"Quyết định thành lập Ban; {_WORK}", "Lâu dài theo hồ sơ kiện toàn",
    ),
    PersonalList(
        "participant", "Học viên",
        "họ tên, giới tính, chức vụ, đơn vị, điện thoại công vụ, có mặt từng buổi",
        "Tổ chức lớp, điểm danh, thống kê lượt người và số người",
        PUBLIC_WORK, "Đến khi quyết toán lớp; sau đó ẩn danh",
    ),
    PersonalList(
        "collaborator", "Cộng tác viên",
        "họ tên, giới tính, chức vụ, đơn vị, lĩnh vực, điện thoại công vụ, lần hoạt động gần nhất",
        "Theo dõi mạng lưới cộng tác viên, mời tập huấn, lập danh sách",
        PUBLIC_WORK, "Khi còn là cộng tác viên; sau đó ẩn danh",
    ),
    PersonalList(
        "certificate", "Giấy chứng nhận đã cấp",
        "họ tên, số giấy, lớp, ngày cấp",
        "Sổ cấp giấy chứng nhận, tra cứu khi được hỏi",
        PUBLIC_WORK, "Theo thời hạn bảo quản sổ cấp giấy",
    ),
    PersonalList(
        "inspection", "Đoàn kiểm tra",
        "họ tên, chức vụ, đơn vị, nhiệm vụ trong đoàn",
        "Thành lập đoàn, lập quyết định, biên bản, kết luận",
        f"Quyết định thành lập đoàn; {_WORK}",
        "Theo thời hạn bảo quản hồ sơ kiểm tra",
    ),
)  # fmt: skip
"""Every list that names persons. What of them is never kept is said in `NEVER`."""

NEVER: Final = (
    "Không thu thập số CCCD, nơi ở, ngày sinh, dân tộc, tôn giáo, sức khoẻ, tài khoản ngân hàng. Vụ việc bạo "
    "lực chỉ ghi số liệu tổng hợp, không ghi tên nạn nhân."
)
ONE_PERSON: Final = frozenset(("person", "participant", "certificate", "collaborator"))
"""The records that are about one person each: a look at one is a view of personal data."""

NAMING: Final = frozenset(one.record for one in LISTS)
"""The records whose lists name persons."""

SETTINGS: tuple[Field, ...] = (
    Field(CONTACT, "Người phụ trách bảo vệ dữ liệu", Text(200), default="", section=SECTION,
          help="Họ tên, chức vụ; in trên bản kê và sổ sự cố."),
    Field(CONTACT_PHONE, "Điện thoại công vụ của người đó", Text(60), default="", section=SECTION),
    Field(KEEPER, "Người quản lý các danh sách", Text(200), default="", section=SECTION,
          help="Để trống: cán bộ cơ quan thường trực."),
    *(
        Field(one.term_setting, f"Thời hạn giữ: {one.label}", Text(300), default=one.term, section=SECTION)
        for one in LISTS
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """A list as the inventory prints it, with how many records it has now."""

    of: PersonalList
    term: str
    keeper: str
    count: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """The personal data that are kept, and whom to ask about them."""

    lines: tuple[InventoryLine, ...]
    contact: str
    phone: str


def inventory(reader: Reader) -> Inventory:
    """The inventory as it stands."""
    connection = reader.connection
    keeper = read_setting(connection, KEEPER, "") or "Cán bộ cơ quan thường trực"
    lines = tuple(
        InventoryLine(one, _term(connection, one), keeper, _count(reader, one.record)) for one in LISTS
    )
    return Inventory(
        lines, read_setting(connection, CONTACT, ""), read_setting(connection, CONTACT_PHONE, "")
    )


def _term(connection: Connection, one: PersonalList) -> str:
    return str(read_setting(connection, one.term_setting, one.term) or one.term)


def _count(reader: Reader, record: str) -> int:
    model = reader.registry[record].model
    return reader.connection.execute(select(func.count()).select_from(model)).scalar() or 0
