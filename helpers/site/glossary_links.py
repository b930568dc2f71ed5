"""Links the words of the glossary from where a page uses them first."""

import re
from collections.abc import Mapping
from html import escape

GLOSSARY_PAGE = "00_start_here.html"
_NOT_TEXT = re.compile(r"(<a\b.*?</a>|<code>.*?</code>|<[^>]*>)", re.DOTALL)


class TermLinks:
    """Links each word once: where it first appears in the running text that it is shown."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Begin a page.

        Parameters
        ----------
        forms : mapping of str to str
            What to look for, in small letters, and the id of the glossary's row for it.
        """
        self._ids = {escape(form): name for form, name in forms.items()}
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        any_form = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
        self._found = re.compile(rf"(?<![\w-])({any_form})(?![\w-])", re.IGNORECASE)
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
        parts[::2] = [self._found.sub(self._link, part) for part in parts[::2]]
        return "".join(parts)

    def _link(self, match: re.Match) -> str:
        name = self._ids[" ".join(match[0].lower().split())]
        if name in self._linked:
            return match[0]
        self._linked.add(name)
        return f'<a class="term" href="{GLOSSARY_PAGE}#{name}">{match[0]}</a>'
