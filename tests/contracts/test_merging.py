"""Whatever names a record of a type that can be merged is moved when two of them become one."""

from __future__ import annotations

import pytest

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.merging import MERGEABLE, links_to
from vstbpn_desktop.spec.record import owned_kinds


@pytest.mark.parametrize("record", MERGEABLE)
def test_every_column_that_points_at_it_is_a_link(record: str) -> None:
    spec = REGISTRY[record]
    own = {(kind.model.__tablename__, kind.parent) for kind in owned_kinds(spec)}
    pointing = {
        (table.name, column.key)
        for table in Base.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == f"{spec.table}.id"
    }
    known = {(link.model.__tablename__, link.column) for link in links_to(REGISTRY, record)}
    assert pointing - own <= known
    assert len(pointing - own) > 1


@pytest.mark.parametrize("record", MERGEABLE)
def test_what_hangs_on_any_record_is_a_link(record: str) -> None:
    hanging = {
        (table.name, column.key, column.key.replace("_id", "_record"))
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.key.endswith("_id") and column.key.replace("_id", "_record") in table.columns
    }
    known = {(link.model.__tablename__, link.column, link.tag) for link in links_to(REGISTRY, record)}
    assert hanging and hanging <= known
