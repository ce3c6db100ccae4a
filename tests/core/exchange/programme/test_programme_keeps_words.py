"""No word is lost, whatever happened to the text: mutated programmes, random text, random corrections."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.exchange.programme.mutations import MUTATIONS, mutate
from tests.core.exchange.programme.samples import assert_nothing_lost, own_text, seed_text, understood
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme import Role, assemble, classify, read_text
from vstbpn_desktop.exchange.programme.corrections import merge_up, set_role, split

BATCHES, BATCH = 8, 20
_PIECES = st.sampled_from(
    [
        *(
            "I.",
            "II. NHIỆM VỤ",
            "1.",
            "1.1.",
            "a)",
            "- ",
            "+ ",
            "• ",
            "(1)",
            "Phần I",
            "A.",
            "./.",
            "**",
            " ",
        ),
        *("Nơi nhận:", "- Lưu: VT.", "KT. TRƯỞNG BAN", "GIÁM ĐỐC", "Lê Thị A", "(để báo cáo);", "PHỤ LỤC"),
        *("CHƯƠNG TRÌNH", "năm 2021", "ngày", "20/11/2012", "Số: 5/CTr-B", "\n", "\n\n", "\t", "\v", "\f"),
        "STT\tNội dung\tĐơn vị chủ trì\n1\tViệc\tSở Y tế",
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=40).map("".join)


def _check(text: str) -> None:
    try:
        draft = understood(text)
    except UserError as error:
        assert error.what
        return
    assert_nothing_lost(text, draft)
    codes = [item.code for item in draft.items]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("programme", ["own", "seed"])
def test_mutated_programmes(programme: str, batch: int) -> None:
    text = own_text if programme == "own" else seed_text()
    for number in range(BATCH):
        _check(mutate(text, Random(f"{batch}.{number}")))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_each_mutation_alone(mutation: object) -> None:
    assert callable(mutation)
    for number in range(6):
        _check(mutation(own_text, Random(number)))


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_random_text(text: str) -> None:
    _check(text)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_random_corrections(rng: Random) -> None:
    lines = classify(read_text(own_text))
    for _ in range(rng.randrange(1, 12)):
        index = rng.randrange(len(lines))
        step = rng.randrange(3)
        if step == 0:
            lines = set_role(lines, index, rng.choice(list(Role)))
        elif step == 1 and index:
            lines = merge_up(lines, index)
        elif " " in lines[index].text:
            lines = split(lines, index, lines[index].text.index(" "))
    assert_nothing_lost(own_text, assemble(lines), corrected=True)
