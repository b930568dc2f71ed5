"""The computations of the topics, a module a subject."""
