"""The registers: every line, numbers without document in their places, the words on the last page."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, GroupRow, Paragraph, Table, Title, lines, plain
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.making import make, rendered

D = dt.date


def save(app: App, **values: Any) -> int:
    return app.save("document", None, {"subject": "Trích yếu", **values})


def sent(app: App, symbol: str, day: dt.date, **values: Any) -> int:
    return save(app, direction="out", symbol=symbol, date=day, **values)


def came(app: App, day: dt.date, **values: Any) -> int:
    return save(app, direction="in", received_on=day, **values)


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def cells(document: Document, column: int) -> list[Any]:
    return [plain(row.text) if isinstance(row, GroupRow) else row[column] for row in table(document).rows]


def words(document: Document) -> str:
    return " ".join(plain(block.text) for block in document.blocks if isinstance(block, Paragraph))


def made(app: App, document: str, **options: Any) -> Document:
    return make(app, document, None, {"year": 2020, **options}).document


@pytest.mark.parametrize(
    ("document", "count", "first", "last"),
    [
        ("register-out", 10, "Số, ký hiệu văn bản", "Ghi chú"),
        ("register-in", 10, "Ngày đến", "Ghi chú"),
        ("register-follow-up", 7, "Số đến", "Ghi chú"),
    ],
)
def test_the_columns_are_those_of_the_decree(
    app: App, document: str, count: int, first: str, last: str
) -> None:
    columns = table(made(app, document)).columns
    assert [column.title for column in columns] == [f"({n})" for n in range(1, count + 1)]
    assert (columns[0].path[0], columns[-1].path[0]) == (first, last)


def test_what_went_out_is_listed_with_where_it_went(app: App) -> None:
    sent(
        app,
        "02/KH-BVSTBPN",
        D(2020, 3, 2),
        kind_name="Kế hoạch",
        subject="Kiểm tra năm 2020",
        signer="Lê Thị Mẫu",
        recipients="- UBND tỉnh;\n- Các sở;\n- Lưu: VT.",
        copies=60,
        kept_by="VT",
    )
    save(app, direction="out", state="draft", subject="Còn dự thảo", date=D(2020, 3, 3))
    sent(app, "01/BC-BVSTBPN", D(2019, 3, 2))
    (row,) = table(made(app, "register-out")).rows
    assert not isinstance(row, GroupRow)
    assert row[:8] == (
        "02/KH-BVSTBPN", D(2020, 3, 2), "Kế hoạch kiểm tra năm 2020", "Lê Thị Mẫu", "UBND tỉnh; Các sở", "VT",
        60, None,
    )  # fmt: skip


def numbered(app: App, series: int, number: int, state: str, **values: Any) -> int:
    row = {"series": series, "year": 2020, "number": number, "state": state, **values}
    return app.save("number", None, row)


def test_cancelled_numbers_and_gaps_stand_in_their_places(app: App) -> None:
    series = app.save("number_series", None, {"code": "BAN", "name": "Văn bản của Ban"})
    numbered(app, series, 2, "cancelled", symbol="02/BVSTBPN-TH", reason="Soạn nhầm", date=D(2020, 2, 1))
    numbered(app, series, 5, "reserved", symbol="05/BVSTBPN-TH", date=D(2020, 2, 3))
    document = made(app, "register-out")
    assert cells(document, 0) == ["01", "02/BVSTBPN-TH", "03–04", "05/BVSTBPN-TH"]
    assert cells(document, 2) == [
        "Chưa có văn bản", "Số huỷ, không cấp lại", "Chưa có văn bản", "Số giữ chỗ, chưa có văn bản",
    ]  # fmt: skip
    assert cells(document, 9)[1] == "Soạn nhầm"
    assert words(document) == ("Sổ có 0 văn bản, 1 số huỷ, 1 số giữ chỗ. Số chưa có văn bản: 01, 03–04.")


def test_numbers_of_another_body_have_no_gaps_and_a_part_of_their_own(app: App) -> None:
    own = app.save("number_series", None, {"code": "BAN", "name": "Văn bản của Ban"})
    other = app.save("number_series", None, {"code": "SO", "name": "Văn bản của Sở", "owner": "department"})
    numbered(app, own, 1, "cancelled", date=D(2020, 1, 3))
    numbered(app, other, 812, "cancelled", date=D(2020, 1, 3))
    sent(app, "15/UBND", D(2020, 1, 5))
    document = made(app, "register-out")
    assert cells(document, 0) == [
        "Văn bản của Ban", "01", "Văn bản của Sở", "812", "Văn bản không lấy số của dãy nào", "15/UBND",
    ]  # fmt: skip
    assert cells(made(app, "register-out", series="SO"), 0) == ["812"]


def test_what_came_is_listed_by_arrival_with_gaps_named(app: App) -> None:
    came(
        app,
        D(2020, 1, 9),
        issuer="UBND tỉnh",
        symbol="1234/UBND-VX",
        date=D(2020, 1, 8),
        kind_name="Công văn",
        subject="Về việc báo cáo",
        handler="Lê Thị Mẫu",
        forwarded_on=D(2020, 1, 10),
    )
    came(app, D(2020, 1, 12), arrival_number=4)
    came(app, D(2019, 12, 31))
    document = made(app, "register-in")
    assert cells(document, 1) == ["01", "02–03", "04"]
    first = table(document).rows[0]
    assert not isinstance(first, GroupRow)
    assert first[:9] == (
        D(2020, 1, 9), "01", "UBND tỉnh", "1234/UBND-VX", D(2020, 1, 8), "Công văn về việc báo cáo",
        "Lê Thị Mẫu", D(2020, 1, 10), None,
    )  # fmt: skip
    assert words(document) == "Sổ có 2 văn bản. Số chưa có văn bản: 02–03."


def test_a_part_of_the_year_holds_what_came_in_it(app: App) -> None:
    came(app, D(2020, 1, 9))
    came(app, D(2020, 2, 9))
    document = made(app, "register-in", **{"from": "01/02/2020", "to": "29/02/2020"})
    assert cells(document, 1) == ["02"]
    cover = next(block for block in document.blocks if isinstance(block, Title))
    said = [plain(line) for line in lines(cover.subject)]
    assert "Từ ngày 01 tháng 02 năm 2020 đến ngày 29 tháng 02 năm 2020" in said
    with pytest.raises(UserError):
        made(app, "register-in", **{"from": "01/03/2020", "to": "29/02/2020"})


def test_what_must_be_answered_is_followed(app: App) -> None:
    letter = sent(app, "09/BVSTBPN-TH", D(2020, 5, 4))
    came(app, D(2020, 5, 1), symbol="15/UBQG-VP", issuer="Uỷ ban quốc gia", date=D(2020, 4, 28),
         due=D(2020, 5, 10), answered_by=letter, done_on=D(2020, 5, 4))  # fmt: skip
    came(app, D(2020, 5, 2), symbol="1/HU", due=app.today - dt.timedelta(days=3), progress="đã hỏi huyện")
    came(app, D(2020, 5, 3), symbol="Chỉ để biết")
    document = made(app, "register-follow-up")
    assert cells(document, 1) == [
        "15/UBQG-VP ngày 28/04/2020 của Uỷ ban quốc gia: Trích yếu", "1/HU: Trích yếu",
    ]  # fmt: skip
    assert cells(document, 4) == ["Đã giải quyết ngày 04/05/2020", "Đã hỏi huyện; quá hạn 3 ngày"]
    assert cells(document, 5) == ["09/BVSTBPN-TH", ""]
    assert words(document).startswith("Theo dõi 2 văn bản; đã giải quyết 1; còn 1, trong đó quá hạn 1")


def test_a_withdrawn_document_says_by_which_one(app: App) -> None:
    with app.change("Phát hành") as change:
        from vstbpn_desktop.records.document import Document as Row

        old = sent_row(change, Row, "01/QĐ-BVSTBPN", state="withdrawn")
        sent_row(change, Row, "02/QĐ-BVSTBPN", relation="withdrawn", acts_on_id=old)
    assert cells(made(app, "register-out"), 9) == ["Đã thu hồi bằng 02/QĐ-BVSTBPN", ""]


def sent_row(change: Any, model: Any, symbol: str, **values: Any) -> int:
    """A row as issuing leaves it: such states are written by nothing else."""
    text = dict.fromkeys(
        ("symbol_key", "kind_name", "issuer", "subject_key", "note", "kind_code", "signer", "recipients",
         "kept_by", "file_code", "relation", "handler", "progress", "shelf", "options"), ""
    )  # fmt: skip
    row = {**text, "direction": "out", "symbol": symbol, "date": D(2020, 4, 1), "subject": "Quyết định",
           "state": "issued", **values}  # fmt: skip
    return int(change.insert(model, row))


def test_the_workbook_has_both_rows_of_the_header(app: App) -> None:
    came(app, D(2020, 1, 9), subject="Về & <tag>", issuer="=1+1")
    content = rendered(made(app, "register-in"), ".xlsx")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(n for n, row in enumerate(values) if row[0] == "Ngày đến")
    assert values[header + 1][:3] == ["(1)", "(2)", "(3)"]
    assert values[header + 2][5] == "Về & <tag>"
    assert sheet.cell(header + 3, 3).data_type == "s"
