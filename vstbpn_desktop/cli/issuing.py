"""The commands from draft to issued: JSON lines out, what to know of them on standard error."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import YEAR, Command, arg
from vstbpn_desktop.records.document import SPEC
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.symbol_codes import COPY_KINDS

if TYPE_CHECKING:
    from vstbpn_desktop.services.making import Made

REGISTERS = {"out": "register-out", "in": "register-in"}


def _draft(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import issuing, making

    given = dict(making.parse_option(word) for word in options.option)
    given |= {"year": str(options.year)} if options.year else {}
    given |= {"period": options.period} if options.period else {}
    return _shown(app, issuing.start_draft(app, options.document, given))


def _issue(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import issuing

    day = parse_date(options.date, app.today) if options.date else None
    issued = issuing.issue(
        app, _id(app, options.key), options.number, day, options.series, confirm=options.confirm,
        pdf=Path(options.pdf) if options.pdf else None,
    )  # fmt: skip
    for warning in issued.warnings:
        sys.stderr.write(f"Lưu ý: {warning}\n")
    files = {role: {"name": file.name, "sha256": file.sha256} for role, file in issued.files.items()}
    return _shown(app, issued.id) | {"files": files, "confirmed": [str(item) for item in issued.confirmed]}


def _take_back(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import issuing

    document = _id(app, options.key)
    issuing.take_back(app, document, Path(options.file))
    return _shown(app, document)


def _acting(name: str) -> Callable[[App, argparse.Namespace], Any]:
    def act(app: App, options: argparse.Namespace) -> Any:
        from vstbpn_desktop.services import issuing

        propose: Callable[..., int] = getattr(issuing, name)
        return _shown(app, propose(app, _id(app, options.key), options.reason))

    return act


def _copy(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import issuing

    return _shown(app, issuing.copy(app, _id(app, options.key), options.form))


def _reserve(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.services import issuing

    given = issuing.reserve(
        app, options.series, count=options.count, year=options.year, reason=options.reason
    )
    yield from map(asdict, given)


def _register(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.services import making

    path = Path(options.out) if options.out else None
    made = making.make(app, REGISTERS[options.direction], path, {"year": str(options.year)})
    if path is not None:
        yield {"register": options.direction, "file": options.out, "notes": list(made.notes)}
    else:
        yield from _lines(made)


def _lines(made: Made) -> Iterator[dict[str, Any]]:
    """The lines of a register by the names of its columns."""
    from vstbpn_desktop.services.issuing.snapshot import plain_value

    for line in made.data.lines:
        yield {name: value for name, value in plain_value(line).items() if name != "type"}


def _id(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(SPEC, key)


def _shown(app: App, document: int) -> dict[str, Any]:
    """What every command tells of a document: its key, where it stands, its number and day."""
    values = app.record(SPEC.id, document).values
    date: dt.date | None = values["date"]
    return {
        "key": str(document),
        "state": SPEC.field("state").kind.display(values["state"]),
        "symbol": values["symbol"] or None,
        "number": values["number"],
        "date": date.isoformat() if date else None,
        "kind": values["kind_name"],
        "subject": values["subject"],
        "acts_on": str(values["acts_on"]) if values["acts_on"] else None,
    }


_KEY = arg("key", metavar="MÃ")
_REASON = arg("--reason", default="", metavar="LÝ DO")
_SERIES = arg("--series", default="", metavar="DÃY SỐ", help="mã dãy số; để trống: dãy của loại văn bản")

COMMANDS = (
    Command("draft", "lưu dự thảo một văn bản để trình ký, phát hành", _draft, (
        arg("document"), YEAR, arg("--period", metavar="KỲ"),
        arg("--option", action="append", default=[], metavar="k=v"),
    )),
    Command("issue", "phát hành: lấy số, ghi ngày, đóng băng bản Word, PDF và số liệu", _issue, (
        _KEY, arg("--number", metavar="SỐ", help="số văn thư cấp, hoặc cả ký hiệu; để trống: số tiếp theo"),
        arg("--date", metavar="NGÀY", help="để trống: hôm nay"), _SERIES,
        arg("--confirm", action="store_true", help="xác nhận các giá trị còn “cần xác nhận”"),
        arg("--pdf", metavar="TỆP.pdf", help="bản PDF của bản Word đã nhận lại"),
    )),
    Command("take-back", "nhận bản Word đã sửa làm bản chính thức", _take_back, (
        _KEY, arg("file", metavar="TỆP.docx"),
    )),
    Command("withdraw", "lập dự thảo văn bản thu hồi", _acting("withdraw"), (_KEY, _REASON)),
    Command("correct", "lập dự thảo công văn đính chính", _acting("correct"), (_KEY, _REASON)),
    Command("replace", "lập dự thảo văn bản thay thế", _acting("replace"), (_KEY, _REASON)),
    Command("copy", "lập bản sao y, sao lục, trích sao của một văn bản", _copy, (
        _KEY, arg("--form", choices=tuple(COPY_KINDS), default="SY", help="hình thức sao"),
    )),
    Command("reserve", "giữ chỗ số văn bản", _reserve, (
        _SERIES, arg("--count", type=int, default=1, metavar="N"), YEAR, _REASON,
    )),
    Command("register", "sổ văn bản đi, đến của một năm", _register, (
        arg("direction", choices=tuple(REGISTERS)),
        arg("--year", type=int, required=True, metavar="NĂM", help="năm"),
        arg("--out", metavar="TỆP.docx|.pdf|.xlsx"),
    )),
)  # fmt: skip
