"""Numbering and issuing: the number and the day, what is kept of the document for ever, in one change.

Decree 30/2020/NĐ-CP: number and date are given after signature; what is issued is never altered, only
withdrawn, corrected or replaced by another document.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import ISSUE, Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.duplicates import duplicates
from vstbpn_desktop.queries.profile import profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import working_days
from vstbpn_desktop.records.attachment import PDF, SCAN, SNAPSHOT, WORD
from vstbpn_desktop.records.document import ISSUED, NUMBERED, SIGNED, SPEC, Document
from vstbpn_desktop.services import attachments, saving
from vstbpn_desktop.services.issuing import acting, confirming, drafts, effects, numbers, snapshot
from vstbpn_desktop.services.issuing.confirming import NeedsConfirming, Unconfirmed
from vstbpn_desktop.services.issuing.head import head_of
from vstbpn_desktop.services.issuing.stamping import stamped
from vstbpn_desktop.services.making import Made, rendered
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import exact
from vstbpn_desktop.vietnamese.symbols import parse_symbol

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Prospect:
    """The number and day a draft would get. `series` is None where another body's number is typed in and not
    kept in any series; `warnings` are what the officer should know first; nothing was written.
    """

    series: numbers.Series | None
    number: int
    symbol: str
    date: dt.date
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued document: its files of record with their hashes, what was confirmed, what to know of it."""

    id: int
    symbol: str
    date: dt.date
    files: dict[str, attachments.StoredFile]
    confirmed: tuple[Unconfirmed, ...]
    warnings: tuple[str, ...]


def prospect(
    app: App, document_id: int, number: str | int | None = None, date: dt.date | None = None, series: str = ""
) -> Prospect:
    """The number a draft would get: the next of its series, or what records staff gave (a number or symbol).

    UserError: no draft, a number that cannot be read or is not free, one that must be typed in and was not.
    """
    draft = drafts.read(app, document_id)
    day = date or app.today
    if draft.state == NUMBERED:
        return _standing(app, draft, number, date)
    chosen = _series_for(app, draft, series)
    typed = str(number).strip() if number is not None else ""
    wanted = _number(app, chosen, typed, day)
    symbol = typed if "/" in typed else _symbol(app, draft, chosen, wanted, day)
    with app.reader() as reader:
        if chosen is not None:
            numbers.refuse_taken(reader.connection, chosen, day.year, wanted, document_id)
        warned = tuple(_warnings(reader, draft, chosen, wanted, symbol, day))
    return Prospect(chosen, wanted, symbol, day, warned)


def unconfirmed(app: App, document_id: int) -> tuple[Unconfirmed, ...]:
    """What the officer has to confirm before a draft may be issued. UserError where it is no draft."""
    draft = drafts.read(app, document_id)
    return _doubtful(app, draft, _marked(app, draft), draft.values["date"] or app.today)


def take_number(
    app: App, document_id: int, number: str | int | None = None, date: dt.date | None = None, series: str = ""
) -> Prospect:
    """Give a signed document its number and day, before it is issued. Taken back, the number is cancelled."""
    found = prospect(app, document_id, number, date, series)
    with app.change(f"Cấp số {found.symbol}"[:200]) as change:
        _numbered(change, document_id, found, app.today)
    return found


def release_number(app: App, document_id: int, reason: str) -> None:
    """Cancel the number of a document not issued yet: it is "huỷ" for ever, the document is signed as before.

    UserError: no reason, or no number yet.
    """
    draft = drafts.read(app, document_id)
    if draft.state != NUMBERED or not reason.strip():
        what = "Huỷ số phải có lý do." if draft.state == NUMBERED else "Văn bản này chưa được cấp số."
        raise UserError(what, "Hãy ghi lý do." if draft.state == NUMBERED else "")
    with app.change(f"Huỷ số {draft.values['symbol']}") as change:
        numbers.cancel_of(change, document_id, reason.strip(), app.today)
        blank = {"symbol": "", "date": None, "series": None, "number": None, "state": SIGNED}
        _write(change, document_id, blank)


def issue(
    app: App,
    document_id: int,
    number: str | int | None = None,
    date: dt.date | None = None,
    series: str = "",
    *,
    confirm: bool = False,
    pdf: Path | None = None,
) -> Issued:
    """Issue a document: its number where it has none, the files of record, the state, in one change.

    Kept are the Word file (the one taken back with its blanks filled, else as composed), the PDF, and the
    snapshot of its data.
    `confirm` confirms what is marked "cần xác nhận"; without it NeedsConfirming names it. `pdf` is that of a
    Word file taken back. What is issued cannot be undone.
    """
    found = prospect(app, document_id, number, date, series)
    draft = drafts.read(app, document_id)
    marked = _marked(app, draft)
    doubtful = _doubtful(app, draft, marked, found.date)
    with app.reader() as reader:
        units = confirming.units_named(reader, confirming.text_of(app, draft, marked))
    if doubtful and not confirm:
        raise NeedsConfirming(draft.values["subject"], doubtful)
    made = drafts.composed_as(app, draft, False, found.symbol, found.date) if draft.spec else None
    files = _files(app, draft, made, found, doubtful, pdf)
    with app.change(f"Phát hành {found.symbol} {draft.values['subject']}"[:200], kind=ISSUE) as change:
        if draft.state != NUMBERED:
            _numbered(change, document_id, found, app.today)
        for role, file in files.items():
            if role != WORD:
                attachments.insert(change, SPEC.id, document_id, file, app.today, role)
            elif file != draft.word:
                drafts.put_word(change, document_id, file, app.today)
        saving.write_owned(change, SPEC, document_id, {"units": units})
        _write(change, document_id, {"state": ISSUED, "issued_on": app.today, **_head_values(made)})
        acting.carry_out(change, draft.values)
    lacking = () if files.get(PDF) else ("Chưa có bản PDF: hãy đính kèm bản quét đã ký.",)
    told = effects.after_issue(app, document_id, draft.values["shelf"])
    return Issued(document_id, found.symbol, found.date, files, doubtful, (*found.warnings, *lacking, *told))


def attach_scan(app: App, document_id: int, path: Path) -> int:
    """Put the signed scan on a document; gives the attachment. UserError where the file cannot be read."""
    file = attachments.store(app.folder, path)
    with app.change(f"Đính kèm bản quét {path.name}"[:200]) as change:
        return attachments.insert(change, SPEC.id, document_id, file, app.today, SCAN)


# inside


def _marked(app: App, draft: drafts.Draft) -> Made | None:
    """The paper marked as a draft; None where it is not made here."""
    return drafts.composed_as(app, draft, True) if draft.spec else None


def _doubtful(app: App, draft: drafts.Draft, marked: Made | None, day: dt.date) -> tuple[Unconfirmed, ...]:
    """What the paper uses that is to be confirmed, and what its issue would change that changed since."""
    text = confirming.text_of(app, draft, marked)
    with app.reader() as reader:
        return (*confirming.found_in(reader, text, marked), *effects.doubts(reader, draft, day))


def _standing(app: App, draft: drafts.Draft, number: Any, date: dt.date | None) -> Prospect:
    """The number a document has already. UserError where another is asked for."""
    values = draft.values
    if (number is not None and str(number) not in (str(values["number"]), values["symbol"])) or (
        date is not None and date != values["date"]
    ):
        raise UserError(
            f"Văn bản đã được cấp số {values['symbol']} ngày {format_date(values['date'])}.",
            "Hãy phát hành với số đó, hoặc huỷ số trước.",
        )
    return Prospect(None, values["number"], values["symbol"], values["date"], ())


def _series_for(app: App, draft: drafts.Draft, code: str) -> numbers.Series | None:
    """The series asked for, else the one for the kind; none for what another body issues."""
    if code:
        with app.reader() as reader:
            return numbers.series_by_code(reader, code)
    with app.reader() as reader:
        own = profile_at(reader, reader.as_of).committee_name
    issuer = draft.values["issuer"]
    if issuer and exact(issuer) != exact(own):
        return None
    return numbers.ensure_series(app, draft.values["kind_code"])


def _number(app: App, series: numbers.Series | None, typed: str, day: dt.date) -> int:
    """The number typed, alone or in a symbol; the next where none was and the series is our own."""
    if not typed:
        if series is None or series.typed:
            raise UserError(
                "Số của văn bản này do văn thư cơ quan khác cấp.",
                "Hãy nhập số và ngày văn thư đã cấp (--number).",
            )
        with app.database.read() as connection:
            return numbers.next_number(connection, series, day.year)
    symbol = parse_symbol(typed) if "/" in typed else None
    number = symbol.number if symbol else int(typed) if typed.isdigit() else 0
    if not number:
        raise UserError(f"“{typed}” không phải số của văn bản.", "Hãy nhập như 12 hoặc 12/KH-BVSTBPN.")
    return number


def _symbol(app: App, draft: drafts.Draft, series: numbers.Series | None, number: int, day: dt.date) -> str:
    """By the pattern of the series; else as the paper prints it; else of the kind and the committee."""
    code = draft.values["kind_code"]
    with app.reader() as reader:
        suffix = profile_at(reader, day).symbol_suffix
    if series is not None and series.pattern:
        places = {"{số}": f"{number:02d}", "{loại}": code, "{cơ quan}": suffix, "{năm}": str(day.year)}
        symbol = series.pattern
        for place, words in places.items():
            symbol = symbol.replace(place, words)
        return symbol.replace("/-", "/")
    if draft.spec is not None:
        return head_of(drafts.composed_as(app, draft, False, str(number), day).document).symbol
    return f"{number:02d}/{'-'.join(filter(None, (code, suffix)))}"


def _warnings(
    reader: Reader, draft: drafts.Draft, series: numbers.Series | None, number: int, symbol: str, day: dt.date
) -> list[str]:
    found = []
    twins = duplicates(reader, symbol, draft.values["issuer"], day, draft.id)
    if twins:
        found.append(f"Số, ký hiệu {symbol} trùng với văn bản “{reader.title(SPEC, twins[0])}”.")
    if off := working_days(reader.connection).off_words(day):
        found.append(f"Ngày {format_date(day)} không phải ngày làm việc ({off}).")
    if day > reader.as_of:
        found.append(f"Ngày {format_date(day)} chưa đến.")
    last = numbers.last_taken(reader.connection, series, day.year) if series and not series.typed else None
    if last is not None and last[1] is not None and last[0] < number and day < last[1]:
        found.append(f"Ngày {format_date(day)} trước ngày của số {last[0]} ({format_date(last[1])}).")
    if series is not None and not series.typed:
        following = numbers.next_number(reader.connection, series, day.year)
        if number > following:
            found.append(f"Bỏ trống từ số {following} đến số {number - 1}; sổ sẽ ghi “Chưa dùng”.")
    return found


def _numbered(change: Change, document_id: int, found: Prospect, today: dt.date) -> None:
    if found.series is not None:
        numbers.take(change, found.series, found.number, found.symbol, document_id, found.date, today)
    series = found.series.id if found.series else None
    values = {"symbol": found.symbol, "date": found.date, "series": series, "number": found.number}
    _write(change, document_id, {**values, "state": NUMBERED})


def _write(change: Change, document_id: int, values: dict[str, Any]) -> None:
    """Fields that only numbering and issuing may write, past the guard of what officers save."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        columns |= saving.columns_of(SPEC.field(name), value)
    change.update(Document, document_id, columns)


def _head_values(made: Made | None) -> dict[str, Any]:
    return head_of(made.document).values() if made else {}


def _files(
    app: App,
    draft: drafts.Draft,
    made: Made | None,
    found: Prospect,
    confirmed: tuple[Unconfirmed, ...],
    pdf: Path | None,
) -> dict[str, attachments.StoredFile]:
    """The contents of record, put into the store before the change that names them."""
    name = _UNSAFE.sub("-", found.symbol).strip("-") or f"van-ban-{draft.id}"
    files: dict[str, attachments.StoredFile] = {}
    if draft.word is not None:
        content = attachments.content(app.folder, draft.word.sha256)
        filled = stamped(content, found.symbol, found.date)
        files[WORD] = attachments.store_bytes(app.folder, draft.word.name, filled)
    elif made is not None:
        files[WORD] = attachments.store_bytes(app.folder, f"{name}.docx", rendered(made.document, ".docx"))
        files[PDF] = attachments.store_bytes(app.folder, f"{name}.pdf", rendered(made.document, ".pdf"))
    if pdf is not None:
        files[PDF] = attachments.store(app.folder, pdf)
    kept = {
        "symbol": found.symbol,
        "date": found.date,
        "issued_on": app.today,
        "record": {field.id: draft.values[field.id] for field in SPEC.fields if field.kind.stored},
        "made_of": draft.values["shelf"] or None,
        "options": made.options if made else draft.options,
        "data": made.data if made else None,
        "document": made.document if made else None,
        "figures": {one.link.written: one.value for one in made.figures} if made else {},
        "notes": made.notes if made else (),
        "confirmed": confirmed,
        "files": {role: file.sha256 for role, file in files.items()},
    }
    files[SNAPSHOT] = attachments.store_bytes(app.folder, f"{name}.json", snapshot.encoded(kept))
    return files
