"""HTML of tables, which a narrow screen shows as cards where they do not fit."""

import re
from collections.abc import Callable, Iterator
from html import escape

from helpers.rendering.links import page_of

_PHONE = 34  # letters in a row of a screen of 360 CSS pixels
_COLUMN = 80  # and of a column of text
MOST_COLUMNS = 4  # of a table on a phone
LONG = 15  # rows: more of them, as cards with numbers, scroll in a box
_READABLE = 14  # letters in a line of words
_BROAD = 40  # letters of a cell that asks for room
_SHORT = 26  # letters that stand beside their heading
_GAP = 2  # letters between two columns
_AMOUNTS = re.compile(r"[−+]?\$?\d[\d,.]*%?(–[−+]?\$?\d[\d,.]*%?)?")
_NUMBER = ' class="number"'
_NOTHING = ' class="number none"'  # where the others of its column are
_NOT_SAID = ("", "not published", "not said", "–")


def html_table(table: dict, lead: Callable[[str], str] = page_of) -> str:
    """Give a table in a box of its own; everything in it is escaped.

    Parameters
    ----------
    table : dict
        ``caption``; ``columns``, each with ``name`` and ``number`` (whether it holds numbers);
        ``rows``, lists of texts, or of ``text``, ``address`` and ``note`` where a cell leads
        elsewhere; ``ids`` of the rows where links lead to them; ``note`` and ``form`` as
        ``helpers.show.table`` takes them, where there are any.
    lead : callable
        Gives for an address of a cell the one to link to.

    A table that does not fit a phone is marked so that its rows become cards there, each cell
    beside its heading. It stays a table to who cannot see it. One that asks for more room
    than a column of text is marked as broad.
    """
    names = [column["name"] for column in table["columns"]]
    texts = [[_text(cell) for cell in row] for row in table["rows"]]
    columns = [list(column) for column in zip(names, *texts, strict=True)]
    numbers = [
        column["number"] or _are_amounts(cells)
        for column, (_, *cells) in zip(table["columns"], columns, strict=True)
    ]
    form = table.get("form", "")
    is_cards = bool(form) or not _fits_a_phone(columns, numbers)
    classes = [
        _class(column, number, is_cards) for column, number in zip(columns, numbers, strict=True)
    ]
    heads = "".join(
        f'<th scope="col"{_NUMBER if number else ""}>{escape(name)}</th>'
        for name, number in zip(names, numbers, strict=True)
    )
    anchors = [f' id="{escape(name)}"' for name in table.get("ids", [])] or [""] * len(texts)
    body = "".join(
        f"<tr{anchor}>{''.join(_cells(row, classes, lead))}</tr>"
        for anchor, row in zip(anchors, table["rows"], strict=True)
    )
    caption, note = escape(table["caption"]), escape(table.get("note", ""))
    under = f" <small>{note}</small>" if note else ""
    labels = f' style="{_labels(names, len(texts))}"' if is_cards else ""
    is_long = is_cards and not form and any(numbers) and len(texts) > LONG
    is_broad = bool(form) or _is_broad(columns)
    kinds = {"scroll": True, "cards": is_cards, "broad": is_broad, "long": is_long, form: form}
    shape = " ".join(kind for kind, applies in kinds.items() if applies)
    return (
        f'<div class="{shape}" tabindex="0" role="region" '
        f'aria-label="{caption}"><table class="figures"{labels}>'
        f"<caption>{caption}{under}</caption>"
        f"<thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(row: list[str | dict], classes: list[str], lead: Callable[[str], str]) -> Iterator[str]:
    first, *others = (_cell(cell, lead) for cell in row)
    yield f'<th scope="row">{first}</th>'
    for markup, kind in zip(others, classes[1:], strict=True):
        look = _NOTHING if kind == _NUMBER and markup in _NOT_SAID else kind
        yield f"<td{look}>{markup}</td>"


def _cell(cell: str | dict, lead: Callable[[str], str]) -> str:
    if isinstance(cell, str):
        return escape(cell)
    text, address = escape(cell["text"]), escape(lead(cell["address"]))
    markup = f'<a href="{address}">{text}</a>' if address else text
    return f"{markup} <small>{escape(cell['note'])}</small>" if cell["note"] else markup


def _text(cell: str | dict) -> str:
    return cell if isinstance(cell, str) else f"{cell['text']} {cell['note']}".strip()


def _are_amounts(cells: list[str]) -> bool:
    """Whether a column holds nothing but amounts and ranges, which stand at the right.

    >>> _are_amounts(["$34,000", "$42,000–$60,000", "not said"]), _are_amounts(["5 to 8 years"])
    (True, False)
    """
    filled = [cell for cell in cells if cell not in _NOT_SAID]
    return bool(filled) and all(map(_AMOUNTS.fullmatch, filled))


def _class(column: list[str], number: bool, is_cards: bool) -> str:
    """How the cells of a column look: as numbers, or, in a card, as words under their heading."""
    if number:
        return _NUMBER
    return ' class="words"' if is_cards and _longest(column[1:]) > _SHORT else ""


def _fits_a_phone(columns: list[list[str]], numbers: list[bool]) -> bool:
    """Whether a table can be read as it stands on a screen of 360 pixels, by its letters."""
    room = [
        max(_longest(cells) if number else min(_longest(cells), _READABLE), _word([name, *cells]))
        for (name, *cells), number in zip(columns, numbers, strict=True)
    ]
    return len(columns) <= MOST_COLUMNS and sum(room) + _GAP * (len(room) - 1) <= _PHONE


def _is_broad(columns: list[list[str]]) -> bool:
    """Whether a table asks for more room than the column of the text has."""
    room = [max(min(_longest(cells), _BROAD), _word([name])) for name, *cells in columns]
    return sum(room) + _GAP * (len(room) - 1) > _COLUMN


def _longest(texts: list[str]) -> int:
    return max(map(len, texts), default=0)


def _word(texts: list[str]) -> int:
    """The length of the longest word, at which no line is broken."""
    return _longest([word for text in texts for word in re.split(r"[\s–-]", text)])


def _labels(names: list[str], rows: int) -> str:
    """The headings as the style of cards takes them, once for all rows, and how many these are.

    >>> _labels(["Place", 'A "mean"'], 51)
    '--rows:&quot;51&quot;;--h2:&quot;A \\\\22 mean\\\\22 &quot;'
    """
    quoted = (re.sub(r'[\\"\n<>]', lambda sign: f"\\{ord(sign[0]):x} ", name) for name in names[1:])
    heads = (f'--h{place}:"{name}"' for place, name in enumerate(quoted, start=2))
    return escape(";".join([f'--rows:"{rows}"', *heads]))
