"""The band across the window where the computer's clock seems to be wrong."""

import datetime as dt

from ui.widgets.card import Banner
from ui.widgets.look import Meaning
from vstbpn_desktop.vietnamese.dates import format_date


class WrongDayBand(Banner):
    """Says that work was done on a day that is yet to come by the clock, and what to do."""

    def __init__(self, today: dt.date, ahead: dt.date) -> None:
        super().__init__(Meaning.LATE)
        self.show_notice(
            f"Ngày của máy có thể sai: máy đang để ngày {format_date(today)}, lần ghi gần nhất là ngày "
            f"{format_date(ahead)}",
            "Dữ liệu còn nguyên. Hãy đóng chương trình, chỉnh ngày giờ của máy rồi mở lại, để hạn, số liệu "
            "và nhật ký đúng ngày.",
        )
