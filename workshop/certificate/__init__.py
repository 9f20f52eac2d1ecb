"""Certificates: the conditions, the page, and a signature that anyone can verify."""
