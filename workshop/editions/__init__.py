"""Building editions: from one source a lesson, or a trainee lab, a solved lab and an answer sheet."""
