"""Running notebooks: kernels that start warm and run without network, prose filled from the kernel, `course run`."""
