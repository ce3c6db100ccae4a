"""Báo cáo 6 tháng: every item with its status, prose that agrees with its tables, words kept."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.documents.reports import work
from tests.core.documents.reports.conftest import Year
from tests.core.documents.reports.reading import cells, item, prose, tables, words
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Bullets,
    Document,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    plain,
    runs,
)
from vstbpn_desktop.documents.reports.periodic_report import NARRATIVES
from vstbpn_desktop.documents.reports.sentences import STATE_WORDS
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.standing import standings
from vstbpn_desktop.services import assigning, importing, narratives, recording
from vstbpn_desktop.services.making import Made, make
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

REPORT = "six-month-report"
H1 = Period(2020, "H", 1)

CODE, TITLE, DUE, ASSIGNED, EXEMPT, SUBMITTED, ACCEPTED, OVERDUE, PERCENT, RESULTS, STATE = range(11)


def report(app: App, **options: object) -> Document:
    return made(app, **options).document


def made(app: App, **options: object) -> Made:
    return make(app, REPORT, None, {"period": "2020-H1", **options})


@pytest.fixture(params=["small_year", "large_year"])
def any_year(request: pytest.FixtureRequest) -> App:
    """The small and the large year."""
    app: App = request.getfixturevalue(request.param)
    return app


def number(pattern: str, text: str) -> int:
    """The number a sentence gives; 0 where it does not say."""
    found = re.search(pattern, text)
    return int(found[1].replace(".", "")) if found else 0


def task_rows(document: Document) -> dict[str, list[str]]:
    """Rows of the first annex by task code."""
    return {row[CODE]: row for row in cells(annex(document, 0)) if row[CODE]}


def main_rows(document: Document) -> dict[str, list[str]]:
    """Those of part II."""
    return {code: row for code, row in task_rows(document).items() if code.startswith("II.")}


def annex(document: Document, index: int) -> Table:
    return tables(document)[-2:][index]


def test_every_item_of_the_main_part_stands_in_prose_and_annex(any_year: App) -> None:
    document = report(any_year)
    rows = main_rows(document)
    assert list(rows) == sorted(rows, key=lambda code: [int(n) for n in code.split(".")[1:]])
    for code, row in rows.items():
        assert row[TITLE] in item(document, code)
        assert row[STATE]


def test_numbers_in_prose_are_those_of_the_annex(any_year: App) -> None:
    document = report(any_year)
    for code, row in main_rows(document).items():
        text = item(document, code)
        assert number(r"Đã giao cho ([\d.]+) đơn vị", text) == int(row[ASSIGNED])
        assert number(r"Miễn (?:cả )?(\d+) đơn vị", text) == int(row[EXEMPT])
        assert number(r"(?:Có|Cả) (\d+) đơn vị quá hạn", text) == int(row[OVERDUE])
        if row[STATE].startswith("thường xuyên"):
            assert number(r"trong kỳ ghi nhận (\d+) kết quả", text) == int(row[RESULTS])
        elif "công nhận đạt" in text:
            assert number(r"(\d+) đơn vị đã nộp kết quả, chờ", text) == int(row[SUBMITTED])
            target = int(row[ASSIGNED]) - int(row[EXEMPT])
            assert f"{row[ACCEPTED]}/{target}" in text
            percents = re.findall(r"\((\d+,\d)%\)", text)
            assert percents in ([], [row[PERCENT]])


def test_late_units_are_named_as_many_as_are_counted(any_year: App) -> None:
    document = report(any_year)
    for code, row in main_rows(document).items():
        told = re.search(r"chưa nộp kết quả: (.*?)\.(?: |$)", item(document, code))
        names = re.split(r", | và |; ", told[1]) if told else []
        assert len(names) == int(row[OVERDUE])


def test_sums_agree_between_annexes_and_prose(any_year: App) -> None:
    document = report(any_year)
    rows, total = task_rows(document), cells(annex(document, 0))[-1]
    units = cells(annex(document, 1))
    for column in (ASSIGNED, EXEMPT, SUBMITTED, ACCEPTED, OVERDUE, RESULTS):
        assert int(total[column].replace(".", "")) == sum(int(row[column]) for row in rows.values())
    at = {ASSIGNED: 2, EXEMPT: 3, SUBMITTED: 4, ACCEPTED: 5, OVERDUE: 6, RESULTS: 7}
    assert all(units[-1][unit] == total[task] for task, unit in at.items())
    text = " ".join(prose(document))
    assert number(r"gồm ([\d.]+) lượt giao", text) == sum(int(row[ASSIGNED]) for row in rows.values())
    assert f"cho {len(units) - 1} đơn vị" in text
    assert f"tổng hợp {units[-1][-1]} đơn vị" in text


def test_tasks_are_counted_as_the_annex_shows_them(any_year: App) -> None:
    document = report(any_year)
    main = main_rows(document).values()
    summary = next(
        text for text in prose(document) if text.startswith("Tình hình thực hiện nhiệm vụ tính đến hết")
    )
    assert f"Trong {len(main)} nhiệm vụ" in summary
    counted = Counter(_counted_as(row[STATE]) for row in main)
    for word in set(STATE_WORDS.values()):
        assert number(rf"(\d+) nhiệm vụ {word}", summary) == counted[word]


def _counted_as(shown: str) -> str:
    begins = {
        "hoàn thành": "done", "đang làm": "working", "đến hạn": "due_today", "còn": "soon",
        "quá hạn": "overdue", "thường xuyên": "year_round", "chưa đến kỳ": "not_begun",
        "chưa giao": "unassigned", "miễn": "exempt",
    }  # fmt: skip
    return STATE_WORDS[next(state for begin, state in begins.items() if shown.startswith(begin))]


def test_units_stand_in_official_order_and_the_missing_are_named(small_year: App) -> None:
    document = report(small_year)
    units = cells(annex(document, 1))[:-1]
    assert [row[1] for row in units] == [name for _, name, _ in work.UNITS]
    assert [row[1] for row in units if row[-1] == "Chưa gửi"] == ["Huyện Bắc Bình", "Huyện Đông Hải"]
    assert "Còn 2 đơn vị chưa gửi báo cáo: huyện Bắc Bình và huyện Đông Hải." in words(document)


def test_what_came_after_the_day_does_not_count(small_year: App) -> None:
    before, after = report(small_year), report(small_year, as_of="20/6/2020")
    assert "chưa có đơn vị nào được công nhận đạt (0/5)" in item(before, "II.2.1")
    assert "1/5 đơn vị (20,0%) được công nhận đạt" in item(after, "II.2.1")
    assert "tính đến hết ngày 14 tháng 6 năm 2020" in words(before)
    assert "tính đến hết ngày 20 tháng 6 năm 2020" in words(after)


def test_a_report_given_for_the_period_counts_though_it_came_late(year: Year) -> None:
    ids = work.assignments(year.app, year.ids["III.2"])
    late = [ids[year.ids["904"]], ids[year.ids["905"]]]
    recording.record_results(year.app, late, "Đã gửi", date=dt.date(2020, 6, 30), period="2020-H1")
    assert "tổng hợp 10/10 đơn vị (100,0%)" in words(report(year.app))


def test_an_extension_counts_from_the_day_it_was_given(year: Year) -> None:
    given = list(work.assignments(year.app, year.ids["III.2"]).values())
    year.app.save("assignment", given[0], {"extended_due": dt.date(2020, 7, 30), "reason": "xin lùi"})
    year.app.save("assignment", given[0], {"extended_on": dt.date(2020, 6, 20)})
    with year.app.reader() as reader:
        found = standings(reader, 2020, dt.date(2020, 6, 14))
        assert not any(state.extended for s in found for state in s.states if state.id == given[0])
        found = standings(reader, 2020, dt.date(2020, 6, 20))
        assert [state.extended for s in found for state in s.states if state.id == given[0]] == [True]


def test_what_was_given_after_the_day_is_said_so(year: Year) -> None:
    assert "lượt giao, đều giao sau ngày chốt số liệu." in words(report(year.app))
    with year.app.change("Giao sớm") as change:
        change.connection.exec_driver_sql("update assignment set assigned_on='2020-03-01' where id > 1")
    assert "trong đó 1 lượt giao sau ngày chốt số liệu" in words(report(year.app))
    year.app.save("assignment", 1, {"assigned_on": dt.date(2020, 6, 14)})
    assert "sau ngày chốt số liệu" not in words(report(year.app))


def test_each_item_says_what_happened(small_year: App) -> None:
    document = report(small_year)
    assert item(document, "II.1.1").endswith(
        "đã hoàn thành. Đã giao cho 10 đơn vị; cả 10/10 đơn vị (100,0%) được công nhận đạt. "
        "Kết quả ghi nhận: đã ban hành kế hoạch (10 đơn vị)."
    )
    assert "quá hạn 2 ngày, hạn là ngày 12 tháng 6 năm 2020" in item(document, "II.1.2")
    assert "Miễn 1 đơn vị: huyện Bắc Bình (lý do: thiên tai)." in item(document, "II.1.3")
    assert "Có 2 đơn vị được gia hạn đến ngày 20 tháng 7 năm 2020." in item(document, "II.2.1")
    assert item(document, "II.2.3").endswith("chưa đến kỳ thực hiện. Đã giao cho 2 đơn vị.")


def test_sections_and_groups_follow_the_programme(small_year: App) -> None:
    headings = [text for text in prose(report(small_year)) if re.match(r"(?:[IV]+|\d+)\. ", text)]
    assert headings == [
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "1. Công tác phối hợp liên ngành",
        "2. Công tác cán bộ nữ",
        "3. Nhiệm vụ thường xuyên",
        "4. Công tác tập huấn, bồi dưỡng",
        "5. Công tác kiểm tra",
        "6. Chấp hành chế độ thông tin, báo cáo",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2020",
    ]


def test_a_task_born_in_mid_year_has_a_place_of_its_own(year: Year) -> None:
    programme = {"programme": 1, "code": "PS.1", "title": "Báo cáo nhanh theo yêu cầu của Trung ương"}
    task = year.app.save("task", None, programme)
    assigning.assign(year.app, [task], (), [year.ids["SNV"]])
    document = report(year.app)
    assert "4. Nhiệm vụ phát sinh trong năm" in prose(document)
    assert "Đã giao cho 1 đơn vị là Sở Nội vụ" in item(document, "PS.1")
    assert "PS.1" in task_rows(document)


def test_documents_of_the_period_are_told_and_listed(year: Year) -> None:
    outgoing = {
        "direction": "out",
        "symbol": "05/KH-BVSTBPN",
        "date": dt.date(2020, 3, 2),
        "kind_name": "Kế hoạch",
    }
    year.app.save("document", None, outgoing | {"subject": "Kế hoạch tuyên truyền"})
    year.app.save("document", None, outgoing | {"subject": "kiểm tra", "symbol": "06/KH-BVSTBPN"})
    year.app.save("document", None, outgoing | {"subject": "ngoài kỳ", "date": dt.date(2020, 6, 15)})
    incoming = {"direction": "in", "symbol": "1/QĐ-UBQG", "date": dt.date(2019, 12, 1), "subject": "ban hành"}
    year.app.save("document", None, incoming | {"received_on": dt.date(2020, 1, 5)})
    document = report(year.app)
    assert "Trong kỳ đã ban hành 2 văn bản; tiếp nhận 1 văn bản đến, cụ thể:" in prose(document)
    listed = cells(tables(document)[0])
    assert [(row[1], row[2], row[4]) for row in listed] == [
        ("05/KH-BVSTBPN", "02/03/2020", "Kế hoạch tuyên truyền"),
        ("06/KH-BVSTBPN", "02/03/2020", "Kế hoạch kiểm tra"),
        ("1/QĐ-UBQG", "01/12/2019", "ban hành"),
    ]


def test_the_officers_words_stand_in_their_sections(year: Year) -> None:
    for section in NARRATIVES:
        narratives.write(year.app, REPORT, H1, section.id, f"Lời về {section.id}.\nĐoạn hai.")
    written = prose(report(year.app))
    at = [written.index(f"Lời về {section.id}.") for section in NARRATIVES]
    assert at == sorted(at)
    assert written[at[1] - 1] == "1. Ưu điểm"
    assert written[at[-1] - 1] == "V. KIẾN NGHỊ, ĐỀ XUẤT"
    assert made(year.app).notes == ("2 đơn vị chưa gửi báo cáo: tổng hợp 8/10 đơn vị.",)


def test_nothing_is_invented_where_nothing_was_written(small_year: App) -> None:
    clean, draft = report(small_year), report(small_year, draft=True)
    assert "chưa viết" not in words(clean)
    assert words(draft).count("chưa viết: …") == len(NARRATIVES) - 1
    paragraphs = [block.text for block in draft.blocks if isinstance(block, Paragraph)]
    places = [text for text in paragraphs if "chưa viết" in plain(text)]
    assert all(isinstance(text, Run) and text.highlight for text in places)
    assert draft.draft and not clean.draft
    assert any("Chưa viết: Ưu điểm" in note for note in made(small_year).notes)


def test_number_and_date_are_blank_until_given(small_year: App) -> None:
    head = next(block for block in report(small_year).blocks if isinstance(block, Letterhead))
    assert re.fullmatch(r"Số:\s+/BC-BVSTBPN", plain(head.symbol))
    assert plain(head.place_date) == "Bình Minh, ngày … tháng … năm …"
    given = report(small_year, number="5", date="18/6/2020")
    head = next(block for block in given.blocks if isinstance(block, Letterhead))
    assert (plain(head.symbol), plain(head.place_date)) == (
        "Số: 05/BC-BVSTBPN",
        "Bình Minh, ngày 18 tháng 6 năm 2020",
    )
    notes = {" ".join(plain(block.note).split()) for block in given.blocks if isinstance(block, Appendix)}
    assert notes == {
        "(Kèm theo Báo cáo số 05/BC-BVSTBPN ngày 18 tháng 6 năm 2020 của Ban vì sự tiến bộ của phụ nữ "
        "tỉnh Bình Minh)"
    }
    assert given.dated == dt.date(2020, 6, 18)


def test_addressee_and_recipients(small_year: App) -> None:
    def ends(document: Document) -> tuple[list[str], list[str]]:
        to = [plain(line) for block in document.blocks if isinstance(block, Addressee) for line in block.to]
        signed = next(block for block in document.blocks if isinstance(block, Signature))
        return to, [plain(line) for line in signed.recipients]

    own = ["Như trên (để báo cáo)", "Các thành viên Ban", "Lưu: VT, BVSTBPN."]
    assert ends(report(small_year)) == (["Ủy ban nhân dân tỉnh Bình Minh"], own)
    assert ends(report(small_year, to="Bộ Nội vụ; UBND tỉnh")) == (["Bộ Nội vụ", "UBND tỉnh"], own)


def test_it_ends_as_an_official_document_does(any_year: App) -> None:
    before_signature = [text for text in prose(report(any_year)) if text][-1]
    assert before_signature.endswith("./.")
    assert words(report(any_year)).count("./.") == 1


def test_annexes_are_named_in_the_text_and_can_be_left_out(small_year: App) -> None:
    def annexes(**options: object) -> tuple[int, str]:
        document = report(small_year, **options)
        return sum(isinstance(block, Appendix) for block in document.blocks), words(document)

    count, text = annexes()
    assert count == 2 and "tại Phụ lục I, kết quả theo đơn vị tại Phụ lục II kèm theo" in text
    count, text = annexes(annex_units="không")
    assert count == 1 and "tại Phụ lục kèm theo" in text and "Phụ lục I" not in text
    count, text = annexes(annex_units="không", annex_tasks="không")
    assert count == 0 and "Phụ lục" not in text


def test_the_programme_is_cited_by_its_symbol_once_it_has_one(year: Year) -> None:
    year.app.save("programme", 1, {"symbol": "12/CTr-BVSTBPN", "issued_on": dt.date(2020, 3, 5)})
    opening = prose(report(year.app, request="Công văn số 15/UBQG-VP"))[0]
    assert opening == (
        "Thực hiện Chương trình số 12/CTr-BVSTBPN ngày 05 tháng 3 năm 2020 của Ban vì sự tiến bộ của phụ nữ "
        "tỉnh Bình Minh về công tác vì sự tiến bộ của phụ nữ tỉnh Bình Minh năm 2020 và theo yêu cầu tại "
        "Công văn số 15/UBQG-VP, Ban vì sự tiến bộ của phụ nữ tỉnh Bình Minh báo cáo kết quả công tác vì sự "
        "tiến bộ của phụ nữ 6 tháng đầu năm 2020 (từ ngày 15 tháng 12 năm 2019 đến ngày 14 tháng 6 "
        "năm 2020) như sau:"
    )


@pytest.mark.parametrize("build", [lambda app: None, work.empty])
def test_nothing_to_report(app: App, build: Callable[[App], object]) -> None:
    build(app)
    text = words(report(app))
    assert "Trong kỳ chưa ghi nhận văn bản lãnh đạo, chỉ đạo nào." in text
    assert "Chưa giao nhiệm vụ nào" in text
    assert "Phụ lục" not in text


def test_the_same_data_make_the_same_document(small_year: App) -> None:
    assert report(small_year) == report(small_year)


def test_units_are_called_as_on_the_day(year: Year) -> None:
    day, blank = dt.date(2020, 6, 1), {"short_name": "", "full_name": "", "addressing_name": ""}
    before = {"valid_from": ALWAYS, "valid_to": day, "name": "Huyện Bắc Bình", "type": "district"}
    after = {"valid_from": day, "valid_to": FOREVER, "name": "Thị xã Bắc Bình", "type": "town"}
    names = tuple(row | blank | {"protocol_order": 9} for row in (before, after))
    year.app.save("unit", year.ids["904"], {"names": names})
    assert "huyện Bắc Bình" in words(report(year.app, as_of="31/5/2020"))
    assert "thị xã Bắc Bình" in words(report(year.app))


def test_without_periodic_tasks_a_unit_that_was_heard_of_has_reported(year: Year) -> None:
    for code in ("III.2", "II.1.4"):
        year.app.save("task", year.ids[code], {"nature": "once"})
    heard = "tổng hợp 10/10 đơn vị (100,0%) được giao nhiệm vụ; không có đơn vị nào chưa gửi báo cáo"
    assert heard in words(report(year.app))
    unheard = "tổng hợp 0/10 đơn vị (0,0%) được giao nhiệm vụ. Còn 10 đơn vị chưa gửi báo cáo"
    assert unheard in words(report(year.app, as_of="31/12/2019"))


def test_what_is_to_be_confirmed_is_highlighted_in_a_draft_and_noted(year: Year) -> None:
    def highlighted(document: Document) -> list[str]:
        head = next(block for block in document.blocks if isinstance(block, Letterhead))
        names = [row[1] for row in annex(document, 1).rows if isinstance(row, tuple)]
        return [cell.text for cell in (*head.agency, *names) if isinstance(cell, Run) and cell.highlight]

    year.app.save("profile", 1, {"unconfirmed": "Con dấu của Ban"})
    year.app.save("unit", year.ids["STP"], {"unconfirmed": "Tên"})
    draft = report(year.app, draft=True)
    assert highlighted(draft) == ["BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH BÌNH MINH", "Sở Tư pháp"]
    bullets = [text for block in draft.blocks if isinstance(block, Bullets) for text in block.items]
    assert Run("Sở Tư pháp", highlight=True) in runs(
        next(text for text in bullets if "II.1.2" in plain(text))
    )
    clean = made(year.app)
    assert highlighted(clean.document) == []
    assert "Hồ sơ Ban cần xác nhận: Con dấu của Ban" in clean.notes
    assert "1 đơn vị có thông tin cần xác nhận." in clean.notes


def test_the_real_programme_is_reported_item_by_item(started: App, seed_programme: Path) -> None:
    importing.take(started, importing.read(seed_programme, 2020), 2020)
    document = report(started)
    assert Counter(code.rpartition(".")[0] for code in task_rows(document)) == {
        "II.1": 7, "II.2": 2, "II.3": 4, "II.4": 6, "II.5": 3, "II.6": 5, "III": 5,
    }  # fmt: skip
    for code, row in main_rows(document).items():
        assert item(document, code) == f"- {row[TITLE]} ({code}): chưa giao đơn vị thực hiện."
        assert row[STATE] == "chưa giao"
    assert "7. Chấp hành chế độ thông tin, báo cáo" in prose(document)
