"""What stands behind the command `course`: building, running, grading, exam, marks. No notebook imports it."""
