"""The use cases: one file per piece of the officer's work. Every write goes through a change."""
