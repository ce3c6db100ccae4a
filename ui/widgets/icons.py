"""Icons of one set (lucide), tinted with the scheme's colours and sharp at any scaling."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.widgets.look import colours, px
from ui.widgets.shapes import source

SIZE: Final = 20

_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


def pixmap(name: str, tone: str = "text", size: int = SIZE) -> QPixmap:
    """One icon in a colour of the scheme (a field of `Colours`), `size` pixels at 100 % font size."""
    return _drawn(name, getattr(colours(), tone), px(size), _ratio())


def icon(name: str, tone: str = "text", size: int = SIZE) -> QIcon:
    """The icon with its greyed form for what is disabled. Made again when the scheme changes."""
    result = QIcon(pixmap(name, tone, size))
    result.addPixmap(pixmap(name, "track", size), QIcon.Mode.Disabled)
    return result


def icon_size(size: int = SIZE) -> QSize:
    """The square an icon takes at the present font size."""
    return QSize(px(size), px(size))


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _drawn(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    key = (name, tint, size, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _render(source(name), QColor(tint), size, ratio)
    return _pixmaps[key]


def _render(picture: str, tint: QColor, size: int, ratio: float) -> QPixmap:
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = picture.replace("currentColor", tint.name())
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
