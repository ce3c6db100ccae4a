"""Corrections taken over: into the record that a text comes from, or into free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.citing import Finding, Mark, Origin
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.citing.reviewing import Reviewed
from vstbpn_desktop.services.citing.subjects import FreeText
from vstbpn_desktop.vietnamese.folding import nfc

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Change


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` at a position of a stored text becomes `new`; with them the whole phrase before and after."""

    origin: Origin
    start: int
    old: str
    new: str
    phrase: str
    corrected: str


def edits_of(reviewed: Reviewed, finding: Finding) -> tuple[Edit, ...]:
    """What accepting a finding would change; empty where nothing is proposed or nothing of it is stored."""
    edits: dict[tuple[Origin, int], Edit] = {}
    for mark in finding.marks:
        for edit in _edits(reviewed, mark):
            edits.setdefault((edit.origin, edit.start), edit)
    return tuple(edits.values())


def _edits(reviewed: Reviewed, mark: Mark) -> Iterator[Edit]:
    if mark.replacement is None:
        return
    passage = reviewed.passages[mark.passage]
    phrase = passage.text[mark.start : mark.end]
    if passage.origin is not None:
        yield _edit(passage.origin, mark.start, mark, phrase, mark.replacement)
        return
    for stored in reviewed.stored:
        for found in re.finditer(re.escape(phrase), stored.text):
            if stored.origin is not None:
                yield _edit(stored.origin, found.start(), mark, phrase, mark.replacement)


def _edit(origin: Origin, begin: int, mark: Mark, phrase: str, new: str) -> Edit:
    """A mark as an edit where its phrase begins at a position of the stored text."""
    first, last = mark.first - mark.start, mark.last - mark.start
    return Edit(origin, begin + first, phrase[first:last], new, phrase, phrase[:first] + new + phrase[last:])


def accept(app: App, reviewed: Reviewed, finding: Finding) -> None:
    """Correct the records that a finding's text comes from, in one change.

    UserError where there is nothing to correct, or where the text was changed since it was reviewed.
    """
    edits = edits_of(reviewed, finding)
    if not edits:
        raise UserError("Chỗ này không có gì để sửa ở đây.", "Hãy sửa ở nơi câu này được viết.")
    with app.change(f"Sửa căn cứ {finding.symbol} thành {finding.normal}"[:200]) as change:
        if finding.symbol == finding.normal:
            change.rename(f"Sửa căn cứ {edits[0].phrase} thành {edits[0].corrected}"[:200])
        reader = Reader(change.connection, change.registry, app.today)
        for owner in dict.fromkeys((edit.origin.record, edit.origin.row_id) for edit in edits):
            mine = [edit for edit in edits if (edit.origin.record, edit.origin.row_id) == owner]
            _correct(change, reader, owner, mine)


def _correct(change: Change, reader: Reader, owner: tuple[str, int], edits: list[Edit]) -> None:
    """Correct one record. From the end of each text, so that the positions before it stay right."""
    spec = change.registry[owner[0]]
    values = reader.values(spec, owner[1])
    changed: dict[str, Any] = {}
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        field = edit.origin.field
        before = changed.get(field, values[field])
        changed[field] = _edited(before, edit)
    if owner[0] == "task" and "text" in changed:
        changed["title"] = _reworded(values["title"], edits)
    saving.save(change, spec, owner[1], changed, reader.as_of)


def _edited(value: Any, edit: Edit) -> Any:
    if edit.origin.row < 0:
        return _replaced(value, edit)
    rows = list(value)
    row = rows[edit.origin.row]
    rows[edit.origin.row] = {**row, edit.origin.part: _replaced(row[edit.origin.part], edit)}
    return tuple(rows)


def _replaced(text: str, edit: Edit) -> str:
    text, end = nfc(text), edit.start + len(edit.old)
    if text[edit.start : end] != edit.old:
        raise UserError("Văn bản đã đổi từ lúc rà soát.", "Hãy bấm F5 để rà soát lại rồi chấp nhận.")
    return text[: edit.start] + edit.new + text[end:]


def _reworded(title: str, edits: Iterable[Edit]) -> str:
    """A task's title, where it repeats what was corrected in its text."""
    for edit in edits:
        title = nfc(title).replace(edit.phrase, edit.corrected)
    return title


def corrected(reviewed: Reviewed, finding: Finding) -> FreeText:
    """Free text with a finding corrected at all its places."""
    assert isinstance(reviewed.subject, FreeText)
    text = reviewed.subject.text
    for mark in sorted(finding.marks, key=lambda mark: mark.first, reverse=True):
        if mark.replacement is not None:
            text = text[: mark.first] + mark.replacement + text[mark.last :]
    return replace(reviewed.subject, text=text)


def library_values(finding: Finding) -> dict[str, Any]:
    """What the text says of an act, as the values a new entry of the library begins with."""
    cited = finding.cited
    if cited is None:
        kind, _, name = finding.symbol.partition(" ")
        return {"kind_name": kind, "subject": name, "issuer": "Quốc hội"}
    subject = re.sub(r"^(?:về việc|về|v/v)\s+", "", cited.subject, flags=re.IGNORECASE)
    return {
        "symbol": cited.normal,
        "date": cited.date,
        "kind_name": cited.kind,
        "issuer": cited.issuer or "",
        "subject": subject,
    }
