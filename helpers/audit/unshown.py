"""Names the figures of data/figures that no page prints: a survey, say, that nobody asks for."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

import pandas as pd

from helpers.data.tables import load
from helpers.formatting import in_unit, printed
from helpers.own_files import topic_files
from helpers.paths import REPORTS
from helpers.show.html_tables import dashed
from helpers.site.dependencies import tables_behind

_FIGURES = "figures/"
_CELL_END = re.compile(r"</t[dh]>")  # or the figures of two cells would be one number
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]*>", re.DOTALL)


def unshown(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each figure that stands on no page which is made from its table.

    A page shows a figure when it prints its value, or each end of its range, in the words of its
    unit. That another figure of the same value is meant cannot be told.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    texts: dict[str, list[str]] = {}
    for page in topic_files(REPORTS, ".html"):
        for name in sorted(tables_behind(page).intersection(tables)):
            if name.startswith(_FIGURES):
                texts.setdefault(name, []).append(_text(page.read_text(encoding="utf-8")))
    return [sentence for name in texts for sentence in _missing(name, texts[name])]


def _text(page: str) -> str:
    """What a page shows, without its marks; an amount's dollar sign is in an element of its own.

    >>> _text("<td><span>$</span>51</td><td>2026</td>")
    '$51 2026'
    """
    apart = _CELL_END.sub(" ", page)
    return " ".join(unescape(_UNSEEN.sub("", apart)).split())


def _missing(name: str, texts: list[str]) -> Iterator[str]:
    for number, row in load(name).iterrows():
        ends = [row[end] for end in ("value", "low", "high") if pd.notna(row[end])]
        apart = [in_unit(end, row["unit"]) for end in ends] or [row["wording"]]
        forms = ([printed(row)], [dashed(printed(row))], apart)
        if not any(_prints(text, amounts) for text in texts for amounts in forms):
            yield (
                f"data/{name}.csv, row {number + 2}, {row['id']}: no page prints {printed(row)}; "
                "run `reports`, or let a notebook ask for it."
            )


def _prints(text: str, amounts: list[str]) -> bool:
    """Say whether a text holds each of some amounts, and not as a part of a longer number."""
    return all(re.search(rf"(?<![\d.,$]){re.escape(one)}(?!\d)", text) for one in amounts)
