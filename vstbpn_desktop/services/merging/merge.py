"""Two records made one in one change that can be undone, or only tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.merging.compare import ASKED, DROP, KEEP, Comparison, compare
from vstbpn_desktop.services.merging.moving import Mover
from vstbpn_desktop.services.merging.twins import MERGEABLE, differ
from vstbpn_desktop.services.trying import attempt
from vstbpn_desktop.spec import RecordSpec

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

__all__ = ["DROP", "KEEP", "Comparison", "Merged", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of two records: their keys and titles, field by field, what was moved by record type."""

    record: str
    key: str
    title: str
    dropped_key: str
    dropped_title: str
    fields: tuple[Comparison, ...]
    moved: tuple[tuple[str, int], ...]

    @property
    def asked(self) -> tuple[Comparison, ...]:
        """The fields in which they contradict."""
        return tuple(line for line in self.fields if line.outcome == ASKED)


def merge(
    app: App,
    record: str,
    keep: int,
    drop: int,
    choices: Mapping[str, str] | None = None,
    *,
    dry_run: bool = False,
) -> Merged:
    """Merge `drop` into `keep`; `choices` say by field whose value is taken ("keep", "drop").

    Everything that names the one names the other then. UserError says why they cannot be merged: other kinds
    of units, a unit that issued documents name.
    """
    if record not in MERGEABLE:
        raise UserError(f"Không gộp được loại mục “{record}”.", f"Gộp được: {', '.join(MERGEABLE)}.")
    if keep == drop:
        raise UserError("Hai mục là một.", "Hãy chọn hai mục khác nhau.")
    spec = app.registry[record]
    with attempt(app, f"Gộp {spec.label}", dry_run=dry_run) as change:
        reader = Reader(change.connection, change.registry, app.today)
        _refuse(reader, spec, keep, drop)
        compared = compare(
            reader, spec, reader.values(spec, keep), reader.values(spec, drop), dict(choices or {})
        )
        told = _told(reader, spec, keep, drop)
        mover = Mover(change, reader, dict(choices or {}))
        mover.move(spec, keep, drop)
        lines = (*compared.lines, *mover.asked)
        _refuse_unknown(choices or {}, lines)
        saving.delete(change, spec, [drop])
        saving.save(change, spec, keep, compared.values, app.today)
        dropped = f"{told[3]} ({told[2]})" if not spec.key.is_number else told[3]
        change.rename(f"Gộp {spec.label} {dropped} vào {told[1]}"[:200])
    counts = tuple(sorted((app.registry[name].plural, count) for name, count in mover.moved.items()))
    return Merged(record, *told, lines, counts)


def _told(reader: Reader, spec: RecordSpec, keep: int, drop: int) -> tuple[str, str, str, str]:
    return (
        reader.key(spec, keep), reader.title(spec, keep), reader.key(spec, drop), reader.title(spec, drop),
    )  # fmt: skip


def _refuse(reader: Reader, spec: RecordSpec, keep: int, drop: int) -> None:
    if why := differ(reader, spec.id, keep, drop):
        raise UserError(f"Không gộp được: {why}", "Nếu đơn vị đã sáp nhập, hãy dùng Sắp xếp, sáp nhập.")


def _refuse_unknown(choices: Mapping[str, str], lines: tuple[Comparison, ...]) -> None:
    """A choice for a field in which they do not contradict is a slip of the pen."""
    known = [line.field for line in lines if line.outcome == ASKED]
    for name in choices:
        if name not in known:
            todo = f"Các trường mâu thuẫn: {', '.join(known)}." if known else "Hai mục không mâu thuẫn gì."
            raise UserError(f"Không phải chọn cho “{name}”.", todo)
