"""Certificates of classes: their numbers, which last."""

from alembic import op

revision = "0008_certificate"
down_revision = "0007_committee"

STATEMENTS = (
    """
    CREATE TABLE certificate (
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        participant_id INTEGER,
        training_class_id INTEGER,
        state VARCHAR NOT NULL,
        date DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE SET NULL
    )
    """,
    "CREATE UNIQUE INDEX ix_certificate_number ON certificate (year, number)",
    "CREATE INDEX ix_certificate_participant_id ON certificate (participant_id)",
    "CREATE INDEX ix_certificate_training_class_id ON certificate (training_class_id)",
)


def upgrade() -> None:
    """One table."""
    for statement in STATEMENTS:
        op.execute(statement)
