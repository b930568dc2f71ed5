r"""Keeps amounts from being set as mathematics where a notebook is read.

JupyterLab takes two dollar signs in one run of text for the ends of a formula, in Markdown and in
HTML alike, and a backslash does not stop it: Markdown takes that away first. A dollar sign in an
element of its own stays a dollar sign, there and on GitHub.
"""

import re

DOLLAR = r"<span>\$</span>"
_TAG = re.compile(r"(<[^>]*>)")


def escape_dollars(text: str) -> str:
    r"""Give text as Markdown whose dollar signs are dollar signs in every reader of notebooks.

    >>> escape_dollars("From $41,600 to $64,070.")
    'From <span>\\$</span>41,600 to <span>\\$</span>64,070.'
    """
    return text.replace("$", DOLLAR)


def unescape_dollars(markdown: str) -> str:
    r"""Give a notebook's Markdown with dollar signs as plain Markdown escapes them.

    >>> unescape_dollars(escape_dollars("It is $5."))
    'It is \\$5.'
    """
    return markdown.replace(DOLLAR, r"\$")


def escape_dollars_in_html(markup: str) -> str:
    """Give HTML whose dollar signs stand in elements of their own; attributes stay as they are.

    Parameters
    ----------
    markup : str
        HTML that has no ``>`` inside its attributes.

    >>> escape_dollars_in_html('<td title="$5">$5</td>')
    '<td title="$5"><span>$</span>5</td>'
    """
    pieces = _TAG.split(markup)
    pieces[::2] = [piece.replace("$", "<span>$</span>") for piece in pieces[::2]]
    return "".join(pieces)
