"""The decisions that changed a committee, each with its document; the post by which a person took a seat."""

from alembic import op

revision = "0011_committee_decision"
down_revision = "0010_collaborator"

STATEMENTS = (
    """
    CREATE TABLE committee_decision (
        committee_id INTEGER NOT NULL,
        date DATE NOT NULL,
        decision VARCHAR NOT NULL,
        document_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(committee_id) REFERENCES committee (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_committee_decision_committee_id ON committee_decision (committee_id)",
    "CREATE INDEX ix_committee_decision_document_id ON committee_decision (document_id)",
    "ALTER TABLE seat_holder ADD COLUMN post VARCHAR NOT NULL DEFAULT ''",
)


def upgrade() -> None:
    """One table, one column."""
    for statement in STATEMENTS:
        op.execute(statement)
