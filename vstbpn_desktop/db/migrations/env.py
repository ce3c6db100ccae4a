"""Alembic's environment: the connection and its transaction are the caller's."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,
    transaction_per_migration=False,
)
context.run_migrations()
