"""What is asked of slides as a projector shows them, each a check that tells what is wrong."""

import re
from collections.abc import Callable, Iterator

from playwright.sync_api import TimeoutError

from helpers.classroom.slides import KEYS_SCRIPT
from tests.support.browser import Window

SIZES = ((1280, 720), (1920, 1080))
NARROW = 320
KEYS = (("Space", "Shift+Space"), ("PageDown", "PageUp"), ("ArrowDown", "ArrowUp"),
        ("ArrowRight", "ArrowLeft"))  # fmt: skip

# A slide is one screen high, and what is on it stays on it, apart and without scrolling.
OVERFLOW = """() => [...document.querySelectorAll('.slide')].flatMap((slide) => {
  const box = (element) => element.getBoundingClientRect();
  const [outer, style] = [box(slide), getComputedStyle(slide)];
  const problems = [];
  if (Math.abs(outer.height - innerHeight) > 1) problems.push('is not one screen high');
  const inside = [...slide.querySelectorAll('*')]
    .filter((one) => !one.closest('.unseen, defs') && one.getClientRects().length);
  for (const one of [slide, ...inside.filter((one) => !one.closest('svg'))])
    if (one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0 ||
        one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      if (getComputedStyle(one).display !== 'inline')
        problems.push(`overflows: <${one.localName}>`);
  const room = { left: outer.left + parseFloat(style.paddingLeft) - 1,
    right: outer.right - parseFloat(style.paddingRight) + 1, top: outer.top,
    bottom: outer.bottom - parseFloat(style.paddingBottom) + 1 };
  for (const one of inside.filter((one) => !one.closest('svg') || one.localName === 'text')) {
    const place = box(one);
    if (place.left < room.left || place.right > room.right || place.top < room.top ||
        place.bottom > room.bottom) problems.push(`leaves its slide: <${one.localName}>`);
  }
  const blocks = [...slide.querySelectorAll('.words > *, .drawing, .rows, figcaption, .foot')]
    .filter((one) => !one.matches('.unseen'));
  blocks.forEach((one, place) => blocks.slice(place + 1).forEach((other) => {
    const [a, b] = [box(one), box(other)];
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
      problems.push(`<${one.localName}> lies over <${other.localName}>`);
  }));
  return problems.map((what) => `${slide.id} ${what}`);
})"""
SMALLEST = """(less) => [...document.querySelectorAll('svg')].map((drawing) => {
  const sizes = [...drawing.querySelectorAll('text')].map((text) =>
    [parseFloat(getComputedStyle(text).fontSize), text.getScreenCTM()]);
  return Math.min(...sizes.map(([size, { a, b }]) => size * Math.hypot(a, b) +
    (size < 13 ? less : 0)));
})"""
ROOM_OF_CHARTS = """() => [...document.querySelectorAll('.slide:has(figure)')].flatMap((slide) => {
  const width = (name) => slide.querySelector(name).getBoundingClientRect().width;
  const part = width('.drawing') / width('.words');
  return part < 1.95 ? [`a chart has ${part} times the room of its words`] : [];
})"""
SIZES_OF_WORDS = """() => [...new Set(
  [...document.querySelectorAll('.words > :is(p:not(.of, .as-of), ul, ol)')]
    .map((words) => getComputedStyle(words).fontSize))]"""
PLACE = "scrollY / innerHeight"
ON_SLIDE = f"place => Math.abs({PLACE} - place) < 0.001"
PATIENCE = 3_000  # milliseconds for a key's effect

Check = Callable[[Window], Iterator[str]]


def show(deck: Window, size: tuple[int, int], scheme: str = "light") -> None:
    """Put the slides on a screen of some size."""
    deck.page.set_viewport_size({"width": size[0], "height": size[1]})
    deck.page.emulate_media(media="screen", color_scheme=scheme)


def fits_every_screen(deck: Window) -> Iterator[str]:
    """No slide overflows or scrolls inside; nothing is cut, nothing lies over something else."""
    for size in SIZES:
        show(deck, size)
        yield from (f"{size[0]}: {problem}" for problem in deck.page.evaluate(OVERFLOW))
        yield from deck.probe("labels")
    show(deck, (NARROW, 640))
    yield from deck.probe("wide")


def chart_text_under(deck: Window, least: float, less: float = 0) -> Iterator[str]:
    """Give the charts whose smallest text has fewer pixels; letters in tiles may have `less`."""
    show(deck, SIZES[0])
    sizes = deck.page.evaluate(SMALLEST, less)
    yield from (f"a chart has text of {size:.1f}" for size in sizes if size < least)


def has_inks_to_be_seen(deck: Window) -> Iterator[str]:
    """Texts and marks stand out in light and in dark."""
    for scheme in ("light", "dark"):
        show(deck, SIZES[0], scheme)
        yield from deck.probe("texts")
        yield from deck.probe("inks")


def gives_charts_the_room(deck: Window) -> Iterator[str]:
    """A chart has two thirds of the room within the margins."""
    show(deck, SIZES[0])
    yield from deck.page.evaluate(ROOM_OF_CHARTS)


def has_words_of_one_size(deck: Window) -> Iterator[str]:
    """No slide seems to shout."""
    show(deck, SIZES[0])
    sizes = deck.page.evaluate(SIZES_OF_WORDS)
    if len(sizes) > 1:
        yield f"sizes of words: {sizes}"


def moves_a_slide_a_key(deck: Window) -> Iterator[str]:
    """Each key moves one slide, there and back: the first through all of them, the others a few."""
    show(deck, SIZES[0])
    deck.page.evaluate("scrollTo(0, 0)")
    last = deck.page.locator(".slide").count() - 1
    for (there, back), steps in zip(KEYS, (last, 2, 2, 2), strict=True):
        problems = list(problems_of_keys(deck, [there] * steps + [back] * steps))
        yield from problems
        if problems:
            return


def problems_of_keys(deck: Window, keys: list[str]) -> Iterator[str]:
    """Press keys, each when the one before it has had its effect; end where one leads elsewhere."""
    place = 0
    for key in keys:
        wanted = place + (1 if key in dict(KEYS) else -1)
        deck.page.keyboard.press(key)
        try:
            deck.page.wait_for_function(ON_SLIDE, arg=wanted, timeout=PATIENCE)
        except TimeoutError:
            yield f"{key} leads from slide {place + 1} to {deck.page.evaluate(PLACE) + 1:g}"
            return
        place = wanted


def asks_for_nothing(deck: Window) -> Iterator[str]:
    """No request leaves, the one script is that of the keys, and the console has no complaint."""
    yield from (f"asks for {address}" for address in deck.asked)
    yield from deck.messages
    scripts = deck.page.locator("script").evaluate_all("all => all.map(one => one.textContent)")
    if scripts != [KEYS_SCRIPT.read_text(encoding="utf-8")]:
        yield "has another script"


def counts_its_slides(deck: Window) -> Iterator[str]:
    """Each slide bears its number and how many there are."""
    numbers = deck.page.locator(".slide .foot span:last-child").all_inner_texts()
    slides = deck.page.locator(".slide").count()
    if numbers != [f"{number} / {slides}" for number in range(1, slides + 1)]:
        yield f"numbers: {numbers}"


def prints_a_slide_a_page(deck: Window) -> Iterator[str]:
    """On paper of either continent each slide has one page, laid sideways."""
    deck.page.emulate_media(media="print")
    for paper in ("Letter", "A4"):
        printed = deck.page.pdf(format=paper)
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        if pages != deck.page.locator(".slide").count():
            yield f"{pages} pages of {paper}"
        boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
        if any(float(width) < float(height) for width, height in boxes):
            yield f"stands upright on {paper}"


def has_no_barriers(deck: Window) -> Iterator[str]:
    """Axe finds nothing."""
    show(deck, SIZES[0])
    yield from deck.axe()


CHECKS = [
    fits_every_screen,
    gives_charts_the_room,
    has_inks_to_be_seen,
    moves_a_slide_a_key,
    counts_its_slides,
    prints_a_slide_a_page,
    has_no_barriers,
    asks_for_nothing,
]
