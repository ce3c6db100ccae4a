"""Settings: declared once, checked, kept in the data, taken back like any change."""

from __future__ import annotations

import datetime as dt

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.recipient_sets import RecipientSet, recipient_sets, recipients_for
from vstbpn_desktop.queries.settings import SETTINGS, WEIGHTS, setting, settings_of
from vstbpn_desktop.services import recipients, settings


def now(app: App) -> dict[str, object]:
    with app.database.read() as connection:
        return settings_of(connection)


def sets(app: App) -> list[RecipientSet]:
    with app.database.read() as connection:
        return recipient_sets(connection)


def test_the_weights_are_those_of_the_field_until_set(app: App) -> None:
    found = now(app)
    assert found["finding_days"] == 30
    weights = [found[field.id] for field in SETTINGS if field.section == WEIGHTS]
    assert weights == [3, 2, 15, 2, 1, 2, 1, 3]


def test_every_setting_is_labelled_and_its_default_is_a_value_of_its_kind() -> None:
    assert len({field.id for field in SETTINGS}) == len(SETTINGS)
    for field in SETTINGS:
        assert field.label and field.section
        assert field.kind.parse(field.default) == field.default


def test_a_setting_is_changed_and_taken_back(app: App) -> None:
    settings.change_settings(app, {"finding_days": "45"})
    settings.change_settings(app, {"finding_days": 60, "risk_hotspot": 5})
    assert now(app)["finding_days"] == 60
    assert app.last_change() is not None and "2 cài đặt" in app.log(1)[0].label
    app.undo()
    assert (now(app)["finding_days"], now(app)["risk_hotspot"]) == (45, 2)
    app.undo()
    assert now(app)["finding_days"] == 30


def test_what_stays_as_it_was_leaves_no_trace(app: App) -> None:
    before = app.last_change()
    settings.change_settings(app, {"finding_days": 30})
    assert app.last_change() == before


@pytest.mark.parametrize("value", [0, "", "ba mươi", 5000, None])
def test_a_value_that_cannot_be_is_refused_by_name(app: App, value: object) -> None:
    with pytest.raises(UserError, match="Hạn khắc phục kiến nghị"):
        settings.change_settings(app, {"finding_days": value})
    with pytest.raises(KeyError), app.database.read() as connection:
        setting(connection, "unknown")


def test_a_section_goes_back_to_its_defaults(app: App) -> None:
    settings.change_settings(app, {"risk_hotspot": 9, "risk_no_women": 1, "finding_days": 10})
    settings.reset_settings(app, WEIGHTS)
    assert (now(app)["risk_hotspot"], now(app)["risk_no_women"], now(app)["finding_days"]) == (2, 3, 10)


def test_findings_take_their_days_from_the_setting(app: App) -> None:
    settings.change_settings(app, {"finding_days": 10})
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    plan = app.save("inspection", None, {"year": 2020, "code": "01", "name": "Kiểm tra"})
    values = {"inspection": plan, "unit": unit, "content": "Chậm", "date": dt.date(2020, 7, 1)}
    assert app.record("finding", app.save("finding", None, values)).values["due"] == dt.date(2020, 7, 11)


def test_a_document_is_in_one_set_at_most(app: App) -> None:
    lines = (" - UBND tỉnh; ", "", "Bộ Nội vụ")
    recipients.save_set(app, RecipientSet("Lên trên", lines, ("six-month-report",)))
    recipients.save_set(app, RecipientSet("Xuống dưới", ("Các huyện",), ("invitation", "six-month-report")))
    first, second = sets(app)
    assert (first.lines, first.documents) == (("UBND tỉnh", "Bộ Nội vụ"), ())
    assert second.documents == ("invitation", "six-month-report")
    with app.database.read() as connection:
        assert recipients_for(connection, "invitation") == ("Các huyện",)
        assert recipients_for(connection, "annual-report") == ()


def test_a_set_is_renamed_in_its_place_and_dropped(app: App) -> None:
    for name in ("Một", "Hai"):
        recipients.save_set(app, RecipientSet(name, ("Nơi nhận",)))
    recipients.save_set(app, RecipientSet("Một mới", ("Nơi khác",)), before="Một")
    assert [kept.name for kept in sets(app)] == ["Một mới", "Hai"]
    recipients.drop_set(app, "Hai")
    assert [kept.name for kept in sets(app)] == ["Một mới"]
    app.undo()
    assert [kept.name for kept in sets(app)] == ["Một mới", "Hai"]
    with pytest.raises(UserError):
        recipients.drop_set(app, "Ba")


@pytest.mark.parametrize(
    ("name", "lines", "wrong"),
    [
        ("", ("a",), {"name"}),
        ("ĐÃ CÓ", ("a",), {"name"}),
        ("Mới", (" - ",), {"lines"}),
        (" ", (), {"name", "lines"}),
    ],
)
def test_a_set_needs_a_name_of_its_own_and_recipients(
    app: App, name: str, lines: tuple[str, ...], wrong: set[str]
) -> None:
    recipients.save_set(app, RecipientSet("Đã có", ("Nơi nhận",)))
    with pytest.raises(InvalidRecord) as refused:
        recipients.save_set(app, RecipientSet(name, lines))
    assert set(refused.value.fields) == wrong
