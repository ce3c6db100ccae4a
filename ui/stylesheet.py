"""The style sheet: what Qt's own controls need beyond the palette. Sizes in points follow the font."""

import re
from pathlib import Path
from typing import Final

from ui.widgets.look import ROLES, Colours, font, is_dark, is_strong, px

_CONTROLS: Final = (Path(__file__).resolve().parents[1] / "resources" / "icons" / "controls").as_posix()
_PICTURE: Final = re.compile(r'"#([a-z-]+)"')

_SHEET: Final = """
QToolTip { color: @text; background: @surface; border: 1px solid @line; padding: 4px 6px; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="good"] { color: @good; } QLabel[tone="soon"] { color: @soon; }
QLabel[tone="late"] { color: @late; } QLabel[tone="none"] { color: @none; }

QFrame[surface="card"] { background: @surface; border: 1px solid @line; border-radius: 6px; }
QFrame[surface="side"] { background: @surface; border: none; border-right: 1px solid @line; }
QFrame[surface="top"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[surface="bottom"] { background: @surface; border: none; border-top: 1px solid @line; }
QFrame[surface="popup"] { background: @surface; border: 1px solid @line; border-radius: 6px; }
QFrame[surface="line"] { background: @line; border: none; }
QWidget[surface="clear"], QScrollArea { background: transparent; }
QFrame[banner] { border-radius: 6px; }
QFrame[banner="good"] { background: @good_soft; } QFrame[banner="soon"] { background: @soon_soft; }
QFrame[banner="late"] { background: @late_soft; } QFrame[banner="none"] { background: @none_soft; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: @surface; color: @text; border: 1px solid @line; border-radius: 6px;
  selection-background-color: @accent; selection-color: @on_accent; placeholder-text-color: @muted; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 9px; min-height: ~32px; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QLineEdit[field="search"] { background: @field; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
  border-color: @track; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid @accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { padding: 0 8px; min-height: ~30px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid @late; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: @none_soft; color: @muted; }
QLineEdit[readOnly="true"] { background: @field; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: ~26px; }
QComboBox::down-arrow { image: url("#chevron-down"); width: ~16px; height: ~16px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; outline: none;
  selection-background-color: @selection; selection-color: @text; padding: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ~20px; }
QAbstractSpinBox::up-arrow { image: url("#chevron-up"); width: ~12px; height: ~12px; }
QAbstractSpinBox::down-arrow { image: url("#chevron-down"); width: ~12px; height: ~12px; }

.QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 6px;
  padding: 0 14px; min-height: ~32px; font-weight: 600; }
.QPushButton:hover { background: @hover; } .QPushButton:pressed { background: @selection; }
.QPushButton:default { background: @accent; color: @on_accent; border-color: @accent; }
.QPushButton:default:hover { background: @accent_hover; }
.QPushButton:focus { border: 2px solid @accent; padding: 0 13px; min-height: ~30px; }
.QPushButton:disabled { background: @none_soft; color: @muted; border-color: @line; }
QToolButton { border: none; border-radius: 6px; padding: 5px; color: @text; background: transparent; }
QToolButton:hover, QToolButton:focus { background: @selection; }

QCheckBox, QRadioButton { spacing: 9px; color: @text; }
QListView[surface="field"] { border: 1px solid @line; border-radius: 6px; padding: 3px; }
QListView[surface="field"]:focus { border: 2px solid @accent; padding: 2px; }
QListView[surface="field"]::item { padding-left: 6px; border-radius: 4px; color: @text; }
QListView[surface="field"]::item:selected { background: @selection; color: @text; }
QListView::indicator, QCheckBox::indicator {
  width: ~16px; height: ~16px; border: 1px solid @muted; border-radius: 4px; background: @surface; }
QListView::indicator:checked, QCheckBox::indicator:checked {
  background: @accent; border-color: @accent; image: url("#check"); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url("#minus"); }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QRadioButton { outline: none; } QRadioButton:disabled { color: @muted; }
QRadioButton::indicator { width: ~22px; height: ~22px; image: url("#radio"); }
QRadioButton::indicator:checked { image: url("#radio-checked"); }
QRadioButton::indicator:focus { image: url("#radio-focus"); }
QRadioButton::indicator:checked:focus { image: url("#radio-checked-focus"); }
QRadioButton::indicator:disabled { image: url("#radio-disabled"); }
QRadioButton::indicator:checked:disabled { image: url("#radio-checked-disabled"); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QGroupBox { border: none; margin-top: ~22px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: @muted; }

QAbstractItemView { background: @surface; alternate-background-color: @window; border: none; outline: none;
  selection-background-color: @selection; selection-color: @text; gridline-color: @line; }
QTableView, QTreeView { border-radius: 6px; }
QTreeView[inset="true"]::item { padding-left: 9px; border: none; color: @text; }
QTreeView[inset="true"]::item:selected { background: @selection; color: @text; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 0 12px; font-weight: 600; min-height: ~36px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::down-arrow { image: url("#chevron-down"); width: ~12px; height: ~12px; }
QHeaderView::up-arrow { image: url("#chevron-up"); width: ~12px; height: ~12px; }
QTableCornerButton::section { background: @surface; border: none; }

QMenu { background: @surface; border: 1px solid @line; padding: 5px 0; }
QMenu::item { padding: 6px 26px 6px 14px; margin: 0 5px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @selection; } QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 5px 0; } QMenu::icon { padding-left: 10px; }

QScrollBar:vertical { background: transparent; width: ~11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: ~11px; margin: 2px; }
QScrollBar::handle { background: @track; border-radius: 3px; min-height: ~28px; min-width: ~28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar::tab { color: @muted; padding: 7px 12px; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { background: @accent_soft; }
QTabBar::tear { width: 0; image: none; } QTabBar::scroller { width: ~52px; }
QTabBar QToolButton { background: @window; border-radius: 0; padding: 0; }
QTabBar QToolButton::left-arrow { image: url("#chevron-left"); width: ~18px; height: ~18px; }
QTabBar QToolButton::right-arrow { image: url("#chevron-right"); width: ~18px; height: ~18px; }
QProgressBar { border: none; background: @track; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; }
QCalendarWidget QToolButton { color: @text; font-weight: 600; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("#chevron-left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("#chevron-right"); }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @on_accent; }
"""

_STRONG_SHEET: Final = """
QFrame[banner="good"] { border: 1px solid @good; } QFrame[banner="soon"] { border: 1px solid @soon; }
QFrame[banner="late"] { border: 1px solid @late; } QFrame[banner="none"] { border: 1px solid @none; }
"""


def style_sheet(scheme: Colours) -> str:
    """The sheet in a scheme's colours, sized by the application's font."""
    pictures = "dark" if is_dark(scheme) else "light"
    words = []
    whole = _SHEET + _STRONG_SHEET * is_strong(scheme)
    for line in (*_role_rules(), *whole.splitlines()):
        words.append(_sized(line))
    sheet = "\n".join(words)
    for name in sorted(scheme._fields, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", getattr(scheme, name))
    return _PICTURE.sub(lambda found: f'"{_CONTROLS}/{found[1]}-{pictures}.svg"', sheet)


def _role_rules() -> list[str]:
    return [
        f'QLabel[role="{role}"] {{ font-size: {font(role).pointSizeF():.2f}pt;'
        f" font-weight: {font(role).weight().value}; }}"
        for role in ROLES
        if role != "body"
    ]


def _sized(line: str) -> str:
    while "~" in line:
        start = line.index("~")
        end = line.index("px", start)
        line = f"{line[:start]}{px(float(line[start + 1 : end]))}{line[end:]}"
    return line
