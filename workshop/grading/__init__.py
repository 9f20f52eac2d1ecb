"""Grading submissions: read as data, run in a sandbox, compared outside it with the key."""
