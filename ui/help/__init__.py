"""Trợ giúp: what F1 opens. The texts are data, in `resources/help`."""
