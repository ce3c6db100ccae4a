"""What is marked "cần xác nhận" is not issued before it is confirmed; units that were named stay."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import issuing
from vstbpn_desktop.services.issuing import NeedsConfirming


def notice(app: App, body: str) -> int:
    return issuing.start_draft(app, "notice", {"subject": "kết luận", "body": body})


def confirm_profile(app: App) -> None:
    app.save("profile", 1, {"unconfirmed": ""})


def unit(app: App, code: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], code)


def told(app: App, document: int) -> set[tuple[str, str]]:
    return {(item.record, item.title) for item in issuing.unconfirmed(app, document)}


def test_an_unconfirmed_profile_stops_every_paper(started: App) -> None:
    draft = notice(started, "Nội dung.")
    with pytest.raises(NeedsConfirming, match="cần xác nhận: Hồ sơ Ban") as stopped:
        issuing.issue(started, draft)
    assert [item.record for item in stopped.value.items] == ["profile"]
    assert started.record("document", draft).values["state"] == "draft"
    confirm_profile(started)
    assert issuing.issue(started, draft).confirmed == ()


def test_confirming_lets_it_pass_and_is_kept(started: App) -> None:
    issued = issuing.issue(started, notice(started, "Nội dung."), confirm=True)
    assert [item.record for item in issued.confirmed] == ["profile"]
    content = issued.files["snapshot"].sha256
    assert '"record": "profile"' in (started.folder.files / content[:2] / content).read_text("utf-8")


def test_units_and_acts_are_asked_for_where_they_are_named(started: App) -> None:
    confirm_profile(started)
    started.save("unit", unit(started, "407"), {"unconfirmed": "Ngày thành lập"})
    draft = notice(started, "Theo Thông tư 191/2009/TT-BTC, UBND huyện Tĩnh Gia báo cáo.")
    assert told(started, draft) == {
        ("unit", started.record("unit", unit(started, "407")).title),
        ("library_entry", "Thông tư 191/2009/TT-BTC"),
    }
    assert told(started, notice(started, "Không nhắc đến ai.")) == set()


def test_a_law_is_known_by_its_name(started: App) -> None:
    confirm_profile(started)
    draft = notice(started, "Căn cứ Luật Phòng, chống bạo lực gia đình.")
    assert ("library_entry", "Luật Phòng, chống bạo lực gia đình 13/2022/QH15") in told(started, draft)


def test_a_place_left_open_is_asked_for(started: App) -> None:
    confirm_profile(started)
    assert told(started, notice(started, "")) == {("", "[Nội dung: …]")}


def test_of_a_word_file_its_own_text_counts(started: App, tmp_path: Path) -> None:
    confirm_profile(started)
    draft = notice(started, "")
    document = docx.Document()
    document.add_paragraph("Theo Thông tư 191/2009/TT-BTC.")
    document.save(str(tmp_path / "sua.docx"))
    issuing.take_back(started, draft, tmp_path / "sua.docx")
    assert told(started, draft) == {("library_entry", "Thông tư 191/2009/TT-BTC")}


def test_a_unit_that_an_issued_document_names_is_not_deleted(started: App) -> None:
    confirm_profile(started)
    draft = notice(started, "Sở Tài chính chủ trì.")
    issuing.issue(started, draft)
    assert unit(started, "STC") in started.record("document", draft).values["units"]
    with pytest.raises(UserError, match="kết thúc"):
        started.delete("unit", [unit(started, "STC")])
    assert started.delete("unit", [unit(started, "SYT")])


def test_a_figure_that_is_gone_stops_the_paper(started: App) -> None:
    confirm_profile(started)
    draft = notice(started, "Có [[class.women:2020/99]] học viên nữ.")
    assert told(started, draft) == {("", "[không còn số liệu: Học viên nữ, lớp 2020/99]")}
    with pytest.raises(NeedsConfirming):
        issuing.issue(started, draft)


def test_figures_follow_the_records_until_they_are_frozen_with_the_issue(started: App) -> None:
    confirm_profile(started)
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình 2020"})

    def task(code: str) -> None:
        started.save("task", None, {"programme": programme, "code": code, "title": f"Việc {code}"})

    def kept(role: str) -> Path:
        content = issued.files[role].sha256
        return started.folder.files / content[:2] / content

    task("II.1.1")
    draft = notice(started, "Năm nay có [[progress.tasks]] nhiệm vụ.")
    task("II.1.2")
    issued = issuing.issue(started, draft)
    task("II.1.3")
    assert json.loads(kept("snapshot").read_text("utf-8"))["figures"] == {"[[progress.tasks]]": "2"}
    paragraphs = docx.Document(str(kept("word"))).paragraphs
    assert any("Năm nay có 2 nhiệm vụ" in paragraph.text for paragraph in paragraphs)
