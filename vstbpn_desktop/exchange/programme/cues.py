"""The words by which a line of an official document shows what it is (Decree 30/2020, dossier 1.2)."""

import re

from vstbpn_desktop.vietnamese.dates import find_dates
from vstbpn_desktop.vietnamese.folding import flat
from vstbpn_desktop.vietnamese.symbols import find_symbols

_TITLE_KINDS = "chuong trinh|ke hoach|de an|huong dan|phuong an"
_TITLE = re.compile(rf"(?:{_TITLE_KINDS})(?: (?:cong tac|hanh dong|hoat dong|trong tam))?")
_LETTERHEAD = re.compile(
    r"(?:.*\b)?cong ?hoa xa hoi chu nghia viet nam(?:\b.*)?|doc lap ?- ?tu do ?- ?hanh phuc.*"
    r"|.*\bdoc lap ?- ?tu do ?- ?hanh phuc|so ?:.*|.{2,40}, ?ngay.{0,12}thang.{0,8}nam.{0,12}|du thao.{0,20}"
)
_STARTER = re.compile(
    r"(?:năm|thực hiện|căn cứ|triển khai|nhằm|để|thi hành|tiếp tục|theo|xét|trên cơ sở|kính gửi)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bnam (20[0-9]{2})\b|\b(20[0-9]{2})$")
_RECIPIENTS = re.compile(r"noi nhan ?[:.]? ?")
_FILING = re.compile(r"luu ?(?::|vt\b|van thu)")
_NOTE = re.compile(r"\(.{2,60}\) ?[;.,]?")
_SIGN_NOTE = re.compile(r"\(? ?(?:da ky|ky ten|ky,|chu ky|dong dau|da duyet).{0,40}\)?")
_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q) ?\. ?[a-z].*")
_OFFICES = re.compile(
    r"\b(?:truong ban|pho truong|giam doc|chu tich|pho chu tich|chanh van phong|truong phong|chu nhiem|bi thu"
    r"|bo truong|thu truong|thuong truc|uy vien|truong doan|vien truong|tong giam doc|hieu truong)\b"
)
_APPENDIX = re.compile(r"phu luc\b.{0,80}|bieu mau\b.{0,60}|bieu so\b.{0,60}")
_PAGE_NUMBER = re.compile(r"(?:trang )?[-–]? ?[0-9]{1,3} ?[-–]?(?: ?/ ?[0-9]{1,3})?")
_CLOSING = re.compile(r"tren day la\b|trong qua trinh (?:to chuc )?(?:trien khai )?thuc hien\b")
_CLOSED = re.compile(r"[.;:!?…][”\"'’)\]]*$")
_ENDED = re.compile(r"\./\.?$")
_PREAMBLE_BULLET = re.compile(r"(?:can cu|thuc hien|xet|theo|thi hanh)\b")

_LONGEST_TITLE_LINE = 220
_LONGEST_SIGNATURE_LINE = 90


def is_title_head(text: str) -> bool:
    """ "CHƯƠNG TRÌNH", "KẾ HOẠCH" …, alone or in capitals with what follows, or short with its year."""
    plain = flat(text)
    found = _TITLE.match(plain)
    if not found or len(text) > _LONGEST_TITLE_LINE or is_closed(text):
        return False
    return found.end() == len(plain) or is_capitals(text) or (text[0].isupper() and year_in(text) is not None)


def is_title_like(text: str) -> bool:
    """A short line that names the programme without the word: it ends in its year and is no sentence."""
    fits = 15 < len(text) <= _LONGEST_TITLE_LINE and not is_closed(text) and text[0].isupper()
    return fits and year_in(text) is not None and not is_starter(text) and not is_letterhead(text)


def is_starter(text: str) -> bool:
    """Whether a paragraph begins as preambles do ("Căn cứ …", "Thực hiện …")."""
    return _STARTER.match(text) is not None


def is_preamble_bullet(text: str) -> bool:
    return _PREAMBLE_BULLET.match(flat(text)) is not None


def is_letterhead(text: str) -> bool:
    """Quốc hiệu, tiêu ngữ, số, nơi và ngày."""
    return len(text) <= 160 and _LETTERHEAD.fullmatch(flat(text)) is not None


def is_number_line(text: str) -> bool:
    """ "Số: 12/CTr-BVSTBPN"."""
    return flat(text).startswith(("so:", "so :")) and bool(find_symbols(text))


def is_place_and_date(text: str) -> bool:
    """ "Thanh Hoá, ngày 05 tháng 3 năm 2020"."""
    return bool(find_dates(text)) and ", ngay" in flat(text)


def recipients_head(text: str) -> int:
    """How many characters "Nơi nhận:" takes at the beginning; 0 where it does not begin so."""
    found = _RECIPIENTS.match(flat(text))
    if not found or (found.end() < len(text) and ":" not in found[0]):
        return 0
    return found.end()


def is_filing(text: str) -> bool:
    return _FILING.match(flat(text)) is not None


def is_note(text: str) -> bool:
    """A remark in brackets that stands alone: "(để báo cáo);"."""
    return _NOTE.fullmatch(flat(text)) is not None


def is_sign_note(text: str) -> bool:
    """ "(Đã ký)", "(Ký tên, đóng dấu)"."""
    return _SIGN_NOTE.fullmatch(flat(text)) is not None


def is_authority(text: str) -> bool:
    """ "KT. TRƯỞNG BAN", "TM. UỶ BAN NHÂN DÂN": always of a signature."""
    return (
        is_capitals(text)
        and len(text) <= _LONGEST_SIGNATURE_LINE
        and _AUTHORITY.fullmatch(flat(text)) is not None
    )


def is_office(text: str) -> bool:
    """A post in capitals: "GIÁM ĐỐC SỞ …"."""
    return (
        is_capitals(text) and len(text) <= _LONGEST_SIGNATURE_LINE and _OFFICES.search(flat(text)) is not None
    )


def is_person(text: str) -> bool:
    """Two to six words, each a name with its capital; titles before the name may end in a dot (ThS. …)."""
    words = text.split()
    if not 2 <= len(words) <= 6 or _OFFICES.search(flat(text)):
        return False
    return all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)


def is_appendix(text: str) -> bool:
    return (
        len(text) <= 120
        and text[:1].isupper()
        and _APPENDIX.fullmatch(flat(text)) is not None
        and not is_closed(text)
    )


def is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(flat(text)) is not None


def is_closing(text: str) -> bool:
    """ "Trên đây là Chương trình công tác …": the paragraph after the last task."""
    return _CLOSING.match(flat(text)) is not None


def is_decoration(text: str) -> bool:
    """A rule or a row of stars."""
    return not any(char.isalnum() for char in text)


def is_closed(text: str) -> bool:
    """Whether the text ends as a sentence or an entry of a list does."""
    return _CLOSED.search(text[-8:]) is not None or is_ended(text)


def is_ended(text: str) -> bool:
    """ "./." ends the body of a document (Decree 30/2020)."""
    return _ENDED.search(text[-4:]) is not None


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals (at least three)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and not any(char.islower() for char in letters)


def begins_low(text: str) -> bool:
    """Whether the text begins in the middle of a sentence, as far as its first sign shows."""
    first = text[:1]
    return first.islower() or first.isdigit() or first in ",;.)%"


def year_in(text: str) -> int | None:
    """The last "năm 2020" of a title, or a year at its end."""
    years = [found[1] or found[2] for found in _YEAR.finditer(flat(text))]
    return int(years[-1]) if years else None


def title_kind(title: str) -> str:
    """The kind of document a title begins with, as written: "CHƯƠNG TRÌNH"; "" where it begins otherwise."""
    found = re.match(_TITLE_KINDS, flat(title))
    return title[: found.end()] if found else ""
