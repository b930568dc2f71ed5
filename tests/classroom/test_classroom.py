"""The classroom package: what pupils get, what their teacher gets, and that both are up to date."""

import ast
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

from helpers.classroom import package, plan
from helpers.classroom.answers import answer_in_words
from helpers.classroom.cells import cells_for_pages
from helpers.classroom.changed_answers import listed_in
from helpers.classroom.lessons import (
    CLASSROOM,
    DISCUSSION,
    GUIDE_PAGE,
    INDEX,
    OBJECTIVES,
    SETTINGS,
    TAKE_HOME,
    WHOLE_ARCHIVE,
    Lesson,
)
from helpers.classroom.notebooks import key_of
from helpers.classroom.pages import OWN_WORK, index_of, rights_of, steps_of
from helpers.execution.notebooks import as_file, notebook_of, text_of
from helpers.paths import ROOT
from helpers.rendering.html import ROWS
from helpers.site.dependencies import recorded_in
from helpers.site.markdown import PageText
from helpers.site.outputs import carried
from tests.support.classroom import LESSONS, code_of, complaints, pupils_notebook, texts_in

ORDER = ["01_pay", "02_outlook", "03_geography", "04_certifications", "05_remote_work",
         "06_experience", "09_training", "12_fact_check", "13_automation",
         "16_the_work"]  # fmt: skip
OF_PUPILS = {"pandas", "matplotlib.pyplot", "io", "math"}
OF_THE_JUDGE = {"ast", "difflib", "hashlib", "math", "re", "sys", "typing", "unicodedata"}


def grading(cell: dict) -> dict:
    return cell["metadata"].get("nbgrader", {})


# A lesson


def test_there_is_a_lesson_for_each_method():
    assert [lesson.name for lesson in LESSONS] == ORDER


def test_it_says_what_it_is_for(lesson) -> None:
    (objectives,) = lesson.section(OBJECTIVES)
    verbs = re.findall(r"^- \*\*(\w+)\*\* .+[.]$", objectives, re.MULTILINE)
    assert len(verbs) == 3 == objectives.count("\n- ") + 1
    assert 35 <= sum(lesson.minutes.values()) <= 70
    assert 3 <= len(lesson.exercises) <= 6
    numbers = [int(head.split()[1].rstrip(":")) for head in lesson.exercises]
    assert numbers == list(range(1, len(numbers) + 1))
    assert lesson.section(DISCUSSION)[0].count("?") >= 1
    assert lesson.section(TAKE_HOME)[0]
    assert set(lesson.minutes) == {"Teaching", "Exercises", "Talk"}


def test_each_exercise_has_what_belongs_to_it(lesson) -> None:
    names = [grading(cell)["grade_id"] for cell in lesson.cells if grading(cell)]
    assert len(names) == len(set(names))
    exercises = [n for n in names if not n.startswith(("check-", "talk"))]
    assert exercises == list(lesson.answers)
    assert [f"check-{name}" in names for name in exercises] == [True] * len(lesson.exercises)
    for answer in lesson.answers.values():
        assert len(answer["mistakes"]) >= 1, "no wrong answer is foreseen"
    for cell in lesson.cells:
        assert not grading(cell) or grading(cell)["schema_version"] == 3
        name = grading(cell).get("grade_id", "")
        if name.startswith("check-"):
            assert text_of(cell["source"]) == f'check("{name.removeprefix("check-")}")'


def test_no_figure_of_the_data_is_typed_into_its_words(lesson) -> None:
    """Small numbers may explain arithmetic; amounts, percentages and years come from the rows."""
    figures = re.compile(r"\$ ?\d|\d ?%|\d,\d{3}|\b\d{4,}\b")
    texts = (text_of(c["source"]) for c in lesson.cells if c["cell_type"] == "markdown")
    assert [line for text in texts for line in text.splitlines() if figures.search(line)] == []


# What pupils get


def test_keys_checks_and_their_sentences_agree(lesson) -> None:
    assert list(complaints(lesson)) == []


def test_pupils_need_nothing_but_pandas_and_matplotlib(lesson) -> None:
    for place, code in enumerate(code_of(pupils_notebook(lesson))):
        may = OF_PUPILS if place else OF_PUPILS | OF_THE_JUDGE
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= may
            elif isinstance(node, ast.ImportFrom):
                assert node.module in may


def test_pupils_get_no_solution(lesson) -> None:
    """Neither in their notebook nor on paper: no line of one, no hidden test, no answer."""
    texts = texts_in(pupils_notebook(lesson)) + (lesson.folder / "handout.html").read_text("utf-8")
    bare = "".join(texts.split())
    for secret in secrets(lesson):
        assert "".join(secret.split()) not in bare, secret
    assert not [cell for cell in pupils_notebook(lesson).cells if cell.get("outputs")]
    assert "BEGIN" not in texts and "HIDDEN" not in texts


def secrets(lesson: Lesson) -> list[str]:
    """The lines that pupils must not see: of solutions, hidden tests and the model answer."""
    regions = re.compile(r"### BEGIN [A-Z ]+\n(.*?)### END", re.DOTALL)
    key = key_of(lesson)
    lines = [
        line.strip()
        for cell in key.cells
        for region in regions.findall(cell.source)
        for line in region.splitlines()
        if len(line.strip()) > 12  # shorter ones are found in any code
    ]
    talk = [cell.source for cell in key.cells if grading(cell).get("points") and
            cell.cell_type == "markdown"]  # fmt: skip
    assert len(lines) >= len(lesson.exercises) and len(talk) == 1
    return lines + [sentence for sentence in talk[0].split(". ") if len(sentence) > 20]


def test_no_answer_stands_in_the_words_for_pupils(lesson) -> None:
    """Outside the tables, in which some answers are found, and the digests of answers."""
    tables = {cell["id"] for cell in lesson.cells if any(carried([cell], ROWS))}
    others = [cell for cell in pupils_notebook(lesson).cells if cell.id not in tables]
    words = re.sub(r"(\d+,\s+){3}'[0-9a-f]{12}'", "", "\n".join(cell.source for cell in others))
    for name, answer in lesson.answers.items():
        right = answer["right"]
        if isinstance(right, int | float) and abs(right) >= 20:
            for form in (answer_in_words(right), f"{right}"):
                assert not re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", words), name


def test_the_handout_shows_what_is_taught_and_nothing_that_is_asked(lesson) -> None:
    """No code that is taught rests on an answer, so that no table or chart is left out."""
    cells = cells_for_pages(lesson, PageText())
    assert [c.section for c in cells if c.kind == "code" and not c.independent] == []
    assert [c for c in cells if c.kind == "exercise" and c.independent] == []
    page = (lesson.folder / "handout.html").read_text("utf-8")
    assert page.count('<p class="result">') == len(lesson.exercises)
    charts = [html for cell in cells for html in cell.html if "<figure" in html]
    assert page.count("<figure") == len(charts) >= 1


# What the teacher gets


def test_the_instructor_has_every_answer_and_mistake(lesson) -> None:
    page = lesson.page.read_text("utf-8")
    for answer in lesson.answers.values():
        assert f"<strong>Answer:</strong> {answer_in_words(answer['right'])}" in page
        for _, sentence in answer["mistakes"]:
            assert str(PageText().html(sentence)).split("<p>")[1].split("</p>")[0] in page


def test_the_instructor_alone_gets_a_teacher_s_cells() -> None:
    """Text, and what code shows; pupils, handout, plan and slides get no word of it."""
    [*cells] = nbformat.reads(LESSONS[0].file.decode(), as_version=4).cells
    output = nbformat.v4.new_output("display_data", data={"text/markdown": "Two of zwölf."})
    extra = [
        nbformat.v4.new_markdown_cell("Ask for zebras."),
        nbformat.v4.new_code_cell("print(zoo)", outputs=[output]),
    ]
    for cell in extra:
        cell.metadata["tags"] = ["teacher"]
    for place in range(len(cells), 0, -1):  # in every section
        if cells[place - 1].source.startswith("## "):
            cells[place:place] = [
                {**cell, "id": f"extra-{place}-{n}"} for n, cell in enumerate(extra)
            ]
    lesson = Lesson(LESSONS[0].name, as_file(notebook_of(cells)).encode())
    files = {path: text.decode() for path, text in package.files_of(lesson, {}).items()
             if path.suffix != ".zip"}  # fmt: skip
    assert files.pop(lesson.parts["answers"]).count("Ask for zebras.") == 1, "those of the talk"
    page = files.pop(lesson.page)
    assert page.count("Ask for zebras.") == page.count("Two of zwölf.") > 10
    assert "zoo" not in page
    assert [path for path, text in files.items() if "zebras" in text or "zwölf" in text] == []


def test_the_plan_is_a_timeline_of_the_whole_lesson(lesson) -> None:
    steps = steps_of(lesson)
    for step, following in pairwise(steps):
        assert step.minutes and step.start + step.minutes == following.start, step.heading
    named = {"Teach": "Teaching", "Do": "Exercises", "Talk": "Talk"}
    spent = dict.fromkeys(named.values(), 0)
    for step in steps:
        spent[named[step.what]] += step.minutes
    assert spent == lesson.minutes
    assert [step.heading for step in steps if step.what == "Do"] == lesson.exercises
    numbers = [int(number) for step in steps for number in step.slides.split("–")]
    assert numbers == sorted(numbers)


def test_the_sheet_of_answers_has_each_with_its_points(lesson) -> None:
    sheet = lesson.parts["answers"].read_text("utf-8")
    points = [grading(cell)["points"] for cell in lesson.cells if grading(cell).get("grade")]
    assert f"{sum(points)} points, {points[-1]} of them for the talk." in sheet
    for heading, answer in zip(lesson.exercises, lesson.answers.values(), strict=True):
        assert heading.removeprefix("Exercise ") in sheet
        assert f"<strong>{answer_in_words(answer['right'])}</strong>" in sheet


def test_sheets_say_what_may_be_done_with_their_figures(lesson) -> None:
    terms = rights_of(lesson)
    assert terms
    for name in ("handout", "plan", "answers", "instructor's page"):
        page = lesson.parts[name].read_text("utf-8")
        assert terms in page and OWN_WORK in page
    assert OWN_WORK in INDEX.read_text("utf-8") and OWN_WORK in GUIDE_PAGE.read_text("utf-8")
    assert not [*ROOT.glob("LICEN[CS]E*")], "then the pages must say which licence it is"


def unpacked(archive: Path, folder: Path) -> list[Path]:
    """Unpack an archive into an empty folder, and give its files."""
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def dead_links(pages: Iterable[Path]) -> Iterator[str]:
    """Follow every address in pages, and those in the text of notebooks, to a file or a place."""
    for page in pages:
        text = page.read_text("utf-8")
        addresses = re.findall(r'\b(?:href|src)=\\?"([^"\\]*)', text)
        if page.suffix == ".ipynb":
            addresses += re.findall(r"\]\(([^)\s]+)\)", text)
        for address in addresses:
            name, _, place = address.partition("#")
            if re.match(r"(https?|data):", address):
                continue
            target = (page.parent / unquote(name)) if name else page
            if not target.is_file() or (
                place and f'id="{unquote(place)}"' not in target.read_text("utf-8")
            ):
                yield f"{page.name}: {address}"


ARCHIVES = [WHOLE_ARCHIVE, *(path for one in LESSONS for path in one.archives.values())]


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.stem)
def test_an_archive_stands_alone(archive, tmp_path) -> None:
    files = unpacked(archive, tmp_path)
    pages = [path for path in files if path.suffix in (".html", ".ipynb")]
    assert len(pages) >= 2
    assert list(dead_links(pages)) == []
    assert {path.name for path in tmp_path.iterdir()} == {archive.stem}
    assert "<!-- online -->" not in "".join(page.read_text("utf-8") for page in pages)


def test_a_dead_link_is_noticed(tmp_path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<a href="b.html">B</a> <img src="c.png"> <a href="#d">D</a>', "utf-8")
    assert list(dead_links([page])) == ["a.html: b.html", "a.html: c.png", "a.html: #d"]


def test_the_archives_hold_what_the_kit_makes_and_nothing_else(tmp_path) -> None:
    talk = {"talk.html", "talk_notes.html"}
    loose = {path.relative_to(CLASSROOM).as_posix() for lesson in LESSONS
             for path in lesson.parts.values() if path.name not in talk}  # fmt: skip
    shared = {path.relative_to(CLASSROOM).as_posix() for path in (INDEX, GUIDE_PAGE, SETTINGS)}
    whole = unpacked(WHOLE_ARCHIVE, tmp_path / "whole")
    root = tmp_path / "whole" / "classroom"
    assert {path.relative_to(root).as_posix() for path in whole} == loose | shared
    for lesson in LESSONS:
        pupils = unpacked(lesson.archives["pupils"], tmp_path / "pupils" / lesson.name)
        assert {path.name for path in pupils} == {f"{lesson.name}.ipynb", "handout.html"}
        root = tmp_path / lesson.name / f"{lesson.name}_teacher"
        teachers = unpacked(lesson.archives["teacher"], root.parent)
        own = {path for path in loose if lesson.name in path}
        assert {path.relative_to(root).as_posix() for path in teachers} == own | shared


def test_a_card_begins_with_what_a_teacher_takes_first() -> None:
    cards = index_of(LESSONS, {}, []).split('<section class="lesson">')[1:]
    assert len(cards) == len(LESSONS)
    for card, lesson in zip(cards, LESSONS, strict=True):
        first = card.partition('<ul class="links first">')[2].partition("</ul>")[0]
        files = ("plan.html", "slides.html", f"{lesson.name}.ipynb")
        assert re.findall(r'href="([^"]+)"', first) == [f"{lesson.name}/{file}" for file in files]


# Up to date


def test_the_package_is_as_its_lessons_make_it(lesson) -> None:
    for path, content in package.files_of(lesson, recorded_in(lesson.page)).items():
        assert path.read_bytes() == content, f"run python3 -m helpers classroom: {path.name}"


def test_nothing_of_the_package_is_out_of_date() -> None:
    assert not plan.plan_lessons(force=False), "run python3 -m helpers classroom"


def test_what_the_lessons_share_is_up_to_date() -> None:
    changes = listed_in(INDEX)
    for path, content in package.common_files(LESSONS, recorded_in(INDEX), changes).items():
        assert path.read_bytes() == content, path.name


def test_the_same_files_give_the_same_archive() -> None:
    files = {"b/1.txt": b"1", "a.txt": b"2"}
    assert package.zipped(files, "c") == package.zipped(dict(reversed(files.items())), "c")
