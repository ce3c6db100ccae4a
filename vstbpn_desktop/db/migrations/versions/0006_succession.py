"""What became of units: events with the units before and after; the former communes a unit was formed of."""

from alembic import op

revision = "0006_succession"
down_revision = "0005_issuing"

STATEMENTS = (
    """
    CREATE TABLE succession (
        kind VARCHAR NOT NULL,
        date DATE NOT NULL,
        decision VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    *(
        statement
        for side in ("from", "to")
        for statement in (
            f"""
            CREATE TABLE succession_{side} (
                succession_id INTEGER NOT NULL,
                unit_id INTEGER NOT NULL,
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                FOREIGN KEY(succession_id) REFERENCES succession (id) ON DELETE CASCADE,
                FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
            )
            """,
            f"CREATE INDEX ix_succession_{side}_succession_id ON succession_{side} (succession_id)",
            f"CREATE INDEX ix_succession_{side}_unit_id ON succession_{side} (unit_id)",
        )
    ),
    "ALTER TABLE unit ADD COLUMN formed_from VARCHAR NOT NULL DEFAULT ''",
)


def upgrade() -> None:
    """Three tables, and a native column: batch mode would lose AUTOINCREMENT."""
    for statement in STATEMENTS:
        op.execute(statement)
