"""Forms of any record type, made from its spec: one editor per kind of field."""
