"""The course's shared package: at its root one module a topic, each importable from a notebook."""
