"""Keeping things under a name: saved, renamed, deleted, each in a change that can be taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.setting import Setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.saved import Saved, Shelf, named
from vstbpn_desktop.vietnamese.folding import clean

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

LONGEST = 80


def save(app: App, shelf: Shelf, name: str, value: Any) -> None:
    """Keep a value under a name, in place of the one that had it. UserError for no name or a long one."""
    name, content = _checked(name), json.dumps(value, ensure_ascii=False)
    with app.change(f"Lưu {shelf.noun} “{name}”") as change:
        old = named(change.connection, shelf, name)
        if old is None:
            change.insert(Setting, {"name": shelf.prefix + name, "value": content})
        else:
            change.update(Setting, old.id, {"name": shelf.prefix + name, "value": content})


def rename(app: App, shelf: Shelf, one: Saved, name: str) -> None:
    """Give another name. UserError for no name, a long one, one that is taken."""
    name = _checked(name)
    with app.change(f"Đổi tên {shelf.noun} “{one.name}” thành “{name}”") as change:
        other = named(change.connection, shelf, name)
        if other is not None and other.id != one.id:
            raise UserError(f"Đã có {shelf.noun} “{other.name}”.", "Hãy đặt tên khác.")
        change.update(Setting, one.id, {"name": shelf.prefix + name})


def remove(app: App, shelf: Shelf, one: Saved) -> None:
    """Delete it."""
    with app.change(f"Xoá {shelf.noun} “{one.name}”", kind="delete") as change:
        change.delete(Setting, one.id)


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise UserError("Chưa có tên.", "Hãy đặt một tên dễ nhớ.")
    if len(name) > LONGEST:
        raise UserError(f"Tên dài {len(name)} ký tự, nhiều hơn {LONGEST}.", "Hãy rút gọn.")
    return name
