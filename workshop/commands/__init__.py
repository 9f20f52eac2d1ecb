"""The commands of `course` for instructors and for the audience builder, one module for each area."""
