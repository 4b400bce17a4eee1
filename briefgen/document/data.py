"""Numbers from files: cells and ranges of CSV and XLSX files beside the content, read without executing anything.

`figures.xlsx#Sheet!B4` is a cell, `figures.xlsx#Sheet!A1:D6` a range, `capex.csv` a whole file, `capex.csv#B4` a cell
of it. Of a formula in a workbook the value is taken that was saved with it.
"""

from __future__ import annotations

import csv
import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from briefgen.document import cells
from briefgen.document.cells import Cell, Percent, Sign, UnreadableError, Unsaved, as_text, decimal_sign, of_sheet
from briefgen.document.figures import Origin
from briefgen.document.references import Problem, UnresolvedError
from briefgen.document.spelling import suggestion

SUFFIXES = (".csv", ".xlsx")
MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
"""A workbook that unpacks to more than this is not opened."""

HEAD = 4096
"""How much of a part is read for a document type, which stands before all else."""

MOST_CELLS = 200_000
MOST_DECIMALS = 4
"""A number with more decimals than this is not one that somebody rounded."""

SEPARATORS = ("\t", ";", ",")
"""Of what parts cells, the least doubtful first: commas stand in numbers and names too."""

_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n")
"""What some spreadsheets write before the rows, and do not count as one."""

_ADDRESS = re.compile(r"(?:(?P<sheet>[^!]+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})")
_RANGE = re.compile(r"(?P<first>[^:]+):(?P<last>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})")

Grid = tuple[tuple[Cell, ...], ...]


class Area(NamedTuple):
    """Cells of a sheet, from the upper left to the lower right one; rows and columns count from 0. None: all."""

    sheet: str | None
    corners: tuple[int, int, int, int] | None


@dataclass(frozen=True)
class DataFiles:
    """The data files of one content file, each read once. `root`: its folder, which no name may leave."""

    root: Path
    _read: dict[Path, _File] = field(default_factory=dict)

    def number(self, name: str, unit: str | None) -> tuple[Decimal, Origin]:
        """The number that a cell shows, in a unit. Raises UnresolvedError if there is none."""
        file, area = self._named(name)
        grid = file.grid(area, name)
        if len(grid) != 1 or len(grid[0]) != 1:
            raise _unresolved(f"“{name}” is not one cell.", f"Name it, such as {file.name}#{_example(file)}.")
        try:
            value = cells.number(grid[0][0], file.sign, unit)
        except UnreadableError as error:
            raise _unresolved(f"“{name}” {error.reason}.", error.hint) from error
        return value, Origin(file.name, name.partition("#")[2], file.digest)

    def series(
        self, name: str, unit: str | None
    ) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Decimal | None, ...]], ...]]:
        """A table as a chart takes it: categories down the first column, series by the names in the first row.

        Raises UnresolvedError for what is no such table.
        """
        file, area = self._named(name)
        grid = _trimmed(file.grid(area, name))
        if len(grid) < 2 or len(grid[0]) < 2:
            raise _unresolved(f"“{name}” is no table.", "Names of series stand in its first row, categories below.")
        heads, *rows = grid
        names = [as_text(head) for head in heads[1:]]
        columns = list(zip(*rows, strict=True))[1:]
        values = [
            tuple(_values(column, file, f"In “{name}”, {head}", unit))
            for head, column in zip(names, columns, strict=True)
        ]
        return tuple(as_text(row[0]) for row in rows), tuple(zip(names, values, strict=True))

    def _named(self, name: str) -> tuple[_File, Area]:
        path, _, place = name.partition("#")
        file = self._found(path)
        if file not in self._read:
            self._read[file] = _opened(file, path)
        return self._read[file], _area(place, name)

    def _found(self, name: str) -> Path:
        root = self.root.resolve()
        try:
            file = (root / name).resolve()
            found = file.is_file()
        except (OSError, RuntimeError, ValueError):
            raise _unresolved(f"The name “{name}” leads to no file.") from None
        if not file.is_relative_to(root):
            raise _unresolved(f"The data file “{name}” lies outside the content's folder.", f"Copy it into {root}.")
        if not found:
            beside = sorted(str(path.relative_to(root)) for end in SUFFIXES for path in root.rglob(f"*{end}"))
            raise _unresolved(f"There is no data file “{name}”.", suggestion(name, beside, "data files"))
        if file.suffix.lower() not in SUFFIXES:
            raise _unresolved(f"“{name}” is no data file this can read.", "Save it as CSV or XLSX.")
        return file


@dataclass(frozen=True)
class _File:
    name: str
    digest: str
    sheets: Mapping[str, Grid]
    sign: Sign | None
    """The decimal sign of its numbers in text, None where that is not to be told."""

    def grid(self, area: Area, name: str) -> Grid:
        """The cells of an area. Raises UnresolvedError for a sheet or a cell that is not there."""
        if area.sheet and "" in self.sheets:
            raise _unresolved(f"“{area.sheet}” in “{name}” is no cell.", "A cell of a CSV file is written B4.")
        sheet = area.sheet or next(iter(self.sheets))
        if sheet not in self.sheets:
            raise _unresolved(f"{self.name} has no sheet “{sheet}”.", suggestion(sheet, self.sheets, "sheets"))
        rows = self.sheets[sheet]
        if area.corners is None:
            return rows
        top, left, bottom, right = area.corners
        width = max((len(row) for row in rows), default=0)
        if bottom >= len(rows) or right >= width:
            raise _unresolved(f"“{name}” goes beyond the data, which end at {_letters(width - 1)}{len(rows)}.")
        return tuple(tuple((*row, *[None] * width)[left : right + 1]) for row in rows[top : bottom + 1])


def _opened(path: Path, name: str) -> _File:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unresolved(f"The data file “{name}” cannot be read: {error.strerror or error}.") from error
    if len(data) > MOST_BYTES:
        raise _unresolved(f"The data file “{name}” is larger than {MOST_BYTES // 1_000_000} MB.")
    usual: Sign | None = None
    if path.suffix.lower() == ".csv":
        rows, separator = _rows(data, name)
        # Where a comma parts cells, decimals have points.
        sheets, usual = {"": rows}, "." if separator == "," else None
    else:
        sheets = _workbook(data, name)
    every = [cell for rows in sheets.values() for row in rows for cell in row]
    if len(every) > MOST_CELLS:
        raise _unresolved(f"The data file “{name}” has more than {MOST_CELLS:,} cells.")
    digest = hashlib.sha256(data).hexdigest()
    return _File(name, digest, MappingProxyType(sheets), decimal_sign(every, usual))


def _rows(data: bytes, name: str) -> tuple[Grid, str]:
    """The rows of a CSV file, and its separator: named in a line “sep=;” before them, or found."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unresolved(f"The data file “{name}” is not UTF-8.", "Save it as UTF-8.") from error
    if named := _SEPARATOR_LINE.match(text):
        return _parted(text[named.end() :], named[1], name), named[1]
    ways = {separator: _parted(text, separator, name) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda each: _regularity(ways[each]))
    return ways[separator], separator


def _regularity(rows: Grid) -> tuple[int, int]:
    """How many rows have as many cells as the first that has several, and how many of their cells are numbers."""
    wide = next((len(row) for row in rows if len(row) > 1), 0)
    regular = [row for row in rows if len(row) == wide]
    return len(regular), sum(cells.is_number(cell) for row in regular for cell in row)


def _parted(text: str, separator: str, name: str) -> Grid:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        return tuple(tuple(cell.strip() or None for cell in row) for row in rows)
    except csv.Error as error:
        raise _unresolved(f"The data file “{name}” is no CSV file: {error}.") from error


def _workbook(data: bytes, name: str) -> dict[str, Grid]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _admit(package, name)
        values, formulas = (
            load_workbook(BytesIO(data), read_only=True, data_only=saved, keep_links=False) for saved in (True, False)
        )
        return {sheet.title: _cells(sheet, formulas[sheet.title], name) for sheet in values.worksheets}
    except UnresolvedError:
        raise
    except Exception as error:  # what a damaged workbook raises is the reader's own affair
        raise _unresolved(f"The workbook “{name}” cannot be read.", "Save it again as XLSX.") from error


def _admit(package: zipfile.ZipFile, name: str) -> None:
    """Refuse what unpacks to far more than a workbook has, and XML that defines entities."""
    entries = package.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _unresolved(f"The workbook “{name}” unpacks to more than {MOST_UNPACKED // 1_000_000} MB.")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with package.open(entry) as stream:
                if b"<!DOCTYPE" in stream.read(HEAD):
                    raise _unresolved(f"The workbook “{name}” defines entities, which no workbook needs.")


def _cells(sheet: Any, formulas: Any, name: str) -> Grid:
    """The cells of a sheet, which comes twice: with the values that were saved, and with the formulas they are of."""
    rows: list[tuple[Cell, ...]] = []
    count = 0
    for each in (sheet, formulas):
        # Some programs write down a sheet's size wrongly; what lies beyond it would not be read.
        each.reset_dimensions()
    for row, written in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        count += len(row)
        if count > MOST_CELLS:
            raise _unresolved(f"A sheet of “{name}” has more than {MOST_CELLS:,} cells.")
        rows.append(tuple(_cell(value, formula) for value, formula in zip(row, written, strict=True)))
    return tuple(rows)


def _cell(saved: Any, written: Any) -> Cell:
    if saved.value is None and written.data_type == "f":
        return Unsaved(str(getattr(written.value, "text", written.value)))
    return of_sheet(saved.value, str(saved.number_format))


def _values(column: Iterable[Cell], file: _File, of: str, unit: str | None) -> Iterator[Decimal | None]:
    """The numbers of a series, None for its gaps. `of`: where they stand, for a sentence."""
    shown = [isinstance(cell, Percent) for cell in column if isinstance(cell, Decimal | Percent)]
    if any(shown) and not all(shown):
        raise _unresolved(f"{of} has numbers that are shown in per cent beside others that are not.", "Show all alike.")
    for cell in column:
        try:
            yield None if cell is None else cells.number(cell, file.sign, unit)
        except UnreadableError as error:
            hint = error.hint or "Leave the cell of a gap empty."
            raise _unresolved(f"{of} {error.reason}.", hint) from error


def _area(place: str, name: str) -> Area:
    if not place:
        return Area(None, None)
    match = _RANGE.fullmatch(place)
    first = _ADDRESS.fullmatch(match["first"] if match else place)
    last = _ADDRESS.fullmatch(match["last"]) if match else first
    if not first or not last:
        if "!" not in place and not match:
            return Area(place, None)
        raise _unresolved(f"“{place}” in “{name}” is no cell.", "A cell is written B4 or Sheet!B4, a range A1:D6.")
    (top, left), (bottom, right) = _corner(first), _corner(last)
    if bottom < top or right < left:
        raise _unresolved(f"The range “{place}” ends before it begins.", "Name its upper left cell first.")
    return Area(first["sheet"], (top, left, bottom, right))


def _corner(match: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in match["column"].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match["row"]) - 1, column - 1


def _letters(column: int) -> str:
    """A column's letters; it counts from 0."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters or "A"


def _trimmed(grid: Sequence[Sequence[Cell]]) -> Grid:
    rows = [row for row in grid if any(cell is not None for cell in row)]
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell is not None), default=0)
    return tuple(tuple((*row, *[None] * width)[:width]) for row in rows)


def _example(file: _File) -> str:
    sheet = next(iter(file.sheets))
    return f"{sheet}!B4" if sheet else "B4"


def _unresolved(message: str, hint: str | None = None) -> UnresolvedError:
    return UnresolvedError(Problem(message, hint))
