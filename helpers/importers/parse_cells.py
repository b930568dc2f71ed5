"""Reads single cells of an agency's file: numbers, the agency's marks, texts and codes."""

import math
import re

from helpers.data.checksums import DECIMALS
from helpers.errors import UserError

MARKERS = ("*", "**", "***", "#", "~")
"""The marks an agency prints instead of a value; data/README.md says what each means."""
BLANK = "blank"
# Digits with a point, or in groups of three. An exponent is refused: a spreadsheet writes 1.5E+08
# where the column was too narrow, and the digits are lost.
_NUMBER = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?")


def number(cell: object, signed: bool = False) -> float:
    """Give the number in a cell, free of the noise of binary fractions.

    Parameters
    ----------
    cell : object
        A number, or its digits as text: padded, with thousands commas.
    signed : bool
        Whether a number below zero makes sense (a change does, a wage does not).

    Raises
    ------
    ValueError
        When the cell holds anything else.

    Examples
    --------
    >>> number("    23150 "), number("1,234"), number(17.760000000000002)
    (23150.0, 1234.0, 17.76)
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        value = float(cell)
    elif isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()):
        value = float(cell.strip().replace(",", ""))
    else:
        raise ValueError(f"not a number: {cell!r}")
    below = math.copysign(1, value) < 0  # of which -0 is, too
    if not math.isfinite(value) or (below and not signed):
        raise ValueError(f"not a number that can stand here: {cell!r}")
    return round(value, DECIMALS) + 0.0


def number_at(where: str, cell: object, signed: bool = False) -> float:
    """Give the number in a cell, or a sentence that says where none was found.

    Raises
    ------
    UserError
    """
    try:
        return number(cell, signed)
    except ValueError:
        raise UserError(f"{where}: found {cell!r}; expected a number.") from None


def marker(cell: object) -> str | None:
    """Give the mark of a withheld value, ``"blank"`` for an empty cell, None for anything else.

    Examples
    --------
    >>> marker(" ** "), marker(""), marker(0)
    ('**', 'blank', None)
    """
    content = text(cell)
    if not content:
        return BLANK
    return content if content in MARKERS else None


def text(cell: object) -> str:
    """Give a cell's text in single spaces, without control characters that a copy left behind.

    Examples
    --------
    >>> text("  Medical\\xa0 records specialists ")
    'Medical records specialists'
    """
    if cell is None:
        return ""
    seen = "".join(sign for sign in str(cell) if sign.isprintable() or sign.isspace())
    return " ".join(seen.split())


def code(cell: object) -> str:
    """Give a code as text; a spreadsheet may have made a number of it, or a formula to keep it.

    Examples
    --------
    >>> code(10180.0), code(" 01 "), code('="29-2072"')
    ('10180', '01', '29-2072')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().strip('="')
