"""Opens a workbook in a process of its own: a damaged one may ask for more memory than there is.

The workbook library takes the size of a sheet from its farthest cell. Where a damaged or hostile
file puts that cell a million rows away, no error is raised; the process is ended by the system.
"""

import io
import pickle
import subprocess
import sys
from contextlib import suppress

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from helpers.errors import UserError
from helpers.paths import ROOT

_MOST_MEMORY = 2_000_000_000
_REFUSED = 3
"""Exit status with which the process says in a line what the library found wrong."""
Sheets = list[tuple[str, list[list]]]


def sheets_of(raw: bytes, label: str) -> Sheets:
    """Give the name and the rows of each sheet.

    Parameters
    ----------
    raw : bytes
        The workbook, .xls or .xlsx.
    label : str
        The file, as a message names it.

    Raises
    ------
    UserError
        When the file is damaged, or asks for more memory than any real one needs.
    """
    opened = subprocess.run(
        [sys.executable, "-m", __name__], cwd=ROOT, input=raw, capture_output=True, check=False
    )
    if opened.returncode == 0:
        return pickle.loads(opened.stdout)
    if opened.returncode == _REFUSED:
        raise UserError(f"{label}: damaged or cut short ({opened.stderr.decode().strip()}).")
    raise UserError(f"{label}: damaged; it cannot be opened as a workbook.")


def _limit_memory() -> None:
    """Let this process have only so much memory, where the system knows such a limit."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _open(raw: bytes) -> Sheets:
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return [(title, _rows(book.get_sheet_by_name(title))) for title in book.sheet_names]


def _rows(sheet: CalamineSheet) -> list[list]:
    """The rows of a sheet; a blank one, however wide, holds nothing."""
    return [row if any(cell != "" for cell in row) else [] for row in sheet.iter_rows()]


if __name__ == "__main__":
    _limit_memory()
    try:
        sheets = _open(sys.stdin.buffer.read())
    except CalamineError as error:
        print(error, file=sys.stderr)
        sys.exit(_REFUSED)
    sys.stdout.buffer.write(pickle.dumps(sheets))
