"""The lists of the page of documents: columns as the registers have them, and the ways to look at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListWords
from ui.tables.designed_rows import RowColumn
from ui.tables.roles import MEANINGS
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.correspondence import ANSWERED, LATE, NEAR, DocumentRow
from vstbpn_desktop.queries.inspection import Standing
from vstbpn_desktop.queries.registers import kind_and_subject
from vstbpn_desktop.records.document import (
    CORRECTED,
    DRAFT,
    ISSUED,
    NUMBERED,
    RECORDED,
    REPLACED,
    SIGNED,
    SUBMITTED,
    WITHDRAWN,
)
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.sorting import natural_key

NO_NUMBER: Final = "chưa có số"
_CHANGED: Final = (WITHDRAWN, CORRECTED, REPLACED)


class ListKind(NamedTuple):
    """One of the lists: its direction, how it is called, what it shows and which filters it offers."""

    direction: str
    words: ListWords
    columns: Sequence[RowColumn]
    filters: Sequence[ListFilter[DocumentRow]]


def day(value: dt.date | None) -> str:
    """05/01/2020, "" for none."""
    return format_date(value) if value else ""


def colour(standing: Standing) -> Meaning | None:
    """The colour of a standing; None where there is nothing to say."""
    return MEANINGS[standing.meaning] if standing.words else None


def places(row: DocumentRow) -> str:
    """Where it goes, on one line."""
    lines = (line.strip(" -;.") for line in row.recipients.split("\n"))
    return "; ".join(filter(None, lines))


def _subject(row: DocumentRow) -> str:
    return kind_and_subject(row.kind_name, row.subject)


def _arrival_number(row: DocumentRow) -> str:
    return f"{row.arrival_number:02d}" if row.arrival_number else "–"


def _arrival(row: DocumentRow) -> tuple[dt.date, int]:
    return row.received_on or dt.date.min, row.arrival_number or 0


def _scan(row: DocumentRow) -> str:
    return "có" if row.scanned else "chưa có" if row.unscanned else "–"


_STANDING: Final = RowColumn(
    "standing", "Tình trạng", 15, lambda r: r.standing.words, meaning=lambda r: colour(r.standing)
)

INCOMING: Final = ListKind(
    "in",
    ListWords(
        "documents-in", "Văn bản đến", "Lọc theo số, tác giả, trích yếu…", "Không có văn bản đến nào khớp",
        "subject", ("handler",), 800,
    ),
    (
        RowColumn("arrival_number", "Số, ngày đến", 11, _arrival_number, key=_arrival,
                  detail=lambda r: day(r.received_on)),
        RowColumn("symbol", "Số, ký hiệu", 15, lambda r: r.symbol or "–", key=lambda r: natural_key(r.symbol),
                  detail=lambda r: day(r.date)),
        RowColumn("subject", "Trích yếu, tác giả", 28, _subject, detail=lambda r: r.issuer, flexible=True),
        RowColumn("handler", "Người nhận", 11, lambda r: r.handler, flexible=True),
        RowColumn("due", "Hạn", 10, lambda r: day(r.due), key=lambda r: r.due or dt.date.max),
        _STANDING,
    ),
    (
        ListFilter(ALL, "Tất cả", lambda r: True),
        ListFilter("overdue", "Quá hạn", lambda r: r.standing.kind in LATE),
        ListFilter("near", "Sắp đến hạn", lambda r: r.standing.kind in NEAR),
        ListFilter("open", "Chưa trả lời", lambda r: r.open),
        ListFilter("answered", "Đã xong", lambda r: r.standing.kind == ANSWERED),
    ),
)  # fmt: skip

OUTGOING: Final = ListKind(
    "out",
    ListWords(
        "documents-out", "Văn bản đi", "Lọc theo số, trích yếu, nơi nhận…", "Không có văn bản đi nào khớp",
        "subject", ("signer", "recipients"), 860,
    ),
    (
        RowColumn("symbol", "Số, ký hiệu", 17, lambda r: r.symbol or NO_NUMBER,
                  key=lambda r: natural_key(r.symbol), detail=lambda r: day(r.date)),
        RowColumn("subject", "Tên loại và trích yếu", 28, _subject, flexible=True),
        RowColumn("signer", "Người ký", 14, lambda r: r.signer, flexible=True),
        RowColumn("recipients", "Nơi nhận", 16, places, flexible=True),
        _STANDING,
        RowColumn("scan", "Bản ký", 11, _scan, meaning=lambda r: Meaning.SOON if r.unscanned else None),
    ),
    (
        ListFilter(ALL, "Tất cả", lambda r: True),
        ListFilter("draft", "Dự thảo", lambda r: r.state == DRAFT),
        ListFilter("submitted", "Trình ký", lambda r: r.state == SUBMITTED),
        ListFilter("signed", "Chờ phát hành", lambda r: r.state in (SIGNED, NUMBERED)),
        ListFilter("issued", "Đã phát hành", lambda r: r.state in (ISSUED, RECORDED)),
        ListFilter("unscanned", "Chưa có bản ký", lambda r: r.unscanned),
        ListFilter("changed", "Thu hồi, đính chính", lambda r: r.state in _CHANGED),
    ),
)  # fmt: skip

KEPT: Final = ListKind(
    "kept",
    ListWords(
        "documents-kept", "Lưu tham khảo", "Lọc theo số, tác giả, trích yếu…", "Không có văn bản nào khớp",
        "subject", (),
    ),
    (
        RowColumn("symbol", "Số, ký hiệu", 17, lambda r: r.symbol or "–", key=lambda r: natural_key(r.symbol),
                  detail=lambda r: day(r.date)),
        RowColumn("subject", "Trích yếu, tác giả", 40, _subject, detail=lambda r: r.issuer, flexible=True),
        RowColumn("note", "Ghi chú", 16, lambda r: r.note.split("\n")[0], flexible=True),
    ),
    (ListFilter(ALL, "Tất cả", lambda r: True),),
)  # fmt: skip
LISTS: Final = (INCOMING, OUTGOING, KEPT)
