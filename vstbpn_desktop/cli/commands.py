"""The commands: each a name, its arguments and what it does with the App."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli import (
    certificates,
    committee,
    issuing,
    keeping,
    password,
    persons,
    templates,
    units,
    updating,
)
from vstbpn_desktop.cli.command import YEAR, Command, arg, json_object, read_text, spec_of
from vstbpn_desktop.clock import Clock
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.queries.calendar import calendar
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.queries.progress import progress
from vstbpn_desktop.queries.today import today_items
from vstbpn_desktop.services import (
    assigning,
    checking,
    importing,
    new_year,
    profiles,
    safekeeping,
    starting,
    transfer,
)
from vstbpn_desktop.vietnamese.dates import parse_date

if TYPE_CHECKING:
    from vstbpn_desktop.exchange.programme.draft import ProgrammeDraft
    from vstbpn_desktop.services import citing


def _init(app: App, options: argparse.Namespace) -> Any:
    return starting.initialise(app, options.starter)


def _profile(app: App, options: argparse.Namespace) -> Any:
    if options.file:
        profiles.set_profile(app, json_object(options.file))
    return profiles.show_profile(app)


def _records(app: App, options: argparse.Namespace) -> Iterator[Any]:
    with app.reader() as reader:
        for spec in app.registry:
            yield {"record": spec.id, "label": spec.plural, "count": reader.count(spec)}


def _fields(app: App, options: argparse.Namespace) -> Any:
    return transfer.describe(spec_of(app, options.record))


def _dump(app: App, options: argparse.Namespace) -> Iterator[Any]:
    spec, count = spec_of(app, options.record), 0
    day = parse_date(options.as_of, app.today) if options.as_of else None
    with app.reader(day) as reader:
        try:
            for line in transfer.dump(reader, spec, options.year, day):
                count += 1
                yield line
        finally:
            app.access.went_out(spec.id, spec.plural, count if spec.id in NAMING else 0, "JSON")


def _put(app: App, options: argparse.Namespace) -> Any:
    return asdict(transfer.put_lines(app, spec_of(app, options.record), read_text(options.file).splitlines()))


def _delete(app: App, options: argparse.Namespace) -> Any:
    spec = spec_of(app, options.record)
    with app.reader() as reader:
        row_id = reader.get(spec, options.key)
    return app.delete(spec.id, [row_id])


def _search(app: App, options: argparse.Namespace) -> Iterator[Any]:
    for hit in app.search(options.words, options.limit):
        yield {"record": hit.record, "key": hit.key, "title": hit.title, "where": hit.where}


def _import_programme(app: App, options: argparse.Namespace) -> Any:
    source = None if options.file == "-" else Path(options.file)
    return importing.take_headless(app, _draft(options), options.year, source)


def _draft(options: argparse.Namespace) -> ProgrammeDraft:
    if options.file == "-":
        return importing.read(sys.stdin.buffer.read(), options.year)
    return importing.read(Path(options.file), options.year)


def _dry_import(options: argparse.Namespace) -> Any:
    return _draft(options).to_json() if options.dry_run else None


def _assign(app: App, options: argparse.Namespace) -> Any:
    with app.reader() as reader:
        task = reader.get(app.registry["task"], options.key)
        groups = assigning.parse_targets(reader, "unit_group", options.groups)
        units = assigning.parse_targets(reader, "unit", options.units)
    if not groups and not units:
        raise UserError("Chưa nói giao cho ai.", "Hãy thêm --groups hoặc --units.")
    due = parse_date(options.due, app.today) if options.due else None
    return str(assigning.assign(app, [task], groups, units, due))


def _progress(app: App, options: argparse.Namespace) -> Iterator[Any]:
    period = parse_period(options.period) if options.period else None
    with app.reader() as reader:
        for task in progress(reader, options.year or app.working_year(), app.today, period):
            counted = ("key", "assigned", "exempt", "submitted", "accepted", "results", "shown")
            yield {name: getattr(task, name) for name in counted}


def _today(app: App, options: argparse.Namespace) -> Iterator[Any]:
    with app.reader() as reader:
        for item in today_items(reader, app.today):
            due = item.due.isoformat() if item.due else None
            line = {"kind": item.kind, "key": item.key, "title": item.title, "due": due, "shown": item.shown}
            units = [reader.key(app.registry["unit"], unit_id) for unit_id in item.units]
            yield line | ({"units": units} if units else {})


def _calendar(app: App, options: argparse.Namespace) -> Iterator[Any]:
    with app.reader() as reader:
        for entry in calendar(reader, options.year):
            yield {
                "date": entry.date.isoformat(),
                "end": entry.end.isoformat() if entry.end else None,
                "weekday": entry.weekday,
                "kind": entry.kind,
                "title": entry.title,
                "warning": entry.warning or None,
            }


def _new_year(app: App, options: argparse.Namespace) -> Any:
    return asdict(new_year.open_year(app, options.year))


def _documents(options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import making

    today = parse_date(options.today, dt.date.today()) if options.today else None
    return making.documents_listing(today)


def _nothing(app: App, options: argparse.Namespace) -> None:
    """What a command does with the data that `alone` has answered without."""


def _make(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import making

    given = dict(making.parse_option(word) for word in options.option)
    given |= {"year": str(options.year)} if options.year else {}
    given |= {"period": options.period} if options.period else {}
    path = None if options.apart else Path(options.out)
    made = making.make(app, options.document, path, given, draft=options.draft)
    written = options.out
    if options.apart:
        from vstbpn_desktop.services.sending import send_apart

        written = str(send_apart(made.document, Path(options.out), f".{options.apart}"))
        making.log_leaving(app, made, f".{options.apart}")
    return {"document": options.document, "file": written, "notes": list(made.notes)}


def _export(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.exchange.excel import export_records

    spec, path = spec_of(app, options.record), Path(options.file)
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"Không xuất được ra “{path}”.", "Dùng đuôi .xlsx.")
    count = export_records(app, spec.id, path, year=options.year)
    return {"record": spec.id, "file": options.file, "rows": count}


def _import(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.exchange.excel import known_already, plan_import, take_import

    plan = plan_import(app, spec_of(app, options.record).id, Path(options.file))
    if plan.problems:
        raise UserError("\n".join(map(str, plan.problems)))
    known = known_already(app, plan)
    if not options.dry_run:
        take_import(app, plan, known)
    return plan.to_json(known)


def _check_citations(app: App, options: argparse.Namespace) -> Iterator[Any]:
    from vstbpn_desktop.services import citing

    if options.file:
        reviewed = citing.review(app, _free_text(options.file))
    else:
        reviewed = citing.review(app, citing.ProgrammeText(options.year or app.working_year()))
    for finding in reviewed.open:
        yield {
            "kind": str(finding.kind),
            "symbol": finding.symbol,
            "normal": finding.normal,
            "text": " ".join(finding.text.split()),
            "where": finding.where,
            "expected": " ".join(finding.expected.split()) or None,
            "reason": finding.reason,
        }


def _free_text(file: str) -> citing.FreeText:
    from vstbpn_desktop.services import citing

    return citing.read_free(sys.stdin.buffer.read() if file == "-" else Path(file))


def _backup(app: App, options: argparse.Namespace) -> Any:
    return asdict(safekeeping.back_up(app, Path(options.file)))


def _restore(app: App, options: argparse.Namespace) -> Any:
    source = Path(options.file)
    word = password.password(options.backup_password_file, "") if options.backup_password_file else ""
    seen = safekeeping.outlook(app, source, word)
    told = {"lost": list(map(str, seen.lost)), "gained": list(map(str, seen.gained))}
    report = {**asdict(seen.info), "now": seen.now, **told, "restored": not options.dry_run}
    return report if options.dry_run else report | {"before": str(safekeeping.restore(app, source, word))}


def _rescue(folder: DataFolder, options: argparse.Namespace) -> Any:
    """A backup in the place of data that cannot be opened."""
    source = Path(options.file) if "file" in options else None
    chosen, aside = safekeeping.salvage(folder, Clock(), source)
    return {"restored": True, "from": str(chosen), "damaged": str(aside)}


def _rescue_if_asked(folder: DataFolder, options: argparse.Namespace) -> Any:
    """Without a backup where no table is hit: nothing is lost then."""
    if options.repair:
        try:
            aside = safekeeping.mend(folder, Clock())
        except DamagedData:
            return _rescue(folder, options)
        return {"mended": safekeeping.MENDED.format(aside.name), "damaged": str(aside)}
    raise DamagedData(
        "Tệp dữ liệu hỏng, không mở được.",
        "Hãy chạy check --repair: sửa tại chỗ nếu chỉ hỏng chỉ mục, nếu không thì dùng bản sao lưu gần nhất "
        "đã kiểm chứng; hoặc restore TỆP.",
    )


def _check(app: App, options: argparse.Namespace) -> Iterator[Any]:
    problems = checking.check(app, repair=options.repair)
    yield from map(asdict, problems)
    if any(not problem.repaired for problem in problems):
        left = [problem for problem in problems if not problem.repaired]
        todo = " ".join(dict.fromkeys(problem.todo for problem in left))
        raise UserError(f"Dữ liệu có {len(left)} vấn đề.", todo)
    yield {"ok": True}


COMMANDS = (
    Command("init", "tạo thư mục dữ liệu", _init, (
        arg("--starter", choices=starting.STARTERS, default="none", help="dữ liệu ban đầu"),
    ), creates=True),
    Command("profile", "xem hoặc đặt hồ sơ Ban", _profile, (arg("file", nargs="?", metavar="TỆP.json"),)),
    Command("records", "các loại mục và số lượng", _records),
    Command("fields", "các trường của một loại mục", _fields, (arg("record"),)),
    Command("dump", "in các mục dạng JSON, mỗi dòng một mục", _dump, (
        arg("record"), YEAR, arg("--as-of", metavar="NGÀY"),
    )),
    Command("put", "thêm hoặc sửa các mục từ JSON", _put, (
        arg("record"), arg("file", metavar="TỆP.jsonl"),
    )),
    Command("delete", "xoá một mục (hoàn tác được)", _delete, (arg("record"), arg("key", metavar="MÃ"))),
    *keeping.COMMANDS,
    Command("search", "tìm trong mọi mục", _search, (
        arg("words", metavar="TỪ"), arg("--limit", type=int, default=20),
    )),
    Command("import-programme", "nhập chương trình công tác năm", _import_programme, (
        arg("file", metavar="TỆP"), arg("--year", type=int, required=True, metavar="NĂM"),
        arg("--dry-run", action="store_true", help="chỉ đọc, không ghi"),
    ), alone=_dry_import),
    Command("assign", "giao nhiệm vụ", _assign, (
        arg("key", metavar="MÃ"), arg("--groups", default=""), arg("--units", default=""),
        arg("--due", metavar="NGÀY"),
    )),
    Command("progress", "tiến độ mọi nhiệm vụ", _progress, (YEAR, arg("--period", metavar="KỲ"))),
    Command("today", "việc cần làm hôm nay", _today),
    Command("calendar", "lịch một năm: ngày nghỉ, ngày kỷ niệm, hạn, lớp, kiểm tra", _calendar, (
        arg("--year", type=int, required=True, metavar="NĂM"),
    )),
    Command("certify", "cấp số giấy chứng nhận cho một lớp", certificates.certify, (
        arg("key", metavar="LỚP"),
    )),
    Command("new-year", "mở năm mới từ chương trình năm trước", _new_year, (
        arg("year", type=int, metavar="NĂM"),
    )),
    Command("documents", "các văn bản lập được", _nothing, alone=_documents),
    Command("make", "lập một văn bản", _make, (
        arg("document"), arg("--out", required=True, metavar="TỆP.docx|.pdf|.xlsx"),
        arg("--apart", choices=("docx", "pdf"), help="mỗi nơi một tệp; --out là thư mục chứa"),
        arg("--draft", action="store_true"), YEAR, arg("--period", metavar="KỲ"),
        arg("--option", action="append", default=[], metavar="k=v"),
    )),
    Command("export", "xuất một danh sách ra Excel", _export, (
        arg("record"), arg("file", metavar="TỆP.xlsx"), YEAR,
    )),
    Command("import", "nhập một danh sách từ Excel", _import, (
        arg("record"), arg("file", metavar="TỆP.xlsx|.xls|.ods"),
        arg("--dry-run", action="store_true", help="chỉ đọc, không ghi"),
    )),
    Command("check-citations", "rà soát căn cứ của chương trình năm hoặc của một tệp", _check_citations, (
        arg("--file", metavar="TỆP.docx|.txt|-"), YEAR,
    )),
    Command("templates", "các mẫu Word của tôi", templates.list_templates),
    Command("template-fields", "các trường dùng được trong mẫu Word", templates.list_fields, (
        arg("record", nargs="?"), arg("key", nargs="?", metavar="MÃ"),
    )),
    Command("add-template", "kiểm tra và giữ một mẫu Word", templates.add_template, (
        arg("file", metavar="TỆP.docx"), arg("--name", default="", metavar="TÊN"),
        arg("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi"),
    )),
    Command("fill", "điền một mẫu Word: một tệp, hoặc mỗi mục một tệp", templates.fill_template, (
        arg("template", metavar="MẪU|TỆP.docx"), arg("keys", nargs="*", metavar="MÃ"),
        arg("--group", metavar="NHÓM"), arg("--out", metavar="TỆP.docx"),
        arg("--folder", metavar="THƯ_MỤC"),
    )),
    *issuing.COMMANDS,
    *units.COMMANDS,
    *persons.COMMANDS,
    *committee.COMMANDS,
    *password.COMMANDS,
    Command("backup", "sao lưu ra một tệp", _backup, (arg("file", metavar="TỆP"),)),
    Command("restore", "phục hồi từ một bản sao lưu", _restore, (
        arg("file", metavar="TỆP"), arg("--dry-run", action="store_true"),
        arg("--backup-password-file", metavar="TỆP", help="mật khẩu của bản sao lưu, nếu khác"),
    ), rescue=_rescue),
    Command("check", "kiểm tra dữ liệu", _check, (
        arg("--repair", action="store_true", help="sửa những gì sửa được"),
    ), rescue=_rescue_if_asked),
    *updating.COMMANDS,
)  # fmt: skip
