"""The words at the bottom of the window for what was just done."""

from typing import Final

_LONGEST: Final = 4
_WHOLE: Final = 36


def done_words(label: str) -> str:
    """ "Sửa đơn vị Sở Y tế" -> "Đã sửa đơn vị Sở Y tế"."""
    return f"Đã {label[:1].lower()}{label[1:]}" if label else ""


def undo_words(label: str) -> str:
    """ "Ghi kết quả II.2.1 của Sở Y tế" -> "Hoàn tác ghi kết quả": up to the first name or number.

    What a label sums up before a colon is kept: "Hoàn tác nhập chương trình năm 2020".
    """
    head, colon, _ = label.partition(":")
    words = done_words(head).split()[1:]
    if colon:
        return f"Hoàn tác {_shortened(words)}"
    kept = words[:1]
    for word in words[1:_LONGEST]:
        if not word.isalpha() or word != word.lower():
            break
        kept.append(word)
    return " ".join(["Hoàn tác", *kept]) if kept else ""


def _shortened(words: list[str]) -> str:
    """The words, or as many as there is room for and "…"."""
    kept = len(words)
    while len(" ".join(words[:kept])) > _WHOLE:
        kept -= 1
    return " ".join(words[:kept]) + ("…" if kept < len(words) else "")
