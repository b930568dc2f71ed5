"""The pages as a browser shows them: nothing leaves, nothing is cut, everybody can use them."""

import pytest

from helpers.paths import REPORTS
from tests.support.page_checks import CHECKS, MARGIN, PAGES, SHEET, SHEET_WIDTH, SHEETS, page_id
from tests.support.paper import sheets_of_marks

ONE_SHEET = [path for path in SHEETS if path.stem in ("plan", "answers")]
HANDOUTS = [path for path in SHEETS if path.stem == "handout"]
# An even mark begins a question, the next odd one ends the room for its answer.
MARK_QUESTIONS_AND_BOXES = """() => {
  const boxes = [...document.querySelectorAll('.answer')];
  boxes.forEach((box, place) => {
    let first = box;
    while (first.localName !== 'h2') first = first.previousElementSibling;
    first.prepend(`q${2 * place}q `);
    box.lastElementChild.append(` q${2 * place + 1}q`);
  });
  return boxes.length;
}"""


# What is measured: CSS pixels.
BEGINS_ABOVE = {1280: 500, 360: 700}
HEIGHT_OF_FRONT_PAGE = {1280: 2_400, 360: 7_000}
TOPICS = [path for path in PAGES if path.stem[:2].isdigit()]


@pytest.mark.parametrize("path", TOPICS, ids=page_id)
def test_the_answer_is_on_the_first_screen(window, path):
    for width, above in BEGINS_ABOVE.items():
        window.show(path).look(width)
        assert window.probe("top", "#In-short") < above


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_nothing_is_pushed_sideways_and_each_row_is_a_whole_card(window, path):
    """Folds are open; so on a phone every verdict stands beside its claim."""
    window.show(path).unfold()
    for width in (1280, 360):
        window.look(width)
        assert window.probe("sideways") == []
    assert window.probe("cards") == []


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_the_strip_takes_two_rows_and_on_a_phone_a_fold(window, path):
    window.show(path).unfold(False)
    window.look(1280)
    assert window.probe("rows", ".strip .flat li") <= 2
    window.look(360)
    assert window.page.locator(".strip .flat").is_hidden()
    assert window.page.locator(".strip .fold summary").is_visible()


def test_the_front_page_is_short(window):
    for width, height in HEIGHT_OF_FRONT_PAGE.items():
        window.show(REPORTS / "index.html").look(width)
        assert window.page.evaluate("document.documentElement.scrollHeight") <= height


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_page(window, path, check):
    assert not list(check(window.show(path)))


class TestClassroom:
    """The pages of the classroom kit; the slides have tests of their own."""

    @pytest.mark.parametrize("check", CHECKS)
    @pytest.mark.parametrize("path", SHEETS, ids=page_id)
    def test_sheet(self, window, path, check):
        """It is as fit for use as a report."""
        assert not list(check(window.show(path)))

    @pytest.mark.parametrize("path", ONE_SHEET, ids=page_id)
    def test_plan_and_answers_take_one_sheet(self, window, path):
        """On paper of either continent."""
        window.show(path).look(SHEET_WIDTH, medium="print")
        for paper in ("Letter", "A4"):
            assert len(SHEET.findall(window.page.pdf(format=paper, margin=MARGIN))) == 1

    @pytest.mark.parametrize("path", HANDOUTS, ids=page_id)
    def test_a_question_stands_on_the_sheet_of_its_box(self, window, path):
        """Nobody turns a sheet over to see what was asked."""
        window.show(path).look(SHEET_WIDTH, medium="print")
        boxes = window.page.evaluate(MARK_QUESTIONS_AND_BOXES)
        assert boxes >= 4
        for paper in ("Letter", "A4"):
            sheets = sheets_of_marks(window.page.pdf(format=paper, margin=MARGIN))
            ends = [(sheets[2 * box], sheets[2 * box + 1]) for box in range(boxes)]
            assert [question for question, box in ends if question != box] == []

    @pytest.mark.parametrize("path", HANDOUTS, ids=page_id)
    def test_a_handout_takes_at_most_five_sheets(self, window, path):
        """Somebody has to print it for each pupil."""
        window.show(path).look(SHEET_WIDTH, medium="print")
        for paper in ("Letter", "A4"):
            assert len(SHEET.findall(window.page.pdf(format=paper, margin=MARGIN))) <= 5
