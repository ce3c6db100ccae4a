"""What an item's words say of it: title, nature, bodies, dates, deadline."""

from collections.abc import Sequence
from dataclasses import dataclass

from vstbpn_desktop.exchange.programme.bodies import Bodies, propose_bodies, split_names
from vstbpn_desktop.exchange.programme.deadlines import Deadline, cell_deadlines, find_deadlines
from vstbpn_desktop.exchange.programme.draft import At, Group, Item
from vstbpn_desktop.exchange.programme.lines import Choice
from vstbpn_desktop.exchange.programme.natures import Nature, propose_frequency, propose_nature
from vstbpn_desktop.exchange.programme.source import Cell, Column
from vstbpn_desktop.exchange.programme.titles import propose_title
from vstbpn_desktop.vietnamese.citations import MarkerDate, find_citations, find_marker_dates
from vstbpn_desktop.vietnamese.dates import find_dates

_GUESSED_LEAD = "Chủ trì là đề nghị: cơ quan duy nhất được nêu tên trong nhiệm vụ."
_NO_DATE = "Nhiệm vụ định kỳ chưa rõ hạn."
_SEVERAL_DATES = "Có nhiều hạn; chưa đặt hạn nào."


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item as the lines give it: where it hangs, its text and the cells of its row."""

    code: str
    part: str
    groups: tuple[Group, ...]
    marker: str
    text: str
    cells: tuple[Cell, ...]
    choice: Choice
    at: At

    def column(self, column: Column) -> str:
        return "\n".join(cell.text for cell in self.cells if cell.column is column)


def read_item(raw: RawItem, year: int | None) -> tuple[Item, list[str]]:
    """The item with its proposals, the officer's own choices before them; and what is doubtful."""
    choice, bodies = raw.choice, _bodies(raw)
    headings = [group.title for group in raw.groups]
    nature = choice.nature or propose_nature(raw.text, raw.column(Column.DUE), *headings)
    deadlines = _deadlines(raw, year)
    due = deadlines[0] if len({(d.due, d.inclusive) for d in deadlines}) == 1 else None
    item = Item(
        code=raw.code,
        part=raw.part,
        group=raw.groups[0].code if raw.groups else "",
        marker=raw.marker,
        text=raw.text,
        title=choice.title or propose_title(raw.text),
        nature=nature,
        frequency=propose_frequency(f"{raw.text}\n{raw.column(Column.DUE)}", nature),
        lead=bodies.lead if choice.lead is None else choice.lead,
        cooperating=bodies.cooperating if choice.cooperating is None else choice.cooperating,
        dates=_dates(raw.text) or _dates(raw.column(Column.DUE)),
        due=due.due if due else None,
        due_inclusive=due.inclusive if due else True,
        due_text=due.text if due else "",
        product=raw.column(Column.PRODUCT),
        cells=raw.cells,
        at=raw.at,
    )
    return item, list(_doubts(raw, item, bodies, deadlines))


def _doubts(raw: RawItem, item: Item, bodies: Bodies, deadlines: Sequence[Deadline]) -> list[str]:
    doubts = []
    if bodies.guessed and raw.choice.lead is None:
        doubts.append(_GUESSED_LEAD)
    if not item.due and deadlines:
        doubts.append(_SEVERAL_DATES)
    elif not item.due and item.nature is Nature.PERIODIC and raw.choice.nature is None:
        doubts.append(_NO_DATE)
    return doubts


def _bodies(raw: RawItem) -> Bodies:
    """The row's columns, else the words, else the body that the group is headed by."""
    lead, cooperating = split_names(raw.column(Column.LEAD)), split_names(raw.column(Column.COOPERATING))
    if lead or cooperating:
        return Bodies(lead, cooperating)
    said = propose_bodies(raw.text)
    headed = next((group.lead for group in raw.groups if group.lead), ())
    if headed and (not said.lead or said.guessed):
        partners = said.cooperating or (said.lead if said.guessed else ())
        return Bodies(headed, tuple(name for name in partners if name not in headed))
    return said


def _deadlines(raw: RawItem, year: int | None) -> list[Deadline]:
    return cell_deadlines(raw.column(Column.DUE), year) or find_deadlines(raw.text, year)


def _dates(text: str) -> tuple[str, ...]:
    """Every date of its own that a text names, blanks removed; those of cited documents are not its own."""
    cited = [(citation.start, citation.end) for citation in find_citations(text)]
    found = [(d.start, "".join(d.text.split()) if "/" in d.text else d.text) for d in find_dates(text)]
    found += [(marker.start, marker.text) for marker in find_marker_dates(text)]
    own = [(at, words) for at, words in sorted(found) if not any(start <= at < end for start, end in cited)]
    return tuple(dict.fromkeys(words for _, words in own))


def commemorated(text: str, year: int | None) -> list[MarkerDate]:
    """The days of the year a text names that are neither deadlines nor dates of cited documents."""
    taken = [(d.start, d.end) for d in find_deadlines(text, year or 2000)]
    taken += [(citation.start, citation.end) for citation in find_citations(text)]
    return [m for m in find_marker_dates(text) if not any(start <= m.start < end for start, end in taken)]
