"""One source, four editions: lesson, trainee lab, solved lab and answer sheet."""
