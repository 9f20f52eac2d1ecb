"""What runs inside the sandbox; it imports nothing of the course's side of grading."""
