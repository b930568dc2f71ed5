"""Words in a drawing: how wide they are, and where they break."""

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
