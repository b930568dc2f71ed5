"""Keeps data/ whole: new figures are put in memory first, then on disk all or nothing."""

import pandas as pd

from helpers.atomic_files import finish_pending, write_data
from helpers.csv_text import marked
from helpers.data.cells import check
from helpers.data.checksums import CHECKSUMS, WITH_CHECKSUMS, cell_as_text, checksums_of
from helpers.data.schemas import schema_of
from helpers.data.stored_rows import stored_rows
from helpers.data.tables import SOURCES, load, load_stored_sources, rows_of
from helpers.errors import UserError
from helpers.importers.batch import Batch
from helpers.importers.oews_layout import NATION
from helpers.importers.release_order import refuse_gaps, refuse_older
from helpers.importers.upsert import Outcome, Rows, disagreement, key_of, known_by, merge
from helpers.own_files import table_files
from helpers.paths import data_folder


class Store:
    """The tables of data/ as they are, and as they will be."""

    def __init__(self) -> None:
        finish_pending()
        self._before: dict[str, Rows] = {}
        self._after: dict[str, Rows] = {}
        self._left: set[str] = set()
        self._taken: set[str] = set()
        self._files: dict[str, list[str]] = {}
        self._given: dict[tuple[str, tuple], tuple[dict, str]] = {}

    def put(self, batch: Batch) -> Outcome:
        """Put a batch into its table, in memory.

        Parameters
        ----------
        batch : Batch
            The rows.

        Raises
        ------
        UserError
            When the table in data/ is bad, the batch would lose figures or an occupation, or is
            older than the figures which it would replace, or an earlier file gave others.
        """
        self._refuse_disagreement(batch)
        refuse_older(self._rows(batch.table), self._rows(SOURCES), batch)
        if batch.table == NATION:
            refuse_gaps(self._rows(NATION), batch)
        self._after[batch.table], outcome = merge(self._rows(batch.table), batch)
        self._left |= outcome.left
        self._taken |= {citation["source"] for citation in batch.citations}
        used = {row["source"] for row in self._after[batch.table].values()}
        sources = self._rows(SOURCES)
        for citation in batch.citations:
            if citation["source"] in used:
                self._cite(sources, citation, citation["source"] in outcome.moved)
        return outcome

    def save(self, dry_run: bool) -> list[str]:
        """Write the tables that changed, all or none, and name them.

        Parameters
        ----------
        dry_run : bool
            Whether to check everything but write nothing.

        Raises
        ------
        UserError
            When a table would break its schema, or data/ cannot be written.
        """
        self._drop_unused_sources()
        self._add_checksums()
        changed = sorted(name for name, rows in self._after.items() if rows != self._before[name])
        files = {f"{name}.csv": _as_csv(name, self._after[name]) for name in changed}
        if files and not dry_run:
            write_data(files)
        return [f"data/{name}" for name in files]

    def _refuse_disagreement(self, batch: Batch) -> None:
        """Refuse figures that another file of the same command states otherwise."""
        for row in batch.rows:
            key = key_of(batch.table, row)
            before, by = self._given.setdefault((batch.table, key), (row, batch.label))
            if change := disagreement(before, row):
                raise UserError(
                    f"{by} and {batch.label} disagree about {known_by(key)} ({change}); "
                    "take in one of them."
                )

    def _rows(self, name: str) -> Rows:
        """A table's rows by key; a table without a file yet has none."""
        if name not in self._after:
            rows: Rows = {}
            if (data_folder() / f"{name}.csv").exists():
                table = load_stored_sources() if name == SOURCES else load(name)
                rows = {key_of(name, row): row for row in rows_of(table)}
            self._before[name] = rows
            self._after[name] = dict(rows)
        return self._after[name]

    def _cite(self, sources: Rows, citation: dict, moved: bool) -> None:
        """Add or renew a source's row; the day and the files are those of its newest figures."""
        key = (citation["source"],)
        files = self._files.setdefault(citation["source"], [])
        if moved and citation["file"] not in files:
            files.append(citation["file"])
        held = sources.get(key)
        if held is None:
            sources[key] = citation
            return
        row = {column: value or held[column] for column, value in citation.items()}
        if (held["period"] or "") > citation["period"]:  # an older file of a table that grows
            row |= {column: held[column] for column in ("period", "published", "next_release")}
            moved = False
        if moved:
            row["file"] = ", ".join(files)
        else:
            row |= {column: held[column] for column in ("retrieved", "file")}
        sources[key] = row

    def _add_checksums(self) -> None:
        """Give the releases that were taken in a checksum; the others of a table keep theirs."""
        checksums = self._rows(CHECKSUMS)
        for name in [name for name in self._after if name.startswith(WITH_CHECKSUMS)]:
            releases = checksums_of(self._after[name].values())
            for key in [key for key in checksums if key[0] == name and key[1] not in releases]:
                del checksums[key]
            for release in releases.keys() & self._taken:
                rows, checksum = releases[release]
                checksums[name, release] = {
                    "table": name, "release": release, "rows": rows, "checksum": checksum,
                }  # fmt: skip

    def _drop_unused_sources(self) -> None:
        """Drop the sources whose last figures were replaced, unless something else cites them."""
        if not self._left:
            return
        used: set[str] = set()
        for name in (table_files().keys() | self._after.keys()) - {SOURCES}:  # a table may be new
            rows = self._after[name].values() if name in self._after else stored_rows(name)
            used |= {row.get(column) for row in rows for column in ("source", "stated_in")}
        for source in self._left - used:
            self._rows(SOURCES).pop((source,), None)


def _as_csv(name: str, rows: Rows) -> bytes:
    """The table as its file holds it: checked, sorted by key, with plain line ends."""
    columns = list(schema_of(name).columns)
    lines = [[cell_as_text(rows[key][column]) for column in columns] for key in sorted(rows)]
    cells = pd.DataFrame(lines, columns=columns, dtype=object).replace("", None)
    cells.index += 2
    check(name, cells, f"data/{name}.csv")
    return marked(cells.to_csv(index=False, lineterminator="\n")).encode()
