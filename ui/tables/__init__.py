"""Tables of any record type, made from its spec: one model, one delegate, one view."""
