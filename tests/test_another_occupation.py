"""A row more in occupations.csv, and the national workbook again: a neighbor more on every page."""

import html
import json

import pytest
from conftest import Collection

from tests import next_release, workbooks

CODE, NAME = "43-4171", "Receptionists and information clerks"


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The collection with an occupation more, its wages known and its projections not."""
    folder = tmp_path_factory.mktemp("wider")
    collection = Collection(next_release.copy_of_the_collection(folder / "collection"))
    listed = collection.path("data/occupations.csv")
    with open(listed, "a", encoding="utf-8") as rows:
        rows.write(f"{CODE},{NAME},{CODE},1999,,same,\n")
    further = workbooks.occupation(CODE, NAME, A_MEDIAN=37230.0, A_PCT75=45000.0)
    done = collection.command("update", str(next_release.nation_again(folder, further)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 new, 0 changed" in done.stdout
    done = collection.command("reports", "start_here", "outlook", "training", "related_careers")
    assert (done.returncode, done.stderr) == (0, "")
    return collection


def shown(collection: Collection, name: str) -> str:
    cells = json.loads(collection.path(f"notebooks/{name}.ipynb").read_text("utf-8"))["cells"]
    outputs = [output["data"] for cell in cells for output in cell.get("outputs", [])]
    told = [data.get("text/html") or data.get("text/markdown") for data in outputs]
    return html.unescape(" ".join("".join(lines) for lines in told))


def test_it_stands_among_the_neighbors(wider: Collection) -> None:
    now, before = (shown(wider, "11_related_careers"), len(next_release.newest("wages_national")))
    assert f"Of {before - 1} neighboring occupations, **" in now
    figures = now.split("<figure")[1:]
    assert f"{NAME}, schooling not published: " in figures[0], "in the chart of pay"
    assert f'<th scope="row">{NAME}</th>' in now, "in the table"
    assert "nan" not in now.replace("Finance", "").replace("finance", "").split()


def test_what_is_not_known_of_it_is_said(wider: Collection) -> None:
    now = shown(wider, "11_related_careers")
    row = now[now.index(f'<th scope="row">{NAME}</th>') :].partition("</tr>")[0]
    assert "$37,230" in row
    assert row.count("not published") == 3, "growth, openings and openings for every hundred jobs"


def test_the_front_page_s_notebook_counts_it(wider: Collection) -> None:
    neighbors = len(next_release.newest("wages_national")) - 1
    assert f" of the {neighbors} neighboring occupations pay more" in shown(wider, "00_start_here")
