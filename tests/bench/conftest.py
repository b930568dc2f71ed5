"""Keeps pytest from taking these scripts for tests."""

collect_ignore_glob = ["*.py"]
