"""Keeping templates: the content among the attachments by its hash, the name beside other saved things.

Both go into backups; adding, renaming and deleting are changes that can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.queries.saved import WORD_TEMPLATES, Saved, named, saved
from vstbpn_desktop.services import attachments
from vstbpn_desktop.services import saved as keeping
from vstbpn_desktop.services.secrecy import refuse_file
from vstbpn_desktop.services.templates.catalogue import catalogue, subject_of
from vstbpn_desktop.spec import RecordSpec

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.exchange.word_template.checking import Problem

ENDING = ".docx"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name, the name of its file, the hash of its content, the record it is filled for.

    `subject` is None where it names nothing but the committee and the day; `shared`: heads, feet or notes
    name the record, so that each needs a file of its own. `saved` is None for one that is not kept.
    """

    name: str
    file: str
    sha256: str
    subject: RecordSpec | None
    shared: bool
    saved: Saved | None = None


class BrokenTemplate(UserError):
    """A template that cannot be used: all that is wrong with it, tag by tag."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        more = len(problems) - _SHOWN
        listed = "\n".join(f"- {problem}" for problem in problems[:_SHOWN])
        rest = f"\n- và {more} chỗ khác" if more > 0 else ""
        super().__init__(
            f"Mẫu “{name}” có {len(problems)} chỗ chưa dùng được:\n{listed}{rest}\n",
            "Hãy sửa trong Word rồi thêm lại.",
        )
        self.problems = problems


def check_file(name: str, data: bytes) -> Template:
    """Look at a template. UserError: no Word file; `BrokenTemplate`: tags that are wrong."""
    from vstbpn_desktop.exchange.word_template.checking import Problem, check

    checked = check(data, catalogue())
    problems = checked.problems
    subjects = [spec for spec in map(subject_of, checked.uses) if spec is not None]
    if not problems and len(subjects) > 1:
        told = " và ".join(spec.label for spec in subjects)
        todo = "Mỗi mẫu chỉ dùng trường của một loại mục, thêm hồ sơ Ban và ngày."
        problems = (Problem("", "", f"Mẫu dùng trường của {told} cùng lúc.", todo),)
    if not problems and checked.count == 0:
        todo = "Hãy đặt vào tệp các trường như {{ don_vi.ten_don_vi }}."
        problems = (Problem("", "", "Tệp không có thẻ nào để điền.", todo),)
    if problems:
        raise BrokenTemplate(name, problems)
    subject = subjects[0] if subjects else None
    shared = any(subject_of(used) is not None for used in checked.shared)
    return Template(Path(name).stem, name, "", subject, shared)


def read_file(path: Path) -> bytes:
    """The bytes of a template's file."""
    from vstbpn_desktop.exchange.word_template.package import LARGEST_FILE

    if path.suffix.lower() != ENDING:
        raise UserError(f"Tệp “{path.name}” không phải tệp Word (.docx).", "Hãy lưu lại dưới dạng .docx.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(f"Tệp “{path.name}” lớn hơn 20 MB.", "Hãy bớt ảnh trong mẫu rồi thêm lại.")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được tệp “{path.name}” ({why(error)}).", "Hãy xem lại tệp.") from error


def from_file(path: Path) -> tuple[Template, bytes]:
    """A template that is used where it lies, not kept."""
    data = read_file(path)
    refuse_file(path.name, data)
    return check_file(path.name, data), data


def add(app: App, path: Path, name: str = "") -> Template:
    """Check a template and keep it under a name (default: the file's), in place of the one that had it."""
    checked, data = from_file(path)
    stored = attachments.store_bytes(app.folder, path.name, data)
    value = {
        "file": path.name,
        "sha256": stored.sha256,
        "subject": checked.subject.id if checked.subject else None,
        "shared": checked.shared,
    }
    name = name or checked.name
    keeping.save(app, WORD_TEMPLATES, name, value)
    return find(app, name)


def templates(app: App) -> list[Template]:
    """The templates that are kept, by name."""
    with app.database.read() as connection:
        return [_template(app, one) for one in saved(connection, WORD_TEMPLATES)]


def find(app: App, name: str) -> Template:
    """The template of that name, accents and case aside. UserError where there is none, naming those there
    are."""
    with app.database.read() as connection:
        found = named(connection, WORD_TEMPLATES, name)
    if found is None:
        known = ", ".join(f"“{one.name}”" for one in templates(app)) or "chưa có mẫu nào"
        raise UserError(f"Không có mẫu Word “{name}”.", f"Các mẫu: {known}.")
    return _template(app, found)


def content(app: App, template: Template) -> bytes:
    """The bytes of a template that is kept. UserError where they are missing."""
    try:
        return attachments.content(app.folder, template.sha256)
    except OSError as error:
        raise UserError(
            f"Không tìm thấy nội dung của mẫu “{template.name}” trong thư mục dữ liệu.",
            "Hãy thêm lại tệp mẫu, hoặc phục hồi từ bản sao lưu có tệp này.",
        ) from error


def rename(app: App, template: Template, name: str) -> None:
    """Give another name. UserError for no name or one that is taken."""
    assert template.saved is not None
    keeping.rename(app, WORD_TEMPLATES, template.saved, name)


def remove(app: App, template: Template) -> None:
    """Delete it; that can be taken back, its content stays."""
    assert template.saved is not None
    keeping.remove(app, WORD_TEMPLATES, template.saved)


def _template(app: App, one: Saved) -> Template:
    value: dict[str, Any] = one.value
    record: str | None = value["subject"]
    subject = app.registry[record] if record else None
    return Template(one.name, value["file"], value["sha256"], subject, value["shared"], one)
