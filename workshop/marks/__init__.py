"""From marks to a result: who stands where, the cohort's table, the trainee's report."""
