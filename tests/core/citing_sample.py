"""A programme in our own words with the faults of a real one: each kind of finding as often as there."""

from __future__ import annotations

FAULTY = """CHƯƠNG TRÌNH

Công tác vì sự tiến bộ của phụ nữ tỉnh năm 2020

Căn cứ Quyết định số 07/QĐ-UBQG ngày 12/02/2020 của Uỷ ban Quốc gia vì sự tiến bộ của phụ nữ Việt \
Nam về chương trình công tác năm, Ban xây dựng chương trình như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Hoàn thành các chỉ tiêu của kế hoạch bình đẳng giới giai đoạn 2016 - 2020.

II. NHIỆM VỤ

1. Phối hợp liên ngành

- Triển khai Chỉ thị số 21/CT-TW ngày 20/01/2016 của Bộ Chính trị về công tác phụ nữ; Chỉ thị số \
14-CT/TU ngày

15/10/2013 của Ban Thường vụ Tỉnh uỷ; Kế hoạch số 88/KH-TU ngày 10/5/2018 của Tỉnh uỷ và Kế hoạch số \
140/KH-UBND ngày 02/7/2018 của UBND tỉnh thực hiện Chỉ thị số 21/CT-TW ngày 20/01/2018 của Bộ Chính \
trị; Quyết định số 3400/QĐ-UBND ngày 06/9/2018 về điều chỉnh kế hoạch.

2. Công tác cán bộ nữ

- Chuẩn bị nhân sự nữ tham gia cấp uỷ nhiệm kỳ 2020 - 2025 và ứng cử Hội đồng nhân dân các cấp nhiệm \
kỳ 2021 - 2026.

3. Tuyên truyền

- Phổ biến Luật Bình đẳng giới, Luật Phòng, chống bạo lực trên cơ sở giới và các văn bản liên quan.

- Truyền thông trước bầu cử đại biểu Quốc hội khoá XV và Hội đồng nhân dân các cấp nhiệm kỳ 2021 - \
2025 theo Nghị quyết số 26-NQ/TW ngày 19/5/2018 của Ban Chấp hành Trung ương.

III. TỔ CHỨC THỰC HIỆN

1. Các đơn vị báo cáo định kỳ về cơ quan thường trực./.
"""

EXPECTED = {
    "date-conflict": ["21/CT-TW"],
    "issuer-conflict": ["21/CT-TW"],
    "term-conflict": ["Hội đồng nhân dân 2021-2025"],
    "symbol-form": ["21/CT-TW", "88/KH-TU"],
    "no-such-act": ["Luật Phòng, chống bạo lực trên cơ sở giới"],
    "unknown": ["07/QĐ-UBQG", "14-CT/TU", "88/KH-TU", "140/KH-UBND", "3400/QĐ-UBND"],
}
"""The symbols as written, by kind, in the order of the text."""

SEED_EXPECTED = {
    "date-conflict": ["21/CT-TW"],
    "issuer-conflict": ["21/CT-TW"],
    "term-conflict": ["Hội đồng nhân dân 2021-2025"],
    "symbol-form": ["21/CT-TW", "90/KH-TU"],
    "no-such-act": ["Luật Phòng, chống bạo lực trên cơ sở giới"],
    "unknown": ["06/QĐ-UBQG", "11-CT/TU", "90/KH-TU", "135/KH-UBND", "3345/QĐ-UBND"],
}
"""The same for the real programme of 2020 (design rules, "Citations expected")."""
