"""Finds formulas that no spreadsheet has computed: their cells look blank and are not."""

import io
import re
import zipfile

# A program that writes a workbook may leave the values to the spreadsheet that opens it first.
# A text that is empty (t="str") is a value.
_UNCOMPUTED = re.compile(
    rb'<c\b(?![^>]*\bt="str")(?=[^>]*\br="([A-Z]+[0-9]+)")[^>]*>\s*'
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)


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
    helpers.importers.formulas.Uncomputed: L3
    """
    found = _UNCOMPUTED.search(xml)
    if found:
        raise Uncomputed(found[1].decode())


def refuse_uncomputed_workbook(raw: bytes) -> None:
    """Refuse a workbook with such a formula in any sheet; old ones (.xls) always hold the values.

    Raises
    ------
    Uncomputed
    """
    if not raw.startswith(b"PK"):
        return
    archive = zipfile.ZipFile(io.BytesIO(raw))
    for name in archive.namelist():
        if "/worksheets/" in name:
            refuse_uncomputed(archive.read(name))
