"""Answers in every form: the check and the hidden test agree, and each mistake gets its words."""

import ast
import copy

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from helpers.classroom.lessons import Lesson
from helpers.classroom.notebooks import key_of
from helpers.errors import UserError
from helpers.exercises.answer_check import judge
from helpers.exercises.expectations import expect
from tests.support.answer_forms import ANYTHING, RIGHT, Outcome, outcomes
from tests.support.classroom import (
    LESSONS,
    check_of,
    code_of,
    pupils_notebook,
    run_cells,
    solved,
)

_WITHOUT_HISTORY = Config({"HistoryManager": {"enabled": False}})
FIRST = LESSONS[0]
NAME = next(name for name, exercise in FIRST.answers.items() if exercise["taken"])


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.name)
def tried(request: pytest.FixtureRequest) -> list[Outcome]:
    return list(outcomes(request.param))


# Values


def test_what_the_check_calls_right_earns_the_point_and_nothing_else(tried) -> None:
    assert [one for one in tried if one.checked != one.earned] == []
    assert len(tried) > 150


def test_each_form_is_right_or_hears_of_its_own_mistake(tried) -> None:
    assert [one for one in tried if one.form.says and one.form.says not in one.sentence] == []


def test_no_slip_gets_the_hint_for_whatever_else_is_wrong(tried) -> None:
    lesson = next(lesson for lesson in LESSONS if lesson.name == tried[0].lesson)
    hints = {name: exercise["answers"]["hint"] for name, exercise in lesson.answers.items()}
    slips = [one for one in tried if one.form.says == ""]
    assert [one for one in slips if one.sentence == hints[one.exercise]] == []
    assert all(one.form.says is not ANYTHING or one.sentence for one in tried)


def test_no_wrong_way_comes_to_the_right_answer() -> None:
    """By the figures of the day; after new ones the check warns of it, which is tested below."""
    assert {
        (lesson.name, name): exercise["also_right"]
        for lesson in LESSONS
        for name, exercise in lesson.answers.items()
        if exercise["also_right"]
    } == {}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_who_goes_on_from_rounded_figures_is_right(lesson) -> None:
    """On paper each answer is written down as asked, and so is what a taught cell prints."""
    names: dict[str, object] = {}
    digits = {name: one["digits"] for name, one in lesson.answers.items() if one["taken"]}
    setup, *cells = code_of(solved(lesson))
    exec(setup, names)
    for code in cells:
        _, sentence = run_cells(new_notebook(cells=[new_code_cell(code)]), names)
        assert sentence == "", code
        rounded = {node.args[0].id: node.args[1:] for node in ast.walk(ast.parse(code))
                   if is_rounding(node)}  # fmt: skip
        for name, places in rounded.items():
            names[name] = round(names[name], *(place.value for place in places))
        for name in digits.keys() & names.keys():
            names[name] = round(float(names[name]), digits[name])


def is_rounding(node: ast.AST) -> bool:
    """Tell `round(name, 3)`."""
    is_round = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "round"
    return is_round and isinstance(node.args[0], ast.Name)


# Cells


class Pupil:
    """A pupil at a kernel, with a lesson's first cell run."""

    def __init__(self, lesson: Lesson, name: str) -> None:
        self.shell = InteractiveShell(config=_WITHOUT_HISTORY)
        self.shell.run_cell(next(code_of(pupils_notebook(lesson))), store_history=True)
        self.check = check_of(pupils_notebook(lesson), name).cells[0].source

    def run(self, source: str) -> str:
        """Run a cell and give what it printed or says of its error."""
        with capture_output() as captured:
            done = self.shell.run_cell(source, store_history=True)
        return f"{captured.stdout}{done.error_in_exec or done.error_before_exec or ''}"

    def says(self, *cells: str) -> str:
        """Run some cells, and then the check."""
        for cell in cells:
            self.run(cell)
        with capture_output() as captured:
            done = self.shell.run_cell(self.check, store_history=True)
        assert done.error_in_exec is None or type(done.error_in_exec).__name__ == "NotYet"
        return str(done.error_in_exec or captured.stdout)


@pytest.fixture
def pupil() -> Pupil:
    return Pupil(FIRST, NAME)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([], "The cell above has not been run."),
        (["NUMBER = ..."], "Still blank"),
        (["NUMBER = ...  # dots"], "Still blank"),
        (["NUMBER = ...\nNUMBER = 11,058"], "look at its line 2"),
        (["NUMBER = (1"], "Python cannot read the cell above"),
        (["NUMBER = 0.5", "NUMBER = 0.5 +"], "Python cannot read the cell above"),
        (["NUMBER = ...", "NUMBER = 0.5 +"], "Python cannot read the cell above"),
        (["NUMBER = 1 / 0"], "stopped with an error before it gave an answer"),
        (["NUMBER = ...\nNUMBER = nobody"], "stopped with an error"),
        (["x = 1 / 0"], "The cell above has not been run."),
        (["%time NUMBER = 0.5"], "ITS HINT"),
        (["%precision 3\nNUMBER = 0.5"], "ITS HINT"),
        (["NUMBER == 0.5"], "The cell above has not been run."),
        (["NUMBER = ...\nNUMBER == 0.5"], "Still blank"),
        (["In = 3\nNUMBER = 0.5"], "ITS HINT"),
    ],
)
def test_a_cell_that_gave_no_answer_is_told_why(pupil, cells, says) -> None:
    hint = FIRST.answers[NAME]["answers"]["hint"]
    cells = [cell.replace("NUMBER", NAME) for cell in cells]
    assert says.replace("ITS HINT", hint) in pupil.says(*cells)


def test_a_pupil_who_rebinds_the_check_earns_nothing() -> None:
    names: dict[str, object] = {}
    marked = check_of(key_of(FIRST), NAME)
    setup = copy.deepcopy(pupils_notebook(FIRST))
    setup.cells = [cell for cell in setup.cells if cell.cell_type == "code"][:1]
    run_cells(setup, names)
    names |= {"check": lambda name: print(RIGHT), NAME: 5}
    with pytest.raises(AssertionError):
        run_cells(marked, names)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_the_oldest_python_of_pupils_reads_every_cell(lesson) -> None:
    for code in code_of(pupils_notebook(lesson)):
        ast.parse(code, feature_version=(3, 8))


# Writing an exercise


def state(right: object, digits: int = 0, **mistakes: object) -> None:
    """State an exercise whose mistakes are called by letters."""
    with capture_output():
        expect("answer", right, "Not yet.", mistakes, "Well.", digits)


@pytest.mark.parametrize(
    ("right", "digits", "taken", "refused"),
    [
        (11258, 0, [11258, 11258.0], [11258.4, 11257, 11260]),
        (15647 / 1.5, 0, [10431.33, 10431, 10432, 10425], [10400, 10420, 10443]),
        (20.1873, 1, [20.2, 20.19, 20.1873, 20.16], [20.1, 20.3, 20, 21]),
        (12.25, 1, [12.2, 12.3, 12.25], [12.1, 12.4]),
        (1.11168, 3, [1.112, 1.11168, 1.111], [1.11, 1.114]),
        (-0.04, 1, [-0.04, 0, -0.0], [0.1, -0.1]),
        (3000 / 1.05**5, 0, [3000 * 0.7835, 2350, 2351], [2347, 2355]),
        (6435.0, 0, [6435, 6435.2, 6434.9999999], [6434, 6436, 6440]),
    ],
)
def test_what_is_taken_for_a_number(right, digits, taken, refused) -> None:
    state(right, digits)
    assert [judge("answer", one).right for one in taken] == [True] * len(taken)
    assert [judge("answer", one).right for one in refused] == [False] * len(refused)


def test_of_two_mistakes_that_are_alike_both_are_told() -> None:
    state(8, round=7, sam=7.0, other=3)
    assert judge("answer", 7) == (False, "round Or: sam")
    assert judge("answer", 3) == (False, "other")


def test_who_is_right_is_warned_of_a_wrong_way_that_comes_to_the_same() -> None:
    state(100.4, multiply=100.2, other=3)
    verdict = judge("answer", 100)
    assert verdict.right and verdict.sentence.startswith("Well. By these figures a wrong way")
    assert verdict.sentence.endswith("multiply")


def test_names_are_those_of_a_column_that_was_handed_out() -> None:
    with pytest.raises(UserError, match="no column handed out holds together"):
        state(["Nobody"])
