"""What a lesson gives its teacher: how long its parts take, and what pupils never see."""

import re
from itertools import groupby

from helpers.classroom.lessons import (
    DISCUSSION,
    FOR_PYTHON,
    OBJECTIVES,
    TAKE_HOME,
    TIME,
    Lesson,
)
from helpers.execution.notebooks import tags_of, text_of

FIRST = "Three questions first"
UNTIMED = (OBJECTIVES, TIME, FOR_PYTHON, TAKE_HOME, "Where the figures come from")
ANSWERS, EASIER, HARDER, POINTS, LAST = (
    "Answers to the three questions",
    "An easier exercise",
    "A harder exercise",
    "Points for the talk",
    "Two questions to leave by",
)


def minutes_of(lesson: Lesson) -> dict[str, int | None]:
    """The minutes of each heading, where it tells them."""
    return {heading: cells[0]["metadata"].get("minutes") for heading, cells in lesson.sections[1:]}


def part_of(heading: str) -> str:
    """The part of the time under which a heading's minutes are counted."""
    if heading.startswith("Exercise "):
        return "Exercises"
    return "Talk" if heading == DISCUSSION else "Teaching"


def for_the_teacher(lesson: Lesson) -> dict[str, str]:
    """What the teacher's cells say under each of their headings."""
    parts: dict[str, str] = {}
    heading = ""
    for cell in lesson.cells:
        if "teacher" in tags_of(cell):
            texts = [text_of(cell["source"])]
            if cell["cell_type"] == "code":
                texts = [text_of(output["data"]["text/markdown"]) for output in cell["outputs"]]
            for line in "\n".join(texts).splitlines():
                if line.startswith("### "):
                    heading = line.removeprefix("### ")
                    assert heading not in parts
                parts[heading] = parts.get(heading, "") + line + "\n"
    return parts


def numbered(text: str) -> list[str]:
    """The items of a list from 1 on."""
    items = re.findall(r"^(\d)\. (.+)$", text, re.MULTILINE)
    assert [int(number) for number, _ in items] == [*range(1, len(items) + 1)]
    return [item for _, item in items]


def test_the_minutes_of_the_headings_add_up_to_its_time(lesson) -> None:
    minutes = minutes_of(lesson)
    assert [head for head in minutes if (minutes[head] is None) != (head in UNTIMED)] == []
    timed = sorted((part_of(head), n) for head, n in minutes.items() if n is not None)
    sums = {
        part: sum(n for _, n in of_part) for part, of_part in groupby(timed, lambda one: one[0])
    }
    assert sums == lesson.minutes


def test_it_begins_with_three_questions_from_before(lesson) -> None:
    """Right before what is new, and their answers for the teacher alone."""
    heads = [*minutes_of(lesson)]
    assert heads[heads.index(FOR_PYTHON) + 1] == FIRST
    questions = numbered("\n".join(lesson.section(FIRST)))
    assert ["?" in question for question in questions] == [True] * 3
    assert len(numbered(for_the_teacher(lesson)[ANSWERS])) == 3


def test_an_exercise_has_an_easier_and_a_harder_form_with_solutions(lesson) -> None:
    parts = for_the_teacher(lesson)
    for heading in (EASIER, HARDER):
        question, mark, solution = parts[heading].partition("**Solution:**")
        assert "?" in question and mark and re.search(r"\d", solution), heading


def test_the_talk_has_points_two_opinions_and_two_questions_to_leave_by(lesson) -> None:
    parts = for_the_teacher(lesson)
    points = re.findall(r"^- \*\*(\d):\*\* .+$", parts[POINTS], re.MULTILINE)
    assert sorted(points) == ["0", "1", "2"]
    opinions = re.findall(r"^\*\*(?:One|Another).*?:\*\* “.{40,}”$", parts[POINTS], re.MULTILINE)
    assert len(opinions) == 2
    leaving = numbered(parts[LAST])
    assert [bool(re.search(r"[?.] \*.+\*$", one)) for one in leaving] == [True] * 2
