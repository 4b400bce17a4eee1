"""Numbers from files: cells and ranges of CSV and XLSX files beside the content, read without executing anything.

`figures.xlsx#Sheet!B4` is a cell, `figures.xlsx#Sheet!A1:D6` a range, `capex.csv` a whole file, `capex.csv#B4` a cell
of it. Of a formula in a workbook the value is taken that was saved with it.
"""

from __future__ import annotations

import csv
import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

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

_ADDRESS = re.compile(r"(?:(?P<sheet>[^!]+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})")
_RANGE = re.compile(r"(?P<first>[^:]+):(?P<last>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})")
_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

Cell = str | Decimal | None
"""A cell's text or number; None where it is empty."""

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

    def number(self, name: str) -> tuple[Decimal, Origin]:
        """The number in a cell. Raises UnresolvedError if there is none."""
        file, area = self._named(name)
        grid = file.grid(area, name)
        if len(grid) != 1 or len(grid[0]) != 1:
            raise _unresolved(f"“{name}” is not one cell.", f"Name it, such as {file.name}#{_example(file)}.")
        value = number_of(grid[0][0])
        if value is None:
            shown = grid[0][0]
            raise _unresolved(f"“{name}” holds {'nothing' if shown is None else f'“{shown}”'}, not a number.")
        return value, Origin(file.name, name.partition("#")[2], file.digest)

    def table(self, name: str) -> tuple[Grid, Origin]:
        """The cells of a range, or of a whole file, without empty rows and columns at its ends."""
        file, area = self._named(name)
        return _trimmed(file.grid(area, name)), Origin(file.name, name.partition("#")[2], file.digest)

    def series(self, name: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Decimal | None, ...]], ...]]:
        """A table as a chart takes it: categories down the first column, series by the names in the first row.

        Raises UnresolvedError for what is no such table.
        """
        grid, _ = self.table(name)
        if len(grid) < 2 or len(grid[0]) < 2:
            raise _unresolved(f"“{name}” is no table.", "Names of series stand in its first row, categories below.")
        heads, *rows = grid
        names = ["" if head is None else str(head) for head in heads[1:]]
        columns = list(zip(*rows, strict=True))[1:]
        values = [
            tuple(_value(cell, head, name) for cell in column) for head, column in zip(names, columns, strict=True)
        ]
        return tuple(str(row[0] or "") for row in rows), tuple(zip(names, values, strict=True))

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
    sheets = {"": _rows(data, name)} if path.suffix.lower() == ".csv" else _workbook(data, name)
    if sum(len(row) for rows in sheets.values() for row in rows) > MOST_CELLS:
        raise _unresolved(f"The data file “{name}” has more than {MOST_CELLS:,} cells.")
    return _File(name, hashlib.sha256(data).hexdigest(), MappingProxyType(sheets))


def _rows(data: bytes, name: str) -> Grid:
    """The rows of a CSV file; its separator is that of the three in use which its first line has most of."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unresolved(f"The data file “{name}” is not UTF-8.", "Save it as UTF-8.") from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = [tuple(cell.strip() or None for cell in row) for row in csv.reader(StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise _unresolved(f"The data file “{name}” is no CSV file: {error}.") from error
    return tuple(rows)


def _workbook(data: bytes, name: str) -> dict[str, Grid]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _admit(package, name)
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return {sheet.title: _cells(sheet, name) for sheet in book.worksheets}
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


def _cells(sheet: Any, name: str) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    count = 0
    for row in sheet.iter_rows(values_only=True):
        count += len(row)
        if count > MOST_CELLS:
            raise _unresolved(f"A sheet of “{name}” has more than {MOST_CELLS:,} cells.")
        rows.append(tuple(_cell(value) for value in row))
    return tuple(rows)


def _cell(value: object) -> Cell:
    match value:
        case None | "":
            return None
        case bool():
            return str(value)
        case int() | float():
            return Decimal(repr(value))
        case _:
            return str(value).strip() or None


def number_of(cell: Cell) -> Decimal | None:
    """The number a cell holds; a text may group its thousands by commas, and has a decimal point."""
    if isinstance(cell, Decimal):
        return cell if cell.is_finite() else None
    if cell is None or not _NUMBER.fullmatch(cell):
        return None
    try:
        return Decimal(cell.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None


def _value(cell: Cell, head: str, name: str) -> Decimal | None:
    value = number_of(cell)
    if value is None and cell is not None:
        raise _unresolved(f"In “{name}”, {head} has “{cell}”, which is not a number.", "Leave the cell of a gap empty.")
    return value


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
