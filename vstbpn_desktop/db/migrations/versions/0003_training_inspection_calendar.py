"""Training, inspection and the calendar; the day by which a document must be dealt with."""

from alembic import op

revision = "0003_training_inspection_calendar"
down_revision = "0002_library_entry"

STATEMENTS = (
    """
    CREATE TABLE special_day (
        date DATE NOT NULL,
        "end" DATE,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        yearly BOOLEAN NOT NULL,
        until_year INTEGER,
        basis VARCHAR NOT NULL,
        verification VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )
    """,
    "CREATE UNIQUE INDEX ix_special_day_date ON special_day (date, name)",
    """
    CREATE TABLE special_day_theme (
        special_day_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        year INTEGER NOT NULL,
        theme VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(special_day_id) REFERENCES special_day (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_special_day_theme_special_day_id ON special_day_theme (special_day_id)",
    """
    CREATE TABLE training_class (
        year INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        topic VARCHAR NOT NULL,
        topic_key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        target_group VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        planned INTEGER,
        budget INTEGER,
        task_id INTEGER,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE SET NULL
    )
    """,
    "CREATE UNIQUE INDEX ix_training_class_code ON training_class (year, code)",
    "CREATE INDEX ix_training_class_task_id ON training_class (task_id)",
    """
    CREATE TABLE training_session (
        training_class_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        date DATE NOT NULL,
        starts VARCHAR NOT NULL,
        ends VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_training_session_date ON training_session (date)",
    "CREATE INDEX ix_training_session_training_class_id ON training_session (training_class_id)",
    """
    CREATE TABLE training_lecturer (
        training_class_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_training_lecturer_training_class_id ON training_lecturer (training_class_id)",
    """
    CREATE TABLE participant (
        training_class_id INTEGER NOT NULL,
        number INTEGER,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        workplace VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        absent BOOLEAN NOT NULL,
        identity VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_participant_identity ON participant (identity, unit_id)",
    "CREATE UNIQUE INDEX ix_participant_number ON participant (training_class_id, number)",
    "CREATE INDEX ix_participant_unit_id ON participant (unit_id)",
    """
    CREATE TABLE participant_absence (
        participant_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        session INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_participant_absence_participant_id ON participant_absence (participant_id)",
    """
    CREATE TABLE inspection (
        year INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        decision VARCHAR NOT NULL,
        decided_on DATE,
        starts_on DATE,
        ends_on DATE,
        data_period VARCHAR NOT NULL,
        method VARCHAR NOT NULL,
        contents VARCHAR NOT NULL,
        budget VARCHAR NOT NULL,
        task_id INTEGER,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE SET NULL
    )
    """,
    "CREATE UNIQUE INDEX ix_inspection_code ON inspection (year, code)",
    "CREATE INDEX ix_inspection_task_id ON inspection (task_id)",
    """
    CREATE TABLE inspection_member (
        inspection_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        team INTEGER,
        role VARCHAR NOT NULL,
        person_id INTEGER,
        name VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_inspection_member_inspection_id ON inspection_member (inspection_id)",
    "CREATE INDEX ix_inspection_member_person_id ON inspection_member (person_id)",
    "CREATE INDEX ix_inspection_member_unit_id ON inspection_member (unit_id)",
    """
    CREATE TABLE inspection_visit (
        inspection_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        date DATE,
        starts VARCHAR NOT NULL,
        team INTEGER,
        leader VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_inspection_visit_date ON inspection_visit (date)",
    "CREATE INDEX ix_inspection_visit_inspection_id ON inspection_visit (inspection_id)",
    "CREATE INDEX ix_inspection_visit_unit_id ON inspection_visit (unit_id)",
    """
    CREATE TABLE finding (
        inspection_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        date DATE,
        content VARCHAR NOT NULL,
        recommendation VARCHAR NOT NULL,
        responsible VARCHAR NOT NULL,
        due DATE,
        state VARCHAR NOT NULL,
        evidence_id INTEGER,
        closed_on DATE,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE,
        FOREIGN KEY(evidence_id) REFERENCES document (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_finding_due ON finding (due)",
    "CREATE INDEX ix_finding_evidence_id ON finding (evidence_id)",
    "CREATE INDEX ix_finding_inspection_id ON finding (inspection_id)",
    "CREATE INDEX ix_finding_unit_id ON finding (unit_id)",
    "ALTER TABLE document ADD COLUMN due DATE",
)


def upgrade() -> None:
    """Add the tables, and the column of a document's deadline."""
    for statement in STATEMENTS:
        op.execute(statement)
