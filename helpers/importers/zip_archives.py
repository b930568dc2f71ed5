"""Unpacks a zip without trusting it: names, sizes and number of its members come first."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from helpers.errors import UserError
from helpers.own_files import is_left_by_a_program

_LARGEST = 500_000_000
_LARGEST_WORKBOOK = 2_000_000_000
_LARGEST_TEXTS = 40_000_000
_MOST_MEMBERS = 50
_TABLES = (".xls", ".xlsx", ".csv")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)


def is_archive(raw: bytes, label: str) -> bool:
    """Say whether contents are a zip that holds files, not a workbook (which is a zip too)."""
    if not raw.startswith(_ZIP):
        return False
    return "[Content_Types].xml" not in _opened(raw, label).namelist()


def weigh(raw: bytes, label: str) -> None:
    """Refuse a workbook that claims to unfold to more than any real one."""
    if raw.startswith(_ZIP):
        listed = _opened(raw, label).infolist()
        _refuse_over(_LARGEST_WORKBOOK, listed, label)
        # The texts that sheets share are held whole, and take many times their size then.
        besides = [member for member in listed if "/worksheets/" not in member.filename]
        _refuse_over(_LARGEST_TEXTS, besides, f"{label}, besides its sheets")


def members(raw: bytes, label: str) -> Iterator[tuple[str, bytes]]:
    """Give the name and contents of each workbook or CSV in a zip.

    Raises
    ------
    UserError
        When the zip is damaged, encrypted, too large, too full, or names paths outside itself.
    """
    archive = _opened(raw, label)
    listed = [member for member in archive.infolist() if not member.is_dir()]
    for member in listed:
        if _leads_outside(member.filename):
            raise UserError(
                f"{label}: holds {member.filename!r}, a path that leads outside the zip."
            )
        if member.flag_bits & 1:
            raise UserError(
                f"{label}: the zip is encrypted; expected one that opens without a key."
            )
    if len(listed) > _MOST_MEMBERS:
        raise UserError(f"{label}: holds {len(listed)} files; expected at most {_MOST_MEMBERS}.")
    _refuse_over(_LARGEST, listed, label)
    tables = [
        one
        for one in listed
        if one.filename.lower().endswith(_TABLES) and not is_left_by_a_program(one.filename)
    ]
    if not tables:
        raise UserError(f"{label}: the zip holds no workbook and no CSV.")
    for member in tables:
        try:
            yield PurePosixPath(member.filename).name, archive.read(member)
        except DAMAGE as error:
            raise UserError(f"{label}: {member.filename} cannot be unpacked ({error}).") from None


def _opened(raw: bytes, label: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except DAMAGE as error:
        raise UserError(f"{label}: the file is damaged or cut short ({error}).") from None


def _leads_outside(name: str) -> bool:
    path = PureWindowsPath(name)  # knows both kinds of slashes, and drives
    return path.is_absolute() or bool(path.root or path.drive) or ".." in path.parts


def _refuse_over(limit: int, listed: list[zipfile.ZipInfo], label: str) -> None:
    claimed = sum(member.file_size for member in listed)
    if claimed > limit:
        raise UserError(
            f"{label}: claims to unfold to {claimed:,} bytes; expected at most {limit:,}."
        )
