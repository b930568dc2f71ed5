"""The tables of data/: loading, schemas, checksums."""
