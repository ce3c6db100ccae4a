"""A short name for a task, proposed from its first clause."""

import re

from vstbpn_desktop.exchange.programme.bodies import find_bodies, leading_bodies

_LONGEST = 90
_SHORTEST = 25
_FARTHEST_VERB = 200
_CLAUSE_END = re.compile(
    r"[;:.](?:\s|$)|\n|,\s+(?:đặc biệt|nhất là|đồng thời|trong đó|cụ thể|báo cáo|v\.v)"
    r"|\s+(?:như|nhằm|để)\s*:?\s"
)
_SOFT_END = re.compile(r",\s(?!chống|chữa|cháy)|\s(?=(?:trên|trong|theo|đối với|phù hợp|tại|giai đoạn)\s)")
_VERB = re.compile(
    r"\b(?:chủ động|chủ trì|hướng dẫn|phối hợp|tham mưu|xây dựng|triển khai|đôn đốc|tham gia|báo cáo|bố trí"
    r"|cân đối|thực hiện|chỉ đạo|rà soát|tăng cường|đẩy mạnh|kiểm tra|theo dõi|tổng hợp"
    r"|tuyên truyền|(?<!các )tổ chức)\b"
)


def propose_title(text: str) -> str:
    """The first clause, cut at a word if it is long; what a named body is to do, without its name."""
    line = _action(" ".join(text.strip().partition("\n")[0].split()))
    inside = [(body.start, body.end) for body in find_bodies(line)]
    ends = (found.start() for found in _CLAUSE_END.finditer(line) if found.start() >= _SHORTEST)
    cut = next((end for end in ends if not any(start < end < stop for start, stop in inside)), len(line))
    clause = line[:cut].strip(" ,;:.-–")
    return _balanced(clause if len(clause) <= _LONGEST else _shortened(clause))


def _action(line: str) -> str:
    """ "Sở Tài chính hướng dẫn …" is named by what it does: the body stands beside the title anyway."""
    subject = leading_bodies(line)
    if not subject:
        return line
    verb = _VERB.search(line, subject[-1].end, subject[-1].end + _FARTHEST_VERB)
    if not verb or len(line) - verb.start() < _SHORTEST:
        return line
    return line[verb.start()].upper() + line[verb.start() + 1 :]


def _shortened(clause: str) -> str:
    ends = [
        found.start() for found in _SOFT_END.finditer(clause) if _LONGEST // 2 <= found.start() <= _LONGEST
    ]
    if ends:
        return clause[: ends[-1]].strip(" ,")
    return (
        clause[: clause.rfind(" ", 0, _LONGEST) if " " in clause[:_LONGEST] else _LONGEST].strip(" ,") + "…"
    )


def _balanced(title: str) -> str:
    """Quotation marks and brackets that were cut are closed again."""
    for opening, closing in ("“”", "()"):
        if title.count(opening) > title.count(closing):
            title += closing if title.endswith("…") else f"…{closing}"
    return title
