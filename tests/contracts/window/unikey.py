"""Typing Vietnamese as it is done: by an input method, and by UniKey, which takes letters back to type anew.

What is typed is never completed, judged, written or taken elsewhere before the box is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QCompleter, QLineEdit, QWidget

from tests.contracts.window.checks import Text, compose, content, label, press, retype, texts
from ui.forms.rows import RowsEditor

UNIKEY = ((0, "tie"), (1, "ê"), (0, "ng"), (3, "ếng"), (0, " "), (0, "vie"), (2, "iệ"), (0, "t"))
"""“tiếng việt” as telex turns it: the letters before the tone key are taken back and typed anew."""
SAID = "tiếng việt"


def troubles(box: Text) -> Iterator[str]:
    """What goes wrong while one types into a box; nothing in the end, and the box is as before."""
    before = content(box)
    for way, typed in (("input method", _composed), ("UniKey", _retyped)):
        box.setFocus()
        empty(box)
        typed(box)
        if content(box) != SAID:
            yield f"{label(box)}: {way} left “{content(box)}”"
        pause(box)
        if content(box) != SAID or not box.hasFocus():
            yield f"{label(box)}: after a pause “{content(box)}”, keyboard there: {box.hasFocus()}"
        if box.property("invalid"):
            yield f"{label(box)}: judged while one types"
    restore(box, before)


def _composed(box: Text) -> None:
    compose(box, "tiế", "")
    assert content(box) == ""
    compose(box, "tiếng", "tiếng")
    compose(box, "vi", " việt")


def _retyped(box: Text) -> None:
    retype(box, UNIKEY)


def empty(box: Text) -> None:
    """Nothing in the box, as a person empties it."""
    box.selectAll()
    press(box, Qt.Key.Key_Backspace, "\b")


def pause(box: Text) -> None:
    """What comes after the last key comes now."""
    for timer in box.findChildren(QTimer):
        if timer.isActive():
            timer.stop()
            timer.timeout.emit()


def restore(box: Text, words: str) -> None:
    """As it was."""
    if isinstance(box, QLineEdit):
        box.setText(words)
    else:
        box.setPlainText(words)
    pause(box)


def meddlers(surface: QWidget) -> list[str]:
    """What completes or judges letters while they are typed."""
    found = [label(w) for w in surface.findChildren(QAbstractSpinBox)]
    found += [label(w) for w in surface.findChildren(QComboBox) if w.isEditable()]
    lines = [*surface.findChildren(QLineEdit), *([surface] if isinstance(surface, QLineEdit) else [])]
    found += [label(w) for w in lines if w.completer() or w.validator() or w.inputMask()]
    return found + [str(c) for c in surface.findChildren(QCompleter)]


def cells(rows: RowsEditor) -> Iterator[Text]:
    """The boxes of the last row, one after another; a cell that is ticked or picked has none."""
    for column in range(rows.model.columnCount()):
        rows.settle()
        index = rows.model.index(rows.model.rowCount() - 1, column)
        rows.view.setCurrentIndex(index)
        rows.view.edit(index)
        cell = rows.view.indexWidget(index)
        yield from texts(cell) if cell is not None else ()
