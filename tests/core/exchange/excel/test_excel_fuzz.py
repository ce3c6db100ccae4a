"""Mutated workbooks: each is either taken whole or refused in words; the data is never left half changed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.exchange.excel.tables import HEAD, ods, ods_row, package, xlsx
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import export_records, plan_import, take_import

HERE = Path(__file__).parent
ROUNDS = 84
CASES = 12
"""A thousand mutated workbooks, always the same."""

Mutate = Callable[[random.Random, bytes], bytes]
SNIPPETS = (
    b"&#0;", b"<", b">", b'"', b"\xff\xfe", b"-1", b"99999999999999999999", b"1e308", b"NaN", b"r=\"A0\"",
    b"t=\"d\"", b"t=\"e\"", b"t=\"s\"", b"<v/>", b"s=\"4000000000\"", b"2020-13-45", b"\xcc\x81", b"=", b"",
)  # fmt: skip


def flip(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randint(1, 400) :]


def repeat(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randint(1, 200)]
    return data[:start] + piece * dice.randint(2, 9) + data[start:]


def plant(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + dice.choice(SNIPPETS) + data[start + dice.randint(0, 12) :]


MUTATIONS: tuple[Mutate, ...] = (flip, cut, repeat, plant)


def mutated(dice: random.Random, data: bytes) -> bytes:
    """The file with its bytes changed, or, more often, one part of its zip."""
    mutate = dice.choice(MUTATIONS)
    if not data.startswith(b"PK") or dice.random() < 0.2:
        return mutate(dice, data)
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = dice.choice(
        [name for name in parts if parts[name] and ("sheet" in name or dice.random() < 0.4)] or ["x"]
    )
    return package(parts | {name: mutate(dice, parts.get(name, b"x"))})


def originals(app: App, folder: Path) -> list[bytes]:
    """Workbooks of every kind that can be read."""
    app.save("person", None, {"name": "Lê Thị Hoà", "gender": "female", "phone": "0912"})
    export_records(app, "person", folder / "own.xlsx")
    rows = (("Trần Văn B", "nam", "", "có", "0913"), ("Lê Thị C", "nữ", "", "không", "0914"))
    xlsx(folder / "plain.xlsx", HEAD, *rows, title="DANH SÁCH")
    ods(folder / "a.ods", ods_row(*HEAD) + "".join(ods_row(*row) for row in rows))
    files = [folder / "own.xlsx", folder / "plain.xlsx", folder / "a.ods", HERE / "tcvn3.xls"]
    return [file.read_bytes() for file in files]


@pytest.mark.parametrize("case", range(CASES))
def test_a_mutated_workbook_is_taken_whole_or_refused(app: App, tmp_path: Path, case: int) -> None:
    sources = originals(app, tmp_path)
    path = tmp_path / "mutated.xlsx"
    for number in range(ROUNDS):
        dice = random.Random(case * 1000 + number)
        path.write_bytes(mutated(dice, dice.choice(sources)))
        with app.reader() as reader:
            before = reader.count(app.registry["person"])
        try:
            plan = plan_import(app, "person", path)
            new = plan.count("new")
            take_import(app, plan)
        except UserError as error:
            assert error.what
            new = 0
        with app.reader() as reader:
            assert reader.count(app.registry["person"]) == before + new
