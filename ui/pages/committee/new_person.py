"""A person for a seat: found in the directory, or added to it on the spot with the post of the seat."""

from __future__ import annotations

from collections import deque
from typing import Any

from ui.forms.labelled import Labelled
from ui.forms.reference import ReferenceField
from ui.shell.page import Shell
from ui.widgets.button import Button
from vstbpn_desktop.records.seat import SPEC as SEAT
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.folding import fold


def person_row(
    shell: Shell, field: ReferenceField, label: str, seat_id: int, *, required: bool = False
) -> Labelled:
    """The field with its label, and beside it the way to a person who is not on file yet."""

    # What names nobody is taken away as soon as the field is left, so the words are kept from the typing.
    typed = deque([""], maxlen=1)
    field.textEdited.connect(typed.append)

    def add() -> None:
        from ui.forms.dialog import RecordEditor

        editor = RecordEditor(shell, "person", None, _given(shell, typed[0], seat_id), field.window())
        editor.saved.connect(field.set_value)
        editor.open()

    new = Button("Thêm người mới", icon="user-plus", kind="link", on_click=add)
    return Labelled(label, field, required=required, beside=new)


def _given(shell: Shell, typed: str, seat_id: int) -> dict[str, Any]:
    """What was typed as her name, and the post of the seat parted from the name of its unit."""
    with shell.app.reader() as reader:
        seat = reader.values(SEAT, seat_id)
        post, unit = seat["post"], seat["unit"]
        name = reader.title(UNIT, unit) if unit else ""
    if name and fold(post).endswith(f" {fold(name)}"):
        post = post[: -len(name)].rstrip(" ,")
    return {"name": " ".join(typed.split()), "post": post, "unit": unit}
