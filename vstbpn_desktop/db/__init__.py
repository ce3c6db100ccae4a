"""The database: engines, the one way to write, the change log, migrations, the search index, backup."""
