"""The help window: contents and search at the left, the topic at the right. It stays open beside the work."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from ui.actions import FIND
from ui.help.topics import WELCOME, Topic, contents, matching, topic
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.look import font, px
from ui.widgets.text import Text

_SIZE: Final = (960, 640)
_LIST: Final = 280
_ROW, _HEADING = 28, 36
_ROLES: Final = {1: "title", 2: "heading", 3: "strong"}
"""The role of `look` that a heading of each level is written in."""
_TOPIC: Final = int(Qt.ItemDataRole.UserRole)
_LINE_SPACE: Final = 130
"""Distance of lines, in percent of their height."""


def help_of(window: QWidget) -> HelpWindow:
    """The help of a window, made when first asked for."""
    return window.findChild(HelpWindow) or HelpWindow(window)


class HelpWindow(QWidget):
    """Shows one topic at a time; `show_topic` brings the window to the front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Trợ giúp")
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self._trail: list[str] = []
        self._note = ""
        self.finder = SearchField("Tìm trong trợ giúp…", "Ctrl F")
        self.list = QListWidget()
        self.list.setAccessibleName("Mục lục trợ giúp")
        self.list.setTabKeyNavigation(False)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.currentItemChanged.connect(self._chosen)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName("Nội dung trợ giúp")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.anchorClicked.connect(self._follow)
        self.back = Button("Quay lại", icon="arrow-left", kind="link", on_click=self.go_back)
        self._nothing = Text("Không có mục nào khớp. Thử ít chữ hơn.", "small", "muted", wrap=True)
        self.finder.searched.connect(self._list)
        self._lay_out()
        self._list("")
        for keys, call in ((FIND, self.finder.setFocus), ("Esc", self.close), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self, call)

    @property
    def topic_id(self) -> str:
        """The topic that is shown."""
        return self._trail[-1] if self._trail else ""

    def show_topic(self, topic_id: str, note: str = "") -> None:
        """Show a topic (an unknown one: the first), with a note about the page one came from."""
        found = topic(topic_id) or topic(WELCOME)
        assert found is not None
        if self.finder.text():
            self.finder.clear()
            self._list("")
        self._note = note
        if self.topic_id != found.id:
            self._trail.append(found.id)
        self._show(found)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """The topic before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._note = ""
            found = topic(self._trail[-1])
            assert found is not None
            self._show(found)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another font or scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self.topic_id:
            found = topic(self.topic_id)
            if found is not None:
                self._fill(found)

    def _follow(self, url: QUrl) -> None:
        found = topic(url.toString())
        if found is not None:
            self.show_topic(found.id)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        found = topic(item.data(_TOPIC)) if item is not None else None
        if found is not None and found.id != self.topic_id:
            self._note = ""
            self._trail.append(found.id)
            self._show(found)

    def _list(self, words: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if words:
            self._add_topics(matching(words))
        else:
            for group in contents():
                self._add_heading(group.title)
                self._add_topics(group.topics)
        self.list.blockSignals(False)
        self._nothing.setVisible(not self.list.count())
        if words and self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._mark()

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font("small-strong"))
        item.setSizeHint(QSize(0, px(_HEADING)))

    def _add_topics(self, found: list[Topic] | tuple[Topic, ...]) -> None:
        for one in found:
            item = QListWidgetItem(one.title, self.list)
            item.setData(_TOPIC, one.id)
            item.setSizeHint(QSize(0, px(_ROW)))

    def _mark(self) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_TOPIC) == self.topic_id:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)

    def _show(self, found: Topic) -> None:
        self.back.setVisible(len(self._trail) > 1)
        self._fill(found)
        self._mark()

    def _fill(self, found: Topic) -> None:
        note = f"*{self._note}*\n\n" if self._note else ""
        document = self.page.document()
        document.setDefaultFont(font())
        document.setMarkdown(f"# {found.title}\n\n{note}{found.text}")
        document.setDocumentMargin(px(24))
        self._space()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _space(self) -> None:
        """Room between lines, around headings and in tables, which Markdown says nothing of."""
        document = self.page.document()
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            format = block.blockFormat()  # noqa: A001  # what Qt calls it
            format.setLineHeight(_LINE_SPACE, 1)
            heading = format.headingLevel()
            format.setTopMargin(px(14 if heading == 2 else 0))
            format.setBottomMargin(px(10 if heading == 1 else 6))
            cursor.setBlockFormat(format)
            if heading:
                self._write_in(cursor, _ROLES[heading])
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._space_table(frame)

    def _write_in(self, cursor: QTextCursor, role: str) -> None:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        written = QTextCharFormat()
        written.setFont(font(role))
        cursor.mergeCharFormat(written)

    def _space_table(self, table: QTextTable) -> None:
        format = table.format()  # noqa: A001  # what Qt calls it
        format.setCellPadding(px(5))
        format.setBorder(0)
        format.setBackground(self.palette().alternateBase())
        table.setFormat(format)

    def _lay_out(self) -> None:
        side = Card(margin=0)
        side.setFixedWidth(px(_LIST))
        side.body.setContentsMargins(12, 12, 4, 8)
        side.body.addWidget(self.finder)
        side.body.addWidget(self._nothing)
        side.body.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.page, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(side)
        row.addLayout(right, 1)
