"""Ban VSTBPN: the committees, their seats, who fills them."""

from ui.pages.area import AreaPage


class CommitteePage(AreaPage):
    """Committees and seats."""

    area = "committee"
