"""The network of collaborators."""

from alembic import op

revision = "0010_collaborator"
down_revision = "0009_persons"

STATEMENTS = (
    """
    CREATE TABLE collaborator (
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        unit_id INTEGER NOT NULL,
        person_id INTEGER,
        kind VARCHAR NOT NULL,
        level VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        work_field VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        active_on DATE,
        activity VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        identity VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_collaborator_identity ON collaborator (identity, unit_id)",
    "CREATE INDEX ix_collaborator_unit_id ON collaborator (unit_id)",
    "CREATE INDEX ix_collaborator_person_id ON collaborator (person_id)",
)


def upgrade() -> None:
    """One table."""
    for statement in STATEMENTS:
        op.execute(statement)
