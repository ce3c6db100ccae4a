"""Tables declared as classes: what the annotations say is what the table is."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from sqlalchemy import Boolean, ColumnClause, Date, Integer, MetaData, String, select

from vstbpn_desktop.db.base import Base, column, link, parent


class Shelf(Base):
    """A table of every kind of column."""

    metadata = MetaData()
    __tablename__ = "shelf"
    code: ColumnClause[str] = column(unique=True)
    place: ColumnClause[int | None]
    bought: ColumnClause[dt.date]
    closed: ColumnClause[bool]
    group: ColumnClause[str] = column(name="group_code")
    room_id: ColumnClause[int] = parent("room")
    owner_id: ColumnClause[int | None] = link("person")


def test_types_and_blanks_follow_the_annotations() -> None:
    told = {c.name: (type(c.type), c.nullable) for c in Shelf.__table__.columns}
    assert told == {
        "id": (Integer, False),
        "code": (String, False),
        "place": (Integer, True),
        "bought": (Date, False),
        "closed": (Boolean, False),
        "group_code": (String, False),
        "room_id": (Integer, False),
        "owner_id": (Integer, True),
    }


def test_what_goes_with_its_owner_and_what_is_only_emptied() -> None:
    rules = {key.parent.name: key.ondelete for key in Shelf.__table__.foreign_keys}
    assert rules == {"room_id": "CASCADE", "owner_id": "SET NULL"}
    assert {index.name for index in Shelf.__table__.indexes} == {"ix_shelf_room_id", "ix_shelf_owner_id"}


def test_the_class_stands_for_its_table() -> None:
    query = select(Shelf.code).select_from(Shelf).where(Shelf.group == "A", Shelf.place.is_(None))
    assert str(query) == (
        "SELECT shelf.code \nFROM shelf \nWHERE shelf.group_code = :group_1 AND shelf.place IS NULL"
    )


def test_a_type_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Odd\.weight"):
        type("Odd", (Base,), {"__tablename__": "odd", "__annotations__": {"weight": "ColumnClause[float]"}})


def test_the_data_open_without_the_mapper() -> None:
    import subprocess

    code = "import sys, vstbpn_desktop.app; sys.exit('sqlalchemy.orm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
