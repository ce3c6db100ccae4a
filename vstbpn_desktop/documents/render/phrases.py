"""Where a centred line of Vietnamese may be broken: not inside a compound, not after a word that leads on.

Vietnamese writes every syllable apart, so a break that looks at blanks alone parts "công | tác". The lists
are the words of this office's titles, not a dictionary: what is not known may break anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise


def _entries(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.replace("\n", " ").split(";"))


# A line does not end with these: they say something of what follows.
_LEADING = _entries(
    """và; của; về; cho; các; những; tại; trong; theo; với; từ; đến; năm; tháng; ngày; số; quý; vì; sự; tỉnh;
    huyện; xã; phường; sở; lần; kỳ; bị; được; không; chưa; do; để; khi; trên; giữa; bằng; việc; người; điều;
    khoản; khóa; khoá; đồng chí"""
)
# Of these a line may well begin; the others only must not end one.
_OPENING = _entries("và; của; về; cho; tại; trong; theo; với; từ; năm; giai; nhiệm; do; để; khi; trên")

_COMPOUNDS = _entries(
    """ban hành; biên bản; biện pháp; báo cáo; bình đẳng; bạo lực; bảo vệ; bảo đảm; bồi dưỡng; bổ sung;
    chiến lược; chính sách; chương trình; chấp hành; chỉ thị; chỉ tiêu; chỉ đạo; chủ tịch; chủ đề; cán
    bộ; công chức; công tác; cơ quan; cấp uỷ; cấp ủy; cộng đồng; cử tri; danh sách; dân tộc; dự toán; dự
    án; gia đình; giai đoạn; giao lưu; giám sát; giám đốc; giảm nghèo; hiệu quả; hoạt động; hành động;
    hướng dẫn; hưởng ứng; hội nghị; hội thảo; hội đồng; khen thưởng; khó khăn; kinh nghiệm; kinh phí;
    kinh tế; kiến nghị; kiểm tra; kiểm điểm; kiện toàn; kế hoạch; kết luận; kết quả; kỳ họp; kỷ niệm; kỹ
    năng; lao động; liên hiệp; liên ngành; lãnh đạo; lĩnh vực; lồng ghép; mặt trận; mục tiêu; mục đích;
    nghiệp vụ; nghị quyết; nghị định; nguồn lực; ngân sách; nhiệm kỳ; nhiệm vụ; nhà nước; nhân dân; nhân
    sự; nhận thức; nâng cao; nông thôn; năng lực; nội dung; nội vụ; pháp luật; phát triển; phát động;
    phân công; phê duyệt; phòng chống; phòng ngừa; phòng, chống; phó chủ; phó giám; phó trưởng; phương
    hướng; phương án; phối hợp; phổ biến; phụ lục; phụ nữ; quy chế; quy hoạch; quy định; quyết định;
    quản lý; quốc gia; quốc hội; rà soát; sơ kết; sắp xếp; sự tiến; tham gia; tham mưu; thanh hoá; thanh
    hóa; thi hành; thi đua; thành lập; thành phần; thành phố; thành viên; tháng cuối; tháng đầu; thông
    báo; thông tin; thư ký; thương binh; thường trực; thường xuyên; thể thao; thị trấn; thị xã; thống
    kê; thời gian; thời hạn; thực hiện; tiến bộ; tiến độ; triển khai; trung ương; truyền thông; trách
    nhiệm; trưởng ban; trẻ em; tuyên truyền; tác vì; tài chính; tài liệu; tình hình; tăng cường; tư pháp; tư
    vấn; tập huấn; tổ chức; tổ quốc; tổng hợp; tổng kết; uỷ ban; uỷ viên; vi phạm; viên chức; việt nam;
    vì sự; văn bản; văn hoá; văn hóa; văn phòng; vướng mắc; xem xét; xâm hại; xây dựng; xã hội; xử lý; y
    tế; yêu cầu; điều chỉnh; đoàn thể; đánh giá; đôn đốc; đơn vị; đại biểu; đại hội; đảng bộ; đầu năm;
    đẳng giới; đề cương; đề xuất; đề án; địa bàn; địa phương; định hướng; đối tượng; đội ngũ; ủy ban; ủy
    viên; ứng cử; ứng phó"""
)
_NUMBER = re.compile(r"(\d+|[ivx]+)( [-–])?$")

INSIDE, LEADS, OPENS = 4.0, 1.0, -0.1
"""What a break costs inside a compound, after a word that leads on, before one that opens a phrase."""


def break_costs(words: Sequence[str]) -> list[float]:
    """What a line end before each word costs, the first's being no break; compare with squares of lengths."""
    return [0.0, *(_cost(before.lower(), after.lower()) for before, after in pairwise(words))]


def _cost(before: str, after: str) -> float:
    if f"{before} {after.rstrip(',;.:)')}" in _COMPOUNDS or _NUMBER.match(before):
        return INSIDE
    if before.lstrip("(“") in _LEADING:
        return LEADS
    return OPENS if after.lstrip("(“") in _OPENING else 0.0
