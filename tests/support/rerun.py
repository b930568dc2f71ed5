"""Runs a notebook's cells without a kernel and tells whether an output differs from the stored.

This is what nbval asks, asked in a fork of a process that has loaded everything already.
"""

import os
import warnings
from collections.abc import Iterable, Iterator

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.show import sentences

_WITHOUT_HISTORY = Config({"HistoryManager": {"enabled": False}})


def differs(topics: Iterable[TopicNotebook]) -> bool:
    """Say whether any output of the topics' notebooks is no longer as it is stored.

    Parameters
    ----------
    topics : iterable of TopicNotebook
        Whose notebooks; the first that differs ends the search.
    """
    return any(_in_a_fork(topic) for topic in topics)


def _in_a_fork(topic: TopicNotebook) -> bool:
    with warnings.catch_warnings():  # of threads, from Python 3.12 on: the fork needs none of them
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 2
        try:
            status = int(_has_changed(topic))
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    exit_code = os.waitstatus_to_exitcode(status)
    if exit_code not in (0, 1):
        raise RuntimeError(f"{topic.label}: cannot be run here")
    return exit_code == 1


def _has_changed(topic: TopicNotebook) -> bool:
    shell = InteractiveShell.instance(config=_WITHOUT_HISTORY)
    sentences._used.clear()
    for cell in topic.cells:
        if cell["cell_type"] != "code":
            continue
        with capture_output() as captured:
            ran = shell.run_cell(text_of(cell["source"]))
        if not ran.success or list(_stored(cell)) != list(_shown(shell, captured, ran.result)):
            return True
    return False


def _stored(cell: dict) -> Iterator[dict]:
    for output in cell["outputs"]:
        shown = output.get("data", {"text": output.get("text", "")})
        yield {kind: _joined(value) for kind, value in shown.items() if kind != "text/plain"}


def _joined(value: str | list[str] | dict) -> str | dict:
    """What an output holds of one kind: text, or what it carries for pages and slides."""
    return value if isinstance(value, dict) else text_of(value)


def _shown(shell: InteractiveShell, captured: object, result: object) -> Iterator[dict]:
    if captured.stdout and result is None:
        yield {"text": captured.stdout}
    bundles = [output.data for output in captured.outputs]
    if result is not None:
        bundles.append(shell.display_formatter.format(result)[0])
    for bundle in bundles:
        yield {kind: value for kind, value in bundle.items() if kind != "text/plain"}
