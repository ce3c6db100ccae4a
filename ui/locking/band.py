"""The band across the window where the data were opened with the password of who may only look."""

from ui.widgets.card import Banner
from ui.widgets.look import Meaning


class ReadOnlyBand(Banner):
    """Says that nothing can be written."""

    def __init__(self) -> None:
        super().__init__(Meaning.SOON)
        self.show_notice("CHỈ XEM", "Đang mở bằng mật khẩu chỉ xem: xem, tìm, in được; không ghi được gì.")
