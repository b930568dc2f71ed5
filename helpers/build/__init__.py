"""Makes the pages: finds what is stale, runs notebooks, exports them, writes whole files."""
