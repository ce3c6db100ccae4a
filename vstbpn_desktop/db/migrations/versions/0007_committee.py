"""The committees, their seats and who fills them in time; the posts of persons in time."""

from alembic import op

revision = "0007_committee"
down_revision = "0006_succession"

STATEMENTS = (
    """
    CREATE TABLE committee (
        code VARCHAR NOT NULL UNIQUE,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        unit_id INTEGER,
        decision VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_committee_unit_id ON committee (unit_id)",
    """
    CREATE TABLE seat (
        committee_id INTEGER NOT NULL,
        number INTEGER,
        role VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        post_key VARCHAR NOT NULL,
        unit_id INTEGER,
        duty VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(committee_id) REFERENCES committee (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE UNIQUE INDEX ix_seat_number ON seat (committee_id, number)",
    "CREATE INDEX ix_seat_unit_id ON seat (unit_id)",
    """
    CREATE TABLE seat_holder (
        seat_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        decision VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(seat_id) REFERENCES seat (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_seat_holder_seat_id ON seat_holder (seat_id)",
    "CREATE INDEX ix_seat_holder_person_id ON seat_holder (person_id)",
    """
    CREATE TABLE person_post (
        person_id INTEGER NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_person_post_person_id ON person_post (person_id)",
    "CREATE INDEX ix_person_post_unit_id ON person_post (unit_id)",
)


def upgrade() -> None:
    """Four tables; persons keep the post and unit they had."""
    for statement in STATEMENTS:
        op.execute(statement)
