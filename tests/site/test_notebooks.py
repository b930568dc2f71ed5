"""Every notebook keeps the skeleton, types no figure, and names nothing that is not there."""

import ast
import re
from itertools import takewhile
from pathlib import Path

import nbformat
import pytest

from helpers.execution.notebooks import NOTE, is_note
from helpers.paths import NOTEBOOKS, REPORTS
from helpers.rendering.html import CHART, SOURCES
from helpers.show.sentences import unnamed_periods
from helpers.site.outputs import carried

PATHS = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
ALL = [*PATHS, *sorted(NOTEBOOKS.glob("lessons/*.ipynb")), *sorted(REPORTS.rglob("*.ipynb"))]
OPENING = ["In short", "What these figures can and cannot say"]
ENDING = ["Try it", "Check it", "Sources", "Where to go next"]

# Names and codes that bear digits but state no figure.
NAMES = re.compile(
    r"\]\([^)]*\)|`[^`]*`|ICD-10|\b\d\dth\b|\b(19|20)\d\d\b|^\s*\d+\.\s", re.MULTILINE
)


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def headings(path: Path, marks: str) -> list[str]:
    text = "\n".join(cell.source for cell in cells(path, "markdown"))
    return re.findall(rf"^{marks} (.+)$", text, re.MULTILINE)


def shown(path: Path, kind: str) -> list[str]:
    """What the stored outputs of a notebook show, of one kind."""
    outputs = [output for cell in cells(path, "code") for output in cell.outputs]
    return [output.data[kind] for output in outputs if kind in output.get("data", {})]


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_it_opens_with_one_question(path: Path) -> None:
    (title,) = headings(path, "#")
    assert title.endswith("?")


def test_it_keeps_the_skeleton(path: Path) -> None:
    parts = headings(path, "##")
    assert parts[:2] == OPENING
    assert parts[-4:] == ENDING
    assert len(parts) > len(OPENING) + len(ENDING)


def test_no_figure_is_typed_into_its_words(path: Path) -> None:
    typed = [
        line
        for cell in cells(path, "markdown") + cells(path, "raw")
        for line in NAMES.sub(" ", cell.source).splitlines()
        if re.search(r"\d", line)
    ]
    assert typed == []


def lines_of_code(cell: nbformat.NotebookNode) -> list[str]:
    lines = (line for line in cell.source.splitlines() if line.strip())
    return [line for line in lines if not line.lstrip().startswith("#")]


def test_its_cells_are_short(path: Path) -> None:
    sizes = sorted(len(lines_of_code(cell)) for cell in cells(path, "code"))
    assert sizes[-1] <= 12
    assert sizes[len(sizes) // 2] <= 4
    assert sizes[len(sizes) * 9 // 10] <= 9


def test_its_code_is_read_aloud(path: Path) -> None:
    """No line runs out of the window; no choice or sum hides in a sentence or in a choice."""
    for cell in cells(path, "code"):
        assert not cell.source.rstrip().endswith(";")
        assert "import *" not in cell.source
        assert [line for line in cell.source.splitlines() if len(line) > 88] == []
        assert hidden_work(cell.source) == [], cell.id


def hidden_work(source: str) -> list[str]:
    """Give the choices and the arithmetic inside f-strings, and the choices inside choices."""
    nodes = list(ast.walk(ast.parse(source)))
    braces = [node.value for node in nodes if isinstance(node, ast.FormattedValue)]
    inside = [node for value in braces for node in ast.walk(value)]
    inside = [node for node in inside if isinstance(node, ast.BinOp | ast.IfExp)]
    choices = [node for node in nodes if isinstance(node, ast.IfExp)]
    nested = [
        part
        for choice in choices
        for part in ast.walk(choice)
        if isinstance(part, ast.IfExp) and part is not choice
    ]
    return [ast.unparse(node) for node in inside + nested]


@pytest.mark.parametrize(
    "source",
    ["f'{one if many else two}'", "f'{thousands(lost / 10)}'", "text = a if b else c if d else e"],
)
def test_work_hidden_in_a_line_is_noticed(source: str) -> None:
    assert hidden_work(source)
    assert not hidden_work("half = whole / 2\ntext = f'{count(half)}' if whole else ''")


def test_the_answer_comes_before_the_code(path: Path) -> None:
    """Imports and what the answer needs are folded, and a chart stands beside the answer."""
    notebook = nbformat.read(path, as_version=4).cells
    start = next(n for n, cell in enumerate(notebook) if cell.source == "## In short")
    end = next(n for n in range(start + 1, len(notebook)) if not is_shown_code(notebook[n]))
    before = [cell for cell in notebook[:start] if cell.cell_type == "code"]
    assert [has_imports(cell) for cell in before] == [True] + [False] * (len(before) - 1)
    assert len([line for line in before[0].source.splitlines() if line.strip()]) <= 12
    assert not any(has_imports(cell) for cell in notebook[start:])
    assert len(before) <= 3
    for cell in [*before, *notebook[start + 1 : end]]:
        assert cell.metadata.get("jupyter", {}).get("source_hidden"), cell.id
    assert len(list(carried(notebook[start:end], CHART))) == 1


def is_shown_code(cell: nbformat.NotebookNode) -> bool:
    return cell.cell_type == "code" or is_note(cell)


def has_imports(cell: nbformat.NotebookNode) -> bool:
    return bool(re.search(r"^(import|from) ", cell.source, re.MULTILINE))


def test_its_notes_are_folded_to_their_name(path: Path) -> None:
    """As raw cells, since JupyterLab unfolds what is Markdown when all cells are run."""
    for cell in filter(is_note, nbformat.read(path, as_version=4).cells):
        assert cell.cell_type == "raw"
        assert cell.source.startswith(f"{NOTE}\n\n")
        assert cell.metadata["jupyter"]["source_hidden"]


@pytest.mark.parametrize("path", ALL, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_amount_can_be_taken_for_mathematics(path: Path) -> None:
    """Two dollar signs in one run of text are a formula to JupyterLab and to GitHub."""
    notebook = nbformat.read(path, as_version=4).cells
    texts = [cell.source for cell in notebook if cell.cell_type == "markdown"]
    for kind in ("text/markdown", "text/html"):
        outputs = [output for cell in notebook for output in cell.get("outputs", [])]
        texts += [output.data[kind] for output in outputs if kind in output.get("data", {})]
    bare = re.compile(r"(?<!<span>)(?<!<span>\\)\$")
    assert [text for text in texts if bare.search(re.sub(r'="[^"]*"|`[^`]*`', "", text))] == []


def in_short(path: Path) -> list[dict]:
    """What a notebook shows under *In short*, output by output."""
    source = nbformat.read(path, as_version=4).cells
    start = next(n for n, cell in enumerate(source) if cell.source == "## In short")
    cells_under = takewhile(is_shown_code, source[start + 1 :])
    return [output.data for cell in cells_under for output in cell.get("outputs", [])]


def test_it_says_in_short_an_answer_its_chart_and_two_to_four_points(path: Path) -> None:
    answer, chart, *points = in_short(path)
    assert CHART in chart
    assert 2 <= len(points) <= 4
    for sentence in (answer, *points):
        assert re.search(r"[.!?]\)?$", sentence["text/markdown"].rstrip("* "))


def test_the_chart_in_short_answers_in_its_title(path: Path) -> None:
    """The front page prints it as the topic's answer."""
    title = in_short(path)[1][CHART]["title"]
    assert len(title) <= 90
    assert re.search(r"\d", title)


def test_it_opens_with_a_sentence_or_two(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4).cells
    start = next(n for n, cell in enumerate(notebook) if cell.source == "## In short")
    opening = [c.source for c in notebook[:start] if c.cell_type == "markdown" and not is_note(c)]
    text = "\n".join(opening).partition("\n")[2]
    assert 1 <= len(re.findall(r"(?<!\bU\.S)[.!?][*”)]*(?=\s|$)", text)) <= 2


def test_it_has_charts_with_words_and_sources(path: Path) -> None:
    charts = shown(path, CHART)
    assert charts or path.stem == "00_start_here"
    for chart in charts:
        assert len(chart["alt"]) >= 60
        assert chart["title"] and chart["caption"]  # a worked example has no source
        assert chart["table"]["rows"] and chart["csv"]
    assert shown(path, SOURCES)


def test_a_sentence_on_several_periods_names_them(path: Path) -> None:
    for cell in cells(path, "code"):
        for output in cell.outputs:
            known = output.get("metadata", {}).get("finding")
            if known and not known.get("about_change"):
                periods = dict(zip(known["sources"], known["periods"], strict=True))
                assert unnamed_periods(output.data["text/markdown"], periods) == [], cell.id


def test_no_sentence_shows_a_missing_figure(path: Path) -> None:
    words = " ".join(shown(path, "text/markdown") + shown(path, "text/html"))
    assert not re.search(r"\bnan\b|\binf\b|&lt;NA&gt;|Timestamp|\bdtype\b", words)


def test_no_column_name_reaches_a_reader(path: Path) -> None:
    for html in shown(path, "text/html"):
        text = re.sub(r"<[^>]+>", " ", html)
        assert not re.findall(r"\b(?:annual|hourly|stated|pay|all)_\w+", text)


def test_its_links_lead_to_notebooks(path: Path) -> None:
    text = "\n".join(cell.source for cell in cells(path, "markdown"))
    for name in re.findall(r"\]\(([\w./-]+\.ipynb)", text):
        assert (path.parent / name).exists(), name


def test_it_reads_in_five_to_eight_minutes(path: Path) -> None:
    read = [cell.source for cell in cells(path, "markdown") if not is_note(cell)]
    prose = " ".join(read + shown(path, "text/markdown"))
    words = len(prose.split())
    assert 450 <= words <= 1600, f"{words} words"


def test_every_notebook_has_a_number_of_its_own() -> None:
    numbers = [path.stem[:2] for path in PATHS]
    assert len(set(numbers)) == len(numbers) >= 6
    assert numbers[0] == "00"
