"""Giấy chứng nhận: for those who attended enough, with the numbers that were given."""

from __future__ import annotations

import pytest

from tests.core.documents.reports.conftest import Year
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Document, plain
from vstbpn_desktop.documents.sheets import Certificate
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.training import class_counts, roster
from vstbpn_desktop.services import certifying
from vstbpn_desktop.services.making import Made, make
from vstbpn_desktop.services.settings import change_settings


def made(app: App, **options: object) -> Made:
    return make(app, "certificates", None, {"year": "2020", **options})


def pages(document: Document) -> list[Certificate]:
    return [block for block in document.blocks if isinstance(block, Certificate)]


def names(app: App, **options: object) -> list[str]:
    return [plain(page.name) for page in pages(made(app, **options).document)]


def class_id(app: App, number: int) -> int:
    with app.reader() as reader:
        return class_counts(reader, 2020)[number].id


def test_only_those_who_came_get_one(small_year: App) -> None:
    with small_year.reader() as reader:
        everyone = roster(reader, class_id(small_year, 1))
    absent = [person.name for person in everyone if not person.attended]
    given = names(small_year, **{"class": "02"})
    assert len(absent) == 1 and absent[0] not in given
    assert set(given) <= {person.name for person in everyone if person.attended}
    document = made(small_year).document
    assert len(document.sections) == len(pages(document)) == len(document.papers)


def test_enough_is_what_the_setting_says(year: Year) -> None:
    app, second = year.app, class_id(year.app, 1)
    with app.reader() as reader:
        first = next(line for line in roster(reader, second) if line.attended and not line.absences)
    app.save("participant", first.id, {"absences": ({"session": 1},)})
    assert first.name not in names(app, **{"class": "02"}), "3 of 4 sessions are less than 80 per cent"
    change_settings(app, {"certificate_least": 75})
    assert first.name in names(app, **{"class": "02"}), "3 of 4 sessions are 75 per cent"


def test_numbers_stand_on_it_once_they_are_given(year: Year) -> None:
    app = year.app
    result = made(app, **{"class": "01"})
    count = len(pages(result.document))
    assert result.notes == (f"{count} giấy chưa có số: mở lớp, chọn Cấp số giấy chứng nhận.",)
    assert plain(pages(result.document)[0].number) == "Số: ……/GCN-BVSTBPN"
    certifying.number_certificates(app, class_id(app, 0))
    result = made(app, **{"class": "01"})
    assert result.notes == ()
    told = [plain(page.number) for page in pages(result.document)]
    assert told == [f"Số: {number:03d}/GCN-BVSTBPN" for number in range(1, count + 1)]


def test_it_says_who_what_when_where(small_year: App) -> None:
    page = pages(made(small_year, **{"class": "02", "date": "2020-08-10", "done": "đã hoàn thành"}).document)[
        0
    ]
    words = "\n".join(map(plain, page.lines))
    assert plain(page.lead) in ("Chứng nhận bà", "Chứng nhận ông")
    assert "Đã hoàn thành lớp" in words
    assert "Thời gian: 4 buổi, từ 7 giờ 30, ngày 03 tháng 8 năm 2020" in words
    assert "Địa điểm: Hội trường Sở Nội vụ" in words
    assert plain(page.place_date).endswith("ngày 10 tháng 8 năm 2020")


def test_a_year_or_a_class_without_anybody_says_so(app: App) -> None:
    result = made(app)
    assert result.notes == ("Năm 2020 chưa có lớp nào.",)
    assert len(pages(result.document)) == 1
    app.save("training_class", None, {"year": 2020, "code": "05", "topic": "Chuyên đề mới"})
    assert made(app).notes == ("Chưa có ai đủ điều kiện: lớp 05.",)
    with pytest.raises(UserError, match="Không có lớp “2020/09”"):
        made(app, **{"class": "09"})
