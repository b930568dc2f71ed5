"""Turns a drawing into SVG that is small, the same on every machine, and readable by all."""

import io
import re
from xml.etree import ElementTree

from matplotlib.figure import Figure

from helpers.rendering.html import PAPER
from helpers.show.charts.style import INKS, house_style

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+")
_ROUNDED = ("d", "x", "y", "x1", "x2", "y1", "y2", "points", "transform", "width", "height")
_HALO = f";paint-order:stroke;stroke:var(--paper,{PAPER});stroke-width:4px"  # over lines and marks
_FONT = re.compile(r"font(-family)?: ([^;]*?)'[^;]*(;|$)")


def svg_of(drawing: Figure, name: str, alt: str, tips: dict[str, list[str]]) -> str:
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
        Native tooltips: for the mark with that gid, one text, or one for each of its points.

    Returns
    -------
    str
        SVG with coordinates to a tenth, the page's inks, real text and no date.
    """
    with house_style(), io.BytesIO() as file:
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        root = ElementTree.fromstring(file.getvalue())
    _drop(root, f"{_SVG}metadata")
    _drop(root, f"{_SVG}style")  # a rule for "*" would reach the whole page
    _add_tips(root, tips)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        _tidy(element, name)
    box = [float(part) for part in root.attrib["viewBox"].split()]
    root.attrib = {
        "viewBox": " ".join(f"{part:g}" for part in box),
        "role": "img",
        "aria-label": alt,
    }
    _flatten(root)
    return re.sub(r">\s+<", "><", ElementTree.tostring(root, encoding="unicode"))


def _add_tips(root: ElementTree.Element, tips: dict[str, list[str]]) -> None:
    for group in root.iter(f"{_SVG}g"):
        texts = tips.get(group.get("id", ""))
        if not texts:
            continue
        points = list(group.iter(f"{_SVG}use"))
        marks = points if len(points) == len(texts) else [group]
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
    if _HREF in element.attrib:
        element.set("href", f"#{name}-{element.attrib.pop(_HREF)[1:]}")
    for attribute, value in list(element.attrib.items()):
        if attribute in _ROUNDED:
            element.set(attribute, " ".join(_NUMBER.sub(_tenth, value).split()))
        elif attribute == "id":
            element.set("id", f"{name}-{value}")
        elif attribute == "clip-path":
            element.set(attribute, value.replace("url(#", f"url(#{name}-"))
        elif attribute == "style":
            inked = _inked(_FONT.sub(_own_font, value))
            halo = element.tag == "text" and "var(--" in inked
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


def _hoist_style(group: ElementTree.Element) -> None:
    """Say once, on the group, how all of its marks look."""
    styles = {mark.get("style") for mark in group if mark.tag == "use"}
    if len(group) > 1 and len(styles) == 1 and all(mark.tag == "use" for mark in group):
        group.set("style", styles.pop())
        for mark in group:
            del mark.attrib["style"]


def _drop(element: ElementTree.Element, tag: str) -> None:
    for child in list(element):
        if child.tag == tag:
            element.remove(child)
        else:
            _drop(child, tag)


def _flatten(element: ElementTree.Element) -> None:
    """Take out what draws nothing: empty groups, bare groups around others, unseen paths."""
    _hoist_style(element)
    children: list[ElementTree.Element] = []
    for child in element:
        _flatten(child)
        unseen = child.tag == "path" and child.get("style") == "fill:none"
        if unseen or (child.tag in ("g", "defs") and len(child) == 0):
            continue
        bare = child.tag == "g" and not child.attrib and child[0].tag != "title"
        children.extend(child if bare else [child])
    element[:] = children
