"""A template filled with data: one Word file for one record, or one for many, each from a new page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2.exceptions import TemplateError, UndefinedError
from lxml import etree

from vstbpn_desktop.documents.styles import PRACTICE
from vstbpn_desktop.errors import Cancelled, UserError
from vstbpn_desktop.exchange.word_template.fields import Context, FieldNode
from vstbpn_desktop.exchange.word_template.language import TagEnvironment

_NOTES: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
)
_TORN: Final = (
    "Điền xong thì tệp Word không còn đúng cấu trúc.",
    "Thường do vòng lặp hoặc điều kiện mở ở đoạn này, đóng ở đoạn khác: hãy đặt {%p for … %} và "
    "{%p endfor %} (trong bảng: {%tr for … %} và {%tr endfor %}) mỗi thẻ một đoạn (một hàng) riêng.",
)
_BROKEN: Final = ("Tệp Word của mẫu bị hỏng.", "Hãy mở mẫu bằng Word, lưu lại rồi thêm lại.")

Mark = Callable[[str], str]


class Filler:
    """A template ready to be filled, again and again: what it holds is compiled once.

    `mark` may wrap each value, `practice` says above everything that nothing of it counts. UserError when
    filling: a field that is not there, a tag that tears the file apart, too many turns of its loops.
    """

    def __init__(
        self, data: bytes, root: FieldNode, mark: Mark | None = None, *, practice: bool = False
    ) -> None:
        self._data = data
        self._tags = TagEnvironment(root, mark)
        self._practice = practice

    def fill(self, context: Context) -> bytes:
        """The template with the values of the context."""
        return self._saved(self._filled(context))

    def fill_many(self, contexts: Iterable[Context]) -> bytes:
        """One file with the template once for each context, each a section that begins a new page."""
        from vstbpn_desktop.exchange.word_template.joining import append

        whole: Any = None
        for number, context in enumerate(contexts, 1):
            one = self._filled(context)
            if whole is None:
                whole = one
            else:
                with _in_words():
                    append(whole.docx, one.docx, number)
        if whole is None:
            raise UserError("Không có mục nào để điền.", "Hãy chọn ít nhất một mục.")
        return self._saved(whole)

    def _filled(self, context: Context) -> Any:
        with _in_words():
            template = _Template(io.BytesIO(self._data))
            template.render(context.values, self._tags, autoescape=True)
        return template

    def _saved(self, template: Any) -> bytes:
        target = io.BytesIO()
        with _in_words():
            if self._practice:
                _mark_practice(template.docx)
            template.save(target)
        return target.getvalue()


class _Template(DocxTemplate):  # type: ignore[misc]
    """Without what the library does too kindly: it mends torn XML, and fills notes and properties again."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        try:
            etree.fromstring(filled.encode("utf-8"), etree.XMLParser(resolve_entities=False, huge_tree=True))
        except etree.XMLSyntaxError as error:
            raise UserError(*_TORN) from error
        return filled

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The file's properties hold no tags."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Each part once: a value may hold what looks like a tag."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type in _NOTES:
                written = self.patch_xml(part.blob.decode("utf-8").partition("?>")[2] or part.blob.decode())
                part._blob = self.render_xml_part(written, part, context, jinja_env).encode("utf-8")


@contextmanager
def _in_words() -> Iterator[None]:
    """What goes wrong with a template said in words."""
    try:
        yield
    except (UserError, Cancelled):
        raise
    except UndefinedError as error:
        raise UserError(f"Mẫu dùng một trường không có: {error}.", "Hãy kiểm tra lại mẫu.") from error
    except TemplateError as error:
        todo = "Hãy tắt Track Changes, xoá thẻ ở chỗ này rồi gõ lại."
        raise UserError(f"Có thẻ viết sai cách{_near(error)}.", todo) from error
    except RecursionError as error:
        raise UserError("Các thẻ lồng nhau quá sâu.", "Hãy viết lại mẫu.") from error
    except Exception as error:
        # The library fails in any way on a file that only looks like Word's: nothing of it is ours.
        raise UserError(*_BROKEN) from error


def _near(error: Any) -> str:
    """Where, as the library tells it: some letters before."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    told = next((line for line in lines if "{{" in line or "{%" in line), "")
    return f", gần “{told[:60]}”" if told else ""


def _mark_practice(document: Any) -> None:
    """Say above everything that it is from practice data."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f"<w:p {nsdecls('w')}><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
    document.element.body.insert(0, parse_xml(f"{line}<w:t>{PRACTICE}</w:t></w:r></w:p>"))
