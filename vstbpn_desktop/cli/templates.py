"""The commands of Word templates: check, keep, list, fill."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import RecordSpec

if TYPE_CHECKING:
    from vstbpn_desktop.services.templates import Template


def list_templates(app: App, options: argparse.Namespace) -> Iterator[Any]:
    """The templates that are kept."""
    from vstbpn_desktop.services import templates

    for template in templates.templates(app):
        yield _told(template)


def list_fields(app: App, options: argparse.Namespace) -> Iterator[Any]:
    """The fields a template may name; of a record, what they hold."""
    from vstbpn_desktop.queries.saved import TEMPLATE_SUBJECTS
    from vstbpn_desktop.services import templates

    if options.record is not None and options.record not in TEMPLATE_SUBJECTS:
        raise UserError(
            f"Mẫu Word không điền cho “{options.record}”.", f"Dùng được: {', '.join(TEMPLATE_SUBJECTS)}."
        )
    subject = app.registry[options.record] if options.record else None
    row_id = _row(app, subject, options.key) if subject is not None and options.key else None
    yield from map(asdict, templates.field_lines(app, subject, row_id))


def add_template(app: App, options: argparse.Namespace) -> Any:
    """Check a Word file and keep it."""
    from vstbpn_desktop.services import templates

    path = Path(options.file)
    if options.dry_run:
        return _told(templates.from_file(path)[0])
    return _told(templates.add(app, path, options.name))


def fill_template(app: App, options: argparse.Namespace) -> Any:
    """Fill a template for records, into one file or a folder of files."""
    from vstbpn_desktop.services import templates

    template, data = _chosen(app, options.template)
    ids = _wanted(app, template, options)
    if options.folder:
        paths = templates.fill_folder(app, template, data, ids, Path(options.folder))
        return {"template": template.name, "folder": options.folder, "files": [path.name for path in paths]}
    if not options.out or Path(options.out).suffix.lower() != ".docx":
        raise UserError("Chưa nói ghi vào đâu.", "Hãy thêm --out TỆP.docx hoặc --folder THƯ_MỤC.")
    from vstbpn_desktop.documents.render import save

    if len(ids) > 1:
        filled = templates.fill_together(app, template, data, ids)
    else:
        filled = templates.fill(app, template, data, ids[0] if ids else None)
    save(filled.content, Path(options.out))
    records = max(len(ids), 1)
    return {"template": template.name, "file": options.out, "count": records, "blanks": list(filled.blanks)}


def _told(template: Template) -> dict[str, Any]:
    record = template.subject.id if template.subject else None
    return {"name": template.name, "file": template.file, "record": record}


def _chosen(app: App, wanted: str) -> tuple[Template, bytes]:
    """A kept template by its name, or a file."""
    from vstbpn_desktop.services import templates

    path = Path(wanted)
    if path.suffix.lower() == ".docx" and path.is_file():
        return templates.from_file(path)
    template = templates.find(app, wanted)
    return template, templates.content(app, template)


def _wanted(app: App, template: Template, options: argparse.Namespace) -> list[int]:
    subject = template.subject
    if subject is None and (options.keys or options.group):
        raise UserError(f"Mẫu “{template.name}” không điền cho mục nào.", "Hãy bỏ mã khỏi lệnh.")
    ids = [_row(app, subject, key) for key in options.keys] if subject is not None else []
    if options.group and subject is not None:
        ids += _group(app, subject, options.group)
    return ids


def _group(app: App, subject: RecordSpec, key: str) -> list[int]:
    from vstbpn_desktop.queries.groups import members, protocol_order

    if subject.id != "unit":
        raise UserError(f"Nhóm chỉ dùng cho đơn vị; mẫu điền cho {subject.label}.", "Hãy ghi mã từng mục.")
    with app.reader() as reader:
        group = reader.get(app.registry["unit_group"], key)
        return protocol_order(reader, members(reader.connection, group, reader.as_of))


def _row(app: App, subject: RecordSpec, key: str) -> int:
    with app.reader() as reader:
        return reader.get(subject, key)
