"""Quyết định kiện toàn: a draft for the people's committee to issue, the new list as its annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Appendix, Block, Document, Line
from vstbpn_desktop.documents.reports import administrative, committee_change
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover
from vstbpn_desktop.documents.reports.committee_change import Change
from vstbpn_desktop.documents.reports.decision import KIND, decided, head_of
from vstbpn_desktop.documents.reports.general import BASIS
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import prose_date

ISSUER = Option(
    "issuer", "Cơ quan ban hành", "choice", default="province",
    choices=(("province", "Ủy ban nhân dân tỉnh"), ("committee", "Ban vì sự tiến bộ của phụ nữ")),
)  # fmt: skip
COLLECTIVE = Option(
    "collective", "Tập thể UBND quyết định", "flag", default=False, help="Không: Chủ tịch UBND quyết định."
)


@dataclass(frozen=True, slots=True)
class CommitteeDecision:
    """Who decides what change of which committee."""

    cover: Cover
    committee: str
    office: str
    authority: str
    basis: tuple[str, ...]
    change: Change


def gather(reader: Reader, options: Values) -> CommitteeDecision:
    """Read the committee and who decides."""
    by_province = options["issuer"] == "province"
    issuer = administrative.province if by_province else administrative.committee
    cover = administrative.cover(reader, options, issuer)
    agency = cover.issuer.agency
    if by_province and not options["collective"]:
        cover = replace(cover, issuer=replace(cover.issuer, titles=_chair(cover.issuer.titles)))
    change = committee_change.change_of(reader, options)
    return CommitteeDecision(
        cover=cover,
        committee=change.name or cover.profile.committee_name,
        office=cover.profile.standing_unit or cover.profile.standing_office_name,
        authority=agency if options["collective"] else head_of(agency),
        basis=(*options["basis"], f"Theo đề nghị của {cover.profile.committee_name}"),
        change=change,
    )


def compose(data: CommitteeDecision) -> Document:
    """The decision of four articles and its list."""
    articles: list[Block] = [administrative.article(n, words) for n, words in enumerate(_articles(data), 1)]
    articles[1:1] = committee_change.listed(data.change)
    subject = f"Kiện toàn {data.committee}"
    return decided(data.cover, subject, data.authority, data.basis, articles, _annex(data))


def notes(data: CommitteeDecision) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = (("căn cứ", len(data.basis) > 1), ("danh sách sau kiện toàn", data.change.members))
    return administrative.general_notes(data.cover, lacking)


def _chair(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The chairman deciding himself signs as such, not on behalf of the committee."""
    return tuple(title for title in titles if not title.startswith("TM."))


def _articles(data: CommitteeDecision) -> Iterator[str | tuple[Line, ...]]:
    change, given = data.change, data.cover.given
    what = committee_change.counted(change)
    made = f" ({what})" if what else ""
    members = f"gồm {committee_change.count_words(change)}, " if change.members else ""
    end = ", cụ thể như sau:" if what else "."
    yield f"Kiện toàn {data.committee}{made}, {members}có danh sách kèm theo{end}"
    yield (
        f"{data.committee} và các thành viên thực hiện chức năng, nhiệm vụ theo quy định hiện hành; "
        "Trưởng ban phân công nhiệm vụ cụ thể cho từng thành viên."
    )
    since = prose_date(given.dated) if given.dated else "ngày ký"
    replaced = f", thay thế {change.before}" if change.before else ""
    yield f"Quyết định này có hiệu lực từ {since}{replaced}."
    yield (
        f"Chánh Văn phòng Ủy ban nhân dân tỉnh, {_head(data.office)}, thủ trưởng các cơ quan, đơn vị "
        "liên quan và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )


def _head(office: str) -> str:
    """Who heads a body: a department has a director."""
    return f"Giám đốc {office}" if office.startswith("Sở ") else f"thủ trưởng {office}"


def _annex(data: CommitteeDecision) -> Iterator[Block]:
    title = f"DANH SÁCH THÀNH VIÊN {data.committee.upper()}"
    yield Appendix(None, title, administrative.annex_note(data.cover, KIND))
    yield committee_change.member_table(data.change.members)


SPEC = DocumentSpec(
    id="committee-decision",
    label="Quyết định kiện toàn Ban",
    description="Dự thảo quyết định kiện toàn Ban của UBND tỉnh, danh sách mới kèm theo.",
    options=(ISSUER, COLLECTIVE, BASIS, *committee_change.OPTIONS, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
