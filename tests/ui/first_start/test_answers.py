"""What the assistant proposes, and what its answers become."""

from __future__ import annotations

from typing import Any

import pytest

from ui.first_start.answers import (
    Answers,
    begin,
    initials,
    is_of,
    names_for,
    office_title,
    signing_for,
    starter_for,
    to_confirm,
)
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.profile import profile_at
from vstbpn_desktop.services import profiles, safekeeping, starting
from vstbpn_desktop.services.transfer import dump

OFFICE_2020 = "Sở Lao động - Thương binh và Xã hội"


def answered(province: str = "Thanh Hóa", **others: Any) -> Answers:
    """Answers as the steps leave them."""
    signing = {"uses_seal": True, "sign_above": "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC", "signer": ""}
    office = others.pop("office", OFFICE_2020)
    profile = {"province": province, **names_for(province), **signing, "sign_below": office_title(office)}
    return Answers(profile=profile, office=office, **{"year": 2020, "starter": "2020", **others})


def units(app: App) -> dict[str, dict[str, Any]]:
    with app.reader() as reader:
        return {unit["key"]: unit for unit in dump(reader, app.registry["unit"])}


def roles(app: App) -> dict[str, str]:
    return {key: unit["roles"][0]["role"] for key, unit in units(app).items() if unit["roles"]}


@pytest.mark.parametrize(
    ("province", "whose", "place"),
    [
        ("Nam Định", "tỉnh Nam Định", "Nam Định"),
        ("tỉnh Nghệ An", "tỉnh Nghệ An", "Nghệ An"),
        ("Cần Thơ", "thành phố Cần Thơ", "Cần Thơ"),
        ("Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_names_follow_from_the_province(province: str, whose: str, place: str) -> None:
    names = names_for(province)
    assert names["committee_name"] == f"Ban vì sự tiến bộ của phụ nữ {whose}"
    assert names["parent_agency"] == f"Ủy ban nhân dân {whose}"
    assert names["place_name"] == place


@pytest.mark.parametrize(
    ("office", "title"),
    [
        (OFFICE_2020, "GIÁM ĐỐC SỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI"),
        ("Sở Nội vụ", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("Sở Văn hóa, Thể thao và Du lịch", "GIÁM ĐỐC SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH"),
        ("Hội Liên hiệp Phụ nữ tỉnh", ""),
        ("", ""),
    ],
)
def test_the_signers_title_follows_from_the_office(office: str, title: str) -> None:
    assert office_title(office) == title


def test_the_starters_profiles_agree_with_what_is_proposed(app: App) -> None:
    for starter in ("2020", "2026"):
        profile = starting.starter_lines(starter, "profile")[0]
        proposed = names_for(profile["province"])
        for name in ("committee_name", "committee_short_name", "parent_agency", "place_name"):
            assert proposed[name] == profile[name], name
        office = next(u["name"] for u in starting.starter_lines(starter, "unit") if u.get("roles"))
        assert office_title(office).split("\n") == profile["sign_below"]


def test_the_office_is_the_starters_own_and_moved_in_2025() -> None:
    assert signing_for("2020", 2026)["office"] == OFFICE_2020
    assert signing_for("2026", 2020)["office"] == "Sở Nội vụ"
    assert signing_for("none", 2024)["office"] == OFFICE_2020
    assert signing_for("none", 2025)["office"] == "Sở Nội vụ"
    assert signing_for("2020", 2020)["sign_below"] == office_title(OFFICE_2020)


def test_a_starter_is_proposed_only_to_its_own_province() -> None:
    assert starter_for(2020, "Thanh Hóa") == "2020"
    assert starter_for(2026, "thanh hoá") == "2026"
    assert starter_for(2020, "Nam Định") == "none"
    assert not is_of("2026", "Nam Định")
    assert is_of("none", "Nam Định")


def test_facts_that_are_not_sure_are_told_together() -> None:
    told = to_confirm("2026")
    assert told[0].startswith("Hồ sơ Ban: ")
    counts = [int(words.split(" ")[0]) for words in told[1:]]
    assert counts == sorted(counts, reverse=True)
    unsure = [u for u in starting.starter_lines("2026", "unit") if u.get("unconfirmed")]
    assert sum(counts) == len(unsure) > 100
    assert to_confirm("none") == []


def test_everything_is_written_in_one_change(app: App) -> None:
    begun = begin(app, answered(extra=frozenset({"BTCTU", "BAO"})))
    assert begun.units == 27 + 20 + 2
    assert begun.acts > 20
    assert [entry.label for entry in app.log()] == ["Nạp dữ liệu ban đầu"]
    assert {"BTCTU", "BAO"} <= set(units(app))
    assert "BDVTU" not in units(app)
    assert not starting.is_new(app)
    assert len(safekeeping.own_backups(app)) == 1


def test_the_profile_is_what_was_answered(app: App) -> None:
    answers = answered()
    answers.profile |= {"signer": "Nguyễn Thị Mẫu", "symbol_suffix": "BCTBPN", "abbreviation": "VSTBCPN"}
    begin(app, answers)
    profile = profiles.show_profile(app)
    assert profile is not None
    assert profile["signer"] == "Nguyễn Thị Mẫu"
    assert profile["filing"] == "VT, BCTBPN"
    assert profile["abbreviation"] == "VSTBCPN"
    assert profile["standing_unit"] == "SLDTBXH"
    assert profile["unconfirmed"]
    with app.reader() as reader:
        printed = profile_at(reader, app.today)
    assert printed.sign_below == ("GIÁM ĐỐC SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI")


def test_another_office_takes_the_role(app: App) -> None:
    begin(app, answered(office="Sở Nội vụ"))
    assert roles(app) == {"SNV": "cơ quan thường trực"}
    profile = profiles.show_profile(app)
    assert profile is not None
    assert profile["standing_unit"] == "SNV"


@pytest.mark.parametrize("starter", starting.STARTERS)
def test_every_starter_can_be_begun_with(app: App, starter: str) -> None:
    begin(app, answered(starter=starter, year=2026))
    assert list(roles(app).values()) == ["cơ quan thường trực"]


def test_another_province_begins_with_its_own_names_alone(app: App) -> None:
    begun = begin(app, answered("Nam Định", starter="none", office="Hội Liên hiệp Phụ nữ tỉnh"))
    assert begun.units == 1
    assert list(roles(app)) == ["HLHPNT"]
    profile = profiles.show_profile(app)
    assert profile is not None
    assert profile["valid_from"] == "2020-01-01"
    assert "Thanh Hóa" not in str(profile)
    assert "Ủy ban nhân dân tỉnh Nam Định" in profile["report_to"]


def test_data_begun_already_are_not_begun_again(started: App) -> None:
    with pytest.raises(UserError):
        begin(started, answered())


def test_what_cannot_be_taken_leaves_nothing_behind(app: App) -> None:
    answers = answered()
    answers.profile["province"] = ""
    with pytest.raises(UserError):
        begin(app, answers)
    assert starting.is_new(app)
    assert app.log() == []


def test_a_body_without_a_code_gets_its_initials() -> None:
    assert initials(OFFICE_2020) == "SLDTBXH"
    assert initials("Sở Tài chính") == "STC"
    assert initials("Đài Phát thanh - Truyền hình") == "DPTTH"
