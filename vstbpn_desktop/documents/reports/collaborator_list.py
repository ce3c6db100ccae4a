"""Danh sách cộng tác viên: by unit as of a day; units that have none are named. None of Decree 30's kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    GroupRow,
    Letterhead,
    Paragraph,
    Row,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.collaborators import HAS, HAS_NONE, LEVEL_WORDS, Network, UnitLine, network
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, prose_date

PEOPLE, UNITS = "people", "units"


def _today(setting: Setting) -> dt.date:
    return min(max(setting.today, dt.date(setting.year, 1, 1)), dt.date(setting.year, 12, 31))


FORM = Option(
    "form", "In", "choice", default=PEOPLE,
    choices=((PEOPLE, "từng người, theo đơn vị"), (UNITS, "bảng đơn vị có, chưa có")),
)  # fmt: skip
LEVEL = Option("level", "Đơn vị cấp", "choice", default="", choices=(("", "mọi cấp"), *LEVEL_WORDS.items()))
WHICH = Option(
    "which", "Gồm đơn vị", "choice", default="",
    choices=(("", "có và chưa có"), (HAS, "đã có"), (HAS_NONE, "chưa có")),
)  # fmt: skip
AS_OF = Option("as_of", "Tính đến ngày", "date", default=_today)
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Họ và tên", 36),
    Column("Loại", 24),
    Column("Chức vụ, nơi công tác"),
    Column("Điện thoại", 23),
    Column("Tập huấn gần nhất", 20, kind="date"),
    Column("Hoạt động gần nhất", 20, kind="date"),
)
GRID = (
    Column("TT", 11, align="center"),
    Column("Đơn vị"),
    Column("Cộng tác viên", 17, kind="integer"),
    Column("Trong đó nữ", 16, kind="integer"),
    Column("Tập huấn gần nhất", 22, kind="date"),
    Column("Hoạt động gần nhất", 22, kind="date"),
    Column("Tình trạng", 20, align="center"),
)
MAKER = Signer("NGƯỜI LẬP DANH SÁCH", "(Ký, ghi rõ họ tên)")


@dataclass(frozen=True, slots=True)
class CollaboratorData:
    """The network on a day, as it is to be printed."""

    profile: ProfileData
    network: Network
    form: str
    which: str
    draft: bool

    @property
    def lines(self) -> tuple[UnitLine, ...]:
        """The units asked for."""
        return self.network.chosen(self.which)


def gather(reader: Reader, options: Values) -> CollaboratorData:
    """Read the network as of the day asked for."""
    day = options["as_of"]
    then = Reader(reader.connection, reader.registry, day)
    found = network(then, day, options["level"])
    return CollaboratorData(profile_at(then, day), found, options["form"], options["which"], options["draft"])


def compose(data: CollaboratorData) -> Document:
    """One table: a bold row for each unit and its people, or a row for each unit."""
    title = "DANH SÁCH CỘNG TÁC VIÊN" if data.form == PEOPLE else "BẢNG ĐƠN VỊ CÓ, CHƯA CÓ CỘNG TÁC VIÊN"
    return Document(
        title=title.capitalize(),
        blocks=tuple(_blocks(data, title)),
        draft=data.draft,
        author=data.profile.committee_name,
    )


def _blocks(data: CollaboratorData, title: str) -> Iterator[Block]:
    profile, network = data.profile, data.network
    level = f"cấp {LEVEL_WORDS[network.level]}, " if network.level else ""
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    yield Title(title, (f"({level}tính đến {prose_date(network.day)})".replace("(c", "(C", 1),))
    rows = tuple(_people(data) if data.form == PEOPLE else _units(data))
    if rows:
        yield Table(COLUMNS if data.form == PEOPLE else GRID, rows, dense=True)
    yield Paragraph(_counted(network))
    missing = [line.name for line in data.lines if not line.has]
    if missing and data.form == PEOPLE:
        yield Paragraph(f"Đơn vị chưa có: {', '.join(missing)}.")
    yield Signers((MAKER,))


def _people(data: CollaboratorData) -> Iterator[Row | GroupRow]:
    number = 0
    for line in data.lines:
        if line.has:
            yield GroupRow(f"{line.name} ({len(line.members)} người)")
        for member in line.members:
            number += 1
            where = ", ".join(filter(None, (member.post, member.work_field)))
            yield (str(number), member.name, member.kind_words, where, member.phone, member.trained_on,
                   member.active_on)  # fmt: skip


def _units(data: CollaboratorData) -> Iterator[Row]:
    for number, line in enumerate(data.lines, 1):
        state = "có" if line.has else "chưa có"
        yield (str(number), line.name, len(line.members), line.women, line.trained_on, line.active_on, state)


def _counted(network: Network) -> str:
    units = len(network.lines)
    return (
        f"Có {network.members} cộng tác viên ở {network.with_some}/{units} đơn vị; "
        f"{units - network.with_some} đơn vị chưa có (ngày {format_date(network.day)})."
    )


SPEC = DocumentSpec(
    id="collaborator-list",
    label="Danh sách cộng tác viên",
    description="Cộng tác viên, tuyên truyền viên theo đơn vị; hoặc bảng đơn vị nào có, đơn vị nào chưa.",
    options=(FORM, LEVEL, WHICH, AS_OF, parts.DRAFT),
    gather=gather,
    compose=compose,
    persons=lambda data: data.network.members if data.form == PEOPLE else 0,
)
