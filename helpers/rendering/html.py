"""HTML of tables, charts and lists of sources, and the media types that carry what they show."""

import re
from base64 import b64encode
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from helpers.rendering.math_escaping import escape_dollars_in_html

_NOTEBOOK = re.compile(r"^([\w./-]+)\.ipynb(#.*)?$")
_UNQUOTED = ",:;/()$'@!*=-._~ "  # what may stand in an address inside double quotes
_WORDY = 150  # letters in a row, on average
_PICTURE_WIDTH = 700  # CSS pixels, of a chart in a notebook
_MARGIN = 10  # around the drawing, in its own units
_FONTS = "system-ui,'Segoe UI','DejaVu Sans',sans-serif"
PAPER = "#fefefe"  # of drawings, too, which may stand on another ground in a page
TABLE = "application/vnd.collection.table+json"
CHART = "application/vnd.collection.chart+json"
SOURCES = "application/vnd.collection.sources+json"
ROWS = "application/vnd.collection.rows+json"  # of a lesson, for its pupils' notebook
ANSWER = "application/vnd.collection.answer+json"  # to a lesson's exercise


def page_of(address: str) -> str:
    """Give the page of a notebook, where an address is a notebook's, else the address itself.

    >>> page_of("12_fact_check.ipynb#blog-pay"), page_of("https://www.bls.gov/oes/")
    ('12_fact_check.html#blog-pay', 'https://www.bls.gov/oes/')
    """
    return _NOTEBOOK.sub(r"\1.html\2", address)


def html_table(table: dict, lead: Callable[[str], str] = page_of) -> str:
    """Give a table in a box that scrolls by itself; everything in it is escaped.

    Parameters
    ----------
    table : dict
        ``caption``; ``columns``, each with ``name`` and ``number`` (whether it holds numbers);
        ``rows``, lists of texts, or of ``text``, ``address`` and ``note`` where a cell leads
        elsewhere; ``ids`` of the rows where links lead to them.
    lead : callable
        Gives for an address of a cell the one to link to.

    A table of many words is marked as wordy: on a phone a page shows its rows as cards, each cell
    with its heading, which the cell therefore bears, and its roles, which cards would lose.
    """
    columns = table["columns"]
    if _is_wordy(table["rows"]):
        return _wordy_table(table, lead)
    heads = "".join(
        f'<th scope="col"{_aligned(column)}>{escape(column["name"])}</th>' for column in columns
    )
    ids = table.get("ids") or [None] * len(table["rows"])
    body = "".join(
        f"<tr{_anchor(name)}>{_cells(row, columns, lead)}</tr>"
        for name, row in zip(ids, table["rows"], strict=True)
    )
    caption = escape(table["caption"])
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="figures"><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _wordy_table(table: dict, lead: Callable[[str], str]) -> str:
    names = [escape(column["name"]) for column in table["columns"]]
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in names)
    ids = table.get("ids") or [None] * len(table["rows"])
    body = "".join(
        f'<tr role="row"{_anchor(name)}>{_labelled_cells(row, names, lead)}</tr>'
        for name, row in zip(ids, table["rows"], strict=True)
    )
    caption = escape(table["caption"])
    return (
        f'<div class="scroll wordy" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="figures" role="table"><caption>{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _labelled_cells(row: list[str | dict], names: list[str], lead: Callable[[str], str]) -> str:
    first, *others = (_cell(cell, lead) for cell in row)
    return f'<th scope="row" role="rowheader">{first}</th>' + "".join(
        f'<td role="cell" data-head="{name}">{markup}</td>'
        for name, markup in zip(names[1:], others, strict=True)
    )


def _is_wordy(rows: list[list[str | dict]]) -> bool:
    """Whether rows hold so many words that the column of the text is too narrow for them."""
    cells = [cell for row in rows for cell in row]
    texts = [cell if isinstance(cell, str) else cell["text"] + cell["note"] for cell in cells]
    return bool(rows) and sum(map(len, texts)) / len(rows) > _WORDY


def _cells(row: list[str | dict], columns: list[dict], lead: Callable[[str], str]) -> str:
    first, *others = (_cell(cell, lead) for cell in row)
    values = zip(others, columns[1:], strict=True)
    return f'<th scope="row">{first}</th>' + "".join(
        f"<td{_aligned(column)}>{markup}</td>" for markup, column in values
    )


def _cell(cell: str | dict, lead: Callable[[str], str]) -> str:
    if isinstance(cell, str):
        return escape(cell)
    text, address = escape(cell["text"]), escape(lead(cell["address"]))
    markup = f'<a href="{address}">{text}</a>' if address else text
    return f"{markup} <small>{escape(cell['note'])}</small>" if cell["note"] else markup


def _anchor(name: str | None) -> str:
    return f' id="{escape(name)}"' if name else ""


def _aligned(column: dict) -> str:
    return ' class="number"' if column["number"] else ""


def html_chart(chart: dict, cell: str = "") -> str:
    """Give a chart as a page shows it: the drawing inline, with its words, rows and a CSV.

    Parameters
    ----------
    chart : dict
        ``svg`` and ``svg_narrow``, and unless the drawing bears its own title ``name``, ``title``,
        ``caption``, ``source``, ``provenance``, ``table`` and ``csv``.
    cell : str
        The name of the output in its notebook, by which a later page knows the chart again.
    """
    box = f'<div class="chart-box">{_drawings(chart)}</div>'
    start = f'<figure class="chart" data-cell="{escape(cell)}"'
    if "table" not in chart:
        return f"{start}>{box}</figure>"
    address = f"data:text/csv;charset=utf-8,{quote(chart['csv'], safe=_UNQUOTED)}"
    save = f'<a download="{chart["name"]}.csv" href="{address}">Save these rows as CSV</a>'
    return (
        f'{start} id="{chart["name"]}">'
        f'<p class="chart-title">{escape(chart["title"])}</p>{_legend(chart)}{box}'
        f"<figcaption>{html_caption(chart)}</figcaption>"
        '<details class="rows"><summary>The figures in this chart</summary>'
        f"{html_table(chart['table'])}<p>{save}</p></details>"
        "</figure>"
    )


def _drawings(chart: dict) -> str:
    """Both drawings, of which the style of the page shows the one that there is room for."""
    return "".join(
        chart[key].replace("<svg ", f'<svg class="{layout}" ', 1)
        for key, layout in (("svg", "wide"), ("svg_narrow", "narrow"))
    )


def _legend(chart: dict) -> str:
    """Whose figures are drawn, each with its mark."""
    marks = "".join(
        f'<span class="{name.split()[0]}">{name}</span>' for name in chart["provenance"]
    )
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
    return escape_dollars_in_html(
        f"<figure><p><strong>{escape(chart['title'])}</strong></p>{markup}"
        f"<figcaption>{html_caption(chart)}</figcaption>"
        "<details><summary>The figures in this chart</summary>"
        f"{html_table(chart['table'], lead=str)}</details></figure>"
    )


def _alone(svg: str) -> str:
    """A drawing for a file of its own: with its name space, fonts, a margin and a paper."""
    start, _, marks = svg.partition(">")
    _, _, width, height = (float(part) for part in _view_box(start).split())
    across, up = width + 2 * _MARGIN, height + 2 * _MARGIN
    box = f"{-_MARGIN} {-_MARGIN} {across:g} {up:g}"
    alone = start.replace(f'viewBox="{_view_box(start)}"', f'viewBox="{box}"')
    alone = alone.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{_FONTS}"')
    paper = f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="100%" height="100%" fill="{PAPER}"/>'
    return f'{alone} width="{across:g}" height="{up:g}">{paper}{marks}'


def _view_box(start: str) -> str:
    return start.partition('viewBox="')[2].partition('"')[0]


def sources_in_notebook(sources: dict) -> str:
    """Give a list of sources as a notebook shows it, with the age of the figures."""
    dates = "".join(f"<p>{escape(date)}</p>" for date in sources["dates"].values())
    return escape_dollars_in_html(html_sources(sources) + dates)
