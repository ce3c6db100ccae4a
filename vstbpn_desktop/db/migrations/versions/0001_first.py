"""The first schema."""

from alembic import op

revision = "0001_first"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE change (
        at VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        undoes INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(undoes) REFERENCES change (id)
    )
    """,
    "CREATE INDEX ix_change_undoes ON change (undoes)",
    """
    CREATE TABLE change_row (
        change_id INTEGER NOT NULL,
        tbl VARCHAR NOT NULL,
        row_id INTEGER NOT NULL,
        op VARCHAR NOT NULL,
        "before" VARCHAR,
        "after" VARCHAR,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(change_id) REFERENCES change (id)
    )
    """,
    "CREATE INDEX ix_change_row_change_id ON change_row (change_id)",
    "CREATE INDEX ix_change_row_row ON change_row (tbl, row_id)",
    """
    CREATE TABLE setting (
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE unit (
        code VARCHAR NOT NULL,
        level VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        phone VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        address VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE UNIQUE INDEX ix_unit_code ON unit (code)",
    """
    CREATE TABLE unit_name (
        unit_id INTEGER NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        full_name VARCHAR NOT NULL,
        short_name VARCHAR NOT NULL,
        addressing_name VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        protocol_order INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_unit_name_unit_id ON unit_name (unit_id)",
    """
    CREATE TABLE unit_role (
        unit_id INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_unit_role_unit_id ON unit_role (unit_id)",
    """
    CREATE TABLE unit_group (
        code VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        rule_level VARCHAR NOT NULL,
        rule_types VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (code)
    )
    """,
    """
    CREATE TABLE unit_group_member (
        unit_group_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        included BOOLEAN NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_group_id) REFERENCES unit_group (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_unit_group_member_unit_group_id ON unit_group_member (unit_group_id)",
    "CREATE INDEX ix_unit_group_member_unit_id ON unit_group_member (unit_id)",
    """
    CREATE TABLE person (
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        focal_point BOOLEAN NOT NULL,
        phone VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_person_unit_id ON person (unit_id)",
    """
    CREATE TABLE profile (
        valid_from DATE NOT NULL,
        province VARCHAR NOT NULL,
        place_name VARCHAR NOT NULL,
        parent_agency VARCHAR NOT NULL,
        committee_name VARCHAR NOT NULL,
        committee_short_name VARCHAR NOT NULL,
        national_committee VARCHAR NOT NULL,
        abbreviation VARCHAR NOT NULL,
        symbol_suffix VARCHAR NOT NULL,
        standing_unit_id INTEGER,
        standing_office_name VARCHAR NOT NULL,
        uses_seal BOOLEAN NOT NULL,
        sign_above VARCHAR NOT NULL,
        sign_below VARCHAR NOT NULL,
        signer VARCHAR NOT NULL,
        report_to VARCHAR NOT NULL,
        recipients VARCHAR NOT NULL,
        filing VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (valid_from),
        FOREIGN KEY(standing_unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_profile_standing_unit_id ON profile (standing_unit_id)",
    """
    CREATE TABLE document (
        direction VARCHAR NOT NULL,
        symbol VARCHAR NOT NULL,
        symbol_key VARCHAR NOT NULL,
        date DATE,
        received_on DATE,
        kind_name VARCHAR NOT NULL,
        issuer VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        subject_key VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    """
    CREATE TABLE programme (
        year INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        kind_name VARCHAR NOT NULL,
        symbol VARCHAR NOT NULL,
        issued_on DATE,
        letterhead VARCHAR NOT NULL,
        preamble VARCHAR NOT NULL,
        recipients VARCHAR NOT NULL,
        filing VARCHAR NOT NULL,
        sign_above VARCHAR NOT NULL,
        sign_below VARCHAR NOT NULL,
        signer VARCHAR NOT NULL,
        closing VARCHAR NOT NULL,
        appendix VARCHAR NOT NULL,
        unread VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (year)
    )
    """,
    """
    CREATE TABLE programme_line (
        programme_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        marker VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(programme_id) REFERENCES programme (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_programme_line_programme_id ON programme_line (programme_id)",
    """
    CREATE TABLE task (
        programme_id INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        part VARCHAR NOT NULL,
        group_code VARCHAR NOT NULL,
        marker VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        title_key VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        nature VARCHAR NOT NULL,
        frequency VARCHAR NOT NULL,
        product VARCHAR NOT NULL,
        starts_on DATE,
        due DATE,
        due_inclusive BOOLEAN NOT NULL,
        override VARCHAR NOT NULL,
        override_reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(programme_id) REFERENCES programme (id) ON DELETE CASCADE
    )
    """,
    "CREATE UNIQUE INDEX ix_task_code ON task (programme_id, code)",
    """
    CREATE TABLE task_body (
        task_id INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        unit_id INTEGER,
        name VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_task_body_task_id ON task_body (task_id)",
    "CREATE INDEX ix_task_body_unit_id ON task_body (unit_id)",
    """
    CREATE TABLE task_group (
        task_id INTEGER NOT NULL,
        unit_group_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_group_id) REFERENCES unit_group (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_task_group_task_id ON task_group (task_id)",
    "CREATE INDEX ix_task_group_unit_group_id ON task_group (unit_group_id)",
    """
    CREATE TABLE task_decline (
        task_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_task_decline_task_id ON task_decline (task_id)",
    "CREATE INDEX ix_task_decline_unit_id ON task_decline (unit_id)",
    """
    CREATE TABLE assignment (
        task_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        assigned_on DATE,
        due DATE,
        due_inclusive BOOLEAN NOT NULL,
        extended_due DATE,
        extended_on DATE,
        status VARCHAR NOT NULL,
        accepted_on DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_assignment_tally ON assignment (task_id, status, due, due_inclusive, extended_due)",
    "CREATE UNIQUE INDEX ix_assignment_task_unit ON assignment (task_id, unit_id)",
    "CREATE INDEX ix_assignment_unit_id ON assignment (unit_id)",
    """
    CREATE TABLE result (
        assignment_id INTEGER NOT NULL,
        date DATE NOT NULL,
        period VARCHAR NOT NULL,
        mark VARCHAR NOT NULL,
        review VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        quantity INTEGER,
        document_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(assignment_id) REFERENCES assignment (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_result_assignment_id ON result (assignment_id)",
    "CREATE INDEX ix_result_document_id ON result (document_id)",
    """
    CREATE TABLE narrative (
        document VARCHAR NOT NULL,
        period VARCHAR NOT NULL,
        section VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE UNIQUE INDEX ix_narrative_key ON narrative (document, period, section)",
    """
    CREATE TABLE note (
        owner_record VARCHAR NOT NULL,
        owner_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        date DATE,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE INDEX ix_note_owner ON note (owner_record, owner_id)",
    """
    CREATE TABLE attachment (
        owner_record VARCHAR NOT NULL,
        owner_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        added_on DATE,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE INDEX ix_attachment_owner ON attachment (owner_record, owner_id)",
    "CREATE INDEX ix_attachment_sha256 ON attachment (sha256)",
    """
    CREATE VIRTUAL TABLE search USING fts5(
        code, exact, folded, tokenize="unicode61 remove_diacritics 0", prefix='2 3'
    )
    """,
)


def upgrade() -> None:
    """Create every table of the first release."""
    for statement in STATEMENTS:
        op.execute(statement)
