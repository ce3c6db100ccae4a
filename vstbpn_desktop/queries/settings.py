"""Cài đặt: what may be set beside the records, declared once: name, label, kind, default, help.

The page of settings is made from this table; whoever needs a value reads it by its name.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from vstbpn_desktop.db.setting import read_setting
from vstbpn_desktop.queries import personal
from vstbpn_desktop.records.finding import DAYS, DAYS_SETTING
from vstbpn_desktop.spec import Field, Integer, Text

INSPECTION, WEIGHTS = "Kiểm tra", "Trọng số chọn đơn vị kiểm tra"
COMMITTEE = "Thành phần Ban"
_POINTS = Integer(minimum=0, maximum=20)

TRAINING = "Tập huấn"
CERTIFICATE_LEAST = "certificate_least"

SETTINGS: tuple[Field, ...] = (
    Field(CERTIFICATE_LEAST, "Cấp giấy chứng nhận khi dự từ (% số buổi)", Integer(minimum=1, maximum=100),
          required=True, default=80, section=TRAINING, help="Người không dự buổi nào thì không được cấp."),
    Field(DAYS_SETTING, "Hạn khắc phục kiến nghị (ngày)", Integer(minimum=1, maximum=3650), required=True,
          default=DAYS, section=INSPECTION,
          help="Áp dụng cho kiến nghị ghi mới mà không nói hạn. Kiến nghị đã có hạn giữ nguyên."),
    Field("committee_source", "Theo văn bản", Text(200), default="Quyết định số 1855/QĐ-TTg ngày 11/11/2009",
          section=COMMITTEE, help="In sau mỗi lời nhắc về thành phần Ban. Đổi khi có văn bản mới."),
    Field("deputies_most", "Số Phó Trưởng ban nhiều nhất", Integer(minimum=1, maximum=20), required=True,
          default=4, section=COMMITTEE, help="Kể cả Phó Trưởng ban thường trực."),
    Field("standing_deputies_most", "Số Phó Trưởng ban thường trực nhiều nhất",
          Integer(minimum=1, maximum=20), required=True, default=1, section=COMMITTEE),
    Field("members_least", "Số thành viên ít nhất", Integer(minimum=1, maximum=200), section=COMMITTEE,
          help="Không kể thư ký, tổ giúp việc. Để trống thì không nhắc."),
    Field("members_most", "Số thành viên nhiều nhất", Integer(minimum=1, maximum=200), section=COMMITTEE,
          help="Để trống thì không nhắc."),
    Field("committee_women_least", "Tỷ lệ nữ ít nhất (%)", Integer(minimum=1, maximum=100),
          section=COMMITTEE, help="So bằng số người, không so tỷ lệ đã làm tròn. Để trống thì không nhắc."),
    Field("risk_no_women", "Cấp uỷ không có nữ (điểm)", _POINTS, required=True, default=3, section=WEIGHTS),
    Field("risk_few_leaders", "Ít nữ lãnh đạo (điểm)", _POINTS, required=True, default=2, section=WEIGHTS),
    Field("risk_few_leaders_below", "Coi là ít khi dưới (%)", Integer(minimum=1, maximum=100), required=True,
          default=15, section=WEIGHTS, help="So bằng số người, không so tỷ lệ đã làm tròn."),
    Field("risk_hotspot", "Có vấn đề nổi cộm (điểm)", _POINTS, required=True, default=2, section=WEIGHTS),
    Field("risk_late_report", "Mỗi lần nộp báo cáo chậm (điểm)", _POINTS, required=True, default=1,
          section=WEIGHTS),
    Field("risk_late_report_most", "Nộp chậm tính nhiều nhất (điểm)", _POINTS, required=True, default=2,
          section=WEIGHTS),
    Field("risk_not_inspected", "Lâu chưa được kiểm tra (điểm)", _POINTS, required=True, default=1,
          section=WEIGHTS),
    Field("risk_not_inspected_years", "Coi là lâu khi từ (năm)", Integer(minimum=1, maximum=20),
          required=True, default=3, section=WEIGHTS, help="Đơn vị chưa được kiểm tra lần nào cũng tính."),
    *personal.SETTINGS,
)  # fmt: skip
_BY_NAME = {setting.id: setting for setting in SETTINGS}


def setting_field(name: str) -> Field:
    """What is declared of a setting; KeyError for an unknown name."""
    return _BY_NAME[name]


def setting(connection: Connection, name: str) -> Any:
    """The value of a setting, its default where none was set; KeyError for an unknown name."""
    return read_setting(connection, name, setting_field(name).default)


def settings_of(connection: Connection) -> dict[str, Any]:
    """The values of all settings by name."""
    return {field.id: setting(connection, field.id) for field in SETTINGS}
