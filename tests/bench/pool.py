"""The plain way to use two cores: two processes, each runs and shows whole notebooks in turn.

Called by compare.py: ``python pool.py FOLDER NOTEBOOK …``.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

AT_A_TIME = 2


def run_and_show(notebook: Path, folder: Path) -> None:
    """Run a notebook with nbclient and write its page with nbconvert."""
    import nbformat
    from nbclient import NotebookClient
    from nbconvert import HTMLExporter

    node = nbformat.read(notebook, as_version=4)
    NotebookClient(node, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    page, _ = HTMLExporter().from_notebook_node(node)
    (folder / f"{notebook.stem}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    to, *notebooks = map(Path, sys.argv[1:])
    with ProcessPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(run_and_show, notebooks, [to] * len(notebooks)))
