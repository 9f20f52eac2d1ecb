"""The words of the command line, one module for each of the instructor's rooms."""
