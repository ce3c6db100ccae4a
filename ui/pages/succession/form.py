"""The form of one event: what kind, from which day, by which decision, which units before and after."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.form import FieldRow
from ui.widgets.pill import ChipRow
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.succession import ABSORB, END, FUNCTION, KINDS, MERGE, RENAME, SPLIT
from vstbpn_desktop.records.task import TaskBody
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services.succession.events import SHAPES
from vstbpn_desktop.spec import Bodies, Date, Field, Reference, References, YesNo
from vstbpn_desktop.spec import Text as Words

_AFTER: Final = Bodies(
    TaskBody, "task_id", (Field("unit", "Đơn vị", Reference(UNIT.id)), Field("name", "Tên", Words()))
)
FIELDS: Final = (
    Field("date", "Từ ngày", Date(), required=True),
    Field("decision", "Căn cứ", Words(), help="Ví dụ: Nghị quyết số …/NQ-UBTVQH15 ngày …"),
    Field("from", "Đơn vị trước", References(UNIT.id), required=True),
    Field("to", "Đơn vị sau", _AFTER),
    Field("note", "Chức năng, ghi chú", Words(), help="Khi chuyển chức năng: chức năng nào."),
    Field("transfer", "Chuyển việc còn mở sang đơn vị sau", YesNo(), default=False),
)
_SAID: Final = {
    RENAME: "Cùng một đơn vị, tên mới từ ngày này; văn bản cũ vẫn in tên cũ.",
    ABSORB: "Đơn vị trước kết thúc; đơn vị sau đã có, giữ nguyên mã.",
    MERGE: "Các đơn vị trước kết thúc; một đơn vị mới bắt đầu.",
    SPLIT: "Kể cả đơn vị cũ ở “Đơn vị sau” nếu vẫn còn; tên chưa có là đơn vị mới.",
    END: "Đơn vị sau có thể để trống; chỉ để biết ai kế thừa.",
    FUNCTION: "Hai đơn vị đều còn; vai trò và việc còn mở (nếu chọn) sang đơn vị sau.",
}


class EventForm(QWidget):
    """`edited` comes when anything changed; `values()` is the event as the core reads it."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.kinds = ChipRow([(option.id, _capital(option.label)) for option in KINDS])
        self.kinds.setAccessibleName("Loại sắp xếp")
        self.kinds.choose(RENAME)
        self.kinds.chosen.connect(self._kind_chosen)
        self.said = Text(_SAID[RENAME], "small", "muted", wrap=True)
        self.rows = {field.id: FieldRow(field, context, self) for field in FIELDS}
        self.setProperty("surface", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addWidget(SectionHeader("Một sự kiện"))
        column.addWidget(self.kinds)
        column.addWidget(self.said)
        for row in self.rows.values():
            row.editor.edited.connect(self.edited)
            column.addWidget(row)
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """An empty form of the kind that is chosen."""
        for field in FIELDS:
            self.rows[field.id].start(() if field.id in ("from", "to") else field.default)

    def values(self) -> dict[str, Any] | None:
        """The event; None while something is still missing or cannot be read."""
        try:
            found = {name: row.editor.value() for name, row in self.rows.items()}
        except UserError:
            return None
        kind = self.kinds.current()
        (before, _), (after, _), _ = SHAPES[kind]
        if not found["date"] or len(found["from"]) < before or len(found["to"]) < after:
            return None
        event = {"kind": kind, "date": found["date"].isoformat()}
        event |= {name: found[name] or "" for name in ("decision", "note")}
        event["transfer"] = bool(found["transfer"])
        event["from"] = [self._key(row_id) for row_id in found["from"]]
        return event | {"to": [self._after(row) for row in found["to"]]}

    def _after(self, row: dict[str, Any]) -> Any:
        if row["unit"] is None:
            return {"name": row["name"]}
        key = self._key(row["unit"])
        return {"name": self._context.title(UNIT.id, row["unit"])} if self.kinds.current() == RENAME else key

    def _key(self, row_id: int) -> str:
        app = self._context.app
        with app.reader(self._context.as_of) as reader:
            return reader.key(UNIT, row_id)

    def _kind_chosen(self, kind: str) -> None:
        self.said.setText(_SAID[kind])
        self.edited.emit()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
