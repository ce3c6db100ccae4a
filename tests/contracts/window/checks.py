"""What is true of everything that takes the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from tests.contracts.window.desk import OVER

Text = QLineEdit | QPlainTextEdit | QTextEdit


def label(widget: QWidget) -> str:
    """How a failure names a widget."""
    owners: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(owners) < 3:
        owners.append(type(at).__name__)
        at = at.parentWidget()
    words = getattr(widget, "text", str)() or widget.accessibleName()
    return f"{' < '.join(owners)} “{words[:40]}”"


def spoken(widget: QWidget) -> str:
    """What a screen reader says of it."""
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name).strip() if seen is not None else ""


def keyboard_stops(surface: QWidget) -> list[QWidget]:
    """What Tab is to reach, of what is shown and can be used."""
    return [
        widget
        for widget in surface.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is surface.window()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar | QHeaderView)
    ]


class Flashes(QObject):
    """Notes windows that open and are none: a part shown before it stands in its page."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it and let it go on."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            usual = watched.windowType() in (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
            if not usual and watched is not self._window and not isinstance(watched, OVER):
                self.seen.append(label(watched))
        return False


def nameless(surface: QWidget) -> list[str]:
    """What takes the keyboard and says nothing to a screen reader."""
    return [label(widget) for widget in keyboard_stops(surface) if not spoken(widget)]


def walked(surface: QWidget) -> set[QWidget]:
    """Everything the keyboard comes to by Tab alone."""
    stops = keyboard_stops(surface)
    if not stops:
        return set()
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[QWidget] = set()
    for _ in range(len(stops) + 5):
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the keyboard"
        reached.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return reached


def unreached(surface: QWidget) -> list[str]:
    """What Tab does not come to; of a group of which one holds, one is enough: arrows go on from there."""
    reached = walked(surface)
    groups = {id(group) for widget in reached if (group := _group(widget)) is not None}
    return [
        label(widget)
        for widget in keyboard_stops(surface)
        if widget not in reached and (_group(widget) is None or id(_group(widget)) not in groups)
    ]


def _group(widget: QWidget) -> object:
    if not isinstance(widget, QAbstractButton):
        return None
    group = widget.group()
    if group is not None and group.exclusive():
        return group
    return widget.parentWidget() if widget.autoExclusive() else None


def texts(surface: QWidget) -> list[Text]:
    """The boxes one types into."""
    return [w for w in keyboard_stops(surface) if isinstance(w, Text) and not w.isReadOnly()]


def content(box: Text) -> str:
    """What stands in a box."""
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def mouse_only(surface: QWidget) -> list[str]:
    """Buttons that only a mouse can press; an icon inside a field has a key of the field."""
    return [
        label(button)
        for button in surface.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and button.window() is surface.window()
        and button.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and not isinstance(button.parentWidget(), QLineEdit | QAbstractScrollArea)
    ]


def compose(box: Text, preedit: str, commit: str) -> None:
    """Type as an input method does: letters still open, then the words."""
    for end in range(1, len(preedit) + 1):
        QApplication.sendEvent(box, QInputMethodEvent(preedit[:end], []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def retype(box: Text, steps: tuple[tuple[int, str], ...]) -> None:
    """Type as UniKey does: so many times Backspace, then the letters anew, as keys that bear them."""
    for backspaces, letters in steps:
        for _ in range(backspaces):
            press(box, Qt.Key.Key_Backspace, "\b")
        for letter in letters:
            press(box, 0, letter)


def press(box: Text, key: int, text: str) -> None:
    """A key as the system sends it."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(box, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
