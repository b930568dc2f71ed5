"""Runs notebooks: a kernel for each, forked where the system can, the same on every machine."""
