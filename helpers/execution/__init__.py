"""Runs notebooks in kernels, each from a clean state."""
