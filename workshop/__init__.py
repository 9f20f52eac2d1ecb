"""The workshop behind the course: building, running, checking. No notebook imports it."""
