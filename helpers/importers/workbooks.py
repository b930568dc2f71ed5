"""Opens a file of any kind an agency serves, and gives its sheets row by row."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import ParseError

from helpers.errors import UserError
from helpers.importers.parse_cells import text
from helpers.importers.sandboxed_reader import sheets_of
from helpers.importers.selection import Occupations
from helpers.importers.xlsx_sheets import (
    ReportProgress,
    StreamedWorkbook,
    Uncomputed,
    is_large,
    refuse_uncomputed_workbook,
)
from helpers.importers.zip_archives import DAMAGE, is_archive, members, weigh
from helpers.own_files import is_left_by_a_program

_LARGEST_FILE = 500_000_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls files begin, whatever they are named."""
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what may stand before a text begins
_WEB_PAGE = (b"<!doctype html", b"<html")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password holds in place of its sheets."""
_REFUSED = "REQUEST_NOT_PROCESSED"  # by the BLS's API, which says why
_OFTEN = 20_000
"""Rows of a text after which it is told how much has been read."""


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``rows()`` gives its rows from the first, each a list of cells."""

    name: str
    rows: Callable[[], Iterable[list]]

    @property
    def title(self) -> str:
        """What its first cell says, where an agency writes of what the table is."""
        first = next(iter(self.rows()), [])
        return text(first[0]) if first else ""


@dataclass(frozen=True)
class Book:
    """One file, as a message names it, with its sheets."""

    name: str
    sheets: list[Sheet]

    @property
    def file(self) -> str:
        """The file's own name, without the archive it came in."""
        return self.name.rpartition(": ")[2]

    @property
    def stem(self) -> str:
        """That name without its ending."""
        return PurePosixPath(self.file).stem


def open_books(path: Path, report_progress: ReportProgress) -> list[Book]:
    """Open a workbook, a CSV, a text or an API's answer, or each of those inside a zip.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    report_progress : callable
        Is told how many bytes of how many have been read, while a large file is.

    Raises
    ------
    UserError
        When the file cannot be read, is empty, damaged, or not of these kinds.
    """
    if is_left_by_a_program(path.name):
        raise UserError(
            f"{path.name}: found what a program keeps for itself beside a file, as a spreadsheet "
            "does while the file is open in it; expected the agency's file itself."
        )
    try:
        if path.is_dir():
            raise UserError(f"{path.name}: a folder; expected a file.")
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError(f"{path.name}: too large for any file an agency publishes here.")
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path.name}: cannot be read ({error.strerror}).") from None
    if not is_archive(raw, path.name):
        return [_book(raw, path.name, report_progress)]
    return [
        _book(inner, f"{path.name}: {name}", report_progress)
        for name, inner in members(raw, path.name)
    ]


def _book(raw: bytes, name: str, report_progress: ReportProgress) -> Book:
    if not raw.strip():
        raise UserError(f"{name}: the file is empty.")
    if raw.startswith(b"%PDF"):
        raise UserError(f"{name}: found a PDF; expected the agency's workbook or CSV.")
    if raw[:100].lstrip(_BEFORE).lower().startswith(_WEB_PAGE):
        raise UserError(f"{name}: found a web page; expected the agency's workbook or CSV.")
    if raw.startswith(_WORKBOOKS) and _ENCRYPTED in raw:
        raise UserError(
            f"{name}: protected with a password; expected a workbook that opens freely."
        )
    if raw.startswith(_WORKBOOKS):
        return Book(name, _sheets(raw, name, report_progress))
    return Book(name, [Sheet("", partial(_text_rows, raw, name, report_progress))])


def _sheets(raw: bytes, name: str, report_progress: ReportProgress) -> list[Sheet]:
    weigh(raw, name)
    if not is_large(raw):
        sheets = sheets_of(raw, name)
        with _sound(name):
            refuse_uncomputed_workbook(raw)
        return [Sheet(title, lambda rows=rows: rows) for title, rows in sheets]
    with _sound(name):
        book = StreamedWorkbook(raw, Occupations().codes, report_progress)

    def rows(title: str) -> Iterator[list]:
        with _sound(f"{name}, sheet {title}"):
            yield from book.rows(title)

    return [Sheet(title, partial(rows, title)) for title in book.sheets]


@contextmanager
def _sound(label: str) -> Iterator[None]:
    """Turn what goes wrong with a sheet's XML into a sentence."""
    try:
        yield
    except Uncomputed as cell:
        raise UserError(
            f"{label}, cell {cell}: found a formula without its value; open the workbook in a "
            "spreadsheet and save it, which computes it."
        ) from None
    except (*DAMAGE, ParseError, LookupError) as error:
        raise UserError(f"{label}: damaged or cut short ({error}).") from None


def _text_rows(raw: bytes, name: str, report_progress: ReportProgress) -> Iterator[list]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw:
        raise UserError(
            f"{name}: found UTF-16 or binary contents; expected a workbook, or CSV in UTF-8."
        )
    try:
        raw.decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "latin-1"
    contents = io.BytesIO(raw)
    lines = io.TextIOWrapper(contents, encoding, newline="")
    first = next((line for line in lines if line.strip()), "")
    lines.seek(0)
    if first.lstrip().startswith("{"):
        yield from _series_rows(lines.read(), name)
        return
    if first.count(";") > first.count(","):
        raise UserError(f"{name}: found semicolons between the columns; expected commas.")
    delimiter = "\t" if "\t" in first else ","
    try:
        rows = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
        for number, row in enumerate(rows):
            if number % _OFTEN == 0:
                report_progress(contents.tell(), len(raw))
            yield row
    except csv.Error as error:
        raise UserError(f"{name}: cannot be read as CSV ({error}).") from None


def _series_rows(content: str, name: str) -> Iterator[list]:
    """Rows of an answer of the BLS's API, laid out like its text files of series."""
    yield ["series_id", "year", "period", "value"]
    try:
        answer = json.loads(content)
        if answer.get("status") == _REFUSED:
            raise UserError(f"{name}: the BLS's API refused: {' '.join(answer['message'])}")
        for series in answer["Results"]["series"]:
            for point in series["data"]:
                yield [series["seriesID"], point["year"], point["period"], point["value"]]
    except (ValueError, KeyError, TypeError):
        raise UserError(f"{name}: cannot be read as an answer of the BLS's API.") from None
