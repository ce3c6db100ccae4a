"""The frame of the window: navigation, bars, the middle. It knows no data; `Workspace` fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell.skeleton import Words, paint_skeleton
from ui.widgets.look import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from ui.shell.bars import BottomBar, TopBar
    from ui.shell.sidebar import Sidebar
    from ui.shell.stage import Stage

TITLE: Final = "Ban vì sự tiến bộ của phụ nữ"
NAME: Final = "Ban VSTBPN tỉnh"
OFFICE: Final = "Cơ quan thường trực"
_NARROW_BELOW: Final = 1120
_USUAL_SIZE: Final = (1366, 768)
_SMALLEST: Final = (840, 480)


class MainWindow(QWidget):
    """Sidebar, top bar, stage, bottom bar.

    The first paint is a picture of them; `painted` comes once after it, and `furnish` puts the widgets in.
    """

    painted = Signal()
    sidebar: Sidebar
    top: TopBar
    stage: Stage
    bottom: BottomBar

    def __init__(self, session: Session, year: int) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._session = session
        self._was_painted = False
        self._furnished = False
        self._band: QWidget | None = None
        self._folded = session.flag("folded")
        self.may_close: Callable[[], bool] = _always
        self._words = Words(session.text("name", NAME), OFFICE, session.number("painted_year", year))
        self._restore_place()

    def furnish(self) -> None:
        """Put the widgets in the place of their picture."""
        from PySide6.QtWidgets import QGridLayout

        from ui.shell.bars import BottomBar, TopBar
        from ui.shell.sidebar import Sidebar
        from ui.shell.stage import Stage

        self.sidebar = Sidebar(self._words.name, self._words.office)
        self.top = TopBar(self._words.year)
        self.stage = Stage(self._session.number("panel_width"))
        self.bottom = BottomBar()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.sidebar, 1, 0, 3, 1)
        grid.addWidget(self.top, 1, 1)
        grid.addWidget(self.stage, 2, 1)
        grid.addWidget(self.bottom, 3, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self._furnished = True
        self.sidebar.set_narrow(self._wants_narrow())
        for part in (self.sidebar, self.top, self.stage, self.bottom):
            part.show()

    def show_band(self, band: QWidget | None) -> None:
        """Something across the top of everything, or nothing."""
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
        self._band = band
        if band is not None:
            self._grid.addWidget(band, 0, 0, 1, 2)

    def toggle_folded(self) -> None:
        """Fold the sidebar to icons, or unfold it, and remember that."""
        self._folded = not self.sidebar.narrow
        self._session.set("folded", self._folded)
        self.refit()

    def refit(self) -> None:
        """Size everything again after the window's width or the font changed."""
        self.sidebar.set_narrow(self._wants_narrow())
        self.top.refit()
        self.stage.refit()
        self.bottom.refit()

    def keep(self) -> None:
        """Write what is to be remembered into the session."""
        if not self._furnished:
            return
        box = self.normalGeometry()
        self._session.set("geometry", [box.x(), box.y(), box.width(), box.height()])
        self._session.set("maximized", self.isMaximized())
        self._session.set("panel_width", self.stage.panel_width)
        self._session.save()

    def show_first(self) -> None:
        """Show as it was left."""
        if self._session.flag("maximized"):
            self.showMaximized()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where there is no room for it."""
        super().resizeEvent(event)
        if self._furnished and self._wants_narrow() != self.sidebar.narrow:
            self.sidebar.set_narrow(self._wants_narrow())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture while there is nothing else, and tell of the first paint."""
        if not self._furnished:
            painter = QPainter(self)
            paint_skeleton(painter, self.width(), self.height(), self._words, self._wants_narrow())
            painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless something is to be finished first."""
        if self.may_close():
            self.keep()
            event.accept()
        else:
            event.ignore()

    def _wants_narrow(self) -> bool:
        return self._folded or self.width() < px(_NARROW_BELOW)

    def _restore_place(self) -> None:
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        first = screens[0] if screens else QRect(0, 0, *_USUAL_SIZE)
        self.setMinimumSize(min(_SMALLEST[0], first.width()), min(_SMALLEST[1], first.height()))
        place = self._session.geometry(screens)
        if place is None:
            width, height = min(_USUAL_SIZE[0], first.width()), min(_USUAL_SIZE[1], first.height())
            place = QRect(0, 0, width, height)
            place.moveCenter(first.center())
        self.setGeometry(place)


def _always() -> bool:
    return True
