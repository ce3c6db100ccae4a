"""The little language of tags: values, conditions, loops over lists; nothing else is let through.

Jinja reads and runs it. Every template is held against a list of what may stand in it before it runs: no
calls, no arithmetic, no imports, no names but those of the fields; while it runs, only fields are reachable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.environment import Template
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.word_template.fields import FieldNode, Group, likeness
from vstbpn_desktop.vietnamese.numbers import in_words

LARGEST_PART = 64 * 1024 * 1024
LOOP = "loop"
LOOP_FIELDS: Final = ("index", "first", "last", "length")
_TESTS: Final = ("defined", "odd", "even")
_DEEPEST = 40

_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Test, nodes.Concat,
)  # fmt: skip
_REFUSED: Final[dict[type[nodes.Node], str]] = {
    nodes.Call: "gọi hàm",
    nodes.Import: "nạp mẫu khác",
    nodes.FromImport: "nạp mẫu khác",
    nodes.Include: "nạp mẫu khác",
    nodes.Extends: "nạp mẫu khác",
    nodes.Macro: "đặt macro",
    nodes.Assign: "đặt biến",
    nodes.AssignBlock: "đặt biến",
    nodes.BinExpr: "phép tính",
    nodes.UnaryExpr: "phép tính",
    nodes.Slice: "cắt đoạn",
    nodes.List: "danh sách tự đặt",
    nodes.Tuple: "danh sách tự đặt",
    nodes.Dict: "bảng tự đặt",
}


def _number_in_words(value: Any) -> str:
    digits = str(value).replace(".", "").strip()
    return in_words(int(digits)) if digits.isdigit() and len(digits) <= 15 else str(value)


FILTERS: Final[dict[str, tuple[Callable[..., Any], str]]] = {
    "in_hoa": (lambda value: str(value).upper(), "VIẾT HOA TẤT CẢ"),
    "chu_thuong": (lambda value: str(value).lower(), "viết thường tất cả"),
    "hoa_dau": (lambda value: str(value)[:1].upper() + str(value)[1:], "Viết hoa chữ đầu"),
    "bang_chu": (_number_in_words, "số viết bằng chữ"),
    "so_luong": (len, "số mục của danh sách"),
    "upper": (lambda value: str(value).upper(), ""),
    "lower": (lambda value: str(value).lower(), ""),
    "length": (len, ""),
    "default": (lambda value, otherwise="": str(value) or otherwise, "chữ thay khi trống"),
}
"""What may follow a field after "|", and what it does; those without words are second names."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a tag that may not be: what, and what to do."""

    what: str
    todo: str = ""


Scope = dict[str, FieldNode]


class TagEnvironment(ImmutableSandboxedEnvironment):
    """Runs templates over fields. `root` names them; `mark` may wrap every value printed.

    What it has compiled it keeps: of a template that is filled for many, each part is compiled once.
    """

    def __init__(self, root: FieldNode, mark: Callable[[str], str] | None = None) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed(mark))
        self.root = root
        self.filters = {name: call for name, (call, _) in FILTERS.items()}
        self.tests = {name: test for name, test in self.tests.items() if name in _TESTS}
        self.globals = {}
        self.template_class = _CappedTemplate
        self._compiled: dict[Any, Template] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for fault in faults(tree, top_scope(self.root), self.root):
            raise UserError(fault.what, fault.todo)
        return tree

    def from_string(self, source: Any, *arguments: Any, **named: Any) -> Template:
        """The template of a source, compiled when first met."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, *arguments, **named)
        return self._compiled[source]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, a count of a loop; nothing else has anything to ask for."""
        if isinstance(obj, Group) and obj.has(attribute):
            return obj.member(attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`."""
        return (
            self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(name=str(argument))
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called."""
        return False


class _CappedTemplate(Template):
    """Stops where what comes out is too much for a Word file."""

    def render(self, *arguments: Any, **named: Any) -> str:
        written, size = [], 0
        for piece in self.generate(*arguments, **named):
            size += len(piece)
            if size > LARGEST_PART:
                raise UserError("Văn bản lập ra quá lớn.", "Hãy bớt vòng lặp trong mẫu.")
            written.append(piece)
        return "".join(written)


def _printed(mark: Callable[[str], str] | None) -> Callable[[Any], Any]:
    """Values as text; `mark` sees those of fields, not the letters between tags."""

    def finalize(value: Any) -> Any:
        if isinstance(value, StrictUndefined):
            return value
        text = str(value)
        return mark(text) if mark and text else text

    return finalize


def top_scope(root: FieldNode) -> Scope:
    """The names that a template begins with."""
    return {node.name: node for node in root.children}


def faults(tree: nodes.Node, scope: Scope, root: FieldNode) -> Iterator[Fault]:
    """What may not stand in a template, where the names of the scope are known."""
    yield from _faults(tree, scope, root, 0)


def _faults(node: nodes.Node, scope: Scope, root: FieldNode, depth: int) -> Iterator[Fault]:
    if depth > _DEEPEST:
        yield Fault("Thẻ lồng nhau quá sâu.", "Hãy viết lại thẻ.")
    elif not isinstance(node, _ALLOWED):
        words = next((w for kind, w in _REFUSED.items() if isinstance(node, kind)), "phép này")
        yield Fault(f"Thẻ dùng {words}, mẫu không cho phép.", "Chỉ dùng trường, điều kiện và vòng lặp.")
    elif isinstance(node, nodes.For):
        yield from _loop_faults(node, scope, root, depth)
    elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        outcome = resolve(node, scope, root)
        if isinstance(outcome, Fault):
            yield outcome
    else:
        yield from _name_faults(node)
        for child in node.iter_child_nodes():
            yield from _faults(child, scope, root, depth + 1)


def _name_faults(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        known = ", ".join(name for name, (_, words) in FILTERS.items() if words)
        yield Fault(f"Không có cách viết “|{node.name}”.", f"Dùng được: {known}.")
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        yield Fault(f"Không có điều kiện “is {node.name}”.", "Hãy dùng {% if trường %}.")


def _loop_faults(node: nodes.For, scope: Scope, root: FieldNode, depth: int) -> Iterator[Fault]:
    listed = loop_target(node, scope, root)
    if isinstance(listed, Fault):
        yield listed
        return
    assert isinstance(node.target, nodes.Name)  # else the loop has no target
    inside = {**scope, node.target.name: listed, LOOP: LOOP_NODE}
    parts = [*node.body, *node.else_, *([node.test] if node.test else [])]
    for child in parts:
        yield from _faults(child, inside, root, depth + 1)


LOOP_NODE = FieldNode(LOOP, "lượt", "group", children=tuple(FieldNode(n, n) for n in LOOP_FIELDS))


def loop_target(node: nodes.For, scope: Scope, root: FieldNode) -> FieldNode | Fault:
    """What the name of a loop stands for: an item of the list; or what is wrong with the loop."""
    if not isinstance(node.target, nodes.Name) or node.recursive or node.target.name == LOOP:
        return Fault("Vòng lặp viết chưa đúng.", "Viết: {% for x in danh_sách %} … {% endfor %}.")
    if not isinstance(node.iter, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        return Fault(
            "Vòng lặp chỉ chạy trên một danh sách có trong bảng trường.",
            "Ví dụ: {% for x in lop.hoc_vien %}.",
        )
    listed = resolve(node.iter, scope, root)
    if isinstance(listed, Fault):
        return listed
    if listed.kind != "list":
        return Fault(f"“{listed.label}” không phải danh sách, không lặp được.", "Hãy dùng {{ … }} để in ra.")
    # an item is a group: it cannot be gone through again
    return FieldNode(listed.name, listed.label, "group", children=listed.children)


def resolve(node: nodes.Node, scope: Scope, root: FieldNode) -> FieldNode | Fault:
    """The field an expression names, or what is wrong with it."""
    if isinstance(node, nodes.Name):
        found = scope.get(node.name) or root.child(node.name)
        return found or _unknown(node.name, node.name, _top(scope, root), "")
    attribute = _attribute(node)
    if attribute is None:
        return Fault("Thẻ lấy thứ không phải là trường.", "Hãy chép tên trường từ bảng trường.")
    assert isinstance(node, (nodes.Getattr, nodes.Getitem))  # nothing else has an attribute
    parent = resolve(node.node, scope, root)
    if isinstance(parent, Fault):
        return parent
    if parent.kind == "list":
        return Fault(
            f"“{parent.label}” là danh sách: phải lặp mới lấy được “{attribute}”.",
            f"Viết: {{% for x in … %}} {{{{ x.{attribute} }}}} {{% endfor %}}.",
        )
    found = parent.child(attribute)
    return found or _unknown(attribute, written(node), parent, f"{written(node.node)}.")


def _attribute(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.arg.value if isinstance(node.arg.value, str) else None
    return None


def _top(scope: Scope, root: FieldNode) -> FieldNode:
    names = {node.name: node for node in (*root.children, *scope.values())}
    return FieldNode("", "", "group", children=tuple(names.values()))


def _unknown(name: str, told: str, parent: FieldNode, before: str) -> Fault:
    nearest = parent.nearest(name)
    if name.startswith("_"):
        return Fault(f"Thẻ dùng “{told}”, mẫu không cho phép.", "Chỉ dùng trường trong bảng trường.")
    below = parent.nearest_below(name) if not before else None
    if below is not None and (nearest is None or likeness(name, below[1]) > likeness(name, nearest)):
        nearest, before = below[1], f"{below[0].name}."
    if nearest is not None:
        meant = f"Có phải ý là {{{{ {before}{nearest.name} }}}} ({nearest.label})?"
        return Fault(f"Không có trường “{told}”.", meant)
    return Fault(f"Không có trường “{told}”.", "Hãy chép tên trường từ bảng trường.")


def written(node: nodes.Node) -> str:
    """An expression of names as it is written: "lop.hoc_vien"."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, (nodes.Getattr, nodes.Getitem)):
        return f"{written(node.node)}.{_attribute(node) or '…'}"
    return "…"
