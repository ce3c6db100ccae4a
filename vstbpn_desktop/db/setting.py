"""Settings that belong to the data (not to the machine): name and JSON value, logged like any row."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnClause, Connection, delete, insert, select

from vstbpn_desktop.db.base import Base, column

PRACTICE_SETTING = "practice"
"""Marks practice data: the day that counts as today in them, as YYYY-MM-DD."""


class Setting(Base):
    """One setting of the data."""

    __tablename__ = "setting"
    name: ColumnClause[str] = column(unique=True)
    value: ColumnClause[str]


def read_setting(connection: Connection, name: str, default: Any = None) -> Any:
    """The value of a setting."""
    value = connection.execute(select(Setting.value).where(Setting.name == name)).scalar()
    return default if value is None else json.loads(value)


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Set a setting; the connection is a change's."""
    drop_setting(connection, name)
    connection.execute(insert(Setting).values(name=name, value=json.dumps(value, ensure_ascii=False)))


def drop_setting(connection: Connection, name: str) -> None:
    """Take a setting away; the connection is a change's."""
    connection.execute(delete(Setting).where(Setting.name == name))
