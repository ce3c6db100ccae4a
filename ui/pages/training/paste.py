"""A list pasted from Excel or Word: what was understood is seen and mended before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.forms.list_dialog import ListDialog
from ui.shell.page import Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowColumn, RowsModel
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.panel import scrolled
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import take_import
from vstbpn_desktop.exchange.roster_paste import FIELDS, Pasted, PastedColumn, RosterPlan, plan_roster
from vstbpn_desktop.records.participant import SPEC
from vstbpn_desktop.records.person import GENDERS
from vstbpn_desktop.vietnamese.folding import fold

_TITLE: Final = "Dán danh sách học viên"
_GENDERS: Final = {gender.id: gender.label for gender in GENDERS}
_PROBLEMS_SHOWN: Final = 4
_SAMPLE: Final = 26
_SIDE: Final = 216
_LEFT_OUT: Final = Choice("", "(bỏ cột này)")


class _Line(NamedTuple):
    """A pasted person as the table lists rows."""

    id: int
    person: Pasted


class PasteDialog(ListDialog):
    """Columns at the left, people at the right, doubts above; all of it is taken, or nothing."""

    def __init__(
        self, shell: Shell, class_id: int, cells: Sequence[list[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TITLE, QSize(1040, 640), f"{_TITLE}: xem lại trước khi thêm")
        self.shell = shell
        self.class_id = class_id
        self.cells = cells
        self.plan: RosterPlan | None = None
        self.fields: list[ChoiceField] = []
        self.notice = Banner(Meaning.LATE)
        self.model = RowsModel(_COLUMNS, self)
        self.table = DesignedTable(self.model, shell.session, "paste", "name", name="Người trong bảng dán",
                                   row_height=34)  # fmt: skip
        self.skip = QCheckBox("")
        self.skip.setChecked(True)
        self.words = Text("", "small", "muted", wrap=True)
        self.confirm = Button("Thêm vào lớp", icon="check", kind="filled", on_click=self._confirm)
        self._build()
        self._read(None)

    def _read(self, fields: dict[int, str | None] | None) -> None:
        work = partial(plan_roster, self.shell.app, self.class_id, self.cells, fields)
        self.shell.runner.latest("paste-plan", work, self._show, self._refused, owner=self)

    def _show(self, plan: RosterPlan) -> None:
        self.plan = plan
        if not self.fields:
            self._offer_columns(plan.columns)
        self.model.show([_Line(person.line, person) for person in plan.people])
        self._tell(plan)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.plan = None
        self.model.show(())
        self.notice.show_notice(error.what, error.todo)
        self.confirm.setEnabled(False)
        if not self.fields:
            self._offer_columns([PastedColumn("", str(cell), None) for cell in self.cells[0]])

    def _tell(self, plan: RosterPlan) -> None:
        again = sum(bool(person.listed or person.twin) for person in plan.people)
        self.skip.setText(f"Bỏ qua {again} người đã có trong lớp hoặc trùng dòng trên")
        self.skip.setVisible(bool(again))
        self.notice.hide()
        if plan.problems:
            more = len(plan.problems) - _PROBLEMS_SHOWN
            lines = [*plan.problems[:_PROBLEMS_SHOWN], *([f"… và {more} lỗi nữa."] if more > 0 else [])]
            head = (
                f"Chưa thêm được: {len(plan.problems)} lỗi. Sửa trong Excel rồi dán lại, hoặc bỏ cột có lỗi."
            )
            self.notice.show_notice(head, "\n".join(lines))
        self._count()

    def _count(self) -> None:
        if self.plan is None:
            return
        plan, genderless = self.plan, sum(not p.values["gender"] for p in self.plan.people)
        told = (
            f"{plan.elsewhere} đơn vị ngoài danh mục: ghi vào nơi công tác" if plan.elsewhere else "",
            f"{genderless} người chưa rõ nam, nữ" if genderless else "",
        )  # fmt: skip
        self.words.setText(" · ".join(filter(None, told)))
        count = len(plan.chosen(skip_listed=self.skip.isChecked()).rows)
        self.confirm.setText(f"Thêm {count} người" if count else "Thêm vào lớp")
        self.confirm.setEnabled(bool(count) and not plan.problems)

    def _confirm(self) -> None:
        if self.plan is None or not self.confirm.isEnabled():
            return
        take = partial(take_import, self.shell.app, self.plan.chosen(skip_listed=self.skip.isChecked()))
        self.accept()
        self.shell.runner.run("Thêm học viên", lambda _: take(), lambda _: None)

    # columns

    def _offer_columns(self, found: Sequence[PastedColumn]) -> None:
        clear(self._column_box)
        choices = [_LEFT_OUT, *(Choice(name, SPEC.field(name).label) for name in FIELDS)]
        for at, column in enumerate(found):
            field = ChoiceField(choices, fold=fold, optional=False)
            field.set_value(column.field or "")
            field.changed.connect(partial(self._chosen, at))
            heading = column.heading or f"Cột {at + 1}"
            sample = column.sample if len(column.sample) <= _SAMPLE else f"{column.sample[: _SAMPLE - 1]}…"
            labelled = Labelled(heading if len(heading) <= _SAMPLE else f"{heading[: _SAMPLE - 1]}…", field)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(labelled)
            box.addWidget(Text(f"ví dụ: {sample}" if sample else "cột trống", "small", "muted"))
            self._column_box.addLayout(box)
            self.fields.append(field)
        self._column_box.addStretch(1)

    def _chosen(self, at: int, field_id: object) -> None:
        """Two columns cannot hold one thing: the one that was chosen before gives way."""
        for other, field in enumerate(self.fields):
            if other != at and field.value() == field_id:
                field.set_value("")
        self._read({at: str(field.value() or "") or None for at, field in enumerate(self.fields)})

    # the dialog itself

    def _build(self) -> None:
        card = Card(margin=0)
        card.body.addWidget(self.table)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._columns_side())
        sides.addWidget(card, 1)
        self.column.addWidget(self.notice)
        self.column.addLayout(sides, 1)
        self.column.addWidget(self.words)
        self.column.addLayout(foot(self, self.confirm, self.skip))
        self.notice.hide()
        self.skip.toggled.connect(lambda _: self._count())

    def _columns_side(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._column_box = QVBoxLayout(inside)
        self._column_box.setContentsMargins(0, 0, 8, 0)
        self._column_box.setSpacing(10)
        area = scrolled(inside)
        area.setFixedWidth(px(_SIDE))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _again(line: _Line) -> str:
    person = line.person
    if person.listed:
        return f"đã có, số {', '.join(map(str, person.listed))}"
    return f"trùng dòng {person.twin}" if person.twin else ""


_COLUMNS: Final = (
    RowColumn("line", "Dòng", 5, lambda e: str(e.id), key=lambda e: e.id, numeric=True),
    RowColumn("name", "Họ và tên", 24, lambda e: e.person.values["name"], flexible=True),
    RowColumn("again", "Lưu ý", 12, _again,
              meaning=lambda e: Meaning.SOON if _again(e) else None),
    RowColumn("gender", "Nam, nữ", 6, lambda e: _GENDERS.get(e.person.values["gender"], "")),
    RowColumn("post", "Chức vụ", 18, lambda e: e.person.values["post"], flexible=True),
    RowColumn("unit", "Đơn vị", 20, lambda e: e.person.unit, flexible=True),
    RowColumn("workplace", "Nơi công tác khác", 16, lambda e: e.person.values["workplace"], flexible=True),
)  # fmt: skip
