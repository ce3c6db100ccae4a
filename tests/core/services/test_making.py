"""Making documents from words or values; files; the list for the headless command."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from tests.core.documents.reports import work
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services.making import documents_listing, make, parse_option, rendered


def test_without_a_path_the_document_alone_is_made(app: App) -> None:
    made = make(app, "six-month-report", None, {"period": "2019-H1"})
    assert made.options["period"] == Period(2019, "H", 1)
    assert made.document.title == "Báo cáo kết quả công tác vì sự tiến bộ của phụ nữ 6 tháng đầu năm 2019"


def test_files_are_written_by_their_ending(app: App, tmp_path: Path) -> None:
    work.small(app)
    for ending, begin in ((".pdf", b"%PDF"), (".docx", b"PK"), (".PDF", b"%PDF")):
        path = tmp_path / f"báo cáo{ending}"
        make(app, "six-month-report", path, {"period": "2020-H1"}, draft=True)
        assert path.read_bytes().startswith(begin)
    with pytest.raises(UserError, match="odt"):
        make(app, "six-month-report", tmp_path / "a.odt", {})


def test_the_preview_is_the_file(app: App, tmp_path: Path) -> None:
    made = make(app, "task-tracking", tmp_path / "a.pdf", {})
    assert rendered(made.document, ".pdf") == (tmp_path / "a.pdf").read_bytes()


def test_the_working_year_is_the_default(app: App) -> None:
    app.save("programme", None, {"year": 2018, "title": "Chương trình 2018"})
    assert make(app, "work-programme", None).options["year"] == 2018
    assert make(app, "six-month-report", None).options["period"] == Period(2018, "H", 1)


def test_draft_can_be_said_either_way(app: App) -> None:
    assert make(app, "task-tracking", None, draft=True).document.draft
    assert make(app, "task-tracking", None, {"draft": "có"}).document.draft
    assert not make(app, "task-tracking", None).document.draft


def test_an_unknown_document_names_those_there_are(app: App) -> None:
    with pytest.raises(UserError, match="Không có văn bản “báo cáo”") as caught:
        make(app, "báo cáo", None)
    assert all(spec.id in caught.value.todo for spec in DOCUMENTS)


def test_options_as_words() -> None:
    assert parse_option("to=UBND tỉnh = Sở") == ("to", "UBND tỉnh = Sở")
    assert parse_option(" draft = có ") == ("draft", "có")
    for wrong in ("draft", "=có", ""):
        with pytest.raises(UserError, match="không phải là tuỳ chọn"):
            parse_option(wrong)


def test_the_listing_is_json_with_every_option() -> None:
    listed = [json.loads(json.dumps(entry)) for entry in documents_listing(dt.date(2020, 7, 6))]
    assert [entry["id"] for entry in listed] == [spec.id for spec in DOCUMENTS]
    for entry, spec in zip(listed, DOCUMENTS, strict=True):
        assert [option["id"] for option in entry["options"]] == [option.id for option in spec.options]
        assert all({"id", "label", "kind", "default"} <= set(option) for option in entry["options"])
    report = next(entry for entry in listed if entry["id"] == "six-month-report")
    assert {option["id"]: option["default"] for option in report["options"]}["period"] == "2020-H1"
    assert {section["id"] for section in report["narratives"]} >= {
        "strengths",
        "limits",
        "directions",
        "proposals",
    }


def test_every_item_is_in_the_text_of_both_files(app: App) -> None:
    import docx
    from pypdf import PdfReader

    work.small(app)
    made = make(app, "work-programme", None, {"year": "2020"})
    pdf = PdfReader(io.BytesIO(rendered(made.document, ".pdf")))
    texts = {"pdf": " ".join(page.extract_text() for page in pdf.pages)}
    word = docx.Document(io.BytesIO(rendered(made.document, ".docx")))
    texts["docx"] = " ".join(paragraph.text for paragraph in word.paragraphs)
    for text in texts.values():
        letters = "".join(text.split())
        missing = [item for _, _, item, _, _ in work.TASKS if "".join(item.split()) not in letters]
        assert missing == []
