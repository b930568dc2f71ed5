"""Markdown of a notebook as HTML for its page, with links to the glossary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from itertools import chain, count
from urllib.parse import quote

import mistune
from mistune.util import striptags

from helpers.rendering.links import page_of
from helpers.rendering.math_escaping import unescape_dollars

GLOSSARY_PAGE = "00_start_here.html"
_NOT_TEXT = re.compile(r"(<a\b.*?</a>|<code>.*?</code>|<[^>]*>)", re.DOTALL)
TRY_IT = "Try it"
# What a notebook's heading says on a page, where nothing can be tried.
_ON_A_PAGE = {TRY_IT: "A worked example"}
_PLUGINS = ("table", "strikethrough", "url")


class TermLinks:
    """Links each word once: where it first appears in the running text that it is shown."""

    def __init__(self, forms: Mapping[str, str], root: str = "") -> None:
        """Begin a page.

        Parameters
        ----------
        forms : mapping of str to str
            What to look for, in small letters, and the id of the glossary's row for it.
        root : str
            What leads from the page's folder to reports/, such as ``../``.
        """
        self._page = f"{root}{GLOSSARY_PAGE}"
        self._ids = {escape(form): name for form, name in forms.items()}
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        any_form = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])({any_form})(?![\w-])", re.IGNORECASE)
        self._linked: set[str] = set()

    def linked(self, text: str) -> str:
        """Give a paragraph with its links; links, code and tags in it stay as they are.

        Parameters
        ----------
        text : str
            HTML of one paragraph or list item.

        >>> links = TermLinks({"mean": "term-mean"})
        >>> links.linked("A <a>mean</a> is a mean.")
        'A <a>mean</a> is a <a class="term" href="00_start_here.html#term-mean">mean</a>.'
        >>> links.linked("No mean again.")
        'No mean again.'
        """
        if not self._ids:
            return text
        parts = _NOT_TEXT.split(text)
        parts[::2] = [self._pattern.sub(self._link, part) for part in parts[::2]]
        return "".join(parts)

    def _link(self, match: re.Match) -> str:
        name = self._ids[" ".join(match[0].lower().split())]
        if name in self._linked:
            return match[0]
        self._linked.add(name)
        return f'<a class="term" href="{self._page}#{name}">{match[0]}</a>'


@dataclass(frozen=True)
class Heading:
    """A heading of a page.

    Parameters
    ----------
    level : int
        1 for the title.
    label : str
        Its text, escaped.
    name : str
        Its id.
    """

    level: int
    label: str
    name: str

    @property
    def link(self) -> str:
        """What a link to it says behind the page's address."""
        return f"#{quote(self.name)}"


class PageText(mistune.HTMLRenderer):
    """Turns the Markdown of one page into HTML and keeps its headings.

    Raw HTML comes out as text, pictures as their alternative text, since a page loads nothing,
    and links to other notebooks as links to their pages. A dollar sign is a dollar sign. Running
    text links the glossary's words, each where the page uses it first.

    Parameters
    ----------
    forms : mapping of str to str
        The forms of the glossary's words, each with the id of its row.
    root : str
        What leads from the page's folder to reports/.

    >>> PageText().html("Pay is \\\\$50,250, not <b>more</b>.")
    '<p>Pay is $50,250, not &lt;b&gt;more&lt;/b&gt;.</p>\\n'
    """

    def __init__(self, forms: Mapping[str, str] | None = None, root: str = "") -> None:
        super().__init__(escape=True)
        self.headings: list[Heading] = []
        self._terms = TermLinks(forms or {}, root)
        self._markdown = mistune.create_markdown(renderer=self, plugins=_PLUGINS)

    def html(self, markdown: str) -> str:
        """Give Markdown as HTML, with dollar signs as they are."""
        return self._markdown(unescape_dollars(markdown))

    def heading(self, text: str, level: int, **attrs: object) -> str:
        """Keep the heading, and give it the id by which notebooks link to it."""
        label = striptags(text)
        name = self._unused("-".join(unescape(label).split()))
        shown = _ON_A_PAGE.get(label, label)
        self.headings.append(Heading(level, shown, name))
        return f'<h{level} id="{escape(name)}">{_ON_A_PAGE.get(label, text)}</h{level}>\n'

    def paragraph(self, text: str) -> str:
        """Link the glossary's words."""
        return super().paragraph(self._terms.linked(text))

    def block_text(self, text: str) -> str:
        """Link the glossary's words in an item of a list."""
        return super().block_text(self._terms.linked(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Lead to the page of a notebook, where the link is to the notebook."""
        return super().link(text, page_of(url), title)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Give the alternative text alone."""
        return striptags(text)

    def block_code(self, code: str, info: str | None = None) -> str:
        """Let long lines scroll in their own box, with a keyboard too."""
        return f'<pre tabindex="0"><code>{escape(code)}</code></pre>\n'

    def table(self, text: str) -> str:
        """Name the table by its section, and let it scroll in its own box."""
        name = self.headings[-1].label if self.headings else "Table"
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
            f'<table>\n<caption class="unseen">{name}</caption>\n{text}</table></div>\n'
        )

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """Say what a heading is the heading of, and align numbers."""
        style = ' class="number"' if align == "right" else ""
        if head:
            return f'<th scope="col"{style}>{text}</th>\n'
        return f"<td{style}>{text}</td>\n"

    def _unused(self, name: str) -> str:
        taken = {heading.name for heading in self.headings}
        further = (f"{name}-{number}" for number in count(2))
        return next(free for free in chain([name], further) if free not in taken)
