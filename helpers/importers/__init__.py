"""Takes the agencies' files into data/: one module per kind of file, all with one function.

``read(book, asked)`` gets a ``workbooks.Book`` and what ``--period`` says, and returns

- None when the file is of another kind, which its headings tell (``tables.find_columns``),
- an empty list when it is of this kind but holds nothing that is kept here,
- else a ``batch.Batch`` per table: rows by column, where in the file each stands, and the rows of
  data/sources.csv that they cite (``source_records.source_record``).

It raises ``UserError`` with one sentence per bad cell, which names file, row and column.
``tables`` gives rows by named columns, ``parse_cells`` reads numbers and the agency's marks,
``selection`` chooses occupations and states, ``resolve_period`` settles the release,
``batch.checked`` holds the rows to the table's schema.

To add a kind of file:

1. a schema of its table in helpers/data/schemas, described in data/README.md,
2. a row in data/series.csv: publisher, title, page, cadence, licence,
3. the module, in ``update._KINDS``; where a release replaces rows together or revises all earlier
   ones, the table in ``upsert._TOGETHER`` and ``release_order._NEWEST``,
4. tests: each layout is taken, the same file twice changes nothing, a newer release replaces or
   joins the older, an older one is refused, and so is each bad cell with its sentence
   (``tests/importers``; ``tests/support/workbooks.py`` makes the files).
"""
