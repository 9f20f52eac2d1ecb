"""The exam: a bank of questions, forms drawn from it, a sitting in a browser, and what the answers tell."""
