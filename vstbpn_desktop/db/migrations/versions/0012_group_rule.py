"""Whether the rule of a group takes in units that live on the day, those that ended, or both."""

from alembic import op

revision = "0012_group_rule"
down_revision = "0011_committee_decision"


def upgrade() -> None:
    """A native column: batch mode would lose AUTOINCREMENT."""
    op.execute("ALTER TABLE unit_group ADD COLUMN rule_life VARCHAR NOT NULL DEFAULT ''")
