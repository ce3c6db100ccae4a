"""A template filled: values whole whatever they hold, rows repeated, many put together, what it says."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import docx
import pytest

from tests.core.exchange.word_template.word_files import ROOT, part_of, texts, with_part, word_file
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.word_template import fields
from vstbpn_desktop.exchange.word_template.checking import check
from vstbpn_desktop.exchange.word_template.fields import Context, Group, Items, Steps, example_context
from vstbpn_desktop.exchange.word_template.filling import Filler, Mark
from vstbpn_desktop.exchange.word_template.outline import Grid, Line, marked, outline

LOOP = [("TT", "Tên"), ("{%tr for x in don_vi.nguoi_dau_moi %}", ""),
        ("{{ loop.index }}", "{{ x.ho_va_ten }}"), ("{%tr endfor %}", "")]  # fmt: skip


def filled(*paragraphs: str | Sequence[str], **parts: Any) -> list[str]:
    data = word_file(*paragraphs, **parts)
    return texts(fill(data, example_context(ROOT)))


def fill(data: bytes, context: Context, mark: Mark | None = None, *, practice: bool = False) -> bytes:
    return Filler(data, ROOT, mark, practice=practice).fill(context)


def one_unit(name: str, people: int = 0) -> Context:
    """The context of a unit of that name."""
    unit, blanks = ROOT.child("don_vi"), dict[str, None]()
    assert unit is not None
    listed = unit.child("nguoi_dau_moi")
    assert listed is not None
    person = Group(listed, lambda: {"ho_va_ten": name}, name, blanks)
    values = {"ten_don_vi": name, "ten_ngan": "", "nguoi_dau_moi": Items([person] * people, Steps())}
    return Context({"don_vi": Group(unit, lambda: values, name, blanks)}, blanks)


@pytest.mark.parametrize("name", ["<&> “Sở TT&TT” #$*_@", "a\nb", "{{ ban }}", "]]>&lt;", "Đ' \" }} {% %}"])
def test_any_value_comes_whole(name: str) -> None:
    data = word_file("Gửi {{ don_vi.ten_don_vi }}.", footer="{{ don_vi.ten_don_vi }}")
    made = fill(data, one_unit(name))
    assert texts(made)[0] == f"Gửi {name}."
    foot = docx.Document(io.BytesIO(made)).sections[0].footer.paragraphs[0].text
    assert foot == name


def test_runs_that_word_cut_are_filled_in_the_look_of_the_first() -> None:
    assert filled(("Gửi {", "{ don_", "vi.ten_", "don_vi }", "} ngay")) == ["Gửi Huyện Quan Hóa ngay"]


def test_rows_are_repeated_and_the_rows_of_tags_are_gone() -> None:
    assert filled(rows=LOOP) == ["TT | Tên", "1 | Lê Thị <A> & B", "2 | Lê Thị <A> & B"]


def test_paragraphs_are_repeated_and_conditions_decided() -> None:
    loop = ("{%p for x in don_vi.nguoi_dau_moi %}", "- {{ x.ho_va_ten|in_hoa }}", "{%p endfor %}")
    condition = "{% if not don_vi.ten_ngan %}trống{% else %}{{ don_vi.ten_ngan }}{% endif %}"
    assert filled(*loop, condition) == ["- LÊ THỊ <A> & B"] * 2 + ["Quan Hóa"]


def test_both_names_of_a_field_are_taken() -> None:
    assert filled("{{ unit.name }} {{ don_vi.ten_don_vi }} {{ profile.committee_name }}") == [
        "Huyện Quan Hóa Huyện Quan Hóa Ban VSTBPN"
    ]


def test_an_empty_field_is_noted() -> None:
    told = one_unit("X")
    fill(word_file("{{ don_vi.ten_ngan }}{{ don_vi.ten_don_vi }}"), told)
    assert list(told.blanks) == ["Tên ngắn"]


def test_a_field_that_is_not_there_is_refused_when_filling_too() -> None:
    with pytest.raises(UserError, match=r"Không có trường “don_vi\.dia_chi”"):
        fill(word_file("{{ don_vi.dia_chi }}"), one_unit("X"))


def test_hostile_tags_do_not_run_when_filling_either() -> None:
    for tag in ("{{ ''.__class__ }}", "{% for i in range(10**9) %}{% endfor %}", "{{ don_vi._read() }}"):
        with pytest.raises(UserError):
            fill(word_file(tag), one_unit("X"))


def test_loops_in_loops_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "MOST_STEPS", 500)
    loops = "{% for x in don_vi.nguoi_dau_moi %}{% for y in don_vi.nguoi_dau_moi %}a{% endfor %}{% endfor %}"
    with pytest.raises(UserError, match="Các vòng lặp của mẫu chạy hơn"):
        fill(word_file(loops), one_unit("X", people=100))


def test_a_filling_too_large_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from vstbpn_desktop.exchange.word_template import language

    monkeypatch.setattr(language, "LARGEST_PART", 20_000)
    with pytest.raises(UserError, match="quá lớn"):
        fill(word_file(rows=LOOP), one_unit("X" * 500, people=100))


def test_many_stand_in_one_file_each_from_a_new_page_counted_from_one() -> None:
    data = word_file("Gửi {{ don_vi.ten_don_vi }}", "ký tên", header="Ban")
    made = docx.Document(io.BytesIO(Filler(data, ROOT).fill_many(map(one_unit, "ABC"))))
    assert [p.text for p in made.paragraphs if p.text] == [
        *("Gửi A", "ký tên", "Gửi B", "ký tên", "Gửi C", "ký tên")
    ]
    assert len(made.sections) == 3
    starts = [section._sectPr.xpath("./w:pgNumType/@w:start") for section in made.sections]
    assert starts == [["1"]] * 3
    assert {section.header.paragraphs[0].text for section in made.sections} == {"Ban"}


def test_nothing_to_fill_is_an_error() -> None:
    with pytest.raises(UserError, match="Không có mục nào"):
        Filler(word_file("x"), ROOT).fill_many([])


def test_practice_is_said_above_everything() -> None:
    assert texts(fill(word_file("a"), one_unit("X"), practice=True)) == ["TẬP DƯỢT", "a"]


def test_what_it_says_is_shown_with_what_was_filled_in() -> None:
    data = word_file("Gửi {{ don_vi.ten_don_vi }} ngay", rows=[("a", "{{ don_vi.ten_don_vi }}")])
    content = outline(fill(data, one_unit("Sở <A>"), mark=marked))
    line, table = content[0], content[1]
    assert isinstance(line, Line)
    assert [(piece.text, piece.filled) for piece in line.pieces] == [
        *(("Gửi ", False), ("Sở <A>", True), (" ngay", False))
    ]
    assert isinstance(table, Grid)
    cell = table.rows[0][1][0]
    assert isinstance(cell, Line)
    assert [(piece.text, piece.filled) for piece in cell.pieces] == [("Sở <A>", True)]


def _mutated(data: bytes, rng: Random) -> bytes:
    """The file with some bytes of its package or some letters of a part changed, taken away or doubled."""
    if rng.random() < 0.2:
        raw = bytearray(data)
        for _ in range(rng.randrange(1, 30)):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        return bytes(raw)
    name = rng.choice(["word/document.xml"] * 6 + ["[Content_Types].xml", "word/_rels/document.xml.rels"])
    body = part_of(data, name).decode()
    pieces = ["", "a", "{{", "}}", "{%", "{%tr endfor %}", "<w:p>", "</w:t>", "&", "|", "."]
    for _ in range(rng.randrange(1, 3)):
        words = [found.start(1) for found in re.finditer(r"<w:t[^>]*>([^<]+)", body)]
        start = (
            rng.choice(words) + rng.randrange(4) if words and rng.random() < 0.7 else rng.randrange(len(body))
        )
        end = min(len(body), start + rng.randrange(8))
        body = body[:start] + rng.choice([*pieces, body[start:end] * 2]) + body[end:]
    return with_part(data, name, body.encode())


def test_200_mutated_templates_end_in_a_file_or_in_words() -> None:
    loop = ("{%p for x in don_vi.nguoi_dau_moi %}", "{{ x.ho_va_ten }}", "{%p endfor %}")
    plain = ("Kính gửi: các đơn vị", "Thực hiện chương trình")
    data = word_file(
        *plain, ("Gửi {", "{ don_vi.ten_don_vi }}"), *loop, "{% if ban %}a{% endif %}", rows=LOOP
    )
    ended = Counter(_outcome(_mutated(data, Random(number))) for number in range(200))
    assert min(ended["file"], ended["problem"], ended["refused"]) > 20, ended


def _outcome(data: bytes) -> str:
    try:
        checked = check(data, ROOT)
        if checked.problems:
            assert all(problem.what for problem in checked.problems)
            return "problem"
        docx.Document(io.BytesIO(fill(data, example_context(ROOT))))
    except UserError as error:
        assert error.what
        return "refused"
    return "file"
