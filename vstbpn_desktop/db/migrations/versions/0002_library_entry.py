"""The library of acts to cite."""

from alembic import op

revision = "0002_library_entry"
down_revision = "0001_first"

STATEMENTS = (
    """
    CREATE TABLE library_entry (
        symbol VARCHAR NOT NULL,
        symbol_key VARCHAR NOT NULL,
        date DATE,
        kind_name VARCHAR NOT NULL,
        issuer VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        verification VARCHAR NOT NULL,
        expired_on DATE,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE INDEX ix_library_entry_symbol ON library_entry (symbol)",
)


def upgrade() -> None:
    """Add the table."""
    for statement in STATEMENTS:
        op.execute(statement)
