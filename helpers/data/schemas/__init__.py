"""What each table of data/ must look like."""
