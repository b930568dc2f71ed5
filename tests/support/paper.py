"""What a printed page shows: which of its blocks stand on which sheet."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2

_MARK = re.compile(r"q(\d+)q")


def left_alone(pdf: bytes, blocks: Sequence[dict]) -> Iterator[str]:
    """Say which headings end a sheet, and which rows stand on one without another of their table.

    Parameters
    ----------
    pdf : bytes
        The page as it is printed, with its marks.
    blocks : sequence of dict
        What is marked, as the probe ``mark`` tells it: its ``text``, whether it ``leads`` to what
        follows, and its ``table``.
    """
    sheets = sheets_of_marks(pdf)
    printed = [place for place in range(len(blocks)) if place in sheets]
    for place, following in pairwise(printed):
        if blocks[place]["leads"] and sheets[place] != sheets[following]:
            yield f"ends sheet {sheets[place]} alone: {blocks[place]['text']}"
    tables: dict[int, Counter[int]] = defaultdict(Counter)
    for place in printed:
        if blocks[place]["table"] is not None:
            tables[blocks[place]["table"]][sheets[place]] += 1
    for rows in tables.values():
        if len(rows) > 1:
            yield from (
                f"one row of a table on sheet {sheet}" for sheet in rows if rows[sheet] == 1
            )


def sheets_of_marks(pdf: bytes) -> dict[int, int]:
    """Give the sheet, from 1, on which each mark, such as q3q, is met first."""
    sheets: dict[int, int] = {}
    document = pypdfium2.PdfDocument(pdf)
    for number, sheet in enumerate(document, 1):
        for mark in _MARK.findall(sheet.get_textpage().get_text_range()):
            sheets.setdefault(int(mark), number)
    document.close()
    return sheets
