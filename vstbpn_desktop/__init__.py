"""The core: records, rules, documents. Knows nothing of the window."""
