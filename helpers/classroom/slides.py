"""One slide of a lesson, what it says of a text in short, and the page of all slides."""

import math
import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from markupsafe import Markup

from helpers.paths import ROOT
from helpers.site.pages import filled

KEYS_SCRIPT = ROOT / "helpers" / "templates" / "slides" / "keys.js"
_ALONE, _BESIDE = (72, 16), (25, 16)  # letters of a line and lines, alone and beside a drawing
_BETWEEN = 0.5  # of a line, after a paragraph
_SHORT, _VERY_SHORT = 310, 155  # letters that leave room for larger ones
_NOTHING = Markup()
_BLOCK_ENDS = re.compile(r"</(?:p|li|tr)>")
_SENTENCE_END = re.compile(r"(?<=[.!?:])(?<![A-Z]\.)[”*)]*\s+(?=[\W_]*[A-Z\d])")
_LEAD = re.compile(r"(?:[-*]|\d+\.) \*\*[^*]+[.?!]\*\*")
_BLOCKS = re.compile(r"\n\s*\n")
_ENOUGH = 70  # letters of a first sentence that can stand alone


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
        blocks = _BLOCK_ENDS.split(str(Markup().join([*self.words, words])))
        lengths = [len(text) for block in blocks if (text := Markup(block).striptags())]
        lines = sum(math.ceil(length / width) + _BETWEEN for length in lengths)
        return title + lines <= room


def idea_of(markdown: str) -> list[str]:
    """Give what a text says in short, for a slide: a paragraph, a list or a table each.

    Of a paragraph these are its first sentence, with the next where it is short, and those that
    print a new word in bold; of an item of a list the sentence in bold with which it begins; a
    table or a quotation stays whole.

    >>> idea_of("Nobody knows. Stand in a queue with all who are paid for this work, please. Wait.")
    ['Nobody knows. Stand in a queue with all who are paid for this work, please.']
    >>> idea_of("- **A rate.** It says how fast.\\n- **A count.** How many.")
    ['- **A rate.**\\n- **A count.**']
    """
    return [_in_short(block) for block in _BLOCKS.split(markdown.strip())]


def _in_short(block: str) -> str:
    if block.startswith(("- ", "* ", "1. ")):
        return "\n".join(map(_item_in_short, re.split(r"\n(?=[-*] |\d+\. )", block)))
    if block.startswith(("|", ">")):
        return block
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(block):
        if len(" ".join(kept)) < _ENOUGH or "**" in sentence:
            kept.append(sentence)
    return " ".join(kept)


def _item_in_short(item: str) -> str:
    lead = _LEAD.match(item)
    return lead[0] if lead else item


def deck_of(template: str, **resources: object) -> str:
    """Give slides as a page that needs no other file and no network; arrow keys turn them.

    Parameters
    ----------
    template : str
        The name of the template that lays them out.
    **resources : object
        What it asks for.
    """
    keys = KEYS_SCRIPT.read_text(encoding="utf-8")
    digest = b64encode(sha256(keys.encode()).digest()).decode()
    script = {"script": Markup(keys), "script_hash": Markup(f"sha256-{digest}")}
    return filled(template, {**resources, **script}, "slides")
