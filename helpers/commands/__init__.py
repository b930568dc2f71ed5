"""The commands of the collection, one a module."""
