"""The plan of an inspection to be read: what it lacks, decision and window, contents, the team."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.inspection.words import lacking_words, window_words
from ui.widgets.card import Banner, Card, divider
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.panel import scrolled
from ui.widgets.text import KeyValueRows, SectionHeader, Text
from vstbpn_desktop.queries.inspection import Member
from vstbpn_desktop.queries.inspection_view import InspectionView
from vstbpn_desktop.vietnamese.dates import format_date

_NONE = "chưa có"


class PlanTab(QWidget):
    """Two cards side by side; `edit` opens the form of the plan."""

    def __init__(self, edit: Callable[[], object]) -> None:
        super().__init__()
        self.lacking = Banner(Meaning.SOON)
        self.plan, self.team = Card(spacing=10), Card(spacing=10)
        self._facts, self._contents, self._members = KeyValueRows(), QVBoxLayout(), QVBoxLayout()
        self._title = SectionHeader("Đoàn kiểm tra", "Sửa", edit)
        self._plan_title = SectionHeader("Kế hoạch", "Sửa", edit)
        self._contents.setSpacing(6)
        self._members.setSpacing(10)
        self.plan.body.addWidget(self._plan_title)
        self.plan.body.addWidget(self._facts)
        self.plan.body.addWidget(divider())
        self.plan.body.addWidget(Text("Nội dung kiểm tra", "small-strong", "muted"))
        self.plan.body.addLayout(self._contents)
        self.plan.body.addStretch(1)
        self.team.body.addWidget(self._title)
        self.team.body.addLayout(self._members)
        self.team.body.addStretch(1)
        self._lay_out()

    def show_view(self, view: InspectionView) -> None:
        """Show the plan of an inspection."""
        lacking = lacking_words(view)
        self.lacking.setVisible(bool(lacking))
        if lacking:
            self.lacking.show_notice("Kế hoạch còn thiếu", _listed(lacking))
        self._facts.set_rows(facts(view))
        _fill(self._contents, [Text(f"{n}. {line}", wrap=True) for n, line in enumerate(contents(view), 1)])
        count = len(view.members)
        self._title.label.setText(f"Đoàn kiểm tra · {count} người" if count else "Đoàn kiểm tra")
        _fill(self._members, _people(view))

    def hold(self, why: str) -> None:
        """Switch editing off for a reason, "" on again."""
        for header in (self._title, self._plan_title):
            header.link.hold(why)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self.plan, 3)
        cards.addWidget(self.team, 2)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.lacking)
        column.addLayout(cards, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))


def facts(view: InspectionView) -> list[tuple[str, str]]:
    """The rows of label and value; what a plan should have and has not says so."""
    values = view.record.values
    decided = f" ngày {format_date(values['decided_on'])}" if values["decided_on"] else ""
    rows = (
        ("Quyết định", f"{values['decision']}{decided}" if values["decision"] else _NONE),
        ("Thời gian", window_words(values["starts_on"], values["ends_on"])),
        ("Thời kỳ số liệu", values["data_period"]),
        ("Hình thức", values["method"]),
        ("Kinh phí", values["budget"]),
        ("Ghi chú", values["note"]),
    )
    return [(label, words) for label, words in rows if words]


def contents(view: InspectionView) -> list[str]:
    """What is looked at, a line each."""
    lines = (line.strip(" -;.") for line in view.record.values["contents"].split("\n"))
    return list(filter(None, lines))


def _people(view: InspectionView) -> list[QWidget]:
    if not view.members:
        words = "Chưa có thành phần đoàn. Bấm Sửa để thêm người, nhiệm vụ và đơn vị của từng người."
        return [Text(words, "body", "muted", wrap=True)]
    teams = sorted({member.team for member in view.members}, key=lambda team: team or 0)
    found: list[QWidget] = []
    for team in teams:
        if team:
            found.append(Text(f"Đoàn {team}", "small-strong", "muted"))
        found += [_person(view, member) for member in view.members if member.team == team]
    return found


def _person(view: InspectionView, member: Member) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(Text(member.name or "(chưa rõ tên)", "strong", wrap=True), 1)
    top.addWidget(Text(member.role_words, "small", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(top)
    unit = view.member_units.get(member.unit_id or 0, "")
    column.addWidget(Text(", ".join(filter(None, (member.post, unit))) or "–", "small", "muted", wrap=True))
    return box


def _listed(lacking: Sequence[str]) -> str:
    """What lacks as one sentence."""
    first, *rest = lacking
    return "; ".join((first, *(words[:1].lower() + words[1:] for words in rest))) + "."


def _fill(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    clear(column)
    for widget in widgets or (Text(_NONE, "body", "muted"),):
        column.addWidget(widget)
