"""HTML of tables, charts and lists of sources, and the media types that carry what they show."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from helpers.csv_text import marked
from helpers.rendering.math_escaping import escape_dollars_in_html
from helpers.rendering.tables import html_table

_UNQUOTED = ",:;/()$'@!*=-._~"  # what may stand in an address inside double quotes
_PICTURE_WIDTH = 700  # CSS pixels, of a chart in a notebook
_MARGIN = 10  # around the drawing, in its own units
LEGEND = {
    "official": "Blue, circles: official figures.",
    "survey or article": "Orange, diamonds or hatched: a survey’s or an article’s.",
    "worked example": "Purple, squares or cross-hatched: a worked example.",
}
"""Whose figures charts draw: the names of a legend, and what they are for a picture without one."""
_FONTS = "system-ui,'Segoe UI','DejaVu Sans',sans-serif"
PAPER = "#fefefe"  # of drawings, too, which may stand on another ground in a page
TABLE = "application/vnd.collection.table+json"
CHART = "application/vnd.collection.chart+json"
SOURCES = "application/vnd.collection.sources+json"
ROWS = "application/vnd.collection.rows+json"  # of a lesson, for its pupils' notebook
ANSWER = "application/vnd.collection.answer+json"  # to a lesson's exercise


def html_chart(chart: dict) -> str:
    """Give a chart as a page shows it: the drawing inline, with its words, rows and a CSV.

    Parameters
    ----------
    chart : dict
        ``svg`` and ``svg_narrow``, and unless the drawing bears its own title ``name``, ``title``,
        ``caption``, ``source``, ``provenance``, ``table`` and ``csv``.
    """
    box = f'<div class="chart-box">{_drawings(chart)}</div>'
    if "table" not in chart:
        return f'<figure class="chart">{box}</figure>'
    address = f"data:text/csv;charset=utf-8,{quote(marked(chart['csv']), safe=_UNQUOTED)}"
    save = f'<a download="{chart["name"]}.csv" href="{address}">Save these rows as CSV</a>'
    return (
        f'<figure class="chart" id="{chart["name"]}">'
        f'<p class="chart-title">{escape(chart["title"])}</p>'
        f"{html_legend(chart['provenance'])}{box}"
        f"<figcaption>{html_caption(chart)}</figcaption></figure>"
        '<details class="rows"><summary>The figures in this chart</summary>'
        f"{html_table(chart['table'])}<p>{save}</p></details>"
    )


def _drawings(chart: dict) -> str:
    """Both drawings, of which the style of the page shows the one that there is room for."""
    if "svg_narrow" not in chart:  # in the record of changes, from before there were two
        return chart["svg"]
    return "".join(
        chart[key].replace("<svg ", f'<svg class="{layout}" ', 1)
        for key, layout in (("svg", "wide"), ("svg_narrow", "narrow"))
    )


def html_legend(names: Iterable[str]) -> str:
    """Give whose figures are drawn, each with its mark; nothing where colour says nothing of it.

    Parameters
    ----------
    names : iterable of str
        Some of ``LEGEND``.
    """
    marks = "".join(f'<span class="{name.split()[0]}">{name}</span>' for name in names)
    return f'<p class="legend">{marks}</p>' if marks else ""


def html_caption(chart: dict) -> str:
    """Give how to read a chart, and its source."""
    source = escape(chart["source"])
    source_line = f'<span class="source">Source: {source}.</span>' if source else ""
    return f"{escape(chart['caption'])} {source_line}".strip()


def html_sources(sources: dict) -> str:
    """Give a list of sources.

    Parameters
    ----------
    sources : dict
        ``citations``, each with ``text`` and ``page``, an address or nothing.
    """
    items = "".join(f"<li>{_cited(citation)}</li>" for citation in sources["citations"])
    return f'<ul class="sources">{items}</ul>'


def _cited(citation: dict) -> str:
    address = escape(citation["page"])
    link = f'. <a href="{address}">{address.partition("://")[2]}</a>' if address else ""
    return escape(citation["text"]) + link


def table_in_notebook(table: dict) -> str:
    """Give a table as a notebook shows it."""
    return escape_dollars_in_html(html_table(table, lead=str))


def chart_in_notebook(chart: dict) -> str:
    """Give a chart as a notebook shows it: a picture, which every reader of notebooks lets pass.

    A drawing inside the HTML is taken out by JupyterLab, unless the notebook is trusted, and by
    GitHub. A picture does not know the colours around it, so it brings a paper of its own.
    """
    picture = f"data:image/svg+xml;base64,{b64encode(_alone(chart['svg']).encode()).decode()}"
    markup = f'<img alt="{escape(chart["alt"])}" src="{picture}" width="{_PICTURE_WIDTH}">'
    if "table" not in chart:
        return f"<figure>{markup}</figure>"
    legend = " ".join(LEGEND[name] for name in chart["provenance"])  # whose marks no picture bears
    return escape_dollars_in_html(
        f"<figure><p><strong>{escape(chart['title'])}</strong></p>{markup}"
        f"<figcaption>{legend} {html_caption(chart)}</figcaption>"
        "<details><summary>The figures in this chart</summary>"
        f"{html_table(chart['table'], lead=str)}</details></figure>"
    )


def _alone(svg: str) -> str:
    """A drawing for a file of its own: with its name space, fonts, a margin and a paper."""
    start, _, marks = svg.partition(">")
    box = start.partition('viewBox="')[2].partition('"')[0]
    width, height = (float(part) + 2 * _MARGIN for part in box.split()[2:])
    wider = f"{-_MARGIN} {-_MARGIN} {width:g} {height:g}"
    alone = start.replace(f'viewBox="{box}"', f'viewBox="{wider}"')
    alone = alone.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{_FONTS}"')
    paper = f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="100%" height="100%" fill="{PAPER}"/>'
    return f'{alone} width="{width:g}" height="{height:g}">{paper}{marks}'


def sources_in_notebook(sources: dict) -> str:
    """Give a list of sources as a notebook shows it, with the age of the figures."""
    dates = "".join(f"<p>{escape(date)}</p>" for date in sources["dates"].values())
    return escape_dollars_in_html(html_sources(sources) + dates)
