"""The pages of the states: one notebook with a parameter, run for each of them.

Standard library only and quick, since each build asks what of them is up to date.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from helpers.data.stored_rows import stored_states
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, cells_in, tags_of, text_of
from helpers.paths import NOTEBOOKS, REPORTS
from helpers.site.dependencies import fingerprint_of_code
from helpers.site.strip import STATES_PAGE
from helpers.site.topics import has_states

PLACES = REPORTS / "places"
INDEX = PLACES / "index.html"
FINDINGS = PLACES / "findings.csv"
TABLES = (
    "official/consumer_prices", "official/price_parities_metropolitan",
    "official/price_parities_portion", "official/price_parities_state",
    "official/wages_metropolitan", "official/wages_national", "official/wages_nonmetropolitan",
    "official/wages_state", "state_borders", "states",
)  # fmt: skip
"""What the notebook of a state reads, but for the tables of sources."""
TABLE_FILES = tuple(f"data/{table}.csv" for table in (*TABLES, "sources", "series"))
"""The files of these; of the last two only the rows that a state's rows cite count."""
PARAMETERS_TAG = "parameters"  # by which papermill, too, finds what a notebook is run for
TITLE_TAG = "title"
_PARAMETER = re.compile(r'(?<=^state = ")[^"]*(?=")', re.MULTILINE)
_NOTEBOOK = NOTEBOOKS / "places" / "state.ipynb"
_INDEX_NOTEBOOK = NOTEBOOKS / "places" / "index.ipynb"
_ALL = "places"  # to ask for all of them


class StateNotebook(TopicNotebook):
    """The notebook of the states as it is run for one of them, and that one's page.

    Its name is such as ``places/OH``. The notebook's file holds the outputs of one state.
    """

    @property
    def state(self) -> str:
        """The postal code."""
        return Path(self.name).name

    @property
    def notebook(self) -> Path:
        """The notebook's file, one for all."""
        return _NOTEBOOK

    @property
    def label(self) -> str:
        """The notebook as its reader knows it."""
        return "notebooks/places/state.ipynb"

    @property
    def run_label(self) -> str:
        """The notebook and the state for which it runs."""
        return f"{self.label} for {self.state}"

    @cached_property
    def cells(self) -> list[dict]:
        """The notebook's cells with this state as their parameter."""
        return [
            {**cell, "source": _PARAMETER.sub(self.state, text_of(cell["source"]))}
            if PARAMETERS_TAG in tags_of(cell)
            else cell
            for cell in self.stored_cells
        ]

    @cached_property
    def page_cells(self) -> list[dict]:
        """The cells as a page shows them: the title, which one of them computes, first."""
        heading = {"cell_type": "markdown", "metadata": {}, "source": f"# {self.title}"}
        without = [
            {**cell, "outputs": []} if TITLE_TAG in tags_of(cell) else cell for cell in self.cells
        ]
        return [heading, *without]

    @cached_property
    def title(self) -> str:
        """The question, with the state's name: what the cell tagged for it shows."""
        shown = [
            text_of(output.get("data", {}).get("text/markdown", ""))
            for cell in self.cells
            if TITLE_TAG in tags_of(cell)
            for output in cell.get("outputs", [])
        ]
        title = next(iter(shown), "")
        if not title.startswith("# "):
            raise UserError(
                f"{self.label}: a cell tagged {TITLE_TAG!r} must show '# ' and the question."
            )
        return title.splitlines()[0].removeprefix("# ").strip()

    @property
    def is_stored(self) -> bool:
        """Whether the notebook's file holds the outputs for this state."""
        cells = cells_in(self.notebook.read_bytes())
        given = [text_of(cell["source"]) for cell in cells if PARAMETERS_TAG in tags_of(cell)]
        return any(f'"{self.state}"' in code for code in given)

    def is_as_on_disk(self) -> bool:
        """Say whether the file still has the code that was read; outputs come with the runs."""
        return fingerprint_of_code(self.notebook.read_bytes()) == fingerprint_of_code(self.file)


def all_states() -> list[StateNotebook]:
    """Give the notebook for each state; none where it, or that of their index, is not there."""
    if not (_NOTEBOOK.exists() and has_states()):
        return []
    file = _NOTEBOOK.read_bytes()
    return [StateNotebook(f"places/{row['state']}", file) for row in stored_states()]


def is_of_a_state(report: str) -> bool:
    """Say whether a page is that of one state.

    >>> is_of_a_state("places/OH"), is_of_a_state("places/index"), is_of_a_state("01_pay")
    (True, False, False)
    """
    return report.startswith("places/") and report != STATES_PAGE


def states_by_name() -> list[tuple[str, str]]:
    """Give the names of the states in their order, and the file names of their pages."""
    return sorted((row["name"], f"{row['state']}.html") for row in stored_states())


def with_index(topics: Sequence[TopicNotebook]) -> list[TopicNotebook]:
    """Give topics and, where the collection has it, the notebook whose page leads to all states."""
    if not has_states():
        return [*topics]
    return [*topics, TopicNotebook(STATES_PAGE, _INDEX_NOTEBOOK.read_bytes())]


def choose_states(
    states: Sequence[StateNotebook], names: Sequence[str]
) -> tuple[list[StateNotebook], list[str]]:
    """Give the states that are asked for, and the names that are none of theirs.

    Parameters
    ----------
    states : sequence of StateNotebook
        What there is to choose from.
    names : sequence of str
        ``OH`` or ``places/OH``, or ``places`` for all and their index; all when there is no name.

    >>> choose_states([StateNotebook("places/OH", b"")], ["OH", "01_pay"])
    ([StateNotebook(name='places/OH')], ['01_pay'])
    """
    if not states:
        return [], list(names)
    every = not names or _ALL in names
    chosen = [one for one in states if every or one.state in names or one.name in names]
    others = {one.state for one in chosen} | {one.name for one in chosen} | {_ALL}
    index = [STATES_PAGE] if _ALL in names else []
    return chosen, [*(name for name in names if name not in others), *index]
