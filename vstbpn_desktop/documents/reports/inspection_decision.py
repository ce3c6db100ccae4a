"""Quyết định thành lập đoàn kiểm tra, form 1.2: who goes, to do what until when, money, who sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Appendix, Block, Document, Table
from vstbpn_desktop.documents.reports import administrative, inspections, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover
from vstbpn_desktop.documents.reports.decision import KIND, decided, head_of
from vstbpn_desktop.documents.reports.general import BASIS
from vstbpn_desktop.documents.reports.inspection_plan import TEAM_COLUMNS, team_rows
from vstbpn_desktop.documents.reports.inspections import InspectionData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

REPORT_DAYS = Option(
    "report_days", "Báo cáo sau kiểm tra (ngày)", "choice", default="15",
    choices=tuple((str(days), f"{days} ngày") for days in (5, 10, 15, 20, 30)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TeamDecision:
    """The inspection whose team is appointed; None where the year has none yet."""

    cover: Cover
    year: int
    basis: tuple[str, ...]
    inspection: InspectionData | None
    report_days: str


def gather(reader: Reader, options: Values) -> TeamDecision:
    """Read the inspection and its team."""
    cover = administrative.cover(reader, options)
    found = inspections.inspection(reader, options["year"], options["inspection"])
    asked = f"Theo đề nghị của {cover.profile.standing_office_name}"
    return TeamDecision(cover, options["year"], (*options["basis"], asked), found, options["report_days"])


def compose(data: TeamDecision) -> Document:
    """The decision; the team as its annex."""
    name = data.inspection.name if data.inspection else f"kiểm tra năm {data.year}"
    texts = enumerate(_articles(data), 1)
    articles = [administrative.article(number, words) for number, words in texts]
    authority = head_of(data.cover.issuer.agency)
    subject = f"Thành lập Đoàn {name[:1].lower()}{name[1:]}"
    return decided(data.cover, subject, authority, data.basis, articles, _annex(data))


def notes(data: TeamDecision) -> tuple[str, ...]:
    """What the decision lacks."""
    found = data.inspection
    lacking = (("căn cứ", len(data.basis) > 1), ("thành phần đoàn", found and found.team))
    return administrative.general_notes(data.cover, lacking)


def _articles(data: TeamDecision) -> Iterator[str]:
    found, agency = data.inspection, data.cover.issuer.agency
    count = f" gồm {len(found.team):02d} người" if found and found.team else ""
    yield f"Thành lập Đoàn kiểm tra{count}, có danh sách kèm theo."
    window = inspections.window_words(found) if found else ""
    when = f", {window}" if window else ""
    yield (
        f"Đoàn kiểm tra có nhiệm vụ kiểm tra theo kế hoạch đã được phê duyệt{when}; báo cáo kết quả với "
        f"{agency} trong {data.report_days} ngày kể từ ngày kết thúc và tự giải thể khi hoàn thành nhiệm vụ."
    )
    usual = f"Từ kinh phí hoạt động của Ban năm {data.year}"
    money = found.budget.rstrip(".") if found and found.budget else usual
    yield f"Kinh phí: {money[:1].lower()}{money[1:]}, theo quy định hiện hành."
    yield (
        f"{data.cover.profile.standing_office_name}, thủ trưởng các cơ quan, đơn vị có liên quan, các đơn "
        "vị được kiểm tra và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )


def _annex(data: TeamDecision) -> Iterator[Block]:
    yield Appendix(None, "DANH SÁCH ĐOÀN KIỂM TRA", administrative.annex_note(data.cover, KIND))
    rows = tuple(team_rows(data.inspection)) if data.inspection else ()
    blank = tuple((str(number), "", "", "") for number in range(1, 8))
    yield Table(TEAM_COLUMNS, rows or blank)


SPEC = DocumentSpec(
    id="inspection-decision",
    label="Quyết định thành lập đoàn kiểm tra",
    description="Quyết định (mẫu 1.2) kèm danh sách đoàn.",
    options=(parts.YEAR, inspections.INSPECTION, BASIS, REPORT_DAYS, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: len(data.inspection.team) if data.inspection else 0,
    sent=True,
)
