"""Excel: any list out as a workbook, a template to fill in, and workbooks back in.

    export_records(app, "task", path, year=2020)
    template(app, "person", path)
    plan = plan_import(app, "person", path)      # nothing is written
    take_import(app, plan)                       # all or nothing, one change that can be undone

A file under review is read once (`read_book`, or `pasted` for rows of the clipboard) and planned as often as
its columns, headings or codings are chosen anew (`plan_book` with a `How`); `describe` says in words what a
plan changes and which stored records its new rows may be. Nothing here knows any record type: columns, words
and checks follow from the specs.
"""

from vstbpn_desktop.exchange.excel.describing import (
    Candidate,
    Described,
    Difference,
    cell_words,
    describe,
    known_already,
    samples,
)
from vstbpn_desktop.exchange.excel.exporting import export_records, template
from vstbpn_desktop.exchange.excel.layout import KEY, KEY_LABEL, LISTS_SHEET, META_SHEET
from vstbpn_desktop.exchange.excel.plan import (
    CHANGED,
    NEW,
    NO_HEADINGS,
    SAME,
    Column,
    Conversion,
    Duplicate,
    How,
    ImportPlan,
    PlannedRow,
    Problem,
)
from vstbpn_desktop.exchange.excel.planning import names_fields, pasted, plan_book, plan_import, plan_sheet
from vstbpn_desktop.exchange.excel.source import Book, Sheet, read_book
from vstbpn_desktop.exchange.excel.taking import take_import

__all__ = [
    "CHANGED",
    "KEY",
    "KEY_LABEL",
    "LISTS_SHEET",
    "META_SHEET",
    "NEW",
    "NO_HEADINGS",
    "SAME",
    "Book",
    "Candidate",
    "Column",
    "Conversion",
    "Described",
    "Difference",
    "Duplicate",
    "How",
    "ImportPlan",
    "PlannedRow",
    "Problem",
    "Sheet",
    "cell_words",
    "describe",
    "export_records",
    "known_already",
    "names_fields",
    "pasted",
    "plan_book",
    "plan_import",
    "plan_sheet",
    "read_book",
    "samples",
    "take_import",
    "template",
]
