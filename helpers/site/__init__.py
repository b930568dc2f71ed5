"""Makes the pages: plans, runs what is outdated, renders, compares."""
