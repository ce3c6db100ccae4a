"""The shelf under Decree 30/2020: who signs by what authority, to whom; sentences for none, one and many."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import pytest

from tests.core.documents.decree import problems
from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, prose, tables, words
from tests.core.documents.samples import HOSTILE
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Basis,
    Centred,
    Document,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Signers,
    Title,
    plain,
    runs,
)
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.administrative import AUTHORITIES
from vstbpn_desktop.documents.reports.blank_letterhead import KINDS
from vstbpn_desktop.services.making import Made, make, rendered

COMMITTEE = "Ban vì sự tiến bộ của phụ nữ tỉnh Bình Minh"
BODY = "Ban đề nghị **các đơn vị**:\n- Báo cáo __kết quả__;\n- Gửi số liệu.\nTrân trọng."
Kind = TypeVar("Kind")
MEMBERS = "Lê Thị Mẫu, Phó Chủ tịch UBND tỉnh, Trưởng ban\nTrần Văn Thử, Giám đốc Sở Tài chính, Uỷ viên"


def made(app: App, document: str, **options: object) -> Made:
    return make(app, document, None, {"year": "2020", **options})


def paper(app: App, document: str, **options: object) -> Document:
    return made(app, document, **options).document


def block(document: Document, kind: type[Kind]) -> Kind:
    return next(found for found in document.blocks if isinstance(found, kind))


# --- letters and their kin


def test_a_letter_has_about_symbol_and_addressees(small_year: App) -> None:
    options = {"subject": "gửi báo cáo", "to": "Sở Y tế; Sở Tư pháp", "body": BODY, "field": "BĐG"}
    letter = paper(small_year, "official-letter", **options, urgency="khẩn", drafter="PL.(30)")
    head = block(letter, Letterhead)
    assert (plain(head.symbol).split("/")[1], plain(head.about or "")) == ("BVSTBPN-BĐG", "V/v gửi báo cáo")
    assert head.urgency == "KHẨN" and not any(isinstance(b, Title) for b in letter.blocks)
    assert block(letter, Addressee).to == ("Sở Y tế", "Sở Tư pháp")
    assert prose(letter) == [
        "Ban đề nghị các đơn vị:", "- Báo cáo kết quả;", "- Gửi số liệu.", "Trân trọng./.",
    ]  # fmt: skip
    assert Run("các đơn vị", bold=True) in runs(block(letter, Paragraph).text)
    assert block(letter, Signature).recipients == ("Như trên", "Các thành viên Ban", "Lưu: VT, BVSTBPN.")
    assert plain(block(letter, Signature).drafter) == "PL.(30)"


def test_a_letter_without_field_ends_its_symbol_with_the_issuer(small_year: App) -> None:
    letter = paper(small_year, "official-letter", number="7", date="05/01/2020")
    assert plain(block(letter, Letterhead).symbol) == "Số: 07/BVSTBPN"


@pytest.mark.parametrize("sign", AUTHORITIES)
def test_each_authority_stands_above_the_signature(small_year: App, sign: str) -> None:
    notice = paper(small_year, "notice", sign=sign, post="Phó Giám đốc Sở Nội vụ", signer="Lê Thị Mẫu")
    found = block(notice, Signature)
    titles, under = [plain(line) for line in found.titles], [plain(line) for line in found.under]
    assert tuple(titles[: len(AUTHORITIES[sign])]) == AUTHORITIES[sign]
    assert (*titles, *under)[-1] == "PHÓ GIÁM ĐỐC SỞ NỘI VỤ" and found.name == "Lê Thị Mẫu"
    assert bool(under) == (sign not in ("by_order", "authorised"))


MARKED = [spec.id for spec in DOCUMENTS if spec.has("urgency")]


@pytest.mark.parametrize("document", MARKED)
def test_every_document_takes_its_signer_marks_and_recipients(small_year: App, document: str) -> None:
    """Places 7, 9b, 10b, 11, 12 and 13, in both files by the decree."""
    options = {
        "sign": "authorised", "post": "Phó Giám đốc Sở Nội vụ", "signer": "Lê Thị Ký", "urgency": "khẩn",
        "circulation": "lưu hành nội bộ", "drafter": "PL.(30)", "contact": "Số 2 đường Hạc Thành",
        "recipients": "Nơi thứ nhất; Nơi thứ hai", "date": "05/02/2020", "number": "9",
    }  # fmt: skip
    found = paper(small_year, document, **options)
    assert found.circulation == "LƯU HÀNH NỘI BỘ"
    signed = [one for one in found.blocks if isinstance(one, Signature)]
    for one in signed:
        assert [plain(line) for line in one.titles] == ["TUQ. TRƯỞNG BAN", "PHÓ GIÁM ĐỐC SỞ NỘI VỤ"]
        assert (one.name, plain(one.drafter)) == ("Lê Thị Ký", "PL.(30)")
        listed = [plain(line) for line in one.recipients]
        assert listed[-3:-1] == ["Nơi thứ nhất", "Nơi thứ hai"] and listed[-1].startswith("Lưu: ")
    heads = [one for one in found.blocks if isinstance(one, Letterhead) and plain(one.symbol)]
    assert {(one.urgency, plain(one.symbol)[:7]) for one in heads} == {("KHẨN", "Số: 09/")}
    assert signed or any(isinstance(one, Signers) for one in found.blocks)
    assert problems(found, rendered(found, ".pdf")) == []


def test_parts_left_out_are_lines_to_write_on_and_marked_in_a_draft(small_year: App) -> None:
    plan = made(small_year, "plan", subject="Hội nghị", purpose="Sơ kết.")
    assert "I. MỤC ĐÍCH, YÊU CẦU" in prose(plan.document) and "…" * 30 in prose(plan.document)
    assert plan.notes[0] == "Còn để trống: nội dung, thời gian, địa điểm, kinh phí, tổ chức thực hiện."
    draft = make(small_year, "plan", None, {"year": "2020"}, draft=True).document
    assert "[Kinh phí: …]" in prose(draft)


def test_a_decision_numbers_its_articles_and_sends_to_the_last(small_year: App) -> None:
    decision = paper(
        small_year, "decision", subject="Ban hành Quy chế",
        articles="Ban hành quy chế.\nCó hiệu lực từ ngày ký.",
        basis="Luật Bình đẳng giới; Căn cứ Nghị quyết", request="Thư ký Ban", attached=BODY,
        attached_title="Danh sách kèm theo",
    )  # fmt: skip
    assert plain(block(decision, Title).subject) == "Ban hành Quy chế"
    middle = [plain(found.text) for found in decision.blocks if isinstance(found, Centred)]
    assert middle == ["TRƯỞNG BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH BÌNH MINH", "QUYẾT ĐỊNH:"]
    assert block(decision, Basis).items == (
        "Căn cứ Luật Bình đẳng giới", "Căn cứ Nghị quyết", "Theo đề nghị của Thư ký Ban",
    )  # fmt: skip
    assert prose(decision) == ["Điều 1. Ban hành quy chế.", "Điều 2. Có hiệu lực từ ngày ký./."]
    assert block(decision, Signature).recipients[0] == "Như Điều 2"
    assert plain(block(decision, Appendix).title) == "DANH SÁCH KÈM THEO"


def test_a_text_brought_into_force_has_its_own_head(small_year: App) -> None:
    decision = paper(
        small_year, "decision", subject="Ban hành Quy chế", attached=BODY, attached_title="Quy chế làm việc",
        number="5", date="5/6/2020", urgency="khẩn",
    )  # fmt: skip
    assert [section.label for section in decision.sections] == ["", ""]
    head, title, *_, last = decision.sections[1].blocks
    assert isinstance(head, Letterhead) and isinstance(title, Title) and isinstance(last, Paragraph)
    assert (plain(head.symbol), plain(head.place_date), head.urgency) == ("", "", "")
    assert (title.kind, plain(title.subject)) == ("QUY CHẾ", "Làm việc")
    number, day = "05/QĐ-BVSTBPN", "ngày\u00a005\u00a0tháng\u00a06\u00a0năm\u00a02020"
    assert title.note == f"(Kèm theo Quyết định số {number} {day} của {COMMITTEE})"
    assert plain(last.text).endswith("./.")
    assert problems(decision, rendered(decision, ".pdf")) == []


def test_the_addressee_stands_between_title_and_basis(small_year: App) -> None:
    asked = paper(
        small_year, "submission", subject="xin kinh phí", to="UBND tỉnh", basis="Luật Bình đẳng giới"
    )
    kinds = [type(found) for found in asked.blocks[:4]]
    assert kinds == [Letterhead, Title, Addressee, Basis]
    assert plain(block(asked, Title).subject) == "Xin kinh phí"


@pytest.mark.parametrize("kind", ["letter", *KINDS])
def test_every_blank_sheet_has_what_its_form_has(small_year: App, kind: str) -> None:
    sheet = paper(small_year, "blank-letterhead", kind=kind)
    told = words(sheet)
    signers = any(isinstance(found, Signers) for found in sheet.blocks)
    assert signers == (kind == "BB") and (plain(block(sheet, Letterhead).place_date) == "") == signers
    addressed = any(isinstance(found, Addressee) for found in sheet.blocks)
    assert addressed == (kind in ("letter", "TTr"))
    middle = [plain(found.text) for found in sheet.blocks if isinstance(found, Centred)]
    assert middle[1:] == {"QĐ": ["QUYẾT ĐỊNH:"], "NQ": ["QUYẾT NGHỊ:"]}.get(kind, [])
    forms = {"GM": "trân trọng kính mời:", "GGT": "trân trọng giới thiệu:", "CĐ": "điện:", "GNP": "cấp cho:"}
    assert [code for code, said in forms.items() if f" {said}" in told] == ([kind] if kind in forms else [])
    assert problems(sheet, rendered(sheet, ".pdf")) == []


def test_minutes_are_signed_by_name_alone(small_year: App) -> None:
    minutes = paper(
        small_year, "minutes", subject="Họp Ban", chair="Bà Lê Thị Mẫu, Trưởng ban", secretary="Ông Trần Thử",
        content=BODY, begins="8 giờ 00, ngày 05 tháng 6 năm 2020",
    )  # fmt: skip
    assert [plain(s.name) for s in block(minutes, Signers).signers] == ["Trần Thử", "Lê Thị Mẫu"]
    assert plain(block(minutes, Letterhead).place_date) == ""
    assert "Thời gian bắt đầu: 8 giờ 00, ngày 05 tháng 6 năm 2020" in prose(minutes)


def test_a_list_parts_name_from_post(small_year: App) -> None:
    listed = paper(small_year, "delegate-list", subject="Đại biểu", people=MEMBERS, signed="có")
    assert cells(tables(listed)[0])[1] == ["2", "Trần Văn Thử", "Giám đốc Sở Tài chính, Uỷ viên", ""]
    assert prose(listed)[-1] == "Danh sách có 02 người./."


# --- what is composed of the data


def test_nobody_late_nobody_reminded(year: Year) -> None:
    found = made(year.app, "reporting-reminder", as_of="01/05/2020")
    assert found.notes[0] == "Không có đơn vị nào quá hạn: chưa cần đôn đốc."
    assert prose(found.document) == [
        "Tính đến ngày 01 tháng 5 năm 2020, không có đơn vị nào quá hạn thực hiện nhiệm vụ./."
    ]


def test_one_unit_late_with_one_task_is_told_in_a_sentence(small_year: App) -> None:
    letter = paper(small_year, "reporting-reminder", tasks="II.1.2", until="15/7/2020", round="2")
    assert block(letter, Addressee).to == ("Sở Tư pháp",)
    told = prose(letter)
    assert told[1].endswith("đã có văn bản đôn đốc một lần.")
    assert told[2] == (
        "Tính đến ngày 06 tháng 7 năm 2020, Sở Tư pháp chưa gửi kết quả nhiệm vụ II.1.2 “Rà soát văn bản "
        "về bình đẳng giới, v.v”, hạn ngày 12 tháng 6 năm 2020, quá hạn 24 ngày."
    )
    assert "chậm nhất ngày 15 tháng 7 năm 2020" in told[3] and "phê bình" not in " ".join(told)
    assert plain(block(letter, Letterhead).about or "").endswith("năm 2020 (lần 2)")


def test_a_reminder_names_tasks_in_full(year: Year) -> None:
    """The programme's list cuts a long title short with "…"; a letter does not."""
    text = "Rà soát " + " và ".join(f"văn bản thứ {number} về bình đẳng giới" for number in range(9))
    year.app.save("task", year.ids["II.1.2"], {"text": f"{text}; báo cáo.", "title": f"{text[:80]}…"})
    given = {"tasks": "II.1.2;III.2", "number": "5", "date": "6/7/2020"}
    for annex in ("có", "không"):
        letter = paper(year.app, "reporting-reminder", annex=annex, **given)
        told = words(letter) + str([cells(table) for table in tables(letter)])
        assert "văn bản thứ 8 về bình đẳng giới" in told and "…" not in told and "trực./'" not in told


def test_many_units_late_stand_in_the_list_and_no_one_else(small_year: App) -> None:
    letter = paper(small_year, "reporting-reminder", criticism="có")
    rows = cells(tables(letter)[0])
    assert len(rows) == 15 and {row[1] for row in rows} >= {"Sở Nội vụ", "Huyện An Hòa"}
    assert any(
        "còn 10 đơn vị chưa gửi kết quả của" in text and "với 15 lượt giao" in text for text in prose(letter)
    )
    assert any("phê bình 10 đơn vị nêu trên" in text for text in prose(letter))
    one = paper(small_year, "reporting-reminder", tasks="III.2", annex="không")
    assert not tables(one) and "đơn vị chưa gửi kết quả nhiệm vụ III.2" in words(one)


def test_a_training_plan_counts_what_is_known(year: Year) -> None:
    classes = [row["key"] for row in dump(year.app, "training_class")]
    with year.app.reader() as reader:
        ids = [reader.get(year.app.registry["training_class"], key) for key in classes]
    plan = paper(year.app, "training-plan")
    assert "Tổ chức 02 lớp, dự kiến 110 người;" in words(plan)
    assert "Kinh phí bố trí trong dự toán được giao hằng năm" in words(plan)
    year.app.save("training_class", ids[0], {"budget": 32_000_000, "planned": None})
    plan = paper(year.app, "training-plan")
    assert "dự kiến 55 người (chưa tính 1 lớp chưa xác định số người)" in words(plan)
    assert (
        "Tổng dự toán 32.000.000 đồng (bằng chữ: Ba mươi hai triệu đồng), chưa tính 1 lớp chưa lập dự toán"
        in words(plan)
    )
    assert cells(tables(plan)[0])[-1] == ["", "Cộng", "", "55", "", "", "", "32.000.000"]
    year.app.delete("training_class", ids[1:])
    assert "Tổ chức 01 lớp, chuyên đề “" in words(paper(year.app, "training-plan"))
    year.app.delete("training_class", ids[:1])
    empty = made(year.app, "training-plan")
    assert "chưa dự kiến lớp nào" in words(empty.document) and not tables(empty.document)


def test_a_conclusion_is_right_for_none_one_and_many(year: Year) -> None:
    conclusion = paper(year.app, "inspection-conclusion", strengths="Tốt.")
    assert "Có 01 tồn tại tại thành phố Bình Minh: chưa kiện toàn Ban" in words(conclusion)
    assert not tables(conclusion) and "Đơn vị có tồn tại, hạn chế xây dựng" in words(conclusion)
    with year.app.reader() as reader:
        inspection = reader.find(year.app.registry["inspection"], dump(year.app, "inspection")[0]["key"])
    given = {"inspection": inspection, "content": "Chưa có kế hoạch", "due": dt.date(2020, 9, 1)}
    added = [year.app.save("finding", None, {**given, "unit": year.ids[unit]}) for unit in ("901", "903")]
    many = paper(year.app, "inspection-conclusion")
    assert "Có 03 tồn tại, hạn chế tại 2 đơn vị; chi tiết" in words(many)
    assert len(cells(tables(many)[0])) == 3 and "chậm nhất ngày 01 tháng 9 năm 2020" in words(many)
    everything = [row["key"] for row in dump(year.app, "finding")]
    year.app.delete("finding", sorted({*added, *map(int, everything)}))
    assert "chưa phát hiện tồn tại, hạn chế" in words(paper(year.app, "inspection-conclusion"))


def test_the_action_month_is_named_as_its_period_names_it(started: App) -> None:
    old, new = (make(started, "action-month-plan", None, {"year": str(y)}).document for y in (2020, 2022))
    assert "Tháng hành động vì bình đẳng giới và phòng, chống bạo lực" in words(old)
    assert "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực" in words(new)
    assert "“Đảm bảo an sinh xã hội" in words(new)
    assert "chậm nhất ngày 20 tháng 12 năm 2022" in words(new)


def test_the_committee_changes_by_a_difference(small_year: App) -> None:
    change = {"added": "Phạm Thị Mới, Giám đốc Sở Y tế, Uỷ viên", "removed": "Nguyễn Cũ, nghỉ hưu"}
    options = {**change, "members": MEMBERS, "before": "Quyết định số 10/QĐ-UBND"}
    asked = paper(small_year, "committee-submission", **options)
    assert "đề nghị bổ sung 01 người, cho thôi tham gia 01 người, cụ thể:" in words(asked)
    assert prose(asked)[3:7] == [
        f"{COMMITTEE} đề nghị bổ sung 01 người, cho thôi tham gia 01 người, cụ thể:",
        "1. Bổ sung:", "- Phạm Thị Mới, Giám đốc Sở Y tế, Uỷ viên.", "2. Thôi tham gia:",
    ]  # fmt: skip
    assert cells(tables(asked)[0])[0][:4] == ["1", "Lê Thị Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng ban"]
    decision = paper(small_year, "committee-decision", **options)
    head, sign = block(decision, Letterhead), block(decision, Signature)
    assert plain(head.symbol).endswith("/QĐ-UBND") and head.parent is None
    assert [plain(line) for line in sign.titles] == ["CHỦ TỊCH"]
    collective = paper(small_year, "committee-decision", collective="có")
    assert plain(block(collective, Signature).titles[0]) == "TM. ỦY BAN NHÂN DÂN"
    assert prose(decision)[0].startswith("Điều 1. Kiện toàn Ban") and prose(decision)[-1].endswith("./.")


# --- all of them


@pytest.mark.parametrize("document", [spec.id for spec in DOCUMENTS if spec.has("sign")])
def test_hostile_words_print_as_they_are(small_year: App, document: str) -> None:
    spec = next(spec for spec in DOCUMENTS if spec.id == document)
    kinds = ("text", "body", "lines")
    known = ("number", "tasks", "inspection", "class")
    given = {o.id: HOSTILE for o in spec.options if o.kind in kinds and o.id not in known}
    found = paper(small_year, document, **given)
    assert "#let $x$" in words(found)
    assert [p for p in problems(found, rendered(found, ".pdf")) if "ngoài lề" in p or "phông" in p] == []


def dump(app: App, record: str) -> list[dict[str, str]]:
    from vstbpn_desktop.services.transfer import dump as dumped

    with app.reader() as reader:
        return list(dumped(reader, app.registry[record]))
