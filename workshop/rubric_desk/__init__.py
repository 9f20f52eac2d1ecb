"""The rubric desk: written answers, read by people in a browser on this machine, blind and saved at every click."""
