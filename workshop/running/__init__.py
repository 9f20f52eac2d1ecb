"""Running notebooks: kernels that start warm and have no network, filled prose, `course run`."""
