"""From marks to a result: each trainee's standing, the cohort's table, the reports."""
