"""The base of all tables, and the columns they share.

A table is a class that names its columns with their types; on the class they are SQLAlchemy's own columns,
and the class stands wherever SQLAlchemy takes a table. SQLAlchemy's ORM would map such classes too, but rows
are read and written here as plain values: all it would bring is a start that is 100 ms slower.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final, NamedTuple

from sqlalchemy import Boolean, Column, ColumnClause, Date, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.sql.type_api import TypeEngine

_TYPES: Final[dict[str, type[TypeEngine[Any]]]] = {
    "bool": Boolean,
    "dt.date": Date,
    "int": Integer,
    "str": String,
}
_ANNOTATION: Final = re.compile(r"ColumnClause\[([\w.]+)( \| None)?\]")


class _Wish(NamedTuple):
    """What a column is beside its name and type."""

    name: str
    items: tuple[ForeignKey, ...]
    options: dict[str, Any]


def column(*items: ForeignKey, name: str = "", **options: Any) -> Any:
    """A column with a foreign key, an index, another name in the database; name and type are the class's."""
    return _Wish(name, items, options)


def parent(table: str, *, nullable: bool = False) -> Any:
    """A column pointing at the row this row belongs to: goes when that row goes."""
    return column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True, nullable=nullable)


def link(table: str) -> Any:
    """A column pointing at another row it can do without: emptied when that row goes."""
    return column(ForeignKey(f"{table}.id", ondelete="SET NULL"), index=True, nullable=True)


class Base:
    """Base of every table. Ids are never used twice: the change log names rows by id."""

    metadata: ClassVar = MetaData()
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    __table__: ClassVar[Table]

    id: ColumnClause[int]

    def __init_subclass__(cls) -> None:
        args = cls.__table_args__
        *items, options = args if isinstance(args, tuple) else (args,)
        columns = [Column("id", Integer, primary_key=True)]
        columns += [_column(cls, name, kind) for name, kind in cls.__annotations__.items()]
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *items, **options)
        for made in cls.__table__.columns:
            setattr(cls, made.key, made)

    @classmethod
    def __clause_element__(cls) -> Table:
        """What SQLAlchemy takes the class for."""
        return cls.__table__


def _column(cls: type[Base], name: str, annotation: str) -> Column[Any]:
    """The column of an annotation such as `ColumnClause[dt.date | None]`; ValueError for any other."""
    found = _ANNOTATION.fullmatch(annotation)
    if found is None or found[1] not in _TYPES:
        raise ValueError(f"{cls.__name__}.{name}: {annotation} is no type of a column")
    wish = vars(cls).get(name) or _Wish("", (), {})
    options = {"key": name, "nullable": found[2] is not None, **wish.options}
    return Column(wish.name or name, _TYPES[found[1]], *wish.items, **options)
