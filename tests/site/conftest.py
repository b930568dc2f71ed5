"""Four notebooks with their pages, before new figures and after."""

import pytest

from tests.support.collection import Collection
from tests.support.moving_figures import (
    ARTICLE,
    CHART,
    CHECK,
    JUDGE,
    NEWER,
    OUTLOOK,
    PRICES,
    WORDS,
    add_source,
    built,
    grow,
)


@pytest.fixture(scope="session")
def four_notebooks(tiny: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Four notebooks that say and draw what two tables hold, with their pages; not to change."""
    collection = tiny.copy_to(tmp_path_factory.mktemp("four_notebooks") / "collection")
    for name, text in {"drawing": CHART, "judging": JUDGE}.items():
        collection.path(f"helpers/{name}.py").write_text(text, encoding="utf-8")
    for path in collection.path("notebooks").iterdir():
        path.unlink()
    notebooks = {
        "00_outlook": OUTLOOK, "01_words": WORDS, "02_prices": PRICES, "03_check": CHECK,
    }  # fmt: skip
    for name, cells in notebooks.items():
        collection.write_notebook(name, cells)
    add_source(collection, ARTICLE)
    built(collection)
    return collection


@pytest.fixture(scope="session")
def shrunk(four_notebooks: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The four after new figures; not to change."""
    collection = four_notebooks.copy_to(tmp_path_factory.mktemp("shrunk") / "collection")
    grow(collection, 8, 1)
    add_source(collection, NEWER)
    output = built(collection)
    assert "New figures: 3 findings moved, 1 of them flipped direction; " in output
    assert (
        "1 finding gone; 1 chart changed; 1 verdict changed. See reports/changes.html\n" in output
    )
    assert "\nFlipped: 00_outlook.html#finding-cell-4\n" in output
    return collection
