"""From draft to issued: numbers in turn, files frozen with their hashes, nothing altered afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.records.attachment import PDF, SNAPSHOT, WORD, Attachment
from vstbpn_desktop.records.number import Number
from vstbpn_desktop.services import attachments, issuing, making
from vstbpn_desktop.services.issuing import drafts, snapshot
from vstbpn_desktop.services.making import rendered

DAY = dt.date(2020, 3, 5)
LETTER = {"subject": "góp ý dự thảo kế hoạch", "body": "Ban gửi lấy ý kiến.", "signer": "Lê Thị Mẫu"}


@pytest.fixture
def office(app: App) -> App:
    """A committee whose profile is confirmed."""
    app.save("profile", None, {"valid_from": dt.date(2020, 1, 1), "province": "Thanh Hóa",
                               "committee_name": "Ban vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa",
                               "symbol_suffix": "BVSTBPN"})  # fmt: skip
    return app


def letter(app: App, **options: Any) -> int:
    return issuing.start_draft(app, "official-letter", {**LETTER, **options})


def values(app: App, document_id: int) -> dict[str, Any]:
    return app.record("document", document_id).values


def files(app: App, document_id: int) -> dict[str, bytes]:
    """The contents of a document's files by role, each held against its hash."""
    with app.database.read() as connection:
        query = select(Attachment.role, Attachment.sha256).where(Attachment.owner_id == document_id)
        rows = connection.execute(query).all()
    found = {role: attachments.content_path(app.folder, digest).read_bytes() for role, digest in rows}
    assert {role: hashlib.sha256(content).hexdigest() for role, content in found.items()} == dict(list(rows))
    return found


def numbers(app: App) -> list[tuple[int, str, int | None]]:
    with app.database.read() as connection:
        query = select(Number.number, Number.state, Number.document_id).order_by(Number.number)
        return [(number, state, document) for number, state, document in connection.execute(query)]


def words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_a_draft_knows_what_the_register_says_of_it(office: App) -> None:
    found = values(office, letter(office, to=("Sở Nội vụ",), field="BĐG"))
    assert (found["direction"], found["state"], found["symbol"], found["date"]) == ("out", "draft", "", None)
    assert (found["kind_name"], found["kind_code"], found["subject"]) == ("Công văn", "", LETTER["subject"])
    assert (found["signer"], found["kept_by"]) == ("Lê Thị Mẫu", "VT, BVSTBPN")
    assert found["issuer"] == "Ban vì sự tiến bộ của phụ nữ tỉnh Thanh Hóa"


def test_a_draft_is_marked_until_it_is_submitted_and_bears_no_number_before_it_has_one(office: App) -> None:
    draft = letter(office)
    assert issuing.compose(office, draft).document.draft
    issuing.set_state(office, [draft], "submitted")
    made = issuing.compose(office, draft)
    assert not made.document.draft and made.options["number"] == "" and made.options["date"] is None
    assert "/BVSTBPN" in words(rendered(made.document, ".docx"))
    assert "Số: 01" not in words(rendered(made.document, ".docx"))


def test_issuing_freezes_word_pdf_and_snapshot_under_the_next_number(office: App) -> None:
    first, second = (
        letter(office),
        issuing.start_draft(office, "notice", {"subject": "kết luận", "body": "Ý."}),
    )
    assert issuing.issue(office, first).symbol == "01/BVSTBPN"
    issued = issuing.issue(office, second, date=dt.date(2020, 3, 6))
    assert (issued.symbol, issued.date) == ("02/TB-BVSTBPN", dt.date(2020, 3, 6))
    kept = files(office, second)
    assert set(kept) == {WORD, PDF, SNAPSHOT} and kept[PDF].startswith(b"%PDF")
    assert "Số: 02/TB-BVSTBPN" in words(kept[WORD]) and "ngày 06 tháng 3 năm 2020" in words(kept[WORD])
    told = json.loads(kept[SNAPSHOT])
    assert told["symbol"] == "02/TB-BVSTBPN" and told["made_of"] == "notice"
    assert told["files"] == {role: hashlib.sha256(kept[role]).hexdigest() for role in (WORD, PDF)}
    assert any(block["type"] == "Letterhead" for block in told["document"]["blocks"])
    assert values(office, second)["state"] == "issued"
    assert numbers(office) == [(1, "used", first), (2, "used", second)]


def test_what_is_issued_stays_as_it_is_whatever_is_edited_later(office: App) -> None:
    issued = letter(office)
    issuing.issue(office, issued)
    before = files(office, issued)
    (profile,) = [office.record("profile", 1).id]
    office.save("profile", profile, {"committee_name": "Ban mới"})
    with pytest.raises(InvalidRecord, match="đã phát hành"):
        office.save("document", issued, {"subject": "khác"})
    with pytest.raises(UserError, match="đã phát hành"):
        office.delete("document", [issued])
    with pytest.raises(UserError, match="đã phát hành"):
        issuing.take_back(office, issued, Path("x.docx"))
    with office.database.read() as connection:
        held = list(connection.execute(select(Attachment.id).where(Attachment.owner_id == issued)).scalars())
    for attachment in held:
        with pytest.raises(UserError, match="đã phát hành"):
            office.delete("attachment", [attachment])
    office.save("document", issued, {"sent_on": DAY, "copies": 5, "note": "Gửi tay"})
    assert files(office, issued) == before


def test_issuing_is_not_undone_and_says_what_to_do_instead(office: App) -> None:
    draft = letter(office)
    made_by = office.last_change()
    issuing.issue(office, draft)
    assert office.undoable() == 0
    with pytest.raises(UserError, match="thu hồi"):
        office.undo()
    assert made_by is not None
    with pytest.raises(UserError, match="thu hồi"):
        office.undo(made_by[0])
    assert values(office, draft)["state"] == "issued"
    office.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    assert office.undoable() == 1
    office.undo()
    assert values(office, draft)["state"] == "issued"


def test_a_number_that_was_taken_is_cancelled_by_undo_and_never_given_again(office: App) -> None:
    draft = letter(office)
    assert issuing.take_number(office, draft).symbol == "01/BVSTBPN"
    assert values(office, draft)["state"] == "numbered"
    office.undo()
    assert values(office, draft)["state"] == "draft" and values(office, draft)["symbol"] == ""
    assert numbers(office) == [(1, "cancelled", None)]
    with pytest.raises(UserError, match="đã huỷ"):
        issuing.issue(office, draft, number=1)
    assert issuing.issue(office, draft).symbol == "02/BVSTBPN"


def test_a_number_is_released_with_a_reason_and_stays_cancelled(office: App) -> None:
    draft = letter(office)
    issuing.take_number(office, draft)
    with pytest.raises(UserError, match="huỷ số"):
        office.delete("document", [draft])
    with pytest.raises(UserError, match="lý do"):
        issuing.release_number(office, draft, " ")
    issuing.release_number(office, draft, "Ghi nhầm")
    assert values(office, draft)["state"] == "signed" and values(office, draft)["number"] is None
    assert issuing.take_number(office, draft).symbol == "02/BVSTBPN"
    assert issuing.issue(office, draft).symbol == "02/BVSTBPN"
    assert numbers(office) == [(1, "cancelled", None), (2, "used", draft)]


def test_numbers_are_reserved_cancelled_and_used_once(office: App) -> None:
    kept = issuing.reserve(office, count=2, reason="Giấy mời")
    assert [one.number for one in kept] == [1, 2]
    draft = letter(office)
    assert issuing.issue(office, draft, number="2").symbol == "02/BVSTBPN"
    issuing.cancel(office, [kept[0].id], "Không họp nữa")
    cancelled = office.last_change()
    assert cancelled is not None
    assert numbers(office) == [(1, "cancelled", None), (2, "used", draft)]
    with pytest.raises(UserError, match="giữ chỗ"):
        issuing.cancel(office, [kept[1].id], "Thừa")
    with pytest.raises(UserError, match="đã dùng"):
        issuing.prospect(office, letter(office), number=2)
    with pytest.raises(UserError):
        office.delete("number", [kept[0].id])
    office.undo(cancelled[0])
    assert numbers(office)[0] == (1, "reserved", None)


def test_a_series_begins_again_each_year_and_may_begin_late(office: App) -> None:
    office.save(
        "number_series", None, {"code": "BAN", "name": "Chung", "first_number": 45, "first_year": 2020}
    )
    assert issuing.issue(office, letter(office)).symbol == "45/BVSTBPN"
    assert issuing.issue(office, letter(office), date=dt.date(2020, 12, 31)).symbol == "46/BVSTBPN"
    assert issuing.issue(office, letter(office), date=dt.date(2021, 1, 4)).symbol == "01/BVSTBPN"


def test_kinds_may_have_series_of_their_own(office: App) -> None:
    office.save("number_series", None, {"code": "BAN", "name": "Chung"})
    office.save("number_series", None, {"code": "QD", "name": "Quyết định", "kinds": "QĐ, NQ"})
    decision = issuing.start_draft(office, "decision", {"subject": "kiện toàn", "articles": "Kiện toàn Ban."})
    assert issuing.issue(office, letter(office)).symbol == "01/BVSTBPN"
    assert issuing.issue(office, decision).symbol == "01/QĐ-BVSTBPN"


def test_numbers_of_the_department_are_only_typed_in(office: App) -> None:
    so = {"code": "SO", "name": "Sở", "owner": "department", "pattern": "{số}/SLĐTBXH-BĐG"}
    office.save("number_series", None, so)
    draft = letter(office)
    with pytest.raises(UserError, match="văn thư"):
        issuing.issue(office, draft)
    assert issuing.issue(office, draft, number="1520").symbol == "1520/SLĐTBXH-BĐG"
    with pytest.raises(UserError, match="văn thư"):
        issuing.reserve(office, "SO")


def test_a_whole_symbol_may_be_typed(office: App) -> None:
    draft = letter(office)
    issued = issuing.issue(office, draft, number="7/BVSTBPN-VP")
    assert issued.symbol == "7/BVSTBPN-VP" and values(office, draft)["number"] == 7
    assert "Số: 7/BVSTBPN-VP" in words(files(office, draft)[WORD])
    with pytest.raises(UserError, match="không phải số"):
        issuing.prospect(office, letter(office), number="bảy")


def test_it_warns_of_twins_days_off_and_gaps_before_anything_is_written(office: App) -> None:
    twin = {"symbol": "12/BVSTBPN", "date": DAY, "subject": "Văn bản cũ", "direction": "out"}
    office.save("document", None, twin)
    draft = letter(office)
    seen = " ".join(issuing.prospect(office, draft, 12, dt.date(2020, 3, 8)).warnings)
    assert "trùng" in seen and "Chủ nhật" in seen and "chưa đến" in seen and "từ số 1 đến số 11" in seen
    assert numbers(office) == []
    issuing.issue(office, draft, 3, dt.date(2020, 3, 4))
    earlier = issuing.prospect(office, letter(office), 4, dt.date(2020, 3, 3)).warnings
    assert earlier == ("Ngày 03/03/2020 trước ngày của số 3 (04/03/2020).",)


def test_the_word_file_that_was_edited_is_the_document_of_record(office: App, tmp_path: Path) -> None:
    draft = letter(office)
    edited = tmp_path / "sua.docx"
    document = docx.Document()
    document.add_paragraph("Bản đã sửa trong Word")
    document.save(str(edited))
    issuing.take_back(office, draft, edited)
    again = issuing.take_back(office, draft, edited)
    issued = issuing.issue(office, draft)
    assert files(office, draft)[WORD] == edited.read_bytes()
    assert "PDF" in issued.warnings[-1] and PDF not in issued.files
    with office.database.read() as connection:
        roles = list(connection.execute(select(Attachment.role).order_by(Attachment.id)).scalars())
    assert roles == ["earlier", WORD, SNAPSHOT] and again


def test_number_and_date_are_put_into_the_blanks_of_a_word_file(office: App, tmp_path: Path) -> None:
    draft = letter(office, field="BĐG")
    issuing.set_state(office, [draft], "submitted")
    edited = tmp_path / "sua.docx"
    edited.write_bytes(rendered(issuing.compose(office, draft).document, ".docx"))
    document = docx.Document(str(edited))
    document.add_paragraph("Thêm: họp ngày … tháng … năm …, số    /KH-UBND.")
    document.save(str(edited))
    issuing.take_back(office, draft, edited)
    issuing.issue(office, draft, 15, dt.date(2020, 3, 6))
    text = words(files(office, draft)[WORD])
    assert "Số: 15/BVSTBPN-BĐG" in text and "Thanh Hóa, ngày 06 tháng 3 năm 2020" in text
    assert "Thêm: họp ngày … tháng … năm …, số    /KH-UBND." in text
    with office.database.read() as connection:
        query = select(Attachment.role, Attachment.sha256).order_by(Attachment.id)
        kept = [(role, digest) for role, digest in connection.execute(query)]
    assert kept[0] == ("earlier", hashlib.sha256(edited.read_bytes()).hexdigest())


@pytest.mark.parametrize(("name", "content"), [("a.docx", b"khong"), ("a.pdf", b"%PDF"), ("a.doc", b"")])
def test_what_is_no_word_file_is_refused(office: App, tmp_path: Path, name: str, content: bytes) -> None:
    draft = letter(office)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError):
        issuing.take_back(office, draft, tmp_path / name)
    assert files(office, draft) == {}


def test_a_paper_without_number_and_an_unknown_document_are_refused(office: App) -> None:
    with pytest.raises(UserError, match="không phải văn bản có số"):
        issuing.start_draft(office, "task-tracking", {})
    with pytest.raises(UserError, match="Không có văn bản"):
        issuing.issue(office, 99)
    came = office.save("document", None, {"subject": "Đến", "direction": "in"})
    with pytest.raises(UserError, match="không phải văn bản đi"):
        issuing.issue(office, came)


def test_a_document_made_elsewhere_is_registered_and_issued(office: App, tmp_path: Path) -> None:
    own = tmp_path / "Kế hoạch phối hợp.docx"
    document = docx.Document()
    document.add_paragraph("Kế hoạch phối hợp")
    document.save(str(own))
    draft = issuing.start_from_word(office, own, kind_code="KH", kind_name="Kế hoạch")
    assert values(office, draft)["subject"] == "Kế hoạch phối hợp"
    assert issuing.issue(office, draft).symbol == "01/KH-BVSTBPN"


def test_options_may_be_changed_until_the_number_is_given(office: App) -> None:
    draft = letter(office)
    issuing.change_options(office, draft, {**LETTER, "subject": "đôn đốc"})
    assert values(office, draft)["subject"] == "đôn đốc"
    issuing.take_number(office, draft)
    with pytest.raises(UserError, match="đã có số"):
        issuing.change_options(office, draft, LETTER)
    with pytest.raises(InvalidRecord, match="phát hành"):
        office.save("document", draft, {"state": "draft"})


def test_the_state_of_issue_is_never_typed_in(office: App) -> None:
    draft = letter(office)
    for state in ("issued", "numbered", "withdrawn"):
        with pytest.raises(InvalidRecord):
            office.save("document", draft, {"state": state})
        with pytest.raises(UserError):
            issuing.set_state(office, [draft], state)
    with pytest.raises(InvalidRecord):
        office.save("document", draft, {"number": 5})


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_every_document_has_a_snapshot_that_reads_back(office: App, spec: Any) -> None:
    office.save("programme", None, {"year": 2020, "title": "Chương trình năm 2020"})
    made = making.composed(office, spec, {"year": "2020"})
    kept = snapshot.encoded({"data": made.data, "document": made.document, "options": made.options})
    again = making.composed(office, spec, {"year": "2020"})
    assert kept == snapshot.encoded(
        {"data": again.data, "document": again.document, "options": again.options}
    )
    assert json.loads(kept)["document"]["type"] == "Document" and b"object at 0x" not in kept


def test_the_options_of_a_draft_make_the_same_paper_again(office: App) -> None:
    chosen = {**LETTER, "to": ("Sở A; và B", "Sở C"), "recipients": ("Nơi một", "Nơi hai")}
    draft = issuing.start_draft(office, "official-letter", chosen)
    direct = making.composed(office, making.document_spec("official-letter"), {**chosen, "draft": True})
    assert issuing.compose(office, draft).document == direct.document
    assert drafts.loaded(values(office, draft)["options"])["to"] == ["Sở A; và B", "Sở C"]


def test_a_signed_scan_is_attached_later(office: App, tmp_path: Path) -> None:
    draft = letter(office)
    issuing.issue(office, draft)
    (tmp_path / "quet.pdf").write_bytes(b"%PDF-1.4 scan")
    issuing.attach_scan(office, draft, tmp_path / "quet.pdf")
    assert files(office, draft)["scan"] == b"%PDF-1.4 scan"
