"""The Python environment of the collection, and that of the processes it starts."""
