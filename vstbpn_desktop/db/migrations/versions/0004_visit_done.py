"""Whether the team has been at a unit that is inspected."""

from alembic import op

revision = "0004_visit_done"
down_revision = "0003_training_inspection_calendar"


def upgrade() -> None:
    """A native column: batch mode would lose AUTOINCREMENT."""
    op.execute("ALTER TABLE inspection_visit ADD COLUMN done BOOLEAN NOT NULL DEFAULT 0")
