"""Puts what a notebook says and shows in the order of its page: the answer first."""

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook, is_note, text_of
from helpers.rendering.html import CHART, SOURCES, TABLE
from helpers.site.markdown import TRY_IT, PageText
from helpers.site.output_markup import coloured, shown
from helpers.site.outputs import named_outputs
from helpers.site.topics import is_for_front_page

IN_SHORT = "In short"
_HEADING = "## "
# The first sentence of a paragraph; the point of an abbreviation such as U.S. ends none.
_SENTENCE = re.compile(
    r"(<p[^>]*>)(.+?(?<![A-Z])[.!?]\)?(?:</\w+>)*)(?=\s+(?:<\w+>)*[A-Z\d]|</p>)", re.S
)


@dataclass(frozen=True)
class Shown:
    """Something that a page shows.

    Parameters
    ----------
    kind : str
        ``text`` of the notebook, ``sentence`` that it computed, ``chart``, ``table``, ``other``.
    markup : Markup
        It as HTML.
    """

    kind: str
    markup: Markup


@dataclass
class Section:
    """What stands under one heading of the second level.

    Parameters
    ----------
    name : str
        The heading as the notebook has it; empty before the first.
    shown : list of Shown
        Text and outputs in their order.
    code : list of Markup
        What computed them, coloured, a piece a cell.
    inputs : list of Markup
        Of what is to be tried, the lines of that code in which a reader puts in numbers.
    draws : bool
        Whether it shows a chart, with which its code stands.
    """

    name: str
    shown: list[Shown] = field(default_factory=list)
    code: list[Markup] = field(default_factory=list)
    inputs: list[Markup] = field(default_factory=list)
    draws: bool = False

    def of(self, *kinds: str) -> list[Markup]:
        """Give what it shows of some kinds."""
        return [one.markup for one in self.shown if one.kind in kinds]


@dataclass
class PageParts:
    """A page in its order: the question, the answer, what leads to it, and all the rest.

    Parameters
    ----------
    title : Markup
        The notebook's question.
    in_short, introduction : Section
        The answer, and the notebook's first paragraphs.
    sections : list of Section
        The others.
    """

    title: Markup
    in_short: Section
    introduction: Section
    sections: list[Section]

    @property
    def answer(self) -> Markup:
        """The first paragraph under *In short*, its first sentence marked."""
        return with_first_sentence(Markup().join(self.in_short.of("sentence")[:1]))

    @property
    def points(self) -> list[Markup]:
        """The other paragraphs there."""
        return self.in_short.of("sentence")[1:]

    @property
    def rest(self) -> list[Section]:
        """Those whose code stands at the page's end, in the notebook's order."""
        every = [self.introduction, self.in_short, *self.sections]
        return [section for section in every if section.code and not section.draws]


def parts_of(topic: TopicNotebook, text: PageText) -> PageParts:
    """Give what a notebook says and shows, in the order of its page.

    A speaker's notes are for the classroom and not in the page; a small chart that was made for the
    front page stands there alone. A word of the glossary is linked where the page has it first, so
    text is rendered in the page's order.

    Parameters
    ----------
    topic : TopicNotebook
        Whose page; its cells have their outputs.
    text : PageText
        Renders the page's Markdown.
    """
    (_, (first, *beginning)), *headed = by_heading(topic.page_cells)
    question, _, introduction = text_of(first["source"]).partition("\n")
    title = Markup(text.html(question))
    answers = [cells for name, cells in headed if name == IN_SHORT]
    in_short = _section(IN_SHORT, [cell for cells in answers for cell in cells], topic, text)
    in_short.draws = False  # nothing stands between the answer and what follows it
    begin = [{**first, "source": introduction}, *beginning]
    return PageParts(
        title,
        in_short,
        _section("", begin, topic, text),
        [_section(name, cells, topic, text) for name, cells in headed if name != IN_SHORT],
    )


def _section(name: str, cells: Sequence[dict], topic: TopicNotebook, text: PageText) -> Section:
    section = Section(name)
    for cell in cells:
        if name != IN_SHORT and is_for_front_page(cell):
            continue
        source = text_of(cell["source"])
        if cell["cell_type"] == "markdown":
            section.shown.append(Shown("text", Markup(text.html(source))))
        elif cell["cell_type"] == "code":
            outputs = list(named_outputs([cell]))
            section.shown += [
                Shown(_kind(output), shown(output, output_name, topic, text))
                for output_name, output in outputs
            ]
            section.code += [coloured(source)] if source.strip() else []
            if name == TRY_IT and (lines := inputs_in(source)):
                section.inputs.append(coloured(lines))
            section.draws |= any(CHART in output.get("data", {}) for _, output in outputs)
    if name == TRY_IT:
        section.inputs = section.inputs or section.code
    return section


def _kind(output: dict) -> str:
    kinds = {CHART: "chart", TABLE: "table", SOURCES: "other", "text/markdown": "sentence"}
    return next((kind for name, kind in kinds.items() if name in output.get("data", {})), "other")


def by_heading(cells: Iterable[dict]) -> list[tuple[str, list[dict]]]:
    """Give the cells under each heading of the second level, without notes; first those before any.

    >>> cells = [{"cell_type": "markdown", "metadata": {}, "source": "## In short"}]
    >>> [(heading, len(under)) for heading, under in by_heading(cells)]
    [('', 0), ('In short', 1)]
    """
    groups: list[tuple[str, list[dict]]] = [("", [])]
    for cell in cells:
        source = text_of(cell["source"])
        if cell["cell_type"] == "markdown" and source.startswith(_HEADING):
            groups.append((source.splitlines()[0].removeprefix(_HEADING).strip(), []))
        if not is_note(cell):
            groups[-1][1].append(cell)
    return groups


def inputs_in(code: str) -> str:
    """Give the lines with which code begins in which a name gets a value as it is written.

    Where there are none, those in which a function is given nothing but such values.

    >>> inputs_in("pay, state = 48_000, 'Ohio'  # dollars\\n\\nprint(pay)")
    "pay, state = 48_000, 'Ohio'  # dollars"
    >>> inputs_in("text = words(pay)\\nmonths = count(away=15, price=3_000)")
    'months = count(away=15, price=3_000)'
    """
    body = ast.parse(code).body
    begin = list(takewhile(lambda one: _is_given(one, ast.expr), body))
    given = begin or [one for one in body if _is_given(one, ast.Call)]
    lines = code.splitlines()
    return "\n".join(line for one in given for line in lines[one.lineno - 1 : one.end_lineno])


def _is_given(statement: ast.stmt, kind: type[ast.expr]) -> bool:
    """Whether a name gets a value of some kind in which no other name stands."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, kind):
        return False
    value = statement.value
    parts = [*value.args, *value.keywords] if kind is ast.Call else [value]
    return not any(isinstance(one, ast.Name) for part in parts for one in ast.walk(part))


def with_first_sentence(markup: str) -> Markup:
    """Mark the first sentence of a paragraph, unless it ends inside of an element.

    >>> str(with_first_sentence("<p>It is so in <b>the U.S. and</b> Ohio. Elsewhere not.</p>"))
    '<p><span class="first">It is so in <b>the U.S. and</b> Ohio.</span> Elsewhere not.</p>'
    """
    match = _SENTENCE.match(markup)
    if not match or match[2].count("</") * 2 != match[2].count("<"):
        return Markup(markup)
    return Markup(f'{match[1]}<span class="first">{match[2]}</span>{markup[match.end() :]}')
