"""A page as somebody reads it from its top: words, and the places and links between them."""

from html.parser import HTMLParser

WORDS_A_MINUTE = 240
_SILENT = ("style", "svg", "script")


class Reading(HTMLParser):
    """The words of a page's main part in their order, with its ids and links among them."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        super().__init__()
        self.words: list[str] = []
        self.ids: dict[str, int] = {}
        self.links: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self._silent = 0
        self.feed(markup.partition("<main")[2].partition(">")[2].partition("</main>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a place or a link is."""
        known = dict(attrs)
        name, address = known.get("id") or "", known.get("href") or ""
        if name:
            self.ids.setdefault(name, len(self.words))
        if tag == "a" and address:
            self.links.setdefault(address, len(self.words))
        if tag not in ("meta", "br", "hr", "img"):
            self._open.append((tag, name))
            self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        closed, _ = self._open.pop()
        self._silent -= closed in _SILENT

    def handle_data(self, data: str) -> None:
        """Note words, and in which places they stand."""
        if self._silent:
            return
        self.words += data.split()
        for _, name in self._open:
            if name:
                self.texts[name] = self.texts.get(name, "") + data

    def text(self, name: str) -> str:
        """Give what stands in a place, its spaces made alike."""
        return " ".join(self.texts.get(name, "").split())
