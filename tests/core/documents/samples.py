"""Documents to render in the tests: one with everything in it, and those in which something is hard."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Basis,
    Block,
    Bullets,
    Column,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)

HOSTILE = '#let $x$ *a* _b_ <y> & "q" @ \\ ~ -- --- ... `raw` #sys.inputs \\u{41} // /* */ {k} [z]'
SENTENCES = (
    "Công tác lãnh đạo, chỉ đạo được các cấp uỷ, chính quyền quan tâm; các văn bản của Trung ương "
    "và của tỉnh về bình đẳng giới được quán triệt, phổ biến kịp thời đến cán bộ, công chức, viên chức "
    "và Nhân dân bằng nhiều hình thức phong phú, đa dạng.",
    "Tỷ lệ nữ tham gia cấp uỷ các cấp nhiệm kỳ mới tăng so với nhiệm kỳ trước; 18/126 (14,3%) lãnh đạo chủ "
    "chốt là nữ theo Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ.",
    "Tuy nhiên, một số đơn vị chưa chủ động xây dựng kế hoạch; kinh phí cho hoạt động còn hạn chế; đội ngũ "
    "kiêm nhiệm, thường xuyên thay đổi nên việc tham mưu, tổng hợp số liệu chưa kịp thời, chưa đầy đủ.",
)
NAMES = (
    "Sở Tài chính",
    "Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Ủy ban nhân dân huyện Quan Hóa",
)

LETTERHEAD = Letterhead(
    "ỦY BAN NHÂN DÂN TỈNH THANH HOÁ",
    ("BAN VÌ SỰ TIẾN BỘ", "CỦA PHỤ NỮ"),
    "Số: 12/BC-BVSTBPN",
    "Thanh Hoá, ngày 05 tháng 6 năm 2026",
)
SIGNATURE = Signature(
    ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"),
    ("GIÁM ĐỐC SỞ NỘI VỤ",),
    "Nguyễn Thị Mẫu",
    ("Như trên", "- Các thành viên Ban VSTBPN tỉnh;", "Lưu: VT, BĐG (30)"),
)


def paragraph(index: int, sentences: int = 2) -> Paragraph:
    """A paragraph whose beginning tells it from the others."""
    parts = [SENTENCES[(index + i) % len(SENTENCES)] for i in range(sentences)]
    return Paragraph(f"Đoạn thứ {index}. " + " ".join(parts))


def table(rows: int, *, wide: bool = False) -> Table:
    """Typed cells, groups, a two-level header, a total."""
    columns = (
        Column("TT", 14, "center"),
        Column("Đơn vị"),
        Column("Tổng số", 22, kind="integer", group="Số người"),
        Column("Tỷ lệ nữ (%)", 22, kind="percent", group="Số người"),
        Column("Ngày gửi", 26, kind="date"),
        Column("Ghi chú", 80 if wide else 38),
    )

    def body() -> Iterator[tuple[str, str, int, Decimal, date, str | None] | GroupRow]:
        for i in range(rows):
            if i % 15 == 0:
                yield GroupRow(f"Khối thứ {i // 15 + 1}")
            note = None if i % 3 else "Gửi chậm 03 ngày; số liệu cần rà soát lại với kỳ trước"
            share = Decimal(i * 37 % 1000) / 10
            yield str(i + 1), NAMES[i % 4], i * 991, share, date(2020, 6, i % 28 + 1), note

    return Table(columns, tuple(body()), (None, "Tổng cộng", 1_234_567, Decimal("46.65"), None, None))


FULL = Document(
    "Báo cáo 6 tháng",
    (
        LETTERHEAD,
        Title("BÁO CÁO", "Kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ 6 tháng đầu năm 2026"),
        Addressee(("Ủy ban Quốc gia Vì sự tiến bộ của phụ nữ Việt Nam", "Ủy ban nhân dân tỉnh")),
        Basis(("Căn cứ Luật Bình đẳng giới", "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ")),
        Heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", 1),
        Heading("1. Công tác tuyên truyền", 2),
        Paragraph(
            (
                "Đoạn có chữ ",
                Run("đậm", bold=True),
                ", ",
                Run("nghiêng", italic=True),
                ", ",
                Run("gạch chân", underline=True),
                " và ",
                Run("cần xác nhận", highlight=True),
                " giữa một câu văn của báo cáo, để kiểm tra việc chuyển kiểu chữ giữa chừng.",
            )
        ),
        Heading("a) Kết quả cụ thể", 3),
        Bullets(("Tổ chức 12 lớp tập huấn", "In 5.000 tờ rơi\nPhát sóng 24 chuyên mục"), "-"),
        *(paragraph(i, 3) for i in range(6)),
        Paragraph(HOSTILE),
        Heading("II. KẾT QUẢ CÁC CHỈ TIÊU", 1),
        table(30),
        *(paragraph(i) for i in range(6, 12)),
        Paragraph(SENTENCES[2] + " Trên đây là báo cáo./."),
        SIGNATURE,
        Appendix(
            None, "TỔNG HỢP SỐ LIỆU CỦA CÁC ĐƠN VỊ", "(Kèm theo Báo cáo số 12/BC-BVSTBPN)", landscape=True
        ),
        table(20, wide=True),
        Appendix(None, "DANH SÁCH", "(Kèm theo Báo cáo số 12/BC-BVSTBPN)"),
        table(5),
    ),
    author="Ban VSTBPN tỉnh",
)


def closing(sentences: int, before: int = 6) -> Document:
    """A document whose signature falls at another height with every length of its last paragraphs."""
    blocks: tuple[Block, ...] = (LETTERHEAD, Title("BÁO CÁO"), *(paragraph(i) for i in range(before)))
    last = paragraph(98, sentences) if sentences else Paragraph("Một dòng./.")
    return Document("", (*blocks, paragraph(99, 1 + before % 4), last, SIGNATURE))


SHORT = Document(
    "",
    (
        LETTERHEAD,
        Title("BÁO CÁO", "Kết quả công tác bình đẳng giới"),
        Heading("I. CÔNG TÁC LÃNH ĐẠO", 1),
        *(paragraph(i, 3) for i in range(7)),
        SIGNATURE,
    ),
)

LONG_NAME = "BAN CHỈ ĐẠO LIÊN NGÀNH VỀ PHÒNG, CHỐNG BẠO LỰC GIA ĐÌNH VÀ VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH"
HARD: dict[str, Document] = {
    "long names": Document(
        "",
        (
            Letterhead(
                "ỦY BAN QUỐC GIA VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ VIỆT NAM TẠI MỘT TỈNH",
                (LONG_NAME,),
                "Số:      /BC-BVSTBPN",
                "Thanh Hoá, ngày … tháng … năm …",
                "V/v gửi báo cáo kết quả công tác vì sự tiến bộ của phụ nữ 6 tháng đầu năm 2026",
            ),
            Title("BẢNG THEO DÕI", "Nhiệm vụ " * 25),
            Addressee(
                tuple(
                    f"Uỷ ban nhân dân huyện thứ {i} của tỉnh, nơi có tên dài hơn một dòng" for i in range(40)
                )
            ),
            paragraph(1),
            Signature(
                ("TRƯỞNG BAN",),
                (LONG_NAME,),
                "Nguyễn Thị Mẫu",
                tuple(f"Nơi nhận thứ {i}" for i in range(40)),
            ),
        ),
    ),
    "table before the signature": Document("", (LETTERHEAD, Title("BẢNG THEO DÕI"), table(29), SIGNATURE)),
    "a line between table and signature": Document("", (table(19), Paragraph("Một dòng./."), SIGNATURE)),
    "turned draft": Document(
        "",
        (
            LETTERHEAD,
            Title("BÁO CÁO", "Ngắn"),
            Addressee("Ủy ban nhân dân tỉnh"),
            table(12),
            paragraph(1),
            SIGNATURE,
        ),
        draft=True,
        landscape=True,
    ),
    "empty parts": Document(
        "",
        (
            Letterhead(None, (), "", ""),
            Title(""),
            Addressee(()),
            Basis(()),
            Heading(""),
            Paragraph(" "),
            Bullets(()),
            Table((Column("TT"), Column("Nội dung")), ()),
            PageBreak(),
            Signature(()),
            Appendix(None, ""),
        ),
    ),
    "nothing": Document("", ()),
    "page breaks": Document(
        "", (Appendix(None, "BIỂU"), table(2), PageBreak(), paragraph(1), PageBreak(), PageBreak(), table(2))
    ),
    "deep headers": Document(
        "",
        (
            Table(
                (
                    Column("TT", 12),
                    Column("Nữ", group=("Số người", "Cấp tỉnh"), kind="integer"),
                    Column("Nam", group=("Số người", "Cấp tỉnh"), kind="integer"),
                    Column("Cấp huyện", group="Số người", kind="integer"),
                    Column("Ghi chú", 90),
                ),
                (("1", 0, 12, None, "x" * 300), GroupRow("Khối"), ("2", 1, 2, 3, "hai\ndòng")),
                dense=True,
            ),
        ),
    ),
}
ALL = {"full": FULL, **HARD}
