"""Incoming documents: entered with their files in one change, made a task, answered, reopened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import correspondence

D = dt.date
LETTER = {
    "received_on": D(2020, 6, 2), "symbol": "15/UBQG-VP", "issuer": "Uỷ ban quốc gia",
    "kind_name": "Công văn", "subject": "Về việc báo cáo sơ kết", "due": D(2020, 6, 15),
}  # fmt: skip


def values(app: App, row_id: int, record: str = "document") -> dict[str, Any]:
    return app.record(record, row_id).values


def test_a_document_is_entered_with_its_scan_in_one_change(app: App, tmp_path: Path) -> None:
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    before = app.undoable()
    row_id = correspondence.enter(app, LETTER, [scan])
    assert app.undoable() == before + 1
    assert values(app, row_id)["arrival_number"] == 1
    with app.reader() as reader:
        assert reader.count(app.registry["attachment"]) == 1
    app.undo()
    with app.reader() as reader:
        assert (reader.count(app.registry["attachment"]), reader.count(app.registry["document"])) == (0, 0)


def test_nothing_is_entered_where_the_scan_cannot_be_read(app: App, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"không có\.pdf"):
        correspondence.enter(app, LETTER, [tmp_path / "không có.pdf"])
    with app.reader() as reader:
        assert reader.count(app.registry["document"]) == 0


def test_a_task_is_born_from_a_document(app: App) -> None:
    row_id = correspondence.enter(app, LETTER)
    with pytest.raises(UserError, match="chưa có chương trình"):
        correspondence.make_task(app, row_id)
    app.save("programme", None, {"year": 2020, "title": "Chương trình năm 2020"})
    task = correspondence.make_task(app, row_id)
    made = values(app, task, "task")
    assert (made["code"], made["nature"], made["due"]) == ("PS.1", "ad_hoc", D(2020, 6, 15))
    assert made["text"] == "Về việc báo cáo sơ kết (theo Công văn 15/UBQG-VP của Uỷ ban quốc gia)"
    assert values(app, row_id)["task"] == task
    with pytest.raises(UserError, match="đã có nhiệm vụ"):
        correspondence.make_task(app, row_id)
    other = correspondence.enter(app, {**LETTER, "symbol": "16/UBQG-VP"})
    assert values(app, correspondence.make_task(app, other), "task")["code"] == "PS.2"


def test_an_answer_closes_and_can_be_taken_back(app: App) -> None:
    asked = correspondence.enter(app, LETTER)
    letter = {"direction": "out", "subject": "Báo cáo", "date": D(2020, 6, 12), "symbol": "20/BC-BVSTBPN"}
    answer = app.save("document", None, letter)
    correspondence.answer(app, asked, answer)
    assert (values(app, asked)["answered_by"], values(app, asked)["done_on"]) == (answer, D(2020, 6, 12))
    correspondence.reopen(app, [asked])
    assert (values(app, asked)["answered_by"], values(app, asked)["done_on"]) == (None, None)


def test_progress_is_noted_for_several_at_once(app: App) -> None:
    both = [correspondence.enter(app, {**LETTER, "symbol": symbol}) for symbol in ("1", "2")]
    before = app.undoable()
    correspondence.settle(app, both, "đã chuyển Phòng", done=False)
    assert [values(app, row)["progress"] for row in both] == ["đã chuyển Phòng"] * 2
    assert [values(app, row)["done_on"] for row in both] == [None] * 2
    correspondence.settle(app, both, "", done=True)
    assert [values(app, row)["done_on"] for row in both] == [app.today] * 2
    assert app.undoable() == before + 2
