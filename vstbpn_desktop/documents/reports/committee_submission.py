"""Tờ trình kiện toàn: asks the people's committee for a decision on the committee's members (dossier 2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Appendix, Block, Document, Heading, Paragraph
from vstbpn_desktop.documents.reports import administrative, committee_change, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.committee_change import Change
from vstbpn_desktop.documents.reports.general import BASIS, TO
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

KIND = Kind("TTr", "TỜ TRÌNH")
REASON = Option("reason", "Lý do kiện toàn", "body", default="", help="Để trống: lý do thường gặp.")


@dataclass(frozen=True, slots=True)
class SubmissionData:
    """Why the committee is to change, and how."""

    cover: Cover
    basis: tuple[str, ...]
    reason: str
    change: Change


def gather(reader: Reader, options: Values) -> SubmissionData:
    """Read the committee; it goes to the people's committee where no one else is named."""
    cover = administrative.cover(reader, options)
    to = cover.to or (f"Chủ tịch {cover.profile.parent_agency}",)
    change = committee_change.change_of(reader, options)
    return SubmissionData(replace(cover, to=to), options["basis"], options["reason"], change)


def compose(data: SubmissionData) -> Document:
    """The submission; the list after the change as its annex."""
    subject = f"Về việc kiện toàn {_name(data)}"
    opening = administrative.basis(data.basis)
    return administrative.paper(data.cover, KIND, subject, _body(data), opening=opening, annexes=_annex(data))


def notes(data: SubmissionData) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = (("thay đổi nào", data.change.size), ("danh sách sau kiện toàn", data.change.members))
    return administrative.general_notes(data.cover, lacking)


def _body(data: SubmissionData) -> Iterator[Block]:
    agency, change = data.cover.issuer.agency, data.change
    yield Heading("I. SỰ CẦN THIẾT")
    yield from parts.own_words(data.reason) or (Paragraph(_reason(data)),)
    yield Heading("II. NỘI DUNG ĐỀ NGHỊ")
    if change.size:
        yield Paragraph(f"{agency} đề nghị {committee_change.counted(change)}, cụ thể:")
        yield from committee_change.difference(change)
    else:
        yield from administrative.written("", "Nội dung thay đổi", data.cover.draft)
    if change.members:
        count = committee_change.count_words(change)
        yield Paragraph(f"Sau khi kiện toàn, Ban có {count} (danh sách kèm theo).")
    to = data.cover.to[0]
    yield Paragraph(f"{agency} kính trình {to} xem xét, quyết định (có dự thảo Quyết định kèm theo)")


def _name(data: SubmissionData) -> str:
    """The committee that changes: the one that asks, unless it is a unit's."""
    return data.change.name or data.cover.issuer.agency


def _reason(data: SubmissionData) -> str:
    before = data.change.before
    founded = f" thành lập, kiện toàn theo {before}" if before else ""
    return (
        f"{_name(data)}{founded} đến nay có một số thành viên chuyển công tác, nghỉ hưu hoặc "
        "thay đổi nhiệm vụ. Để bảo đảm số lượng, cơ cấu và hiệu quả hoạt động, việc kiện toàn Ban là cần "
        "thiết."
    )


def _annex(data: SubmissionData) -> Iterator[Block]:
    if data.change.members:
        title = f"DANH SÁCH THÀNH VIÊN {_name(data).upper()}"
        yield Appendix(None, title, administrative.annex_note(data.cover, KIND))
        yield committee_change.member_table(data.change.members)


SPEC = DocumentSpec(
    id="committee-submission",
    label="Tờ trình kiện toàn Ban",
    description="Trình kiện toàn Ban: bổ sung, thay thế, thôi tham gia; danh sách mới kèm theo.",
    options=(TO, BASIS, REASON, *committee_change.OPTIONS, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
