"""Reads a page’s markup: its elements in their order, each with its attributes and text."""

from collections import Counter
from functools import cache, cached_property
from html.parser import HTMLParser

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Page(HTMLParser):
    """A page's elements in their order, each with its attributes, text and ancestors."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[tuple[str, tuple[Element, ...]]] = []
        self._open: list[Element] = []
        self.feed(markup)
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        element = Element(tag, dict(attrs), tuple(self._open))
        self.elements.append(element)
        if tag not in ("meta", "br", "hr", "img"):
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        """Note an element without contents, as in SVG."""
        self.elements.append(Element(tag, dict(attrs), tuple(self._open)))

    def handle_endtag(self, tag):
        """Close an element; each is closed in its turn."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data):
        """Note text in all that it stands in."""
        self.texts.append((data, tuple(self._open)))
        for element in self._open:
            element.text += data

    @cached_property
    def ids(self) -> Counter:
        """How often each id is there."""
        return Counter(element.get("id") for element in self.elements if element.get("id"))

    def all(self, *tags: str) -> list["Element"]:
        """Give the elements of some kinds."""
        return [element for element in self.elements if element.tag in tags]

    def meta(self, name: str) -> str | None:
        """Give what the head says under a name."""
        named = (e for e in self.all("meta") if name in (e.get("name"), e.get("http-equiv")))
        return next((element.get("content") for element in named), None)


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict, ancestors: tuple["Element", ...]) -> None:
        """Begin without text."""
        self.tag, self.attributes, self.ancestors = tag, attributes, ancestors
        self.text = ""

    def __repr__(self) -> str:
        """Show the element as it begins."""
        return f"<{self.tag} {self.attributes}>"

    def get(self, name: str) -> str:
        """Give an attribute, or nothing."""
        return self.attributes.get(name) or ""

    def inside(self, tag: str, kind: str = "") -> bool:
        """Say whether it stands in an element of a kind."""
        return any(a.tag == tag and kind in a.get("class").split(" ") for a in self.ancestors)


@cache  # a page of the collection is read once for all that is asked of it
def read(markup: str) -> Page:
    """Read a page."""
    return Page(markup)
