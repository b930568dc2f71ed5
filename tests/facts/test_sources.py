"""Of when the figures are, and when the next are due, follows from the sources."""

import pandas as pd

from helpers.data.tables import load
from helpers.facts import sources as source_dates


def test_dates_are_those_of_the_newest_release_of_each_series(monkeypatch):
    columns = ["source", "series", "kind", "title", "period", "next_release", "retrieved"]
    rows = [
        ("oews-2023", "oews", "wages", "Survey, national", "2023-05", "2025"),
        ("oews-2024", "oews", "wages", "Survey, national", "2024-05", "2026"),
        ("oews-2025", "oews", "wages", "Survey, national", "2025-05", "2027"),
        ("oews-state-2024", "oews-state", "wages", "Survey, states", "2024-05", "2026"),
        ("oews-area-2024", "oews-area", "wages", "Survey, areas", "2024-05", "2026"),
        ("ooh-2025", "ooh", "Handbook", "Handbook, coders", "2025-08", "2026-08"),
        ("cpi-u", "cpi", "consumer prices", "Index", "2026-05", "2026-07"),
        ("aapc-2025", "aapc", None, "Salary survey", "2025", None),
    ]
    rows = [(*row, "2026-08-15") for row in rows]
    monkeypatch.setattr(source_dates, "load", lambda _: pd.DataFrame(rows, columns=columns))
    survey = ["oews-2023", "oews-2024", "aapc-2025"]
    assert source_dates.as_of(survey) == "Official figures as of May 2024 (wages)."
    assert source_dates.next_due(survey) == "Next release due: 2027 (wages)."
    everything = [row[0] for row in rows]
    assert source_dates.as_of(everything) == (
        "Official figures as of May 2025 (wages), May 2024 (wages: areas; states), "
        "August 2025 (Handbook), May 2026 (consumer prices)."
    )
    assert source_dates.next_due(everything) == (
        "Next release due: 2027 (wages), 2026 (wages: areas; states), August 2026 (Handbook). "
        "Due already, and not yet in this collection: July 2026 (consumer prices)."
    )
    assert (source_dates.as_of(["aapc-2025"]), source_dates.next_due(["aapc-2025"])) == ("", "")


def test_every_source_with_a_next_release_is_told():
    sources = load("sources")
    followed = sources[sources["next_release"].notna()]
    official = followed[followed["publisher"] != "Indeed Hiring Lab"]  # no agency
    assert set(official["publisher"]) <= {
        "U.S. Bureau of Labor Statistics",
        "U.S. Bureau of Economic Analysis",
    }
    for source in official["source"]:
        assert source_dates.as_of([source]) and source_dates.next_due([source]), source
