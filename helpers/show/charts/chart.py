"""A drawing with its words and rows, as SVG that is small and the same on every machine."""

import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

import pandas as pd
from matplotlib.figure import Figure

from helpers.facts.provenance import PROVENANCES, provenance_of
from helpers.facts.sources import brief_source
from helpers.phrases import unwrapped
from helpers.rendering.html import CHART, PAPER, chart_in_notebook
from helpers.show.charts.small_svg import drop, flatten
from helpers.show.charts.style import INKS, NARROW, WIDE, Layout, house_style
from helpers.show.html_tables import Show, saved_rows, table_data
from helpers.show.sentences import record_sources

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+")
_ROUNDED = ("d", "x", "y", "x1", "x2", "y1", "y2", "points", "transform", "width", "height")
_HALO = f";paint-order:stroke;stroke:var(--paper,{PAPER});stroke-width:4px"  # over lines and marks
_ON_GROUND = re.compile(r"fill:var\(--(on-|paper)")  # a text on a filled mark
_FONT = re.compile(r"font(-family)?: ([^;]*?)'[^;]*(;|$)")


@dataclass
class Chart:
    """Two drawings of one thing, with its finding, alt text, caption, source and rows.

    Parameters
    ----------
    draw : callable
        Gives the drawing in a layout: once as wide as a column of text, once as a phone.
    title : str
        The finding, in a sentence; like the caption, it may be wrapped in lines.
    alt : str
        What is shown, its ends with their values, and the finding.
    caption : str
        How to read the chart, and what the figures are.
    rows : pandas.DataFrame
        The rows that are drawn, headed in words, with their ``source``.
    show : dict of str to callable
        How each column's numbers are worded.
    tips : dict of str to list of str
        For marks that bear one, their native tooltips by the mark's gid.
    whose : list of str, optional
        Whose figures are drawn, each one of ``PROVENANCES``; without it the rows' sources tell.
    """

    draw: Callable[[Layout], Figure] = field(repr=False)
    title: str
    alt: str
    caption: str
    rows: pd.DataFrame = field(repr=False)
    show: dict[str, Show] = field(default_factory=dict, repr=False)
    tips: dict[str, list[str]] = field(default_factory=dict, repr=False)
    whose: list[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Draw, and note the sources of the rows."""
        record_sources(self.rows)
        self.title, self.caption = unwrapped(self.title), unwrapped(self.caption)
        self.alt = unwrapped(self.alt)
        self.name = "chart-" + hashlib.sha256(self.title.encode()).hexdigest()[:8]
        self.svg = self._drawn(WIDE, self.name)
        self.svg_narrow = self._drawn(NARROW, f"{self.name}-narrow")

    def _drawn(self, layout: Layout, name: str) -> str:
        with house_style():
            hovers = layout is WIDE
            return svg_of(self.draw(layout), name, self.alt, self.tips, hovers)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        source = brief_source(self.rows)
        whose = self.whose or provenance_of(self.rows)
        chart = {
            "name": self.name,
            "title": self.title,
            "alt": self.alt,
            "caption": self.caption,
            "source": f"{source[:1].upper()}{source[1:]}",
            "svg": self.svg,
            "svg_narrow": self.svg_narrow,
            "provenance": [one for one in PROVENANCES if one in whose],
            "table": table_data(self.rows, self.title, self.show),
            "csv": saved_rows(self.rows, self.title, source),
        }
        return {"text/html": chart_in_notebook(chart), "text/plain": self.alt, CHART: chart}


def ends(rows: pd.DataFrame, label: str, value: str, show: Show) -> str:
    """Give the highest and the lowest value with their names.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is drawn.
    label, value : str
        The columns of names and of amounts.
    show : callable
        The function of helpers.formatting that words an amount.
    """
    high, low = rows.loc[rows[value].idxmax()], rows.loc[rows[value].idxmin()]
    if len(rows) == 1:
        return f"{value}: {high[label]} {show(high[value])}."
    return (
        f"{value}, {len(rows)} rows: highest {high[label]} with {show(high[value])}, "
        f"lowest {low[label]} with {show(low[value])}."
    )


def svg_of(
    drawing: Figure, name: str, alt: str, tips: dict[str, list[str]], hovers: bool = True
) -> str:
    """Give a drawing as an inline SVG element.

    Parameters
    ----------
    drawing : matplotlib.figure.Figure
        What is drawn.
    name : str
        Unique in its page; the drawing's own ids begin with it.
    alt : str
        The text that a screen reader speaks instead.
    tips : dict of str to list of str
        Native tooltips: for the mark with that gid, one text, or one for each of its points. A
        mark that is a link is called by it.
    hovers : bool
        Whether something may hover over a mark; else only links bear theirs.

    Returns
    -------
    str
        SVG with coordinates to a tenth, the page's inks, real text and no date.
    """
    with house_style(), io.BytesIO() as file:
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        root = ElementTree.fromstring(file.getvalue())
    drop(root, f"{_SVG}metadata")
    drop(root, f"{_SVG}style")  # a rule for "*" would reach the whole page
    _add_tips(root, tips, hovers)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        _tidy(element, name)
    box = [float(part) for part in root.attrib["viewBox"].split()]
    root.attrib = {
        "viewBox": " ".join(f"{part:g}" for part in box),
        "role": "img",
        "aria-label": alt,
    }
    flatten(root)
    if root.find(".//a") is not None:
        _leave_to_links(root)
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return re.sub(r">\s+<", "><", text)


def _leave_to_links(root: ElementTree.Element) -> None:
    """Let a screen reader find the links of a drawing, and nothing else that is drawn."""
    root.set("role", "group")
    for element in root:
        if element.tag != "a" and element.find(".//a") is None:
            element.set("aria-hidden", "true")


def _add_tips(root: ElementTree.Element, tips: dict[str, list[str]], hovers: bool) -> None:
    for group in root.iter(f"{_SVG}g"):
        texts, links = tips.get(group.get("id", "")), group.findall(f"{_SVG}a")
        if not texts or not (hovers or links):
            continue
        points = list(group.iter(f"{_SVG}use"))
        marks = points if len(points) == len(texts) else links or [group]
        for mark, text in zip(marks, texts, strict=True):
            title = ElementTree.Element(f"{_SVG}title")
            title.text = text
            mark.insert(0, title)


def _tidy(element: ElementTree.Element, name: str) -> None:
    """Round, prefix and recolour one element's attributes; drop ids that nothing refers to."""
    if element.tag in ("g", "text", "use", "path"):
        referred = element.tag == "path" and len(element.get("id", "")) > 9
        if not referred:
            element.attrib.pop("id", None)
    if "rotate(-0" in element.get("transform", ""):
        element.attrib.pop("transform")
    if element.tag == "a":
        element.attrib = {"href": element.attrib[_HREF]}
    elif _HREF in element.attrib:
        element.set("href", f"#{name}-{element.attrib.pop(_HREF)[1:]}")
    for attribute, value in list(element.attrib.items()):
        if attribute in _ROUNDED:
            element.set(attribute, " ".join(_NUMBER.sub(_tenth, value).split()))
        elif attribute == "id":
            element.set("id", f"{name}-{value}")
        elif attribute == "clip-path":
            element.set(attribute, value.replace("url(#", f"url(#{name}-"))
        elif attribute == "fill":  # of a hatch's ground
            element.set("style", _inked(f"fill:{element.attrib.pop(attribute)}"))
        elif attribute == "style":
            inked = _inked(_FONT.sub(_own_font, value)).replace("url(#", f"url(#{name}-")
            halo = element.tag == "text" and "var(--" in inked and not _ON_GROUND.search(inked)
            element.set("style", inked + _HALO if halo else inked)


def _tenth(number: re.Match) -> str:
    text = f"{float(number.group()):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _own_font(font: re.Match) -> str:
    """The size stays, the family is the page's."""
    size = re.search(r"[\d.]+px", font.group(2) or "")
    weight = "font-weight: bold;" if "bold" in (font.group(2) or "") else ""
    return f"{weight}font-size: {size.group()};" if size else weight


def _inked(style: str) -> str:
    for colour, ink in INKS.items():
        style = style.replace(colour, f"var({ink}, {colour})")
    return re.sub(r"\s*([:;,])\s*", r"\1", style).strip(";")
