"""How long a cell may take and how much it may show, for builds and for tests."""

CELL_SECONDS = 60
"""After which a cell is stopped; the slowest of the collection takes two."""

MOST_SHOWN = 1_000_000
"""Signs that a cell may show: ten times the largest chart, three times a whole page."""

# What is wrong with a cell that keeps to no limit.
TOO_LONG = f"not finished after {CELL_SECONDS} seconds, the limit for a cell."
TOO_MUCH = f"shows more than {MOST_SHOWN:,} signs; show less, a table’s first rows, say."
DIED = "the kernel died; did it run out of memory?"


def signs_in(content: dict) -> int:
    """Give how many signs a kernel's message holds for its reader.

    >>> signs_in({"name": "stdout", "text": "one"})
    3
    >>> signs_in({"data": {"text/plain": "two", "text/markdown": "**two**"}, "metadata": {}})
    10
    >>> signs_in({"execution_state": "idle"})
    0
    """
    return len(content.get("text", "")) + sum(len(str(v)) for v in content.get("data", {}).values())
