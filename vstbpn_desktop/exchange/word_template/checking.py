"""A template checked before it is used: every tag that is wrong is named, with its place and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.word_template.fields import FieldNode, example_context
from vstbpn_desktop.exchange.word_template.language import (
    LOOP,
    LOOP_NODE,
    Fault,
    Scope,
    TagEnvironment,
    faults,
    loop_target,
    top_scope,
)
from vstbpn_desktop.exchange.word_template.package import opened
from vstbpn_desktop.exchange.word_template.places import Paragraph, Tag, paragraphs, tags

_LAYOUTS: Final = ("tr", "tc", "p")
_CLOSED_BY: Final = {"for": "endfor", "if": "endif"}
_OPENED_BY: Final = {closing: opening for opening, closing in _CLOSED_BY.items()}
_INSIDE: Final = {"elif": ("if",), "else": ("if", "for")}
_MOST = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """A tag that is wrong, where it stands, what is wrong with it and what to do."""

    tag: str
    place: str
    what: str
    todo: str

    def __str__(self) -> str:
        said = ": ".join(filter(None, (self.place[:1].upper() + self.place[1:], self.tag)))
        return f"{said}. {self.what} {self.todo}".strip().removeprefix(". ")


@dataclass(frozen=True, slots=True)
class Checked:
    """A template that was looked at: the fields of the top it uses, by name, and what is wrong with it.

    `shared` are those of them that heads, feet and notes use, which all pages of a file share.
    """

    uses: tuple[str, ...]
    shared: tuple[str, ...]
    count: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Open:
    """A loop or condition that waits for its end."""

    word: str
    layout: str
    tag: Tag
    scope: Scope


def check(data: bytes, root: FieldNode) -> Checked:
    """Look at every tag, then fill the template with examples. UserError: no Word file to be taken at all."""
    package = opened(data)
    checker = _Checker(root)
    read = list(paragraphs(package))
    for number, part in enumerate(read):
        checker.read_part(part, shared=number > 0)
    problems = checker.problems[:_MOST]
    if not problems:
        problems = list(_tried(data, root))
    uses = [node.name for node in root.children if node.name in checker.used]
    shared = [node.name for node in root.children if node.name in checker.used_shared]
    return Checked(tuple(uses), tuple(shared), checker.count, tuple(problems))


def _tried(data: bytes, root: FieldNode) -> Iterator[Problem]:
    """What only comes out when the template is filled: tags that tear a table or a paragraph apart."""
    from vstbpn_desktop.exchange.word_template.filling import Filler

    try:
        Filler(data, root).fill(example_context(root))
    except UserError as error:
        yield Problem("", "", error.what, error.todo)


class _Checker:
    def __init__(self, root: FieldNode) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self.used_shared: set[str] = set()
        self.count = 0
        self._env = TagEnvironment(root)
        self._open: list[_Open] = []
        self._shared = False

    def read_part(self, part: list[Paragraph], *, shared: bool) -> None:
        """One part of the file; what is opened in it is closed in it."""
        self._shared, self._open = shared, []
        for paragraph in part:
            for tag in tags(paragraph):
                self._read(tag)
        for left in self._open:
            self._tell(left.tag, "Chưa có thẻ đóng.", f"Thêm {{% {_CLOSED_BY[left.word]} %}} ở chỗ kết thúc.")

    @property
    def _scope(self) -> Scope:
        return self._open[-1].scope if self._open else {}

    def _read(self, tag: Tag) -> None:
        self.count += 1
        if tag.kind == "open":
            self._tell(tag, "Thẻ chưa đóng trong đoạn văn này.", "Thêm }} hoặc %} ở cuối thẻ.")
        elif tag.kind == "single":
            name = tag.inside.split(".")[0]
            if self.root.child(name) or name in self._scope:
                self._tell(tag, "Thẻ thiếu dấu ngoặc.", f"Viết {{{{ {tag.inside} }}}}.")
        elif tag.kind == "value":
            self._value(tag)
        else:
            self._command(tag)

    def _value(self, tag: Tag) -> None:
        if tag.inside[:2] in ("r ", "p ") or tag.inside[:3] in ("tr ", "tc "):
            self._tell(tag, "Kiểu thẻ này không dùng được.", "Viết {{ trường }}, có dấu cách sau ngoặc.")
            return
        tree = self._parsed(tag, f"{{{{{tag.inside}}}}}")
        if tree is not None:
            self._judge(tag, tree)

    def _command(self, tag: Tag) -> None:
        words = tag.inside.strip().strip("-").strip()
        layout = next((name for name in _LAYOUTS if tag.inside.startswith(f"{name} ")), "")
        words = words.removeprefix(layout).strip() if layout else words
        if layout in ("tr", "tc") and not tag.in_table:
            self._tell(tag, f"Thẻ {{%{layout} %}} chỉ đứng trong bảng.", "Ngoài bảng hãy dùng {%p … %}.")
            return
        word = words.split(maxsplit=1)[0] if words else ""
        if word in _CLOSED_BY:
            self._begin(tag, word, layout, words)
        elif word in _OPENED_BY:
            self._end(tag, word, layout)
        elif word in _INSIDE:
            self._branch(tag, word, words)
        else:
            self._tell(tag, f"Không dùng được lệnh “{word}”.", "Dùng được: for, if, elif, else.")

    def _begin(self, tag: Tag, word: str, layout: str, words: str) -> None:
        tree = self._parsed(tag, f"{{% {words} %}}{{% {_CLOSED_BY[word]} %}}")
        scope = self._scope
        if tree is not None and word == "for":
            scope = self._looped(tag, tree)
        elif tree is not None:
            self._judge(tag, tree)
        self._open.append(_Open(word, layout, tag, scope))

    def _looped(self, tag: Tag, tree: nodes.Template) -> Scope:
        node = tree.body[0]
        assert isinstance(node, nodes.For)
        item = loop_target(node, self._scope, self.root)
        if isinstance(item, Fault):
            self._tell(tag, item.what, item.todo)
            item = FieldNode("", "", "group")
        else:
            self._judge(tag, tree)
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        return {**self._scope, name: item, LOOP: LOOP_NODE}

    def _end(self, tag: Tag, word: str, layout: str) -> None:
        if not self._open or self._open[-1].word != _OPENED_BY[word]:
            wanted = f"Trước đó đang mở {self._open[-1].tag.text}." if self._open else ""
            self._tell(tag, "Thẻ đóng không có thẻ mở.", wanted or "Hãy xoá thẻ này hoặc thêm thẻ mở.")
            return
        begun = self._open.pop()
        if begun.layout != layout:
            start = f"{{%{begun.layout} {word} %}}" if begun.layout else f"{{% {word} %}}"
            self._tell(tag, f"Thẻ đóng khác kiểu thẻ mở {begun.tag.text}.", f"Viết {start}.")

    def _branch(self, tag: Tag, word: str, words: str) -> None:
        if not self._open or self._open[-1].word not in _INSIDE[word]:
            self._tell(tag, f"“{word}” phải nằm giữa thẻ if và endif.", "Hãy xem lại thứ tự các thẻ.")
            return
        if word == "elif":
            tree = self._parsed(tag, f"{{% {words[2:]} %}}{{% endif %}}")
            if tree is not None:
                self._judge(tag, tree)

    def _parsed(self, tag: Tag, source: str) -> nodes.Template | None:
        from jinja2.sandbox import SandboxedEnvironment

        try:
            return SandboxedEnvironment().parse(source)
        except TemplateSyntaxError:
            self._tell(tag, "Thẻ viết sai cách.", _hint(tag, self.root))
        except (RecursionError, ValueError, OverflowError, MemoryError):
            self._tell(tag, "Thẻ quá dài hoặc quá phức tạp.", "Hãy viết lại thẻ.")
        return None

    def _judge(self, tag: Tag, tree: nodes.Template) -> None:
        found = list(faults(tree, top_scope(self.root) | self._scope, self.root))
        for fault in found[:1]:
            self._tell(tag, fault.what, fault.todo)
        if not found:
            self._note_uses(tree)

    def _note_uses(self, tree: nodes.Template) -> None:
        for name in tree.find_all(nodes.Name):
            node = self.root.child(name.name)
            if node is not None and name.name not in self._scope:
                self.used.add(node.name)
                if self._shared:
                    self.used_shared.add(node.name)

    def _tell(self, tag: Tag, what: str, todo: str) -> None:
        self.problems.append(Problem(" ".join(tag.text.split()), tag.place, what, todo))


def _hint(tag: Tag, root: FieldNode) -> str:
    """What to do about a tag that does not read: words with blanks are taken for the name of a field."""
    below = root.nearest_below(tag.inside) if tag.kind == "value" else None
    if below is not None:
        return f"Có phải ý là {{{{ {below[0].name}.{below[1].name} }}}} ({below[1].label})?"
    return "Hãy chép tên trường từ bảng trường, ví dụ {{ ban.ten_ban }}."
