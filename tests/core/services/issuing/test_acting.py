"""An issued document is withdrawn, corrected or replaced by another one, and by nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import issuing

ACTS = {
    "withdrawn": (issuing.withdraw, "notice", "thu hồi"),
    "corrected": (issuing.correct, "official-letter", "đính chính"),
    "replaced": (issuing.replace, "official-letter", "thay thế"),
}


@pytest.fixture
def issued(app: App) -> int:
    """A letter that was issued: 01/BVSTBPN of 05/03/2020."""
    app.save("profile", None, {"valid_from": dt.date(2020, 1, 1), "province": "Thanh Hóa",
                               "committee_name": "Ban VSTBPN tỉnh", "symbol_suffix": "BVSTBPN"})  # fmt: skip
    chosen = {"subject": "báo cáo", "body": "Đề nghị báo cáo.", "recipients": ("Sở A", "Sở B")}
    draft = issuing.start_draft(app, "official-letter", chosen)
    issuing.issue(app, draft)
    return draft


@pytest.mark.parametrize("relation", ACTS)
def test_the_other_document_is_drafted_from_the_shelf_and_acts_when_it_is_issued(
    app: App, issued: int, relation: str
) -> None:
    act, shelf, word = ACTS[relation]
    draft = act(app, issued)
    values = app.record("document", draft).values
    assert (values["shelf"], values["relation"], values["acts_on"]) == (shelf, relation, issued)
    text = str(issuing.compose(app, draft).document.blocks)
    assert word in text and "01/BVSTBPN ngày 05 tháng 3 năm 2020" in text
    assert app.record("document", issued).values["state"] == "issued"
    issuing.issue(app, draft, confirm=True)
    assert app.record("document", issued).values["state"] == relation
    assert app.record("document", draft).values["state"] == "issued"


def test_what_was_withdrawn_is_not_acted_on_again(app: App, issued: int) -> None:
    correcting = issuing.correct(app, issued)
    issuing.issue(app, issuing.withdraw(app, issued, "sai thẩm quyền"), confirm=True)
    with pytest.raises(UserError, match="đã thu hồi"):
        issuing.replace(app, issued)
    with pytest.raises(UserError, match="không còn hiệu lực"):
        issuing.issue(app, correcting, confirm=True)
    assert app.record("document", correcting).values["state"] == "draft"


def test_a_draft_is_corrected_by_hand(app: App, issued: int) -> None:
    draft = issuing.start_draft(app, "notice", {"subject": "x", "body": "y"})
    with pytest.raises(UserError, match="chưa phát hành"):
        issuing.withdraw(app, draft)


def test_the_reason_and_the_recipients_go_along(app: App, issued: int) -> None:
    draft = issuing.withdraw(app, issued, "sai đối tượng nhận")
    text = str(issuing.compose(app, draft).document.blocks)
    assert "sai đối tượng nhận" in text and "Sở A" in text
    letter = issuing.compose(app, issuing.correct(app, issued)).options
    assert letter["to"] == ("Sở A", "Sở B")


def test_a_document_made_elsewhere_is_replaced_by_its_like(app: App, issued: int) -> None:
    old = app.save("document", None, {"direction": "out", "subject": "Kế hoạch", "kind_name": "Kế hoạch",
                                      "kind_code": "KH"})  # fmt: skip
    issuing.issue(app, old, number="5")
    draft = app.record("document", issuing.replace(app, old)).values
    assert (draft["shelf"], draft["subject"], draft["state"]) == ("", "Kế hoạch", "draft")


def test_copies_of_every_form_share_a_series_of_their_own(app: App, issued: int) -> None:
    came = app.save("document", None, {"direction": "in", "subject": "phát động", "symbol": "12/QĐ-UBND",
                                       "kind_name": "Quyết định", "date": dt.date(2020, 3, 2)})  # fmt: skip
    first = issuing.copy(app, came)
    values = app.record("document", first).values
    assert (values["kind_code"], values["relation"], values["acts_on"]) == ("SY", "copied", came)
    assert values["subject"] == "Sao y Quyết định số 12/QĐ-UBND ngày 02 tháng 3 năm 2020"
    assert issuing.issue(app, first).symbol == "01/SY-BVSTBPN"
    assert issuing.issue(app, issuing.copy(app, issued, "TrS")).symbol == "02/TrS-BVSTBPN"
    assert app.record("document", issued).values["state"] == "issued"
    letter = issuing.start_draft(app, "official-letter", {"subject": "x", "body": "y"})
    assert issuing.issue(app, letter).symbol == "02/BVSTBPN"


def test_what_has_no_number_is_not_copied(app: App) -> None:
    blank = app.save("document", None, {"subject": "Chưa có số"})
    with pytest.raises(UserError, match="chưa có số"):
        issuing.copy(app, blank)


def test_places_left_open_in_the_proposal_are_asked_for(app: App, issued: int) -> None:
    with pytest.raises(issuing.NeedsConfirming, match="đã viết “…”"):
        issuing.issue(app, issuing.correct(app, issued))
    with pytest.raises(issuing.NeedsConfirming, match="Lý do thu hồi: …"):
        issuing.issue(app, issuing.withdraw(app, issued))
    assert issuing.unconfirmed(app, issuing.withdraw(app, issued, "sai đối tượng nhận")) == ()
