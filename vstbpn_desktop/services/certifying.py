"""Numbers for certificates: running through the year, each given once, whatever becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.certificates import earners, next_number, numbers
from vstbpn_desktop.records.certificate import GIVEN, SPEC
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.services import saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


@dataclass(frozen=True, slots=True)
class Numbered:
    """How many certificates got a number now, from which to which; 0 and 0 for none."""

    given: int
    first: int
    last: int


def number_certificates(app: App, class_id: int) -> Numbered:
    """Give the next numbers of the class's year to all who earn a certificate and have none yet, in the order
    of the list, in one change. UserError where nobody earns one.

    Taking the change back leaves the numbers as "huỷ".
    """
    with app.reader() as reader:
        title, year = reader.title(TRAINING_CLASS, class_id), reader.values(TRAINING_CLASS, class_id)["year"]
        earning = earners(reader, class_id)
        known = numbers(reader.connection, class_id)
    if not earning:
        raise UserError(
            f"Lớp “{title}” chưa có ai đủ điều kiện nhận giấy chứng nhận.", "Hãy xem lại điểm danh."
        )
    new = [line for line in earning if line.id not in known]
    if not new:
        return Numbered(0, 0, 0)
    with app.change(f"Cấp {len(new)} số giấy chứng nhận lớp {title}"[:200]) as change:
        first = next_number(change.connection, year)
        for number, line in enumerate(new, first):
            values = {
                "year": year, "number": number, "name": line.name, "participant": line.id,
                "training_class": class_id, "state": GIVEN, "date": app.today,
            }  # fmt: skip
            saving.save(change, SPEC, None, values, app.today)
    return Numbered(len(new), first, first + len(new) - 1)
