"""The schedule of an inspection as an Excel file."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from ui.pages.list_excel import dated_stem
from ui.reports.export import EXCEL, Exporter
from ui.shell.page import Shell
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.table import Cell, Column, Table
from vstbpn_desktop.queries.inspection_view import InspectionView, VisitRow
from vstbpn_desktop.services.making import rendered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

COLUMNS: Final = (
    Column("Ngày", 24.0, kind="date"),
    Column("Giờ", 20.0),
    Column("Đơn vị", 50.0),
    Column("Đoàn", 16.0),
    Column("Chủ trì", 40.0),
    Column("Địa điểm", 44.0),
    Column("Tình trạng", 30.0),
    Column("Kiến nghị", 20.0, kind="integer"),
    Column("Lưu ý", 60.0),
)


def export(shell: Shell, owner: QWidget, view: InspectionView, places: Collection[int]) -> None:
    """Ask where to and write these visits in the background."""
    made = document(view, places)
    stem = dated_stem(f"Lịch kiểm tra {view.row.code}", shell.app.today)
    Exporter(shell, owner).save(EXCEL, stem, lambda: rendered(made, EXCEL.ending))


def document(view: InspectionView, places: Collection[int]) -> Document:
    """A table of these visits by day."""
    rows = tuple(_line(visit) for visit in view.visits if visit.id in places)
    return Document(f"Lịch kiểm tra {view.row.code}", (Table(COLUMNS, rows),), landscape=True)


def _line(visit: VisitRow) -> tuple[Cell, ...]:
    plan = visit.plan
    return (
        plan.date, plan.starts, visit.unit, str(plan.team or ""), plan.leader, plan.place,
        visit.standing.words, visit.findings.total, "; ".join(visit.warnings),
    )  # fmt: skip
