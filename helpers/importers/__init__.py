"""Takes the agencies' files into data/: one module per kind of file, all with one function.

``read(book, asked)`` gets a ``workbooks.Book`` and what ``--period`` says, or None. It returns

- None when the file is of another kind, which its headings tell (``tables.find_columns``),
- an empty list when it is of this kind but holds nothing that is kept here,
- else a ``batch.Batch`` per table: rows by column, where in the file each stands, and the rows of
  data/sources.csv that they cite (``releases.source_record``).

It raises ``UserError`` with one sentence per bad cell, which names file, row and column.
``tables`` gives rows by named columns, ``parse_cells`` reads numbers and the agency's marks,
``selection`` chooses occupations and states, ``releases`` settles the release and cites it,
``batch.checked`` holds the rows to the table's schema.

What else a new kind of file asks for is said in helpers/README.md, “An agency's file”.
"""
