"""The rubric desk: people mark written answers in a browser on this machine, without names."""
