"""Excel: any list out as a workbook, a template to fill in, and workbooks back in.

    export_records(app, "task", path, year=2020)
    template(app, "person", path)
    plan = plan_import(app, "person", path)      # nothing is written
    take_import(app, plan)                       # all or nothing, one change that can be undone

Nothing here knows any record type: columns, words and checks follow from the specs.
"""

from vstbpn_desktop.exchange.excel.exporting import export_records, template
from vstbpn_desktop.exchange.excel.plan import Column, Conversion, Duplicate, ImportPlan, PlannedRow, Problem
from vstbpn_desktop.exchange.excel.planning import plan_import, plan_sheet
from vstbpn_desktop.exchange.excel.taking import take_import

__all__ = [
    "Column",
    "Conversion",
    "Duplicate",
    "ImportPlan",
    "PlannedRow",
    "Problem",
    "export_records",
    "plan_import",
    "plan_sheet",
    "take_import",
    "template",
]
