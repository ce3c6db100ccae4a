"""A year imported twice: what is new, reworded, moved and gone."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.exchange.programme.difference import difference, likeness


@dataclass(frozen=True)
class Task:
    code: str
    text: str


OLD = [
    Task("II.1.1", "Rà soát quy hoạch cán bộ nữ ở các sở, ngành."),
    Task("II.1.2", "Mở lớp bồi dưỡng kỹ năng lãnh đạo cho cán bộ nữ."),
    Task("II.1.3", "Tổ chức hội thi tìm hiểu pháp luật."),
    Task("III.1", "Sở Tài chính bố trí kinh phí."),
]


def test_the_same_programme_differs_in_nothing() -> None:
    found = difference(OLD, [Task(one.code, one.text.replace(" ", "  ")) for one in OLD])
    assert found.is_empty and len(found.same) == 4 and found.summary() == "Không có gì khác"


def test_new_reworded_moved_and_gone() -> None:
    new = [
        OLD[0],
        Task("II.1.2", "Tổ chức hội thi tìm hiểu pháp luật."),
        Task("II.1.3", "Mở 02 lớp bồi dưỡng kỹ năng lãnh đạo cho cán bộ nữ trẻ."),
        Task("II.2.1", "Kiểm tra việc thực hiện ở cơ sở."),
    ]
    found = difference(OLD, new)
    assert [(pair.old.code, pair.new.code, pair.moved, pair.reworded) for pair in found.pairs] == [
        ("II.1.1", "II.1.1", False, False),
        ("II.1.3", "II.1.2", True, False),
        ("II.1.2", "II.1.3", True, True),
    ]
    assert [one.code for one in found.added] == ["II.2.1"] and [one.code for one in found.gone] == ["III.1"]
    assert found.summary() == (
        "1 mới (II.2.1), 1 sửa lời (II.1.2 → II.1.3), 1 đổi mã (II.1.3 → II.1.2), 1 không còn (III.1); "
        "1 giữ nguyên"
    )


def test_the_same_code_with_other_words_is_another_task() -> None:
    found = difference([OLD[0]], [Task("II.1.1", "Đưa tin về ngày hội.")])
    assert not found.pairs and len(found.added) == len(found.gone) == 1


def test_equal_texts_pair_by_their_codes() -> None:
    twins = [Task("a", "Một việc."), Task("b", "Một việc.")]
    assert difference(twins, twins[::-1]).is_empty


def test_likeness() -> None:
    assert likeness("Hòa bình", "hoà BÌNH") == 1 and likeness("", "") == 1
    assert likeness("một hai", "ba bốn") == 0


_TASKS = st.lists(st.sampled_from(["rà soát", "mở lớp", "mở lớp nữ", "hội thi", "báo cáo"]), max_size=8).map(
    lambda texts: [Task(f"II.{n}", text) for n, text in enumerate(texts)]
)


@given(_TASKS, _TASKS)
def test_every_task_is_named_once(old: list[Task], new: list[Task]) -> None:
    found = difference(old, new)
    assert sorted(map(id, [*(p.old for p in found.pairs), *found.gone])) == sorted(map(id, old))
    assert sorted(map(id, [*(p.new for p in found.pairs), *found.added])) == sorted(map(id, new))
