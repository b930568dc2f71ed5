"""Which release a file belongs to: read from its contents or its name, or asked for."""

import re
from calendar import month_name

from helpers.errors import UserError
from helpers.phrases import when

_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(month_name[1:])}) ((?:19|20)\d\d)\b")
_MAY = re.compile(r"(?<![a-z])m(?:ay)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
# Until 2002 the wage survey's releases were named by the year alone.
_YEAR = re.compile(r"(?<!\d)(199\d|200[0-2])(?!\d)")
# O*NET numbers its releases.
_NUMBERED = re.compile(r"[1-9]\d\.\d")
_PERIOD = re.compile(f"{_IN_NAME.pattern}|{_YEAR.pattern}|{_NUMBERED.pattern}")


def release_in(text: str) -> str | None:
    """Find the release that a name or a sentence speaks of.

    Examples
    --------
    >>> release_in("May 2024"), release_in("national_M2010_dl"), release_in("national_may2003_dl")
    ('2024-05', '2010-05', '2003-05')
    >>> release_in("ooh_2025-08_page"), release_in("national_2002_dl"), release_in("national_dl")
    ('2025-08', '2002', None)
    """
    if month := _MONTH.search(text):
        return f"{month[2]}-{list(month_name).index(month[1]):02}"
    if may := _MAY.search(text):
        return f"{may[1]}-05"
    plain = _IN_NAME.search(text) or _YEAR.search(text)
    return plain[0] if plain else None


def check_asked(asked: str | None) -> None:
    """Refuse a ``--period`` that is none.

    Raises
    ------
    UserError
    """
    if asked and not _PERIOD.fullmatch(asked):
        raise UserError(f"--period: found {asked!r}; expected a year and month such as 2025-05.")


def settled(release: str | None, asked: str | None, label: str) -> str:
    """Settle a file's period between what it says itself and what the command was told.

    Parameters
    ----------
    release : str or None
        What the file says.
    asked : str or None
        What ``--period`` says.
    label : str
        The file, as a message names it.

    Raises
    ------
    UserError
        When the two disagree, or neither says.
    """
    if release and asked and release != asked:
        raise UserError(f"{label}: the file is of {when(release)}, but --period says {asked}.")
    if not (release or asked):
        raise UserError(
            f"{label}: neither the file nor its name says which release it is; "
            "say it with --period, for example --period 2025-05."
        )
    return release or asked
