"""A drawing's SVG without what draws nothing, and with each look said once."""

from itertools import groupby
from xml.etree import ElementTree

_MANY = 5  # marks that look the same; fewer are not worth a group


def drop(element: ElementTree.Element, tag: str) -> None:
    """Take out all elements of one name, with what is in them."""
    for child in list(element):
        if child.tag == tag:
            element.remove(child)
        else:
            drop(child, tag)


def flatten(element: ElementTree.Element) -> None:
    """Take out what draws nothing: empty groups, bare groups around others, unseen paths."""
    _hoist_style(element)
    children: list[ElementTree.Element] = []
    for child in element:
        flatten(child)
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
