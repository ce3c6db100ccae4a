"""From draft to issued: number series and their numbers, what is known of documents, what their files are."""

from alembic import op

revision = "0005_issuing"
down_revision = "0004_visit_done"

TEXTS = (
    "kind_code", "state", "signer", "recipients", "kept_by", "file_code", "relation", "handler", "progress",
    "shelf", "options",
)  # fmt: skip
DAYS = ("sent_on", "issued_on", "forwarded_on", "done_on")
NUMBERS = ("number", "copies", "arrival_number")
LINKS = (
    ("series", "number_series"), ("acts_on", "document"), ("answered_by", "document"), ("task", "task"),
)  # fmt: skip
STARTS = {"state": "recorded"}

STATEMENTS = (
    """
    CREATE TABLE number_series (
        code VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        owner VARCHAR NOT NULL,
        purpose VARCHAR NOT NULL,
        kinds VARCHAR NOT NULL,
        pattern VARCHAR NOT NULL,
        first_number INTEGER,
        first_year INTEGER,
        yearly BOOLEAN NOT NULL,
        ended BOOLEAN NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE UNIQUE INDEX ix_number_series_code ON number_series (code)",
    """
    CREATE TABLE number (
        series_id INTEGER NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        symbol VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        document_id INTEGER,
        date DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(series_id) REFERENCES number_series (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    )
    """,
    "CREATE UNIQUE INDEX ix_number_number ON number (series_id, year, number)",
    "CREATE INDEX ix_number_series_id ON number (series_id)",
    "CREATE INDEX ix_number_document_id ON number (document_id)",
    """
    CREATE TABLE document_unit (
        document_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_document_unit_document_id ON document_unit (document_id)",
    "CREATE INDEX ix_document_unit_unit_id ON document_unit (unit_id)",
    "ALTER TABLE attachment ADD COLUMN role VARCHAR NOT NULL DEFAULT 'file'",
)


def upgrade() -> None:
    """Add the tables, then native columns: batch mode would lose AUTOINCREMENT."""
    for statement in STATEMENTS:
        op.execute(statement)
    for name in TEXTS:
        op.execute(
            f"ALTER TABLE document ADD COLUMN {name} VARCHAR NOT NULL DEFAULT '{STARTS.get(name, '')}'"
        )
    for name in DAYS:
        op.execute(f"ALTER TABLE document ADD COLUMN {name} DATE")
    for name in NUMBERS:
        op.execute(f"ALTER TABLE document ADD COLUMN {name} INTEGER")
    for name, table in LINKS:
        op.execute(
            f"ALTER TABLE document ADD COLUMN {name}_id INTEGER REFERENCES {table} (id) ON DELETE SET NULL"
        )
        op.execute(f"CREATE INDEX ix_document_{name}_id ON document ({name}_id)")
    op.execute("CREATE INDEX ix_document_symbol ON document (symbol)")
