"""Looks over the tables for what no single cell shows."""
