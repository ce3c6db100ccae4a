"""What was typed is kept, readable to nobody where there is a password, and in nobody's way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.faults.encryption import cheap
from vstbpn_desktop.app import App
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import encrypting
from vstbpn_desktop.services.drafts import Drafts

NAME = "Hà Thị Cúc Mẫu"
NOW = dt.datetime(2020, 3, 5)


def readable(app: App) -> bool:
    return any(NAME.encode() in path.read_bytes() for path in app.folder.drafts.glob("*"))


def test_a_password_seals_what_was_typed_before_and_after_and_takes_the_seal_off(app: App) -> None:
    Drafts(app.folder).keep("person", None, {"name": NAME}, NOW)
    assert readable(app)
    with cheap():
        encrypting.turn_on(app, "hoa sen nở muộn 2020")
        Drafts(app.folder).keep("person", 1, {"name": NAME}, NOW)
        assert not readable(app)
        for row_id in (None, 1):
            found = Drafts(app.folder).find("person", row_id)
            assert found is not None and found.state == {"name": NAME}
        assert Drafts(DataFolder(app.folder.root)).find("person", 1) is None
        encrypting.turn_off(app)
    assert readable(app) and Drafts(app.folder).find("person", 1) is not None


def test_a_broken_draft_counts_as_none(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.drafts.mkdir()
    (folder.drafts / "unit-1.json").write_text("{", encoding="utf-8")
    (folder.drafts / "unit-2.json").write_text('{"at": "x", "state": 3}', encoding="utf-8")
    assert Drafts(folder).find("unit", 1) is None
    assert Drafts(folder).find("unit", 2) is None


def test_a_folder_that_cannot_be_written_loses_the_draft_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.drafts.write_text("x", encoding="utf-8")
    Drafts(folder).keep("unit", 1, {"name": "x"}, NOW)
    assert Drafts(folder).find("unit", 1) is None
    Drafts(folder).drop("unit", 1)
