"""Grading what strangers hand in: read as data, run in a sealed sandbox, compared where the key is."""
