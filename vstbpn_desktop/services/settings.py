"""Changing settings: checked as declared, in one named change that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.setting import write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.settings import SETTINGS, setting_field, settings_of
from vstbpn_desktop.spec import Field

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def change_settings(app: App, values: dict[str, Any]) -> None:
    """Set settings by name; what stays as it was is not written. UserError names the one that cannot be."""
    read = {name: _checked(setting_field(name), value) for name, value in values.items()}
    with app.database.read() as connection:
        now = settings_of(connection)
    changed = {name: value for name, value in read.items() if value != now[name]}
    with app.change(_label(changed)) as change:
        for name, value in changed.items():
            write_setting(change.connection, name, value)


def reset_settings(app: App, section: str) -> None:
    """Set all settings of a section back to what they are when nobody sets them."""
    change_settings(app, {field.id: field.default for field in settings_in(section)})


def settings_in(section: str) -> Iterable[Field]:
    """The settings of a section, as declared."""
    return (field for field in SETTINGS if field.section == section)


def _checked(field: Field, value: Any) -> Any:
    try:
        read = field.kind.parse(value)
    except UserError as error:
        raise UserError(f"{field.label}: {error.what}", error.todo) from error
    if field.required and read in (None, ""):
        raise UserError(f"{field.label}: chưa có giá trị.", "Hãy nhập một giá trị.")
    return read


def _label(changed: dict[str, Any]) -> str:
    words = [f"{setting_field(n).label}: {setting_field(n).kind.display(v)}" for n, v in changed.items()]
    return f"Đổi cài đặt {words[0]}" if len(words) == 1 else f"Đổi {len(words)} cài đặt"
