"""Hours of the day as officials write them."""

import re

_HOUR = re.compile(r"(\d{1,2})\s*(?:h|g|giờ|:|\.)\s*(\d{1,2})?(?:\s*(?:phút|p|'))?", re.IGNORECASE)


def hour_words(text: str) -> str:
    """ "8 giờ 30" from 8h30, 8:30, 8g30 or 8 giờ 30 phút, "8 giờ 00" from 8h; other words stay."""
    text = " ".join(text.split())
    found = _HOUR.fullmatch(text)
    if not found:
        return text
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour} giờ {minute:02d}" if hour < 24 and minute < 60 else text


def hour_prose(text: str) -> str:
    """ "08 giờ 30 phút", as minutes write it; other words stay."""
    found = _HOUR.fullmatch(" ".join(text.split()))
    return f"{int(found[1]):02d} giờ {int(found[2] or 0):02d} phút" if found else text
