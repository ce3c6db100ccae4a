"""The words at the bottom of the window for what was just done."""

from typing import Final

_LONGEST: Final = 4


def done_words(label: str) -> str:
    """ "Sửa đơn vị Sở Y tế" -> "Đã sửa đơn vị Sở Y tế"."""
    return f"Đã {label[:1].lower()}{label[1:]}" if label else ""


def undo_words(label: str) -> str:
    """ "Ghi kết quả II.2.1 của Sở Y tế" -> "Hoàn tác ghi kết quả": up to the first name or number."""
    words = done_words(label).split()[1:]
    kept: list[str] = words[:1]
    for word in words[1:_LONGEST]:
        if not word.isalpha() or word != word.lower():
            break
        kept.append(word)
    return " ".join(["Hoàn tác", *kept]) if kept else ""
