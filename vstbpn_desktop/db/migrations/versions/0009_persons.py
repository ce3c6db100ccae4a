"""Persons in depth: how one is addressed, titles in time, the lines of class lists that are the same person.

And the log of views and exports of personal data, which no undo touches.
"""

from alembic import op

revision = "0009_persons"
down_revision = "0008_certificate"

STATEMENTS = (
    "ALTER TABLE person ADD COLUMN honorific VARCHAR NOT NULL DEFAULT ''",
    "UPDATE person SET honorific = CASE gender WHEN 'female' THEN 'ms' WHEN 'male' THEN 'mr' ELSE '' END",
    """
    CREATE TABLE person_title (
        person_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_person_title_person_id ON person_title (person_id)",
    "ALTER TABLE participant ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL",
    "CREATE INDEX ix_participant_person_id ON participant (person_id)",
    """
    CREATE TABLE access (
        at VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        record VARCHAR NOT NULL,
        row_id INTEGER,
        what VARCHAR NOT NULL,
        persons INTEGER NOT NULL,
        output VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE INDEX ix_access_row ON access (record, row_id)",
)


def upgrade() -> None:
    """Native columns: batch mode would lose AUTOINCREMENT."""
    for statement in STATEMENTS:
        op.execute(statement)
