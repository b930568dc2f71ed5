"""Takes a lesson apart for its pages: text, tables, code, exercises, and what each shows."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nbformat
from markupsafe import Markup
from nbformat import NotebookNode

from helpers.classroom.lessons import Lesson, tags
from helpers.rendering.mime_types import ANSWER
from helpers.site.markdown import PageText
from helpers.site.output_ids import carried
from helpers.site.pages import coloured, shown

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_MARKS = re.compile(r"^(\w+ = \.\.\.|### (BEGIN|END) (SOLUTION|HIDDEN TESTS))\n?", re.MULTILINE)


@dataclass
class Part:
    """What one cell of a lesson gives to its pages.

    Parameters
    ----------
    kind : str
        ``text``, ``python`` (text about code), ``rows``, ``code``, ``exercise``, ``check`` or
        ``talk``.
    section : str
        The heading under which it stands.
    shown : list of Markup
        What stands on the page.
    code : Markup
        Its code, coloured.
    open : bool
        Whether what it shows is known before an exercise is solved.
    answer : dict
        Of an exercise: ``right``, and ``mistakes`` with what the check says to each.
    """

    kind: str
    section: str
    shown: list[Markup] = field(default_factory=list)
    code: Markup = field(default_factory=Markup)
    open: bool = True
    answer: dict = field(default_factory=dict)


def parts_of(lesson: Lesson, text: PageText) -> list[Part]:
    """Give the parts of a lesson in their order, without what only its author needs.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    text : PageText
        Renders the page's Markdown.
    """
    answers = {told["name"]: told for told in carried(lesson.cells, ANSWER)}
    unknown: set[str] = set()
    parts = []
    section = ""
    for cell in nbformat.reads(lesson.file.decode(), as_version=4).cells:
        source = cell.source
        if cell["cell_type"] == "markdown" and source.startswith("## "):
            section = source.partition("\n")[0].removeprefix("## ")
        kind = _kind(cell)
        if kind in ("setup", "answer"):
            continue
        part = Part(kind, section)
        if cell["cell_type"] == "markdown":
            part.shown = [Markup(text.html(source))]
        else:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            part.answer = answers.get(name, {})
            part.code = coloured(_MARKS.sub("", source).strip())
            part.open = not _depends(source, unknown, is_answer=kind == "exercise")
            part.shown = list(_outputs(cell, lesson, text))
        parts.append(part)
    return parts


def _kind(cell: NotebookNode) -> str:
    marked = cell["metadata"].get("nbgrader", {})
    if marked.get("grade"):
        return "talk" if marked["solution"] else "check"
    if marked.get("solution"):
        return "exercise"
    known = [tag for tag in tags(cell) if tag in ("setup", "answer", "rows", "python")]
    if known:
        return known[0]
    return "text" if cell.cell_type == "markdown" or "computed" in tags(cell) else "code"


def _depends(source: str, unknown: set[str], is_answer: bool) -> bool:
    """Say whether code is, or uses, what pupils find out, and keep which names hold that.

    >>> unknown = {"gap"}
    >>> _depends("share = gap / 2", unknown, is_answer=False), sorted(unknown)
    (True, ['gap', 'share'])
    >>> _depends("gap = 3", unknown, is_answer=False), sorted(unknown)
    (False, ['share'])
    """
    depends = is_answer
    for statement in ast.parse(source).body:
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        written = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        used = {node.id for node in names} - written
        if is_answer or used & unknown:
            unknown |= written | _changed(statement)
            depends = True
        else:
            unknown -= written
    return depends


def _changed(statement: ast.stmt) -> set[str]:
    """The names of tables of which a column or an attribute is set."""
    targets = (
        node.value
        for node in ast.walk(statement)
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store)
    )
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _outputs(cell: NotebookNode, lesson: Lesson, text: PageText) -> Iterator[Markup]:
    for output in cell.outputs:
        data = output.get("data", {})
        if "dataframe" in data.get("text/html", ""):
            yield _framed(data["text/html"], text)
        else:
            yield shown(output, "", lesson, text)


def _framed(html: str, text: PageText) -> Markup:
    """A table as pandas shows it, with what a screen reader needs."""
    name = text.headings[-1].label
    table = _STYLE.sub("", html)
    table = re.sub(r'<table border="1" class="dataframe">', '<table class="figures">', table)
    head, between, body = table.partition("</thead>")
    head = re.sub(r"<th></th>", "<td></td>", head).replace("<th>", '<th scope="col">')
    body = body.replace("<th>", '<th scope="row">')
    box = f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {name}">'
    return Markup(re.sub(r"^\s*<div>", box, head + between + body, count=1))
