"""The form in which tables stand in files: what counts of it, and what a spreadsheet needs.

Standard library only, since builds begin here.
"""

from codecs import BOM_UTF8

_MARK = BOM_UTF8.decode()


def marked(text: str) -> str:
    """Give the text of a CSV with the mark of UTF-8 before it, where it has letters beyond ASCII.

    Without the mark a spreadsheet that is opened by a double click takes “ for â€œ.

    >>> marked("sentence\\nPay’s rise\\n")[0] == "\\ufeff", marked("year,index\\n")
    (True, 'year,index\\n')
    """
    return text if text.isascii() or text.startswith(_MARK) else _MARK + text


def reads_well(raw: bytes) -> bool:
    """Say whether a spreadsheet that is opened by a double click reads a table's letters.

    >>> reads_well("it’s".encode()), reads_well(marked("it’s").encode()), reads_well(b"its")
    (False, True, True)
    """
    return raw.isascii() or raw.startswith(BOM_UTF8)


def without_mark(text: str) -> str:
    """Give the text of a CSV without the mark."""
    return text.removeprefix(_MARK)


def counted(raw: bytes) -> bytes:
    """Give what counts of a table's file: all but the mark, and line ends as Unix writes them.

    Git changes line ends from one machine to the next, and a spreadsheet sets its own.

    >>> counted(b"\\xef\\xbb\\xbfid\\r\\n1\\r\\n")
    b'id\\n1\\n'
    """
    return raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
