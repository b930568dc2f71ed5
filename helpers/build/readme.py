"""Keeps what README.md says was found: the first notebook's answers, computed like the pages."""

import re

from helpers.build.front_page import said_in_short
from helpers.build.topics import Topic
from helpers.places import ROOT

README = ROOT / "README.md"
_FOUND = re.compile(r"(<!-- found[^>]*-->\n).*?(<!-- /found -->)", re.DOTALL)


def readme_of(topic: Topic) -> str:
    """Give README.md with the answers of a notebook between its two marks.

    Parameters
    ----------
    topic : Topic
        The notebook whose *In short* is told, its cells with outputs.
    """
    told = "".join(f"- {answer}\n" for answer in said_in_short(topic))
    text = README.read_text(encoding="utf-8")
    return _FOUND.sub(lambda marks: f"{marks[1]}{told}{marks[2]}", text)
