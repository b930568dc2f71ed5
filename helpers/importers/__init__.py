"""Reads the agencies' own files into data/official: recognized by contents, all or nothing."""
