"""Bodies named in a text (sở, hội, ban of the Party …) and which of them leads or cooperates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.vietnamese.folding import clean, flat

# Tails of "Sở …", the longer first where one begins another; of before and after the mergers of 2025.
_DEPARTMENTS = (
    "lao dong ?[-,]? ?thuong binh va xa hoi", r"ld ?-? ?tb ?&? ?xh", r"lao dong ?- ?tb ?& ?xh?(?:a hoi)?",
    "van hoa,? the thao va du lich", "van hoa va the thao", "van hoa", r"vh,? ?tt ?&? ?dl",
    "giao duc va dao tao", r"gd ?&? ?dt", "khoa hoc va cong nghe", r"kh ?&? ?cn",
    "ke hoach va dau tu", r"kh ?&? ?dt",
    "nong nghiep va phat trien nong thon", "nong nghiep va moi truong", "nong nghiep va ptnt",
    r"nn ?&? ?ptnt",
    "nong nghiep", "thong tin va truyen thong", r"tt ?&? ?tt", "tai nguyen va moi truong", r"tn ?&? ?mt",
    "dan toc va ton giao", "dan toc", "giao thong van tai", "gtvt", "cong thuong", "tai chinh", "tu phap",
    "noi vu", "ngoai vu", "xay dung", "y te", "du lich", "quy hoach va kien truc",
)  # fmt: skip

_LEVEL = "(?: (?:tinh|thanh pho|cap tinh)\\b)?"
_OTHERS = (
    "(?:uy ban|ub) ?(?:mat tran to quoc|mttq)(?: viet nam| vn)?" + _LEVEL,
    "mat tran to quoc(?: viet nam)?" + _LEVEL,
    "hoi (?:lien hiep phu nu|lhpn|phu nu)(?: viet nam)?" + _LEVEL,
    "hoi (?:nong dan|cuu chien binh|ccb|luat gia|chu thap do|nguoi cao tuoi|bao tro [a-z ]{0,40}quyen tre em)"
    "(?: viet nam)?" + _LEVEL,
    "(?:lien doan lao dong|ldld|lien minh hop tac xa)" + _LEVEL,
    "tinh doan(?: [A-Z])?|doan (?:thanh nien|tncs|tn)(?: cong san)?(?: ho chi minh| hcm)?" + _LEVEL,
    "cong an tinh|cong an thanh pho",
    "(?:bo chi huy|bch) (?:quan su|bo doi bien phong|bdbp)" + _LEVEL + "|bo chqs tinh|bo chi huy bdbp tinh",
    "(?:cuc|chi cuc) (?:thong ke|thue|hai quan)" + _LEVEL,
    "(?:bao hiem xa hoi|bhxh)" + _LEVEL,
    "(?:van phong )?ban to chuc tinh uy|ban tuyen giao(?: va dan van)? tinh uy|ban dan van tinh uy"
    "|ban noi chinh tinh uy|uy ban kiem tra tinh uy|van phong tinh uy",
    "van phong (?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|doan dai bieu quoc hoi)[a-z ,&]{0,40}? tinh",
    "ban dan toc" + _LEVEL,
    "thanh tra tinh",
    "(?:toa an nhan dan|tand|vien kiem sat nhan dan|vksnd)" + _LEVEL,
    "(?:dai )?(?:phat thanh (?:va|-) truyen hinh|pt ?(?:-|&) ?th)" + _LEVEL,
    "truong chinh tri(?: tinh)?",
    "ngan hang (?:nha nuoc|chinh sach xa hoi)(?: chi nhanh)?" + _LEVEL,
    "(?:ubnd|uy ban nhan dan) (?:cac )?(?:huyen|xa|phuong|quan)"
    "(?:, ?(?:thi xa|thanh pho|xa|phuong|thi tran|quan)| va (?:thanh pho|phuong|thi tran))*",
    "(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) tinh",
    "co quan thuong truc ban (?:vi su tien bo (?:cua )?phu nu|vstbpn|vstbcpn)" + _LEVEL,
)
_BODY = re.compile(
    rf"\b(?:so (?:{'|'.join(_DEPARTMENTS)})\b{_LEVEL}|so (?P<other>[a-z]+ [a-z]+)|{'|'.join(_OTHERS)})"
)

_SUBJECT = re.compile(
    r"\W*(?:(?:de nghi|giao(?: cho)?|yeu cau|phan cong|thanh vien(?: ban)?(?: la)?|dong chi|d/c|lanh dao"
    r"|dai dien|giam doc|chu tich|truong|cac thanh vien|cac)[ :-]+)*"
)
_LONGEST_CUE = 100
_AND = re.compile(r"\s*[,;]\s*(?:va\s+)?|\s+va\s+|\s*,?\s*cung\s+|\s*[;,]?\n\s*[-+]?\s*")
_LEADS_BEFORE = re.compile(
    r"(?:\bgiao(?: cho)?|\bdo|\bchu tri ?(?::|la)|\b(?:don vi|co quan) (?:thuc hien|chu tri) ?(?::|la)?) ?$"
)
_LEADS_AFTER = re.compile(r"\s*(?:\([^)]{0,80}\)\s*)?,?\s*(?:la (?:don vi|co quan) )?chu tri\b")
_WITH = re.compile(
    r"\bphoi hop(?: chat che| thuc hien)? ?(?:voi|cung|:)? ?"
    r"(?:cac (?:don vi|co quan)(?: lien quan)? ?(?:nhu)? ?:? ?)?$"
)
_WITH_FIRST = re.compile(r"\W*(?:tiep tuc |tang cuong |chu dong )?phoi hop\b")
_HEADING_REST = re.compile(
    r"[\s:.;-]*(?:\(.*\)|[-–] co quan thuong truc.*|la co quan thuong truc.*)?[\s:.;]*"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the text names it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who does a task; `guessed` says that the lead is only the one body named beside the task."""

    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    guessed: bool = False


def find_bodies(text: str) -> list[Body]:
    """The bodies named, in text order; spans hold for `text` if it is clean."""
    plain = flat(text).replace("\n", " ")
    found = (_body(text, match) for match in _BODY.finditer(plain))
    return [body for body in found if body]


def _body(text: str, found: re.Match[str]) -> Body | None:
    name = text[found.start() : found.end()]
    # "sở" of "cơ sở" and a plain "sở, ban, ngành" are no names: a name has its capital.
    if not name[0].isupper() or (found["other"] and not text[found.start("other")].isupper()):
        return None
    return Body(" ".join(name.split()), found.start(), found.end())


def propose_bodies(text: str) -> Bodies:
    """Lead and cooperating bodies as far as the words say: the subject, "chủ trì", "giao", "phối hợp với"."""
    text = clean(text)
    plain = flat(text).replace("\n", " ")
    lead: list[str] = []
    partners: list[str] = []
    first_partner = -1
    for run in _runs(plain, find_bodies(text)):
        if _leads(plain, run):
            lead += [body.name for body in run]
        elif _WITH.search(_before(plain, run)):
            first_partner = run[0].start if first_partner < 0 else first_partner
            partners += [body.name for body in run]
    if not lead and len(partners) == 1 and _WITH_FIRST.match(plain) and first_partner < 40:
        return Bodies((partners[0],), (), guessed=True)
    leading = tuple(dict.fromkeys(lead))
    return Bodies(leading, tuple(name for name in dict.fromkeys(partners) if name not in leading))


def leading_bodies(text: str) -> list[Body]:
    """The bodies that a sentence begins with as its subject ("Đề nghị Sở Nội vụ, Hội LHPN tỉnh …")."""
    plain = flat(text).replace("\n", " ")
    run = next(_runs(plain, find_bodies(text)), [])
    return run if run and _is_subject(plain, run) else []


def heading_bodies(title: str) -> tuple[str, ...]:
    """The bodies that a heading is nothing but the name of ("1. Sở Nội vụ:")."""
    run = leading_bodies(title)
    alone = run and _HEADING_REST.fullmatch(flat(title)[run[-1].end :])
    return tuple(body.name for body in run) if alone else ()


def split_names(cell: str) -> tuple[str, ...]:
    """The bodies of a table's cell; words that are no known body stay whole, between semicolons or lines."""
    names: list[str] = []
    for part in re.split(r"[;\n]+", clean(cell)):
        names += _names(part.strip(" -+.,:"))
    return tuple(dict.fromkeys(name for name in names if name))


def _names(part: str) -> list[str]:
    bodies = find_bodies(part)
    plain = flat(part)
    whole = [run for run in _runs(plain, bodies) if run[0].start == 0 and run[-1].end == len(part)]
    return [body.name for body in whole[0]] if whole else [part]


def _runs(plain: str, bodies: Sequence[Body]) -> Iterator[list[Body]]:
    """Bodies that follow one another with nothing but a comma or "và" between."""
    run: list[Body] = []
    for body in bodies:
        if run and not _AND.fullmatch(plain[run[-1].end : body.start]):
            yield run
            run = []
        run.append(body)
    if run:
        yield run


def _leads(plain: str, run: Sequence[Body]) -> bool:
    if _is_subject(plain, run) or _LEADS_BEFORE.search(_before(plain, run)):
        return True
    return _LEADS_AFTER.match(plain, run[-1].end) is not None


def _is_subject(plain: str, run: Sequence[Body]) -> bool:
    """Whether nothing but "Đề nghị", "Giao", "Lãnh đạo" … stands before."""
    return run[0].start < _LONGEST_CUE and _SUBJECT.fullmatch(plain, 0, run[0].start) is not None


def _before(plain: str, run: Sequence[Body]) -> str:
    return plain[max(0, run[0].start - _LONGEST_CUE) : run[0].start]
