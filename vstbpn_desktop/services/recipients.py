"""Keeping the sets of recipients: made, changed, dropped, each in a change that can be taken back."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from vstbpn_desktop.db.setting import write_setting
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.recipient_sets import SETTING, RecipientSet, recipient_sets
from vstbpn_desktop.vietnamese.folding import clean, exact

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def save_set(app: App, given: RecipientSet, before: str = "") -> None:
    """Keep a set, in place of the one called `before`; its documents leave other sets.

    InvalidRecord: no name or one that is taken, no recipients.
    """
    wanted = _tidy(given)
    with app.database.read() as connection:
        sets = recipient_sets(connection)
    others = [kept for kept in sets if kept.name != before]
    _check(wanted, others)
    kept = [_without(other, wanted.documents) if other in others else wanted for other in sets]
    if wanted not in kept:
        kept.append(wanted)
    _write(app, f"{'Sửa' if before else 'Thêm'} nơi nhận: {wanted.name}", kept)


def drop_set(app: App, name: str) -> None:
    """Drop a set; its documents go by the profile again. UserError where there is none."""
    with app.database.read() as connection:
        sets = recipient_sets(connection)
    kept = [other for other in sets if other.name != name]
    if len(kept) == len(sets):
        raise UserError(f"Không có nơi nhận “{name}”.")
    _write(app, f"Xoá nơi nhận: {name}", kept)


def _tidy(given: RecipientSet) -> RecipientSet:
    lines = (" ".join(clean(line).split()).strip(" -;") for line in given.lines)
    return replace(given, name=" ".join(clean(given.name).split()), lines=tuple(filter(None, lines)))


def _check(wanted: RecipientSet, others: list[RecipientSet]) -> None:
    wrong = {}
    if not wanted.name:
        wrong["name"] = "Chưa có tên."
    elif exact(wanted.name) in {exact(other.name) for other in others}:
        wrong["name"] = f"Đã có “{wanted.name}”. Hãy đặt tên khác."
    if not wanted.lines:
        wrong["lines"] = "Chưa có nơi nhận nào."
    if wrong:
        raise InvalidRecord(" ".join(wrong.values()), wrong)


def _without(kept: RecipientSet, documents: tuple[str, ...]) -> RecipientSet:
    return replace(kept, documents=tuple(name for name in kept.documents if name not in documents))


def _write(app: App, label: str, sets: list[RecipientSet]) -> None:
    with app.change(label) as change:
        write_setting(change.connection, SETTING, [asdict(kept) for kept in sets])
