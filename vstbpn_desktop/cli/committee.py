"""The commands of the committees: who sits there, what is to change, what changed, and the change itself."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import parse_date

if TYPE_CHECKING:
    from vstbpn_desktop.queries.committee_boards import Board
    from vstbpn_desktop.queries.reading import Reader


def _roster(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.queries import committee, committee_history

    day = _day(app, options.as_of)
    with app.reader(day) as reader:
        if options.since:
            one = _one(app, reader, options.unit, day)
            for found in committee_history.compare(reader, one.id, _day(app, options.since), day):
                yield {"seat": found.number, "kind": found.kind, "role": found.role_words} | {
                    name: getattr(found, name) or None for name in ("post", "out", "into")
                }
            return
        lines = committee.roster(reader, day)
        if options.unit:
            unit = reader.get(app.registry["unit"], options.unit)
            lines = [line for line in lines if line.committee_unit == unit]
        yield from committee.lines_json(reader, lines)


def _committees(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.queries.committee_boards import boards, boards_json

    day = _day(app, options.as_of)
    with app.reader(day) as reader:
        yield from boards_json(reader, boards(reader, day))


def _history(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.queries.committee_history import steps
    from vstbpn_desktop.spec.kinds import ALWAYS

    with app.reader() as reader:
        for step in steps(reader, _one(app, reader, options.unit, app.today).id):
            kinds = ("add", "replace", "remove")
            yield {
                "date": step.day.isoformat() if step.day > ALWAYS else None,
                "decision": step.decision or None,
                "document": str(step.document_id) if step.document_id else None,
                "founding": step.founding,
                "members": step.members,
                **{kind: step.count(kind) for kind in kinds},
            }


def _review(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.queries import committee

    day = _day(app, options.as_of)
    with app.reader(day) as reader:
        chosen = _one(app, reader, options.unit, day).id if options.unit else None
        yield from map(asdict, committee.review(reader, day, chosen))


def _renew(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import committee

    day = parse_date(options.date, app.today)
    with app.reader(day) as reader:
        chosen = _one(app, reader, options.unit, day).id if options.unit else None
    return {"seats": committee.renew(app, day, options.decision, chosen), "date": day.isoformat()}


def _carry_out(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.records.document import SPEC
    from vstbpn_desktop.services import issuing

    with app.reader() as reader:
        document = reader.get(SPEC, options.key)
    return {"document": options.key, "note": issuing.carry_out(app, document) or None}


def _import(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.exchange.committee_lists import plan_file, take

    day = parse_date(options.date, app.today) if options.date else None
    plan = plan_file(app, Path(options.file), decision=options.decision, day=day)
    if plan.problems:
        raise UserError("\n".join(plan.problems), "Hãy sửa trong tệp rồi nhập lại; chưa ghi gì.")
    if not options.dry_run:
        take(app, plan)
    return plan.to_json()


def _day(app: App, words: str | None) -> dt.date:
    return parse_date(words, app.today) if words else app.today


def _one(app: App, reader: Reader, unit: str | None, day: dt.date) -> Board:
    """The committee of a unit, else the province's. UserError where there is none on that day."""
    from vstbpn_desktop.queries.committee_boards import boards, province_committee

    if not unit:
        found = province_committee(reader)
    else:
        unit_id = reader.get(app.registry["unit"], unit)
        found = next((one for one in boards(reader, day) if one.unit_id == unit_id), None)
    if found is None:
        whose = f"Đơn vị {unit}" if unit else "Tỉnh"
        raise UserError(f"{whose} chưa có Ban trong danh sách.", "Hãy thêm Ban trước.")
    return found


_AS_OF = arg("--as-of", metavar="NGÀY")
_UNIT = arg("--unit", metavar="MÃ", help="chỉ Ban của đơn vị này")

COMMANDS = (
    Command(
        "roster",
        "thành viên các Ban tại một ngày, hoặc thay đổi giữa hai ngày",
        _roster,
        (_AS_OF, _UNIT, arg("--since", metavar="NGÀY", help="chỉ những ghế khác so với ngày này")),
    ),
    Command(
        "committees", "các Ban tại một ngày: số thành viên, nữ, khuyết, cần thay", _committees, (_AS_OF,)
    ),
    Command("committee-history", "các lần kiện toàn của một Ban", _history, (_UNIT,)),
    Command("review", "rà soát kiện toàn tại một ngày", _review, (_AS_OF, _UNIT)),
    Command(
        "renew",
        "kiện toàn theo một quyết định",
        _renew,
        (
            arg("--date", required=True, metavar="NGÀY"),
            arg("--decision", required=True, metavar="QĐ"),
            _UNIT,
        ),
    ),
    Command(
        "carry-out",
        "cập nhật danh sách Ban theo quyết định kiện toàn đã phát hành",
        _carry_out,
        (arg("key", metavar="MÃ"),),
    ),
    Command(
        "import-committees",
        "nhập danh sách thành viên của nhiều Ban từ một tệp Excel",
        _import,
        (
            arg("file", metavar="TỆP.xlsx|.xls|.ods"),
            arg("--date", metavar="NGÀY", help="có từ ngày; để trống: theo tệp, nếu không thì không rõ"),
            arg("--decision", default="", metavar="QĐ", help="theo quyết định; để trống: theo tệp"),
            arg("--dry-run", action="store_true", help="chỉ đọc, không ghi"),
        ),
    ),
)
