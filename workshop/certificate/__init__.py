"""Certificates: who is due one, the page, and a signature that anyone can check."""
