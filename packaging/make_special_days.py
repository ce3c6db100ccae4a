"""Write resources/starters/always/special_day.jsonl: holidays, swaps, days of remembrance, the action month.

Run by hand with `pip install holidays==0.109` at hand (not a dependency: 14 MB, and years to come are only
projected). What the package lacks stands below; the officer corrects the rest in the table.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "starters" / "always" / "special_day.jsonl"
FIRST, LAST, PUBLISHED = 2019, 2036, 2026

SWAPPED = re.compile(r"Ngày nghỉ \(thay cho ngày (\d{2})/(\d{2})/(\d{4})\)")
CULTURE_DAY = "Ngày Văn hóa Việt Nam"
NAMES = {
    "Ngày Chiến thắng": "Ngày Chiến thắng 30/4",
    "Ngày Quốc tế Lao động": "Ngày Quốc tế Lao động 1/5",
    "29 Tết": "Tết Nguyên đán (29 tháng Chạp)",
    "Giao thừa Tết Nguyên Đán": "Tết Nguyên đán (giao thừa)",
    "Tết Nguyên Đán": "Tết Nguyên đán (mùng một)",
}
# announced on 25/12/2025; the package does not know it
MISSING_SWAPS = ((dt.date(2026, 1, 2), dt.date(2026, 1, 10), "Công bố ngày 25/12/2025"),)
# what only the package says waits for its act to be seen; up to this year it has been lived through
PACKAGE = "Theo thư viện holidays 0.109"
PAST = 2025

REMEMBRANCE = (
    ((3, 8), "Ngày Quốc tế Phụ nữ"),
    ((3, 20), "Ngày Quốc tế Hạnh phúc"),
    ((6, 28), "Ngày Gia đình Việt Nam"),
    ((10, 20), "Ngày Phụ nữ Việt Nam"),
    ((11, 25), "Ngày Quốc tế xoá bỏ bạo lực đối với phụ nữ và trẻ em gái"),
)
MONTH = "Tháng hành động vì bình đẳng giới và"
SAFETY = (
    "Đảm bảo an sinh xã hội, tăng quyền năng và tạo cơ hội cho phụ nữ và trẻ em gái nhằm thực hiện bình "
    "đẳng giới và xoá bỏ bạo lực trên cơ sở giới"
)
THEMES = {
    2016: "Chung tay xoá bỏ bạo lực với phụ nữ và trẻ em gái",
    2017: "Chung tay chấm dứt bạo lực đối với phụ nữ và trẻ em gái",
    2018: "Chủ động phòng, chống bạo lực, xâm hại phụ nữ và trẻ em",
    2019: "Chấm dứt bạo lực đối với phụ nữ và trẻ em",
    2020: "Chấm dứt bạo lực đối với phụ nữ và trẻ em",
    2022: SAFETY,
    2023: SAFETY,
    2024: SAFETY,
    2025: "Bình đẳng giới và an toàn cho phụ nữ và trẻ em gái trong kỷ nguyên số",
}

Line = dict[str, Any]


def write() -> None:
    """Write the table anew."""
    lines = [*remembrance(), *holidays()]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(lines)}")


def remembrance() -> Iterator[Line]:
    """The days of remembrance every year, and the action month under its two names."""
    for (month, day), name in REMEMBRANCE:
        yield _line(dt.date(2016, month, day), name, "ngày kỷ niệm", "đã công bố") | {"yearly": True}
    periods = (
        (2016, 2020, "phòng, chống bạo lực trên cơ sở giới", "Chủ đề 2019, 2020: chưa thấy nguyên văn."),
        (2021, None, "phòng ngừa, ứng phó với bạo lực trên cơ sở giới", "Chủ đề 2021, 2026: cần xác nhận."),
    )
    for first, last, against, note in periods:
        line = _line(dt.date(first, 11, 15), f"{MONTH} {against}", "tháng hành động", "đã công bố")
        themes = [
            {"year": year, "theme": theme}
            for year, theme in THEMES.items()
            if first <= year <= (last or year)
        ]
        more = {"end": f"{first}-12-15", "yearly": True, "until_year": last, "themes": themes, "note": note}
        yield line | more


def holidays() -> Iterator[Line]:
    """Holidays and swapped days, those to come as they are expected."""
    known = import_module("holidays").VN(years=range(FIRST - 1, LAST + 1), language="vi")
    found: list[Line] = []
    for day, name in known.items():
        if swapped := SWAPPED.fullmatch(name):
            date, month, year = map(int, swapped.groups())
            trust = "đã công bố" if day.year <= PAST else "cần xác nhận"
            found += _swap(day, dt.date(year, month, date), PACKAGE, trust)
        else:
            found.append(_line(day, _named(name), "ngày nghỉ", _trust(day, name), _basis(name)))
    for off, made_up, basis in MISSING_SWAPS:
        found += _swap(off, made_up, basis)
    found.sort(key=lambda line: str(line["date"]))
    return (line for line in found if str(line["date"]) >= f"{FIRST}-01-01")


def _swap(off: dt.date, made_up: dt.date, basis: str, trust: str = "đã công bố") -> list[Line]:
    return [
        _line(off, f"Nghỉ hoán đổi với ngày {made_up:%d/%m/%Y}", "ngày nghỉ", trust, basis),
        _line(made_up, f"Làm bù cho ngày {off:%d/%m/%Y}", "làm bù", trust, basis),
    ]


def _line(day: dt.date, name: str, kind: str, verification: str, basis: str = "") -> Line:
    return {
        "date": day.isoformat(), "name": name, "kind": kind, "verification": verification, "basis": basis,
    }  # fmt: skip


def _named(name: str) -> str:
    if name.startswith("Mùng"):
        return f"Tết Nguyên đán ({name.partition(' Tết')[0].lower()})"
    plain, extra, made_up = name.partition(" (nghỉ bù)")
    return NAMES.get(plain, plain) + extra + made_up


def _trust(day: dt.date, name: str) -> str:
    if CULTURE_DAY in name:
        return "cần xác nhận"
    return "đã công bố" if day.year <= PUBLISHED else "dự kiến"


def _basis(name: str) -> str:
    return "Nghị quyết 80-NQ/TW ngày 07/01/2026" if CULTURE_DAY in name else ""


if __name__ == "__main__":
    write()
