"""The package that the notebooks share: one module or package per topic."""
