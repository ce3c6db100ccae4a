"""The dialog `ui.crash` shows a report in. Nothing else opens it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.growing import GrowingDialog
from ui.widgets.look import px
from ui.widgets.text import Text

_SAFE: Final = (
    "Dữ liệu an toàn: mọi việc đã ghi vẫn còn, việc đang làm dở được huỷ trọn vẹn. "
    "Có thể làm tiếp. Nếu lỗi lặp lại, hãy chép báo cáo gửi người hỗ trợ; trong báo cáo không có tên người, "
    "nội dung hay thư mục của máy này."
)


class CrashDialog(GrowingDialog):
    """What it means for her; the report is folded away, to be copied."""

    def __init__(self, title: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.report = QPlainTextEdit(report, readOnly=True)
        self.report.setAccessibleName("Báo cáo lỗi")
        self.report.setMinimumSize(px(592), px(240))
        self.report.hide()
        self.details = Button("Chi tiết", icon="chevron-down", kind="link", on_click=self._unfold)
        self.copy = Button("Chép báo cáo", icon="copy", on_click=self._copy)
        self.carry_on = Button("Làm tiếp", kind="filled", on_click=self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.carry_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(Text(title, "heading"))
        column.addWidget(Text(_SAFE, wrap=True))
        column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self.setMinimumWidth(px(640))
        self.carry_on.setDefault(True)
        self.carry_on.setFocus()

    def _unfold(self) -> None:
        shown = self.report.isHidden()
        self.report.setVisible(shown)
        self.details.setText("Ẩn chi tiết" if shown else "Chi tiết")
        self.adjustSize()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText("Đã chép")
