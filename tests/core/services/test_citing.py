"""Reviewing what is kept and what is not: where findings stand, what accepting and ignoring do."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.core.citing_sample import EXPECTED, FAULTY
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.services import citing, importing, narratives
from vstbpn_desktop.services.citing import FreeText, MadeText, ProgrammeText, Reviewed

PROGRAMME = ProgrammeText(2020)


@pytest.fixture
def faulty(started: App) -> App:
    importing.take(started, importing.read(FAULTY, 2020), 2020)
    return started


def by_kind(reviewed: Reviewed) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in reviewed.open:
        found.setdefault(str(one.kind), []).append(one.symbol)
    return found


def task_text(app: App, code: str) -> str:
    with app.reader() as reader:
        row = reader.get(app.registry["task"], f"2020/{code}")
        return str(reader.values(app.registry["task"], row)["text"])


def accept(app: App, subject: ProgrammeText | MadeText, kind: str) -> None:
    reviewed = citing.review(app, subject)
    citing.accept(app, reviewed, next(one for one in reviewed.open if one.kind == kind))


# what is found, and where


def test_the_stored_programme_is_judged_by_its_items(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    assert by_kind(reviewed) == EXPECTED
    places = {(one.kind.value, one.symbol): one.where for one in reviewed.open}
    assert places["unknown", "07/QĐ-UBQG"] == "mở đầu"
    assert places["date-conflict", "21/CT-TW"] == "II.1.1"
    assert places["term-conflict", "Hội đồng nhân dân 2021-2025"] == "II.3.2"
    assert all(passage.origin for passage in reviewed.passages)


def test_every_passage_is_what_is_stored_there(faulty: App) -> None:
    with faulty.reader() as reader:
        for passage in citing.review(faulty, PROGRAMME).passages:
            origin = passage.origin
            assert origin is not None
            value = reader.values(faulty.registry[origin.record], origin.row_id)[origin.field]
            assert passage.text == (value if origin.row < 0 else value[origin.row][origin.part])


def test_a_file_of_a_programme_names_its_items_and_lines(started: App, tmp_path: Path) -> None:
    path = tmp_path / "du-thao.txt"
    path.write_text(FAULTY, encoding="utf-8")
    reviewed = citing.review(started, citing.read_free(path))
    assert by_kind(reviewed) == EXPECTED
    places = {(one.kind.value, one.symbol): one.where for one in reviewed.open}
    assert places["unknown", "07/QĐ-UBQG"] == "dòng 5"
    assert places["unknown", "14-CT/TU"] == "II.1.1"
    assert places["unknown", "140/KH-UBND"] == "II.1.1"
    assert (reviewed.name, reviewed.day.year) == ("du-thao.txt", 2020)


def test_a_word_file_reads_the_same(started: App, tmp_path: Path) -> None:
    path = tmp_path / "du-thao.docx"
    document = docx.Document()
    for line in FAULTY.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    assert by_kind(citing.review(started, citing.read_free(path))) == EXPECTED


def test_a_plain_letter_names_its_lines(started: App) -> None:
    text = "Kính gửi: Sở Nội vụ\n\nThực hiện Chỉ thị số 21/CT-TW ngày 20/01/2018 của Ban Bí thư, đề nghị gửi."
    (one,) = citing.review(started, citing.pasted(text)).open
    assert (one.kind, one.where, one.expected) == ("symbol-form", "dòng 3", "Chỉ thị số 21-CT/TW")


@pytest.mark.parametrize("text", ["", " \n ", "12345 678"])
def test_what_has_no_words_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        citing.pasted(text)


def test_a_year_without_a_programme_is_told(started: App) -> None:
    with pytest.raises(UserError, match="năm 1999"):
        citing.review(started, ProgrammeText(1999))


# accepting


def test_accepting_corrects_every_place_in_one_undoable_change(faulty: App) -> None:
    accept(faulty, PROGRAMME, "symbol-form")
    assert task_text(faulty, "II.1.1").count("21-CT/TW") == 2
    assert faulty.log(1)[0].label == "Sửa căn cứ 21/CT-TW thành 21-CT/TW"
    faulty.undo()
    assert task_text(faulty, "II.1.1").count("21/CT-TW") == 2


def test_accepting_all_that_is_proposed_leaves_the_unknown(faulty: App) -> None:
    for kind in (
        "date-conflict",
        "issuer-conflict",
        "symbol-form",
        "symbol-form",
        "term-conflict",
        "no-such-act",
    ):
        accept(faulty, PROGRAMME, kind)
    assert by_kind(citing.review(faulty, PROGRAMME)) == {
        "unknown": ["07/QĐ-UBQG", "14-CT/TU", "88-KH/TU", "140/KH-UBND", "3400/QĐ-UBND"]
    }
    assert "Chỉ thị số 21-CT/TW ngày 20/01/2018 của Ban Bí thư về công tác phụ nữ" in task_text(
        faulty, "II.1.1"
    )


def test_lines_and_preamble_of_the_programme_are_corrected_too(faulty: App) -> None:
    spec = faulty.registry["programme"]
    with faulty.reader() as reader:
        row = reader.get(spec, "2020")
        lines = reader.values(spec, row)["lines"]
    wrong = "- Thực hiện Chỉ thị số 21/CT-TW."
    lines = tuple({**line, "text": wrong if line["code"] == "I.1" else line["text"]} for line in lines)
    faulty.save("programme", row, {"preamble": "Căn cứ Chỉ thị số 21/CT-TW;", "lines": lines})
    accept(faulty, PROGRAMME, "symbol-form")
    values = faulty.record("programme", row).values
    assert values["preamble"] == "Căn cứ Chỉ thị số 21-CT/TW;"
    assert [line["text"] for line in values["lines"] if line["code"] == "I.1"] == [
        wrong.replace("/CT-", "-CT/")
    ]


def test_a_title_that_repeats_the_text_follows(faulty: App) -> None:
    with faulty.reader() as reader:
        row = reader.get(faulty.registry["task"], "2020/II.1.1")
    faulty.save("task", row, {"title": "Triển khai Chỉ thị số 21/CT-TW của Bộ Chính trị"})
    accept(faulty, PROGRAMME, "symbol-form")
    assert faulty.record("task", row).values["title"] == "Triển khai Chỉ thị số 21-CT/TW của Bộ Chính trị"


def test_text_that_changed_meanwhile_is_not_touched(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    with faulty.reader() as reader:
        row = reader.get(faulty.registry["task"], "2020/II.1.1")
    faulty.save("task", row, {"text": "Triển khai Chỉ thị 21 và các văn bản khác."})
    before = len(faulty.log())
    finding = next(one for one in reviewed.open if one.kind == "date-conflict")
    with pytest.raises(UserError, match="đã đổi từ lúc rà soát"):
        citing.accept(faulty, reviewed, finding)
    assert len(faulty.log()) == before


def test_nothing_proposed_is_nothing_to_accept(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    unknown = next(one for one in reviewed.open if one.kind == "unknown")
    assert citing.edits_of(reviewed, unknown) == ()
    with pytest.raises(UserError):
        citing.accept(faulty, reviewed, unknown)


def test_free_text_is_corrected_and_otherwise_left_as_it_was(started: App) -> None:
    text = "Dòng một\tcó thẻ\n\n  Chỉ thị số 21/CT-TW và Chỉ thị số 21/CT-TW.\n"
    reviewed = citing.review(started, citing.pasted(text))
    (one,) = reviewed.open
    assert citing.corrected(reviewed, one).text == text.replace("21/CT-TW", "21-CT/TW")


# documents being made


def test_own_words_in_a_document_are_corrected_where_they_are_kept(faulty: App) -> None:
    words = "Thực hiện Chỉ thị số 21/CT-TW, các đơn vị đã kiện toàn Ban."
    narratives.write(faulty, "six-month-report", parse_period("2020-H1"), "limits", words)
    subject = MadeText("six-month-report", {"period": "2020-H1"})
    reviewed = citing.review(faulty, subject)
    form = next(one for one in reviewed.open if one.kind == "symbol-form" and one.symbol == "21/CT-TW")
    assert {edit.origin.record for edit in citing.edits_of(reviewed, form)} >= {"narrative"}
    citing.accept(faulty, reviewed, form)
    with faulty.reader() as reader:
        kept = narratives.narrative(reader, "six-month-report", parse_period("2020-H1"), "limits")
    assert kept == words.replace("21/CT-TW", "21-CT/TW")


def test_the_printed_programme_is_corrected_in_its_tasks(faulty: App) -> None:
    subject = MadeText("work-programme", {"year": 2020})
    assert by_kind(citing.review(faulty, subject)) == EXPECTED
    accept(faulty, subject, "term-conflict")
    assert "nhiệm kỳ 2021 - 2026" in task_text(faulty, "II.3.2")


# ignoring


def test_what_was_ignored_stays_so_for_that_document_alone(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    unknown = next(one for one in reviewed.open if one.kind == "unknown")
    citing.ignore(faulty, reviewed, unknown)
    assert faulty.log(1)[0].label == (
        "Bỏ qua căn cứ 07/QĐ-UBQG (chưa có trong thư viện) trong Chương trình công tác năm 2020"
    )
    again = citing.review(faulty, PROGRAMME)
    assert unknown.symbol not in by_kind(again)["unknown"]
    assert len(again.findings) == len(reviewed.findings)
    other = citing.review(faulty, MadeText("work-programme", {"year": 2020}))
    assert unknown.symbol in by_kind(other)["unknown"]
    citing.heed(faulty, again, unknown)
    assert by_kind(citing.review(faulty, PROGRAMME)) == EXPECTED


def test_ignoring_can_be_undone(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    citing.ignore(faulty, reviewed, reviewed.open[0])
    faulty.undo()
    assert by_kind(citing.review(faulty, PROGRAMME)) == EXPECTED


def test_pasted_text_is_known_again_by_its_words() -> None:
    assert citing.pasted("Chỉ thị\r\nsố 21").key == citing.pasted("Chỉ thị\nsố 21").key
    assert citing.pasted("Chỉ thị 21").key != citing.pasted("Chỉ thị 22").key
    assert isinstance(citing.pasted("Chỉ thị 21"), FreeText)


# the library


def test_an_unknown_act_begins_its_entry_with_what_the_text_says(faulty: App) -> None:
    reviewed = citing.review(faulty, PROGRAMME)
    unknown = next(one for one in reviewed.open if one.symbol == "07/QĐ-UBQG")
    values = citing.library_values(unknown)
    faulty.save("library_entry", None, values)
    assert values["subject"].startswith("chương trình công tác năm")
    assert (values["kind_name"], str(values["date"])) == ("Quyết định", "2020-02-12")
    assert unknown.symbol not in by_kind(citing.review(faulty, PROGRAMME))["unknown"]
