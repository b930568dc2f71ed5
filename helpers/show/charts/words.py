"""Words in a drawing: how wide they are, where they break, and where labels stand."""

from collections.abc import Sequence
from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

from helpers.show.charts.style import TEXT

LINE = 16  # drawing units from one line of text to the next


@lru_cache(maxsize=4096)
def width_of(text: str, weight: str = "normal") -> float:
    """Give how wide a text is in drawing units, in the widest font that a page is shown in.

    Parameters
    ----------
    text : str
        In one line.
    weight : str
        "normal" or "bold".

    >>> width_of("$51,140") < width_of("$51,140", "bold") < width_of("$51,140 or more")
    True
    """
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    font.set_size(TEXT, 72)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)  # as a browser has them
    return font.get_width_height()[0] / 64


def wrapped(text: str, width: float, weight: str = "normal") -> list[str]:
    """Give the lines of a text that is so many drawing units wide at most.

    Parameters
    ----------
    text : str
        A line break in it stays one.
    width : float
        In drawing units; a single word may be wider.
    weight : str
        "normal" or "bold".

    >>> wrapped("Health information technologists", 160)
    ['Health information', 'technologists']
    """
    lines = []
    for part in text.split("\n"):
        line, *others = part.split(" ")
        for word in others:
            if width_of(f"{line} {word}", weight) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}"
        lines.append(line)
    return lines


def moved_apart(
    middles: Sequence[float], sizes: Sequence[float], least: float, most: float
) -> list[float]:
    """Give where labels stand, moved as little as needed so that none overlaps the next.

    Parameters
    ----------
    middles : sequence of float
        Where the middles of the labels would stand, in any order.
    sizes : sequence of float
        How much room each takes.
    least, most : float
        Where the first may begin and the last may end.

    >>> moved_apart([90, 0, 10], [20, 20, 20], least=0, most=100)
    [90, 10.0, 30.0]
    """
    order = sorted(range(len(middles)), key=middles.__getitem__)
    moved, edge = list(middles), least
    for place in order:
        moved[place] = max(moved[place], edge + sizes[place] / 2)
        edge = moved[place] + sizes[place] / 2
    edge = most
    for place in reversed(order):
        moved[place] = min(moved[place], edge - sizes[place] / 2)
        edge = moved[place] - sizes[place] / 2
    return moved
