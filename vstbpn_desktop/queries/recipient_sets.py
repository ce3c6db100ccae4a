"""Nơi nhận: named lists of recipients, each for the documents that it is used by."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from vstbpn_desktop.db.setting import read_setting

SETTING = "recipient_sets"


@dataclass(frozen=True, slots=True)
class RecipientSet:
    """A named list; `documents` are ids of documents, each in one set at most."""

    name: str
    lines: tuple[str, ...]
    documents: tuple[str, ...] = ()


def recipient_sets(connection: Connection) -> list[RecipientSet]:
    """All sets, in the order they were made."""
    return [
        RecipientSet(kept["name"], tuple(kept["lines"]), tuple(kept["documents"]))
        for kept in read_setting(connection, SETTING, [])
    ]


def recipients_for(connection: Connection, document: str) -> tuple[str, ...]:
    """The recipients chosen for a document; none where it goes by the committee's profile."""
    return next((kept.lines for kept in recipient_sets(connection) if document in kept.documents), ())
