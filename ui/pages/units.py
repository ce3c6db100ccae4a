"""Đơn vị: the units in protocol order, their groups, their people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ui.actions import Action
from ui.pages.area import AreaPage
from ui.pages.collaborator_list import CollaboratorListPage, without_collaborators
from ui.pages.persons import PersonListPage
from ui.pages.record_list import RecordListPage
from ui.panels.group_panel import GroupPanel
from ui.tables.filters import Chosen
from vstbpn_desktop.queries.lists import ListRequest, read_rows

_CHUNK = 500


class UnitListPage(RecordListPage):
    """The units; the summary tells how many have no focal point."""

    record = "unit"

    def commands(self) -> Sequence[Action]:
        """Those of any list, the ways to the overview and to what changes units from a day on."""
        arrange = Action("Sắp xếp, sáp nhập…", partial(self.shell.open, "succession"), "merge")
        overview = Action("Toàn cảnh", partial(self.shell.open, "network"), "boxes")
        return (overview, arrange, *super().commands())

    def hints(self) -> Sequence[str]:
        """ "3 chưa có đầu mối · 12 chưa có cộng tác viên"; nothing while no unit has one."""
        app = self.shell.app
        with app.reader(self.as_of) as reader:
            units = app.listing(self.request(Chosen())).ids(reader.connection)
            persons = app.registry["person"]
            place = [field.id for field in persons.columns].index("unit")
            asked = ListRequest("person", self.as_of, filters=(("focal_point", True),))
            ids = app.listing(asked).ids(reader.connection)
            chunks = [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]
            served = {row.values[place] for chunk in chunks for row in read_rows(reader, persons, chunk)}
        missing = sum(unit not in served for unit in units)
        hints = (f"{missing} chưa có đầu mối",) if served and missing else ()
        alone = without_collaborators(app, self.as_of)
        return (*hints, *((f"{alone} chưa có cộng tác viên",) if alone else ()))


class GroupListPage(RecordListPage):
    """The groups, each with its members of the day beside the list."""

    record = "unit_group"
    panel_class = GroupPanel


class UnitsPage(AreaPage):
    """Units, unit groups, persons."""

    area = "units"
    lists = {
        "unit": UnitListPage,
        "unit_group": GroupListPage,
        "person": PersonListPage,
        "collaborator": CollaboratorListPage,
    }
