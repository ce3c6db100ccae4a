"""The first start: a few questions, then everything is written in one go."""
