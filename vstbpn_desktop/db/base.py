"""The base of all mapped tables, and the columns they share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of every mapped table. Ids are never used twice: the change log names rows by id."""

    metadata = MetaData()
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


def parent(table: str, *, nullable: bool = False) -> Mapped[Any]:
    """A column pointing at the row this row belongs to: goes when that row goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True, nullable=nullable)


def link(table: str) -> Mapped[Any]:
    """A column pointing at another row it can do without: emptied when that row goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="SET NULL"), index=True, nullable=True)
