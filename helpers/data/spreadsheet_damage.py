"""Knows what a spreadsheet does to a cell: dates, formulas, lost digits, letters read wrongly."""

import re

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")
_SCIENTIFIC = re.compile(r"[+-]?\d(\.\d+)?e[+-]?\d+", re.IGNORECASE)
_DATE = re.compile(
    rf"\d{{1,2}}-({_MONTHS})(-\d{{2,4}})?|({_MONTHS})-\d{{2,4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.](19|20)?\d\d|\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"[34]\d{4}")  # since 1900: 45047 is 1 May 2023
_ERROR = re.compile(r"#(REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
_TOO_NARROW = re.compile(r"#{2,}")
_FORMULA = re.compile(r"[=+@-].+", re.DOTALL)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ENCODINGS = {
    "cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp1250": "Windows-1250",
    "cp1251": "Windows-1251", "cp1253": "Windows-1253", "cp1254": "Windows-1254",
    "cp437": "the code page 437", "cp850": "the code page 850",
}  # fmt: skip
"""What spreadsheets read a file as that does not say it is UTF-8."""
_USUAL = re.compile(r"[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u2190-\u21ff\u2212\u2260-\u2265]+")
"""Letters and signs of texts in English and of names: what can have been meant."""
_LOST = "\ufffd"
AS_TEXT = "enter it again in a column that is formatted as text"


def is_plain_number(text: str) -> bool:
    """Say whether a text is digits with a point at most, as a table holds numbers.

    >>> is_plain_number("48780"), is_plain_number("1.54E+08"), is_plain_number("48,780")
    (True, False, False)
    """
    return bool(_NUMBER.fullmatch(text))


def damage_in(text: str) -> str:
    """Say what a spreadsheet has done to a text and what to do there; nothing for a sound one.

    >>> damage_in("Nov-11")
    'a spreadsheet has made a date of it; enter it again in a column that is formatted as text'
    >>> [damage_in(text) for text in ("Pay’s rise", "29-2072", "May", "-0.4")]
    ['', '', '', '']
    """
    if _LOST in text:
        return (
            "a letter was lost when the file was opened in another encoding; take the file as it "
            "was before, open it as UTF-8 and make the edit again"
        )
    if wrong := _misread_in(text):
        found, meant, encoding = wrong
        return (
            f"{found} is {meant} in UTF-8, read as {encoding}; take the file as it was before, "
            "open it as UTF-8 (in Excel by Data > From Text/CSV, file origin 65001) and make the "
            "edit again"
        )
    if _DATE.fullmatch(text):
        return f"a spreadsheet has made a date of it; {AS_TEXT}"
    if _SCIENTIFIC.fullmatch(text):
        return (
            "a spreadsheet has shortened it and digits are lost; widen the column, format it as a "
            "number without decimals, or as text where it is a code, and enter it again"
        )
    if _ERROR.fullmatch(text):
        return "a formula has failed; enter what it should give, not the formula"
    if _TOO_NARROW.fullmatch(text):
        return "the column was too narrow to show it; widen it and save again"
    if _FORMULA.fullmatch(text) and not is_plain_number(text):
        return (
            "a spreadsheet takes what begins with =, +, - or @ for a formula; begin with a letter "
            "or a digit"
        )
    return ""


def _misread_in(text: str) -> tuple[str, str, str] | None:
    """Give the first letters of a text that were read in another encoding than they stand in.

    Returns
    -------
    tuple of str or None
        What stands there, what was meant, and as what it was read.

    >>> _misread_in("itâ€™s"), _misread_in("it’s"), _misread_in("“CAFÉ”")
    (('â€™', '’', 'Windows-1252'), None, None)
    """
    for run in _BEYOND_ASCII.findall(text):
        for encoding, name in _ENCODINGS.items():
            meant = _meant_by(run, encoding)
            if meant and _USUAL.fullmatch(meant):
                return run, meant, name
    return None


def _meant_by(run: str, encoding: str) -> str:
    """What letters are when their bytes in an encoding are read as UTF-8; nothing if none."""
    try:
        # Windows takes the few bytes that its codes leave out for themselves.
        raw = b"".join(
            bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode(encoding)
            for sign in run
        )
        return raw.decode()
    except UnicodeError:
        return ""


def hint(value: object, expected: str) -> str:
    """Say what a spreadsheet may have done to a cell that is not as expected; else nothing.

    Parameters
    ----------
    value : object
        What was found.
    expected : str
        What a message says is expected.

    >>> hint("48,780", "a number such as 48780")
    'format the column as a number, without separators and signs, and with a decimal point'
    >>> hint("1", "two digits").partition(";")[0], hint("4878O", "a number such as 48780")
    ('a spreadsheet has dropped the zeros before it', '')
    """
    if not isinstance(value, str):
        return ""
    if damage := damage_in(value):
        return damage
    has_digits, has_letters = re.search(r"\d", value), re.search(r"[a-z]", value, re.IGNORECASE)
    if "number" in expected and has_digits and not has_letters:
        return (
            "format the column as a number, without separators and signs, and with a decimal point"
        )
    if re.match(r"\w+ digits", expected) and value.isdigit():
        return f"a spreadsheet has dropped the zeros before it; {AS_TEXT}"
    if re.search(r"\b(month|day|date)\b", expected) and _DAY_NUMBER.fullmatch(value):
        return f"a spreadsheet counts days so; {AS_TEXT}"
    return ""
