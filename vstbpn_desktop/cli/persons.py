"""The commands about one person's data: everything that is held, and anonymising."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.records.person import SPEC


def _extract(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import making
    from vstbpn_desktop.services.issuing.snapshot import plain_value

    person = _person(app, options.key)
    out = Path(options.out) if options.out else None
    if out is not None and out.suffix.lower() in (".docx", ".pdf"):
        making.make(app, "person-extract", out, {"person": options.key})
        return {"person": options.key, "file": options.out}
    if out is not None and out.suffix.lower() != ".json":
        raise UserError(f"Không trích được ra “{out}”.", "Dùng đuôi .docx, .pdf hoặc .json.")
    from vstbpn_desktop.queries.person_data import held

    with app.reader() as reader:
        found = {"key": options.key, **plain_value(asdict(held(reader, person)))}
    app.access.went_out(SPEC.id, "Trích dữ liệu một người", 1, "JSON")
    if out is None:
        return found
    return _written(out, found)


def _written(out: Path, found: dict[str, Any]) -> Any:
    try:
        out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise UserError(f"Không ghi được {out} ({why(error)}).", "Hãy chọn nơi khác.") from error
    return {"person": found["key"], "file": str(out)}


def _anonymise(app: App, options: argparse.Namespace) -> Any:
    from vstbpn_desktop.services import anonymising

    person = _person(app, options.key)
    if options.dry_run:
        return asdict(anonymising.prospect(app, person))
    done = asdict(anonymising.anonymise(app, person))
    # What was done is told without the name that is gone.
    counted = {name: len(done[name]) for name in ("texts", "frozen", "namesakes")}
    return {name: value for name, value in done.items() if name != "name"} | counted


def _person(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(SPEC, key)


_KEY = arg("key", metavar="MÃ", help="mã của người")

COMMANDS = (
    Command("person-extract", "mọi dữ liệu đang lưu về một người", _extract, (
        _KEY, arg("--out", metavar="TỆP.docx|.pdf|.json", help="để trống: in ra JSON"),
    )),
    Command("anonymise", "ẩn danh một người (không hoàn tác được), số liệu vẫn giữ", _anonymise, (
        _KEY, arg("--dry-run", action="store_true", help="chỉ xem sẽ làm gì"),
    )),
)  # fmt: skip
