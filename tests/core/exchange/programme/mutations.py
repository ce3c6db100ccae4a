"""Ways a programme comes damaged or differently written: functions of its text and a seeded generator."""

import unicodedata
from collections.abc import Callable
from random import Random

Mutation = Callable[[str, Random], str]

_BULLETS = ("-", "–", "—", "•", "+", "*", "a)", "(1)", "1.1.", "")
_GARBAGE = (
    "xyz 123", "@@@ ###", "Trang 2", "- 2 -", "DÒNG CHỮ HOA LẠC LOÀI", "…", "7", "Ghi chú nhỏ.", "A.", "II.",
    "-", "Nơi nhận:", "KT. GIÁM ĐỐC", "PHỤ LỤC I", "\t\tcột hai\tcột ba", "Lưu: VT.", "(để biết)",
    "Nguyễn Văn C",
)  # fmt: skip
_SIGNS = '\u00ad\u200b\u00a0\u2003\ufeff\u0301\u202e\uf0b7\x07é漢字😀\u2028\v\f\t|_\\"{}<>&%'


def delete_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def duplicate_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    index = rng.randrange(len(lines))
    return "\n".join([*lines[:index], lines[index], *lines[index:]])


def swap_lines(text: str, rng: Random) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def merge_lines(text: str, rng: Random) -> str:
    lines = [line for line in text.split("\n") if line]
    index = rng.randrange(max(len(lines) - 1, 1))
    return "\n".join([*lines[:index], " ".join(lines[index : index + 2]), *lines[index + 2 :]])


def split_line(text: str, rng: Random) -> str:
    blanks = [index for index, char in enumerate(text) if char == " "]
    index = rng.choice(blanks) if blanks else 0
    return text[:index] + rng.choice(("\n", "\n\n", "\r\n\f\r\n")) + text[index + 1 :]


def change_bullets(text: str, rng: Random) -> str:
    bullet = rng.choice(_BULLETS)
    return text.replace("\n- ", f"\n{bullet} ")


def change_one_bullet(text: str, rng: Random) -> str:
    parts = text.split("\n- ")
    index = rng.randrange(1, len(parts)) if len(parts) > 1 else 0
    return "\n- ".join(parts[:index]) + f"\n{rng.choice(_BULLETS)} " + "\n- ".join(parts[index:])


def insert_garbage(text: str, rng: Random) -> str:
    lines = text.split("\n")
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(_GARBAGE))
    return "\n".join(lines)


def decompose(text: str, rng: Random) -> str:
    return unicodedata.normalize("NFD", text)


def soft_breaks(text: str, rng: Random) -> str:
    mark = rng.choice(("\v", "\u2028"))
    return "".join(mark if char == " " and rng.random() < 0.02 else char for char in text)


def letter_space(text: str, rng: Random) -> str:
    lines = text.split("\n")
    short = [index for index, line in enumerate(lines) if 8 < len(line) < 60]
    for index in rng.sample(short, min(3, len(short))):
        lines[index] = " ".join(unicodedata.normalize("NFC", lines[index]))
    return "\n".join(lines)


def drop_section(text: str, rng: Random) -> str:
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    return "\n".join(lines[:start] + lines[start + rng.randrange(1, 15) :])


def truncate(text: str, rng: Random) -> str:
    return text[: rng.randrange(len(text) + 1)]


def behead(text: str, rng: Random) -> str:
    return text[rng.randrange(len(text) + 1) :]


def line_ends(text: str, rng: Random) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\u2029", "\x85", "\n\f")))


def random_signs(text: str, rng: Random) -> str:
    for _ in range(rng.randrange(1, 8)):
        index = rng.randrange(len(text) + 1)
        text = text[:index] + rng.choice(_SIGNS) + text[index:]
    return text


def drop_blank_lines(text: str, rng: Random) -> str:
    return "\n".join(line for line in text.split("\n") if line)


def tabs(text: str, rng: Random) -> str:
    return "".join(
        rng.choice(("\t", "     ")) if char == " " and rng.random() < 0.02 else char for char in text
    )


def hard_wrap(text: str, rng: Random) -> str:
    width, lines = rng.randrange(40, 100), []
    for line in text.split("\n"):
        while len(line) > width and " " in line[:width]:
            cut = line.rindex(" ", 0, width)
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    delete_line, duplicate_line, swap_lines, merge_lines, split_line, change_bullets, change_one_bullet,
    insert_garbage, decompose, soft_breaks, letter_space, drop_section, truncate, behead, line_ends,
    random_signs, drop_blank_lines, tabs, hard_wrap,
)  # fmt: skip


def mutate(text: str, rng: Random) -> str:
    """One to four mutations, one after another."""
    for mutation in rng.choices(MUTATIONS, k=rng.randrange(1, 5)):
        text = mutation(text, rng)
    return text
