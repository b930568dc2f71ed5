"""The cells of a lesson as its pages show them: text, tables, code, exercises, outputs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from helpers.classroom.lessons import Lesson
from helpers.execution.notebooks import tags_of, text_of
from helpers.site.markdown import PageText
from helpers.site.output_markup import coloured, shown

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_TAGS = ("setup", "parameters", "answer", "rows", "python", "teacher")
_MARKS = re.compile(r"^(\w+ = \.\.\.|### (BEGIN|END) SOLUTION)\n?", re.MULTILINE)


@dataclass
class LessonCell:
    """One cell of a lesson, rendered for its pages.

    Parameters
    ----------
    kind : str
        ``text``, ``python`` (text about code), ``teacher`` (what only the teacher reads),
        ``rows``, ``code``, ``exercise``, ``check`` or ``discussion``.
    section : str
        The heading under which it stands.
    html : list of Markup
        Its text, or its outputs.
    code : Markup
        Its code, coloured.
    independent : bool
        Whether its outputs are the same before an exercise is solved.
    answer : dict
        Of an exercise: ``right``, and ``mistakes`` with what the check says to each.
    """

    kind: str
    section: str
    html: list[Markup] = field(default_factory=list)
    code: Markup = field(default_factory=Markup)
    independent: bool = True
    answer: dict = field(default_factory=dict)


def cells_for_pages(lesson: Lesson, text: PageText) -> list[LessonCell]:
    """Give the cells of a lesson in their order, without those that only its author needs.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    text : PageText
        Renders the page's Markdown.
    """
    answers = lesson.answers
    unknown: set[str] = set()
    rendered = []
    for section, cells in lesson.sections:
        for cell in cells:
            kind, source = kind_of(cell), text_of(cell["source"])
            if kind in ("setup", "parameters", "answer"):
                continue
            lesson_cell = LessonCell(kind, section)
            rendered.append(lesson_cell)
            if cell["cell_type"] == "markdown":
                lesson_cell.html = [Markup(text.html(source))]
                continue
            lesson_cell.html = list(_outputs(cell, lesson, text))
            if kind != "teacher":
                name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
                lesson_cell.answer = answers.get(name, {})
                lesson_cell.code = coloured(_MARKS.sub("", source).strip())
                is_answer = kind == "exercise"
                lesson_cell.independent = not _depends(source, unknown, is_answer)
    return rendered


def kind_of(cell: dict) -> str:
    """Give what a cell is for, as ``LessonCell`` names it, or what no page shows."""
    grading = cell["metadata"].get("nbgrader", {})
    if grading.get("grade"):
        return "discussion" if grading["solution"] else "check"
    if grading.get("solution"):
        return "exercise"
    kinds = [tag for tag in tags_of(cell) if tag in _TAGS]
    if kinds:
        return kinds[0]
    return "text" if cell["cell_type"] == "markdown" or "computed" in tags_of(cell) else "code"


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
        assigned = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        used = {node.id for node in names} - assigned
        if is_answer or used & unknown:
            unknown |= assigned | _tables_changed(statement)
            depends = True
        else:
            unknown -= assigned
    return depends


def _tables_changed(statement: ast.stmt) -> set[str]:
    """The names of tables of which a column or an attribute is set."""
    targets = (
        node.value
        for node in ast.walk(statement)
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store)
    )
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _outputs(cell: dict, lesson: Lesson, text: PageText) -> Iterator[Markup]:
    for output in cell["outputs"]:
        html = text_of(output.get("data", {}).get("text/html", ""))
        if "dataframe" in html:
            yield _accessible_table(html, text)
        else:
            yield shown(output, "", lesson, text)


def _accessible_table(html: str, text: PageText) -> Markup:
    """A table as pandas shows it, with what a screen reader needs."""
    name = text.headings[-1].label
    table = _STYLE.sub("", html)
    table = table.replace('<table border="1" class="dataframe">', '<table class="figures">')
    head, between, body = table.partition("</thead>")
    head = head.replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
    body = body.replace("<th>", '<th scope="row">')
    box = f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {name}">'
    return Markup(re.sub(r"^\s*<div>", box, head + between + body, count=1))
