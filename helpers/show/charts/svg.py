"""A drawing as SVG: the page's inks, real text, few bytes, and the same ones on every machine."""

import io
import re
from itertools import groupby
from xml.etree import ElementTree

from matplotlib.figure import Figure

from helpers.rendering.html import PAPER
from helpers.show.charts.style import INKS, house_style

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_UNWANTED = (f"{_SVG}metadata", f"{_SVG}style")  # a style's rule for "*" reaches the whole page
_NUMBER = re.compile(r"-?\d+\.\d+")
_ROUNDED = ("d", "x", "y", "x1", "x2", "y1", "y2", "points", "transform", "width", "height")
_HALO = f";paint-order:stroke;stroke:var(--paper,{PAPER});stroke-width:4px"  # over lines and marks
_ON_GROUND = re.compile(r"fill:var\(--(on-|paper)")  # a text on a filled mark
_FONT = re.compile(r"font-family: [^;]*(;|$)")  # the page has one of its own
_MANY = 5  # marks that look the same; fewer are not worth a group


def svg_of(
    drawing: Figure, name: str, alt: str, tips: dict[str, list[str]], hovers: bool = True
) -> str:
    """Give a drawing as an inline SVG element, with coordinates to a tenth and no date.

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
    """
    with house_style(), io.BytesIO() as file:
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        root = ElementTree.fromstring(file.getvalue())
    for parent in [*root.iter()]:
        for child in [*parent]:
            if child.tag in _UNWANTED:
                parent.remove(child)
    _add_tips(root, tips, hovers)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        _tidy(element, name)
    box = " ".join(f"{float(part):g}" for part in root.attrib["viewBox"].split())
    root.attrib = {"viewBox": box, "role": "img", "aria-label": alt}
    _flatten(root)
    if root.find(".//a") is not None:
        _leave_to_links(root)
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return re.sub(r">\s+<", "><", text)


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
    if element.tag in ("g", "text", "use"):
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
            inked = _inked(_FONT.sub("", value)).replace("url(#", f"url(#{name}-")
            halo = element.tag == "text" and "var(--" in inked and not _ON_GROUND.search(inked)
            element.set("style", inked + _HALO if halo else inked)


def _tenth(number: re.Match) -> str:
    text = f"{float(number.group()):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _inked(style: str) -> str:
    for colour, ink in INKS.items():
        style = style.replace(colour, f"var({ink}, {colour})")
    return re.sub(r"\s*([:;,])\s*", r"\1", style).strip(";")


def _flatten(element: ElementTree.Element) -> None:
    """Take out what draws nothing: empty groups, bare groups around others, unseen paths."""
    _hoist_style(element)
    children: list[ElementTree.Element] = []
    for child in element:
        _flatten(child)
        unseen = child.tag == "path" and child.get("style") == "fill:none"
        if unseen or (child.tag in ("g", "defs") and len(child) == 0):
            continue
        bare = child.tag == "g" and not child.attrib
        if bare and child[0].tag == "title" and len(child) == 2:
            child[1].insert(0, child[0])
            del child[0]
        children.extend(child if bare and child[0].tag != "title" else [child])
    element[:] = _shared(children)


def _hoist_style(group: ElementTree.Element) -> None:
    """Say once, on the group, how all of its marks look."""
    styles = {mark.get("style") for mark in group if mark.tag == "use"}
    if len(group) > 1 and len(styles) == 1 and all(mark.tag == "use" for mark in group):
        group.set("style", styles.pop())
        for mark in group:
            del mark.attrib["style"]


def _shared(marks: list[ElementTree.Element]) -> list[ElementTree.Element]:
    """Put marks that look the same and follow each other into a group that says how, once."""
    together: list[ElementTree.Element] = []
    for (tag, style), run in groupby(marks, lambda mark: (mark.tag, _drawn(mark).get("style"))):
        alike = list(run)
        if len(alike) < _MANY or tag not in ("path", "text", "a") or not style:
            together += alike
            continue
        group = ElementTree.Element("g", {"style": style})
        for mark in alike:
            del _drawn(mark).attrib["style"]
        group.extend(alike)
        together.append(group)
    return together


def _drawn(mark: ElementTree.Element) -> ElementTree.Element:
    """What a mark draws: the last thing in a link, behind its name, or the mark itself."""
    return mark[-1] if mark.tag == "a" else mark


def _leave_to_links(root: ElementTree.Element) -> None:
    """Let a screen reader find the links of a drawing, and nothing else that is drawn."""
    root.set("role", "group")
    for element in root:
        if element.tag != "a" and element.find(".//a") is None:
            element.set("aria-hidden", "true")
