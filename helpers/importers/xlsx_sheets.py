"""Reads the XML of .xlsx sheets: large ones row by row, formulas that nobody has computed.

Of a large sheet a row without a wanted code passes by as an empty one.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from xml.etree import ElementTree

ReportProgress = Callable[[int, int], None]
"""Is told how much of how much has been read."""
_LARGE = 40_000_000
"""Bytes of a sheet from which it is read here; the workbook library would hold all of it."""
_PIECE = 4_000_000
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # of a sheet; a file that has more is damaged
_FIRST = 60
"""Rows at the head that are given whatever they hold: notes and headings."""
_ATTRIBUTES = re.compile(rb'\b(r|t)="([^"]*)"')
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_TEXT = re.compile(rb"<(?:v|t)\b[^>]*>([^<]*)</")
# A program that writes a workbook may leave the values to the spreadsheet that opens it first.
# A text that is empty (t="str") is a value.
_UNCOMPUTED = re.compile(
    rb'<c\b(?![^>]*\bt="str")(?=[^>]*\br="([A-Z]+[0-9]+)")[^>]*>\s*'
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Uncomputed(Exception):
    """A formula without its value.

    Parameters
    ----------
    cell : str
        Where it stands, as ``"L3"``.
    """


def refuse_uncomputed(xml: bytes) -> None:
    """Refuse a sheet, or a row of it, that holds a formula without its value.

    Raises
    ------
    Uncomputed

    Examples
    --------
    >>> refuse_uncomputed(b'<c r="L3"><f>1+1</f><v>2</v></c>')
    >>> refuse_uncomputed(b'<c r="L3"><f>1+1</f><v/></c>')
    Traceback (most recent call last):
    helpers.importers.xlsx_sheets.Uncomputed: L3
    """
    match = _UNCOMPUTED.search(xml)
    if match:
        raise Uncomputed(match[1].decode())


def refuse_uncomputed_workbook(raw: bytes) -> None:
    """Refuse a workbook with such a formula in any sheet; old ones (.xls) always hold the values.

    Raises
    ------
    Uncomputed
    """
    for archive, sheet in _sheets_in(raw):
        refuse_uncomputed(archive.read(sheet))


def is_large(raw: bytes) -> bool:
    """Say whether a workbook holds a sheet that is too large to be held whole."""
    return any(sheet.file_size > _LARGE for _, sheet in _sheets_in(raw))


def _sheets_in(raw: bytes) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    """The sheets' XML in a workbook, which is an archive; none in an old one (.xls)."""
    if raw.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        for member in archive.infolist():
            if "/worksheets/" in member.filename:
                yield archive, member


class StreamedWorkbook:
    """A workbook whose sheets are read from their XML, a piece at a time.

    Parameters
    ----------
    raw : bytes
        The .xlsx file.
    wanted : iterable of str
        Texts; a row is given when one of them fills one of its cells.
    report_progress : callable
        Is told how many bytes of a sheet have been read, and how many it has.
    """

    def __init__(self, raw: bytes, wanted: Iterable[str], report_progress: ReportProgress) -> None:
        self._archive, self._report_progress = zipfile.ZipFile(io.BytesIO(raw)), report_progress
        parts = {
            part.get("Id"): (part.get("Type", ""), part.get("Target", "").removeprefix("/xl/"))
            for part in self._tree("xl/_rels/workbook.xml.rels")
        }
        self.sheets = {
            sheet.get("name", ""): f"xl/{parts[sheet.get(_RELATION)][1]}"
            for sheet in self._tree("xl/workbook.xml").iter()
            if sheet.tag.endswith("}sheet")
        }
        shared = [target for kind, target in parts.values() if kind.endswith("/sharedStrings")]
        self._strings = [_joined(text) for name in shared for text in self._tree(f"xl/{name}")]
        places = [str(n) for n, text in enumerate(self._strings) if text.strip() in set(wanted)]
        fillings = "|".join(map(re.escape, [*places, *wanted]))
        self._wanted = re.compile(f">(?:{fillings})<".encode())

    def rows(self, sheet: str) -> Iterator[list]:
        """Give the rows of a sheet from its first, those without a wanted text as empty ones."""
        last = width = 0
        for row in self._raw_rows(self.sheets[sheet]):
            opening = row.rfind(b"<row")
            number = int(_attributes(row[opening : row.find(b">", opening)]).get(b"r", last + 1))
            if number > _MOST_ROWS:
                raise ValueError(f"a row numbered {number}")
            if number > _FIRST and not self._wanted.search(row, opening):
                continue
            refuse_uncomputed(row[opening:])
            cells = self._cells(row, opening)
            width = max(width, len(cells))  # a row may end before its last, blank cells
            yield from ([] for _ in range(last + 1, number))
            yield cells + [""] * (width - len(cells))
            last = number

    def _raw_rows(self, name: str) -> Iterator[bytes]:
        """The XML of each row, with whatever stands before it."""
        size, kept = self._archive.getinfo(name).file_size, b""
        with self._archive.open(name) as sheet:
            while piece := sheet.read(_PIECE):
                if len(kept) > _PIECE:
                    raise ValueError("a row without an end")
                *rows, kept = (kept + piece).split(b"</row>")
                yield from rows
                self._report_progress(sheet.tell(), size)

    def _cells(self, row: bytes, opening: int) -> list:
        cells: list = []
        for cell in _CELL.finditer(row, opening):
            attributes = _attributes(cell[1])
            place = _place(attributes.get(b"r", b""), len(cells))
            if place >= _MOST_COLUMNS:
                raise ValueError(f"a column numbered {place}")
            cells += [""] * (place - len(cells))
            cells.append(self._value(attributes.get(b"t", b"n"), cell[2] or b""))
        return cells

    def _value(self, kind: bytes, inside: bytes) -> object:
        content = b"".join(_TEXT.findall(inside))
        if not content:
            return ""
        if kind == b"s":
            return self._strings[int(content)]
        if kind == b"b":
            return content == b"1"
        return float(content) if kind == b"n" else unescape(content.decode())

    def _tree(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._archive.read(name))


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTES.findall(tag))


def _place(name: bytes, following: int) -> int:
    """The column of a cell's name counted from 0; without a name it follows the one before.

    >>> _place(b"A7", 0), _place(b"AF12", 3), _place(b"", 3)
    (0, 31, 3)
    """
    place = 0
    for letter in name.rstrip(b"0123456789"):
        place = place * 26 + letter - 64
    return place - 1 if place else following


def _joined(text: ElementTree.Element) -> str:
    """A shared text, which may be in several runs."""
    return "".join(part.text or "" for part in text.iter() if part.tag.endswith("}t"))
