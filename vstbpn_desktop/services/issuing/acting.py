"""Withdrawing, correcting, replacing an issued document: each by another document, drafted from the shelf.

Wrong content is amended or replaced by a document of equal form; wrong form or procedure is corrected by an
official letter; a withdrawn document is called back by a notice (Decree 30/2020/NĐ-CP, articles 17 and 18).
The issued document changes its state when the other one is issued.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.document import (
    COPIED,
    CORRECTED,
    DRAFT,
    FROZEN,
    OUTGOING,
    RELATIONS,
    REPLACED,
    SPEC,
    WITHDRAWN,
    Document,
)
from vstbpn_desktop.services import making, saving
from vstbpn_desktop.services.issuing import drafts
from vstbpn_desktop.services.issuing.head import head_of
from vstbpn_desktop.vietnamese.dates import prose_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

LETTER, NOTICE, COPY = "official-letter", "notice", "certified-copy"
OVER: Final = (WITHDRAWN, REPLACED)
"""What can no longer be acted on."""
FIGURE: Final = "…"

Proposal = tuple[str, dict[str, Any]]
Values = Mapping[str, Any]


def withdraw(app: App, document_id: int, reason: str = "") -> int:
    """Propose the notice that withdraws an issued document; gives the draft. UserError: it is not issued."""
    return _propose(app, document_id, WITHDRAWN, lambda target: _withdrawing(target, reason))


def correct(app: App, document_id: int, reason: str = "") -> int:
    """Propose the letter that corrects an issued document's form; gives the draft. UserError as above."""
    return _propose(app, document_id, CORRECTED, lambda target: _correcting(target, reason))


def replace(app: App, document_id: int, reason: str = "") -> int:
    """Propose a document of equal form that replaces an issued one; gives the draft. UserError as above."""
    return _propose(app, document_id, REPLACED, _replacing)


def copy(app: App, document_id: int, form: str = "SY") -> int:
    """Propose the certified copy of any document, one that came too; gives the draft.

    `form` is SY, SL or TrS (sao y, sao lục, trích sao). UserError: no such document, one without a number.
    """
    with app.reader() as reader:
        target = _read(reader, document_id)
    if not target["symbol"]:
        raise UserError(f"“{target['subject']}” chưa có số, ký hiệu.", "Chỉ sao văn bản đã phát hành.")
    options = {"form": form, "of": cited(target)}
    return _drafted(app, document_id, COPIED, COPY, options, f"Lập bản sao {target['symbol']}")


def carry_out(change: Change, values: Values) -> None:
    """What an issued document does to the one it acts on, inside its own change."""
    relation, target = values["relation"], values["acts_on"]
    if not target or relation not in (WITHDRAWN, CORRECTED, REPLACED):
        return
    state, symbol = change.connection.execute(
        select(Document.state, Document.symbol).where(Document.id == target)
    ).one()
    if state not in FROZEN or state in OVER:
        raise UserError(
            f"Văn bản {symbol} không còn hiệu lực để {_word(relation)}.", "Hãy xem lại văn bản đó."
        )
    change.update(Document, target, {"state": relation})


def named(values: Values) -> str:
    """The document in a sentence: "Kế hoạch số 12/KH-BVSTBPN ngày 05 tháng 3 năm 2020 của Ban … về …"."""
    return f"{cited(values)} về {_about(values)}"


def cited(values: Values) -> str:
    """The same without its subject."""
    day = f" {prose_date(values['date'])}" if values["date"] else ""
    issuer = f" của {values['issuer']}" if values["issuer"] else ""
    return f"{values['kind_name'] or 'Văn bản'} số {values['symbol']}{day}{issuer}"


def _propose(app: App, document_id: int, relation: str, proposal: Callable[[Values], Proposal]) -> int:
    target = _target(app, document_id, relation)
    shelf, options = proposal(target)
    label = f"Lập văn bản {_word(relation)} {target['symbol']}"[:200]
    if not shelf:
        return _of_equal_form(app, document_id, relation, target, label)
    return _drafted(app, document_id, relation, shelf, options, label)


def _drafted(app: App, document_id: int, relation: str, shelf: str, options: Values, label: str) -> int:
    made = making.composed(app, making.document_spec(shelf), options)
    with app.change(label[:200]) as change:
        return drafts.insert_draft(
            change, options, app.today, head=head_of(made.document), shelf=shelf, relation=relation,
            acts_on=document_id,
        )  # fmt: skip


def _of_equal_form(app: App, document_id: int, relation: str, target: Values, label: str) -> int:
    """A draft without a paper of the shelf: its Word file is still to be taken in."""
    same = ("kind_code", "kind_name", "issuer", "subject", "signer", "recipients", "kept_by")
    values = {name: target[name] for name in same}
    values |= {"direction": OUTGOING, "state": DRAFT, "relation": relation, "acts_on": document_id}
    with app.change(label) as change:
        return saving.save(change, SPEC, None, values, app.today)


def _target(app: App, document_id: int, relation: str) -> dict[str, Any]:
    """The issued document. UserError: none such, not issued, or over already."""
    with app.reader() as reader:
        values = _read(reader, document_id)
    if values["state"] not in FROZEN:
        raise UserError(
            f"“{values['subject']}” chưa phát hành.", "Văn bản chưa phát hành thì sửa hoặc xoá thẳng."
        )
    if values["state"] in OVER:
        state = SPEC.field("state").kind.display(values["state"])
        raise UserError(f"Văn bản {values['symbol']} {state} rồi.", f"Không cần {_word(relation)} nữa.")
    return values


def _read(reader: Reader, document_id: int) -> dict[str, Any]:
    try:
        return reader.values(SPEC, document_id)
    except KeyError:
        raise UserError(f"Không có văn bản “{document_id}”.", "Hãy xem lại mã văn bản.") from None


def _withdrawing(target: Values, reason: str) -> Proposal:
    body = (
        f"{target['issuer'] or 'Cơ quan ban hành'} thu hồi {named(target)}.\n"
        f"Lý do thu hồi: {reason or FIGURE}.\n"
        f"Đề nghị các cơ quan, đơn vị đã nhận văn bản trên gửi lại {target['issuer'] or 'nơi ban hành'} "
        "và không sử dụng văn bản này kể từ ngày nhận được thông báo."
    )
    return NOTICE, {"subject": f"về việc thu hồi {cited(target)}", "body": body, **_sent(target)}


def _correcting(target: Values, reason: str) -> Proposal:
    body = (
        f"{target['issuer'] or 'Cơ quan ban hành'} đã ban hành {named(target)}.\n"
        f"Do {reason or 'sai sót về thể thức, kỹ thuật trình bày'}, nay đính chính như sau:\n"
        f"- Tại {FIGURE}: đã viết “{FIGURE}”, nay sửa lại là “{FIGURE}”.\n"
        "Các nội dung khác của văn bản không thay đổi."
    )
    to = target["recipients"].split("\n") if target["recipients"] else []
    return LETTER, {"subject": f"đính chính {cited(target)}", "to": tuple(to), "body": body}


def _replacing(target: Values) -> Proposal:
    """The same paper with the same options; where it has a body of its own, that says what it replaces."""
    if not target["shelf"]:
        return "", {}
    options, spec = drafts.loaded(target["options"]), making.document_spec(target["shelf"])
    if spec.has("body"):
        kind = (target["kind_name"] or "văn bản").lower()
        line = f"{kind.capitalize()} này thay thế {cited(target)}."
        options["body"] = "\n".join(filter(None, (options.get("body", ""), line)))
    return target["shelf"], options


def _sent(target: Values) -> dict[str, Any]:
    return {"recipients": tuple(target["recipients"].split("\n"))} if target["recipients"] else {}


def _about(values: Values) -> str:
    subject = str(values["subject"])
    return subject[3:] if subject.lower().startswith("về ") else subject


def _word(relation: str) -> str:
    return next(option.label for option in RELATIONS if option.id == relation)
