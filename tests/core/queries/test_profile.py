"""The committee on a day, and general words where nothing is set."""

from __future__ import annotations

import datetime as dt

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.profile import ProfileData, profile_at

DAY = dt.date(2020, 6, 14)


def profile(app: App, day: dt.date = DAY) -> ProfileData:
    with app.reader() as reader:
        return profile_at(reader, day)


def test_documents_can_be_made_before_anything_is_set(app: App) -> None:
    found = profile(app)
    assert found.committee_name == "Ban vì sự tiến bộ của phụ nữ tỉnh"
    assert found.symbol_suffix == "BVSTBPN"
    assert found.sign_above and not found.sign_below and not found.recipients


def test_blanks_are_filled_from_what_is_set(app: App) -> None:
    values = {
        "valid_from": DAY,
        "province": "Bình Minh",
        "committee_name": "Ban A",
        "abbreviation": "VSTBCPN",
    }
    app.save("profile", None, values)
    found = profile(app)
    assert found.place_name == "Bình Minh"
    assert found.parent_agency == "Ủy ban nhân dân tỉnh Bình Minh"
    assert (found.symbol_suffix, found.filing) == ("BVSTBCPN", "VT, BVSTBCPN")


def test_the_profile_in_force_on_the_day(app: App) -> None:
    for first, name in ((dt.date(2020, 1, 1), "Ban cũ"), (dt.date(2020, 6, 14), "Ban mới")):
        app.save("profile", None, {"valid_from": first, "province": "Bình Minh", "committee_name": name})
    assert profile(app, dt.date(2020, 6, 13)).committee_name == "Ban cũ"
    assert profile(app, dt.date(2020, 6, 14)).committee_name == "Ban mới"
    assert profile(app, dt.date(2019, 1, 1)).committee_name == "Ban cũ"


def test_the_second_tier_needs_the_seal(app: App) -> None:
    values = {
        "valid_from": DAY,
        "province": "B",
        "committee_name": "Ban",
        "sign_below": "GIÁM ĐỐC SỞ\nNỘI VỤ",
    }
    row = app.save("profile", None, values | {"recipients": "Như trên\n\n Thành viên Ban "})
    assert profile(app).sign_below == ("GIÁM ĐỐC SỞ", "NỘI VỤ")
    assert profile(app).recipients == ("Như trên", "Thành viên Ban")
    app.save("profile", row, {"uses_seal": False})
    assert profile(app).sign_below == ()


def test_the_standing_unit_is_called_as_on_the_day(started: App) -> None:
    assert profile(started).standing_unit == "Sở Lao động - Thương binh và Xã hội"
