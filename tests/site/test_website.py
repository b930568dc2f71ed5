"""The pages as a website: reports/ alone, at the root of a server or in any folder of it."""

import re
from collections import deque
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from helpers.paths import REPORTS

_LINK = re.compile(r'<(?:a|link|img|source|iframe|script)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')
TYPES = {
    ".html": "text/html", ".csv": "text/csv", ".json": "application/json",
    ".zip": "application/zip", ".py": "text/x-python",
}  # fmt: skip
"""What a strict server must send, and browsers then believe."""


class _Server(SimpleHTTPRequestHandler):
    """Lets a browser guess no type, and lists no folder."""

    def end_headers(self) -> None:
        """Forbid guessing."""
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def list_directory(self, path: str) -> None:
        """Show no list."""
        self.send_error(403)

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""


@pytest.fixture(params=["", "a class/of 2026/"], ids=["root", "folder"])
def website(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of the first page, where a server has reports/ under another name."""
    place = tmp_path / "site" / request.param
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(REPORTS)
    answer = partial(_Server, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        folder = request.param.replace(" ", "%20")
        yield f"http://127.0.0.1:{server.server_port}/{folder}index.html"
        server.shutdown()


def links_of(page: str) -> Iterator[str]:
    """Give where a page leads."""
    return (address.replace("&amp;", "&") for address in _LINK.findall(page))


def test_every_link_leads_to_a_file_of_its_type_wherever_the_pages_are_put(website):
    base, _, _ = website.rpartition("index.html")
    connection = HTTPConnection(urlsplit(website).netloc)
    waiting, pages, complaints, asked = deque([website]), {}, [], {website}
    places: dict[str, set[str]] = {}
    while waiting:
        address = waiting.popleft()
        connection.request("GET", urlsplit(address).path)
        answer = connection.getresponse()
        content, suffix = answer.read(), Path(urlsplit(address).path).suffix
        if answer.status != 200:
            complaints.append(f"{places[address]}: {address} gives {answer.status}")
        elif suffix in TYPES and answer.headers.get_content_type() != TYPES[suffix]:
            complaints.append(f"{address} is sent as {answer.headers.get_content_type()}")
        if answer.status != 200 or suffix != ".html":
            continue
        pages[address] = content.decode()
        for link in links_of(pages[address]):
            led, _ = urldefrag(urljoin(address, link))
            if not link.startswith(("https://", "http://", "data:", "mailto:")):
                places.setdefault(led, set()).add(address.removeprefix(base))
                if led not in asked:
                    asked.add(led)
                    waiting.append(led)
    connection.close()
    assert complaints == []
    made = {path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*.html")}
    assert {unquote(address.removeprefix(base)) for address in pages} == made


def test_every_place_that_is_linked_is_on_its_page():
    pages = {path: path.read_text(encoding="utf-8") for path in REPORTS.rglob("*.html")}
    ids = {path.resolve(): set(_ID.findall(text)) for path, text in pages.items()}
    dead = [
        (path.relative_to(REPORTS).as_posix(), link)
        for path, text in pages.items()
        for link in links_of(text)
        if "#" in link and not link.startswith(("http", "data:"))
        if unquote(link.partition("#")[2])
        not in ids[(path.parent / link.partition("#")[0]).resolve() if link[0] != "#" else path]
    ]
    assert dead == []
