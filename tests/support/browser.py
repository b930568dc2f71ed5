"""A browser without a window, and what a page in it asks for, complains of and looks like."""

import importlib.resources
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, Route

from tests.support.tools import do_without_one_that_does_not_start

GET_ONE = "python3 -m playwright install chromium"
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
_HEIGHT = 900
_ON_PATH = ("chromium", "google-chrome")
_FLAGS = (
    "--no-sandbox",  # Chromium's own, which does not start as root or in a container
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-smooth-scrolling",  # arrives where it would have scrolled to, at once
)
_OF_LAYOUT = ("wide", "labels")
_OF_COLOURS = ("inks", "texts")
_PROBES = Path(__file__).with_name("probes.js")
_AXE = importlib.resources.files("axe_playwright_python") / "axe.min.js"


def start(playwright: Playwright) -> Browser | None:
    """Start the machine's own Chromium, or else Playwright's; give None where there is neither."""
    path = next(filter(None, map(shutil.which, _ON_PATH)), None)
    try:
        return playwright.chromium.launch(executable_path=path, args=_FLAGS)
    except Error as error:
        if "Executable doesn't exist" in str(error):
            return None
        do_without_one_that_does_not_start("Chromium", str(error))


def fetch() -> None:
    """Try once to fetch Playwright's own Chromium; whether it came, the next start tells."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, timeout=300, check=False)


class Window:
    """A window that shows one page after the other, cut off from every host.

    Parameters
    ----------
    browser : Browser
        Whose it is.
    """

    def __init__(self, browser: Browser) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []
        self.messages: list[str] = []
        self._context = browser.new_context()
        self._context.route("**/*", self._let_only_itself_through)
        self._context.add_init_script(path=_PROBES)
        self.page = self._context.new_page()
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))

    def show(self, path: Path) -> "Window":
        """Open a file, unless it is open; note whatever else it asks for and complains of."""
        if path != self.path:
            self.path, self.asked, self.messages = path, [], []
            self.__dict__.pop("looks", None)
            self.page.goto(path.as_uri())
        return self

    def close(self) -> None:
        """Leave the page."""
        self._context.close()

    def look(
        self, width: int, scheme: str = "light", medium: str = "screen", colours: str = "none"
    ) -> None:
        """Show the page in a window of some width, as it prints, or in a reader's own colours."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})
        self.page.emulate_media(media=medium, color_scheme=scheme, forced_colors=colours)

    @contextmanager
    def styled(self, style: str) -> Iterator[None]:
        """Add a reader's own style to the page, for a while."""
        added = self.page.add_style_tag(content=style)
        yield
        added.evaluate("style => style.remove()")

    @cached_property
    def looks(self) -> dict[str, list[str]]:
        """The complaints of some probes: the layout in each width, the colours in each scheme.

        Unfolded a page shows all that it ever does; folded it may but be laid out otherwise.
        """
        complaints: dict[str, list[str]] = {probe: [] for probe in (*_OF_LAYOUT, *_OF_COLOURS)}
        if self.page.locator("details").count():
            self.unfold(False)
            self._look_around(
                WIDTHS, SCHEMES[:1], {probe: complaints[probe] for probe in _OF_LAYOUT}
            )
        self.unfold()
        self._look_around(
            WIDTHS[:-1], SCHEMES[:1], {probe: complaints[probe] for probe in _OF_LAYOUT}
        )
        self._look_around(WIDTHS[-1:], SCHEMES, complaints)
        return complaints

    def _look_around(
        self, widths: Sequence[int], schemes: Sequence[str], complaints: dict[str, list[str]]
    ) -> None:
        for width, scheme in product(widths, schemes):
            self.look(width, scheme)
            for probe, listed in complaints.items():
                listed += [f"{width} px, {scheme}: {one}" for one in self.probe(probe)]

    def unfold(self, is_open: bool = True) -> None:
        """Open all folds, or close them."""
        script = "open => document.querySelectorAll('details').forEach(fold => fold.open = open)"
        self.page.evaluate(script, is_open)

    def probe(self, name: str, *given: float | str) -> list[str] | float:
        """Give the complaints of one of the probes, or what it measures."""
        return self.page.evaluate("([name, given]) => probes[name](...given)", [name, given])

    def axe(self, **options: object) -> list[str]:
        """Give the complaints of axe, run with some options."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(_AXE.read_text(encoding="utf-8"))
        return self.page.evaluate("options => probes.axe(options)", options)

    def _let_only_itself_through(self, route: Route) -> None:
        if route.request.url.partition("#")[0] == self.path.as_uri():
            return route.continue_()
        self.asked.append(route.request.url)
        return route.abort()

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.messages.append(f"{kind}: {text}")
