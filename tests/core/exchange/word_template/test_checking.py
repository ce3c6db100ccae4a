"""A template checked: each broken tag named with its place and the way out; what is hostile is refused."""

from __future__ import annotations

import time

import pytest

from tests.core.exchange.word_template.word_files import ROOT, with_part, word_file
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.word_template.checking import Checked, check
from vstbpn_desktop.exchange.word_template.package import MOST_UNPACKED


def told(*paragraphs: str, **parts: str) -> str:
    checked = check(word_file(*paragraphs, **parts), ROOT)
    assert len(checked.problems) == 1, [str(problem) for problem in checked.problems]
    return str(checked.problems[0])


def good(data: bytes) -> Checked:
    checked = check(data, ROOT)
    assert [str(problem) for problem in checked.problems] == []
    return checked


def test_a_good_template_tells_what_it_uses() -> None:
    checked = good(
        word_file("Kính gửi: {{ don_vi.ten_don_vi }}", "{{ ban.ten_ban }}", footer="{{ unit.name }}")
    )
    assert checked.uses == ("ban", "don_vi")
    assert checked.shared == ("don_vi",)
    assert checked.count == 3


def test_a_tag_that_word_cut_into_runs_is_one_tag() -> None:
    assert good(word_file(("Gửi {", "{ don_", "vi.ten_", "don_vi }", "} ngay"))).uses == ("don_vi",)
    cut = check(word_file(("Gửi {", "{ don_", "vi.ten_", "donvi }", "} ngay")), ROOT)
    assert cut.problems[0].tag == "{{ don_vi.ten_donvi }}"


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ don_vi.ten }}", "Có phải ý là {{ don_vi.ten_ngan }} (Tên ngắn)?"),
        ("{{ don_vi.ten_don_vj }}", "Có phải ý là {{ don_vi.ten_don_vi }} (Tên đơn vị)?"),
        ("{{ ten_don_vi }}", "Có phải ý là {{ don_vi.ten_don_vi }} (Tên đơn vị)?"),
        ("{{ Tên đơn vị }}", "Có phải ý là {{ don_vi.ten_don_vi }} (Tên đơn vị)?"),
        ("{{ donvi.ten_ngan }}", "Có phải ý là {{ don_vi }} (đơn vị)?"),
        ("{{ don_vi.ten_ngan", "Thẻ chưa đóng trong đoạn văn này."),
        ("{ don_vi.ten_ngan }", "Thẻ thiếu dấu ngoặc. Viết {{ don_vi.ten_ngan }}."),
        ("{{ don_vi.ten_ngan | in_dam }}", "Không có cách viết “|in_dam”."),
        ("{{ don_vi.nguoi_dau_moi.ho_va_ten }}", "là danh sách: phải lặp mới lấy được"),
        ("{% for x in don_vi.ten_ngan %}{% endfor %}", "không phải danh sách, không lặp được."),
        ("{% for x in don_vi.nguoi_dau_moi %}{{ x.ho_va_ten }}", "Chưa có thẻ đóng. Thêm {% endfor %}"),
        ("{% endif %}", "Thẻ đóng không có thẻ mở."),
        ("{% else %}", "phải nằm giữa thẻ if và endif"),
        ("{% if don_vi.ten_ngan = 1 %}{% endif %}", "Thẻ viết sai cách."),
        ("{%tr for x in don_vi.nguoi_dau_moi %}", "chỉ đứng trong bảng."),
        ("{{ x.ho_va_ten }}", "Không có trường “x”."),
        ("{{ }}", "Thẻ viết sai cách."),
        ("{{r don_vi.ten_ngan }}", "Kiểu thẻ này không dùng được."),
    ],
)  # fmt: skip
def test_a_wrong_tag_is_named_with_the_way_out(tag: str, says: str) -> None:
    said = told("Mở đầu", tag)
    assert said.startswith("Đoạn 2")
    assert tag[:15] in said
    assert says in said


HOSTILE = (
    "{{ ''.__class__.__mro__ }}",
    "{{ don_vi.__class__ }}",
    "{{ don_vi['__class__'] }}",
    "{{ don_vi.ten_ngan.__class__.__init__.__globals__ }}",
    "{{ don_vi._read }}",
    "{{ don_vi.member('x') }}",
    "{{ don_vi.ten_ngan.upper() }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__ }}",
    "{{ lipsum() }}",
    "{{ range(10**9)|length }}",
    "{{ 10**10**10 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ don_vi.ten_ngan|attr('__class__') }}",
    "{{ don_vi.ten_ngan|map('upper') }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ don_vi.ten_ngan[0:2] }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in 'abc' %}x{% endfor %}",
    "{% for x in don_vi.nguoi_dau_moi recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in don_vi.nguoi_dau_moi %}{{ loop._iterable }}{% endfor %}",
    "{% for loop in don_vi.nguoi_dau_moi %}{% endfor %}",
    "{% set a = 1 %}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% raw %}{{ don_vi }}{% endraw %}",
    "{% filter upper %}x{% endfilter %}",
    "{% colspan don_vi.ten_ngan %}",
)


@pytest.mark.parametrize("tag", HOSTILE)
def test_what_reaches_for_more_than_fields_is_refused(tag: str) -> None:
    begun = time.monotonic()
    problems = check(word_file(tag), ROOT).problems
    assert problems
    assert problems[0].place.startswith("đoạn 1")
    assert problems[0].tag[:8] in tag
    assert time.monotonic() - begun < 2


def test_deep_nesting_is_refused() -> None:
    assert check(word_file("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"), ROOT).problems
    assert check(word_file("{{ " + "not " * 3000 + "ban }}"), ROOT).problems


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"rows": [("TT", "Tên"), ("1", "{{ sai }}")]}, "Bảng 1, hàng 2, cột 2"),
        ({"header": "{{ sai }}"}, "Đầu trang, đoạn 1"),
        ({"footer": "{{ sai }}"}, "Chân trang, đoạn 1"),
    ],
)  # fmt: skip
def test_the_place_is_told_in_tables_heads_and_feet(parts: dict[str, str], place: str) -> None:
    assert told("{{ ban.ten_ban }}", **parts).startswith(place)


def test_each_wrong_tag_is_told() -> None:
    checked = check(word_file("{{ a }} và {{ b }}", "{{ ban.c }}"), ROOT)
    assert [problem.tag for problem in checked.problems] == ["{{ a }}", "{{ b }}", "{{ ban.c }}"]


def test_loops_over_rows_and_paragraphs_are_good() -> None:
    rows = [("TT", "Tên"), ("{%tr for x in don_vi.nguoi_dau_moi %}", ""),
            ("{{ loop.index }}", "{{ x.ho_va_ten }}"), ("{%tr endfor %}", "")]  # fmt: skip
    loop = ("{%p for x in don_vi.nguoi_dau_moi %}", "{{ x.ho_va_ten|in_hoa }}", "{%p endfor %}")
    condition = "{% if don_vi.ten_ngan %}có{% elif ban %}nửa{% else %}không{% endif %}"
    assert good(word_file(*loop, condition, rows=rows)).uses == ("ban", "don_vi")


def test_a_loop_that_tears_a_table_apart_is_told() -> None:
    rows = [("a", "b"), ("c", "d {% endfor %}")]
    checked = check(word_file("{% for x in don_vi.nguoi_dau_moi %}", "x", rows=rows), ROOT)
    assert "{%tr for … %}" in checked.problems[0].todo


def test_what_tracked_changes_hide_does_not_pass() -> None:
    data = word_file("{{ don_vi.ten_ngan }}")
    from tests.core.exchange.word_template.word_files import part_of

    body = part_of(data, "word/document.xml").decode()
    hidden = body.replace(
        "{{ don_vi.ten_ngan }}",
        '{{ don_vi.ten</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>(</w:delText></w:r></w:del>'
        "<w:r><w:t>_ngan }}",
    )
    problems = check(with_part(data, "word/document.xml", hidden.encode()), ROOT).problems
    assert not problems or "Track Changes" in problems[0].todo


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "không phải tệp Word"),
        (b"not a zip at all", "không phải tệp Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, ".doc"),
        (with_part(word_file("x"), "word/vbaProject.bin", b"x"), "macro"),
        (with_part(word_file("x"), "word/media/a.bin", b"0" * (MOST_UNPACKED + 1)), "quá nhiều dữ liệu"),
        (with_part(word_file("x"), "word/document.xml", b"<w:p>" * 3_000_000), "quá nhiều dữ liệu"),
        (with_part(word_file("x"), "word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "hỏng"),
    ],
    ids=["empty", "no zip", "old word", "macro", "bomb", "huge xml", "doctype"],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        check(data, ROOT)
