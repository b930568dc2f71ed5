"""One slide of a lesson, and how much it has room for."""

import math
import re
from dataclasses import dataclass, field

from markupsafe import Markup

_ALONE, _BESIDE = (72, 16), (25, 16)  # letters of a line and lines, alone and beside a drawing
_BETWEEN = 0.5  # of a line, after a paragraph
_SHORT, _VERY_SHORT = 310, 155  # letters that leave room for larger ones
_NOTHING = Markup()
_BLOCKS = re.compile(r"</(?:p|li|tr)>")


@dataclass
class Screen:
    """One slide of a lesson.

    Parameters
    ----------
    section : str
        The lesson's heading under which it stands.
    title : str
        What it says or asks.
    kind : str
        ``title``, ``taught``, ``do``, ``result`` or ``sources``.
    above : str
        Over the title: what is to be done, or the section of a chart.
    words : list of Markup
        Text and sentences.
    drawing, table : Markup
        What stands beside the words: at most one of them.
    """

    section: str
    title: str
    kind: str = "taught"
    above: str = ""
    words: list[Markup] = field(default_factory=list)
    drawing: str | Markup = ""
    table: str | Markup = ""

    @property
    def size(self) -> str:
        """How large its letters may be: few words fill a screen, too."""
        letters = len(Markup().join(self.words).striptags())
        if self.drawing or self.table or letters > _SHORT:
            return ""
        return "short" if letters > _VERY_SHORT else "very short"

    def has_room_for(self, words: Markup = _NOTHING, beside: bool = False) -> bool:
        """Say whether further words stay on the screen, and where asked a drawing beside them."""
        width, room = _BESIDE if beside or self.drawing or self.table else _ALONE
        title = math.ceil(len(self.title) * 1.2 / width) * 1.5 + bool(self.above)
        blocks = _BLOCKS.split(str(Markup().join([*self.words, words])))
        lengths = [len(text) for block in blocks if (text := Markup(block).striptags())]
        lines = sum(math.ceil(length / width) + _BETWEEN for length in lengths)
        return title + lines <= room
