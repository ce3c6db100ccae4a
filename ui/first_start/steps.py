"""The questions, one widget a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.first_start.answers import (
    NONE,
    Answers,
    is_of,
    names_for,
    office_title,
    signing_for,
    starter_for,
    to_confirm,
)
from ui.first_start.paper import SignaturePaper, signed_by
from ui.forms.context import Context
from ui.forms.form import FieldRow
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import PORTABLE_MARK, program_folder
from vstbpn_desktop.services import starting
from vstbpn_desktop.spec import Field, RecordSpec
from vstbpn_desktop.spec import Text as Words
from vstbpn_desktop.spec.kinds import Year

if TYPE_CHECKING:
    from ui.shell.page import Shell

_CONFIRMED_SHOWN: Final = 4
_PAIRS: Final = (("province", "place_name"), ("committee_name",), ("committee_short_name", "abbreviation"),
                 ("parent_agency",), ("symbol_suffix",))  # fmt: skip
_NO_NAME: Final = "Để trống: báo cáo in ra không có họ tên người ký. Điền sau được, trong Hồ sơ Ban."


class Step(QWidget):
    """One step: `enter` when it is shown, `check` before it is left forwards, `take` for its answers."""

    title = ""
    edited = Signal()

    def enter(self, answers: Answers) -> None:
        """Show what is known so far."""

    def take(self, answers: Answers) -> None:
        """Put the answers of this step in."""

    def check(self) -> bool:
        """Mark what cannot stay as it is; True where nothing stops her."""
        return True

    def first(self) -> QWidget | None:
        """What takes the keyboard first."""
        return None

    def _column(self, heading: str, text: str) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(heading, "title", wrap=True))
        column.addWidget(Text(text, "body", "muted", wrap=True))
        return column


class FieldsStep(Step):
    """A step that asks for fields; each is checked on leaving it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._context = context
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def add_row(self, field: Field) -> FieldRow:
        """One more field."""
        row = FieldRow(field, self._context, self)
        row.start(field.default if field.default is not None else "")
        row.editor.edited.connect(self.edited)
        self.rows[field.id] = row
        return row

    def propose(self, values: dict[str, Any]) -> None:
        """Fill the fields nobody wrote in."""
        for name, value in values.items():
            row = self.rows.get(name)
            if row is not None and not row.changed and row.editor.value() != value:
                row.start(value)

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def check(self) -> bool:
        """Every field must hold a value that can be read, the required ones any."""
        wrong = [row for row in self.rows.values() if not row.check()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def first(self) -> QWidget | None:
        """The first field."""
        return next((row.editor for row in self.rows.values()), None)

    def left(self, field: str) -> None:
        """A field was left."""

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for name, row in self.rows.items():
            inside = old is not None and row.isAncestorOf(old)
            if inside and (new is None or not row.isAncestorOf(new)):
                row.leave()
                self.left(name)


class WelcomeStep(Step):
    """What the program is for, where the data lie, and the way in from a backup."""

    title = "Bắt đầu"

    def __init__(self, shell: Shell, restore: Callable[[], object]) -> None:
        super().__init__()
        column = self._column(
            "Chào mừng", "Vài câu hỏi về Ban, đơn vị và khối ký. Mọi câu trả lời đều sửa được về sau."
        )
        portable = (program_folder() / PORTABLE_MARK).exists()
        where = Banner(Meaning.NONE, self)
        where.show_notice(
            "Dữ liệu đi cùng chương trình (bản mang theo USB)" if portable else "Dữ liệu nằm trên máy này",
            str(shell.app.folder.root),
        )
        column.addWidget(where)
        hint = (
            "Rút USB sau khi đóng chương trình."
            if portable
            else "Muốn mang cả chương trình và dữ liệu theo USB: chép thư mục chương trình vào USB, "
            f"tạo trong đó tệp “{PORTABLE_MARK}” rồi mở từ USB."
        )
        column.addWidget(Text(hint, "small", "muted", wrap=True))
        column.addSpacing(12)
        column.addWidget(Text("Đã có dữ liệu từ máy khác?", "heading"))
        what = "Chọn tệp sao lưu; chương trình cho xem trước trong đó có gì."
        column.addWidget(Text(what, "body", "muted", wrap=True))
        column.addWidget(Button("Phục hồi từ bản sao lưu", icon="archive-restore", on_click=restore))
        column.addSpacing(12)
        column.addWidget(Text("Muốn làm thử trước?", "heading"))
        what = "Mở một năm làm việc mẫu để tập; sửa, xoá thoải mái, không dính tới dữ liệu thật."
        column.addWidget(Text(what, "body", "muted", wrap=True))
        practise = Button("Mở dữ liệu tập dượt", icon="graduation-cap", on_click=shell.practise)
        column.addWidget(practise)
        column.addStretch(1)


class CommitteeStep(FieldsStep):
    """What the committee is called."""

    title = "Ban VSTBPN"

    def __init__(self, context: Context, spec: RecordSpec) -> None:
        super().__init__(context)
        column = self._column(
            "Ban của tỉnh nào?", "Gõ tên tỉnh, các tên còn lại được điền theo; sửa chỗ nào tỉnh gọi khác."
        )
        for names in _PAIRS:
            line = QHBoxLayout()
            line.setSpacing(16)
            for name in names:
                line.addWidget(self.add_row(spec.field(name)), 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addStretch(1)

    def left(self, field: str) -> None:
        """The province gives the other names."""
        if field == "province":
            self.fill()

    def fill(self) -> None:
        """Propose the names that follow from the province."""
        province = self.rows["province"].editor.value()
        if province:
            self.propose(names_for(province))

    def check(self) -> bool:
        """The names are filled in before they are asked for."""
        self.fill()
        return super().check()

    def take(self, answers: Answers) -> None:
        """The names; those that are not asked for follow from the province."""
        values = self.values()
        province = values["province"].removeprefix("tỉnh ").removeprefix("Tỉnh ").strip()
        proposed = names_for(province)
        answers.profile |= proposed | {n: v or proposed.get(n, "") for n, v in values.items()}
        answers.profile["province"] = province


class SigningStep(FieldsStep):
    """The standing office and who signs, drawn beside the questions."""

    title = "Cơ quan thường trực, khối ký"

    def __init__(self, context: Context, spec: RecordSpec) -> None:
        super().__init__(context)
        self.paper = SignaturePaper()
        self._profile: dict[str, Any] = {}
        self._usual: dict[str, Any] = {}
        column = self._column("Ai ký văn bản của Ban?", "Khối ký hiện ngay bên cạnh, đúng như sẽ in.")
        office = Field("office", "Cơ quan thường trực", Words(), required=True)
        questions = QVBoxLayout()
        questions.setSpacing(12)
        signer = replace(spec.field("signer"), help=_NO_NAME)
        titles = (spec.field(name) for name in ("uses_seal", "sign_above", "sign_below"))
        for field in (office, *titles, signer):
            questions.addWidget(self.add_row(field))
        questions.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(questions, 1)
        both.addWidget(self.paper, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(both, 1)
        self.edited.connect(self._draw)

    def enter(self, answers: Answers) -> None:
        """Propose the office and its titles, anew for another year or starter."""
        self._profile = dict(answers.profile)
        self._usual = signing_for(answers.starter, answers.year)
        self.propose(self._usual)
        self.left("office")

    def left(self, field: str) -> None:
        """The office gives the title of who signs."""
        if field == "office":
            office = self.rows["office"].editor.value()
            usual = office == self._usual.get("office")
            self.propose({"sign_below": self._usual["sign_below"] if usual else office_title(office)})
        self._draw()

    def take(self, answers: Answers) -> None:
        """The office and the signature block."""
        values = self.values()
        answers.office = values.pop("office")
        answers.profile |= values

    def _draw(self) -> None:
        values, profile = self.values(), self._profile
        self.rows["sign_below"].setEnabled(values["uses_seal"])
        self.paper.show_signed(signed_by({**profile, **values, "filing": ""}))


class StarterStep(FieldsStep):
    """The year worked in, and the units to begin with."""

    title = "Năm, đơn vị"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.choices: dict[str, QRadioButton] = {}
        self.extra: dict[str, QCheckBox] = {}
        self.banner = Banner(Meaning.SOON, self)
        self._group = QButtonGroup(self)
        self._touched = False
        self._province = ""
        column = self._column(
            "Làm việc với năm nào, đơn vị nào?",
            "Đơn vị có sẵn chỉ để khỏi gõ lại; thêm, sửa, bỏ lúc nào cũng được.",
        )
        year = self.add_row(Field("year", "Năm làm việc", Year(), required=True))
        year.editor.edited.connect(self._propose_starter)
        column.addWidget(year)
        column.addWidget(Text("Đơn vị ban đầu", "small-strong"))
        for starter in starting.STARTERS:
            column.addWidget(self._choice(starter))
        self._extras = QVBoxLayout()
        self._extras.setSpacing(6)
        column.addLayout(self._extras)
        column.addWidget(self.banner)
        column.addStretch(1)

    @property
    def starter(self) -> str:
        """The starter that is chosen."""
        return next((starter for starter, box in self.choices.items() if box.isChecked()), NONE)

    def enter(self, answers: Answers) -> None:
        """Propose the year and what fits it."""
        self._province = answers.profile.get("province", "")
        self.propose({"year": answers.year})
        for starter, box in self.choices.items():
            box.setEnabled(is_of(starter, self._province))
        self._propose_starter()

    def check(self) -> bool:
        """The starter that is taken is the one that fits the year."""
        self._propose_starter()
        return super().check()

    def take(self, answers: Answers) -> None:
        """Year, starter and the units ticked besides."""
        answers.year = self.rows["year"].editor.value()
        answers.starter = self.starter
        answers.extra = frozenset(code for code, box in self.extra.items() if box.isChecked())

    def choose(self, starter: str) -> None:
        """Choose a starter and show what comes with it."""
        self.choices[starter].setChecked(True)
        self._show_extra(starting.suggested_units(starter))
        self._show_facts(to_confirm(starter))

    def _choice(self, starter: str) -> QRadioButton:
        box = QRadioButton(starting.LABELS[starter])
        box.clicked.connect(partial(self._chosen, starter))
        self._group.addButton(box)
        self.choices[starter] = box
        return box

    def _chosen(self, starter: str) -> None:
        self._touched = True
        self.choose(starter)
        self.edited.emit()

    def _propose_starter(self) -> None:
        chosen = self._touched and self.choices[self.starter].isEnabled()
        try:
            year = self.rows["year"].editor.value()
        except UserError:
            year = None
        self.choose(self.starter if chosen or not year else starter_for(year, self._province))

    def _show_extra(self, units: Sequence[dict[str, Any]]) -> None:
        ticked = {code for code, box in self.extra.items() if box.isChecked()}
        clear(self._extras)
        self.extra = {}
        if units:
            self._extras.addWidget(Text("Có thể thêm", "small-strong", "muted"))
        for unit in units:
            box = QCheckBox(unit["name"])
            box.setChecked(unit["code"] in ticked)
            self.extra[unit["code"]] = box
            self._extras.addWidget(box)

    def _show_facts(self, facts: Sequence[str]) -> None:
        if not all(is_of(starter, self._province) for starter in self.choices):
            words = "Đơn vị có sẵn là của tỉnh Thanh Hóa"
            self.banner.show_notice(words, "Hãy nhập đơn vị của tỉnh mình sau bước này.")
        elif facts:
            shown = [*facts[:_CONFIRMED_SHOWN], *(["…"] if len(facts) > _CONFIRMED_SHOWN else [])]
            self.banner.show_notice("Cần xác nhận trước khi ban hành văn bản", "\n".join(shown))
        else:
            self.banner.hide()
