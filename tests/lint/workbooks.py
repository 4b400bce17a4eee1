"""Workbooks behind charts: opened by a spreadsheet library, without links and without formulas that came in as text."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import openpyxl

from tests.lint.archive import Found
from tests.lint.opened import Opened

REFERENCE = re.compile(r"(?:'([^']+)'|(\w+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")
CALLED = {
    "SUM": lambda *values: sum(values),
    "ABS": abs,
    "IF": lambda asked, yes, no: yes if asked else no,
    "MAX": max,
    "MIN": min,
    "SIGN": lambda number: (number > 0) - (number < 0),
}
"""The functions a formula may call; none of them can reach out of the sheet."""

_OPERATORS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_COMPARED = {
    ast.LtE: lambda a, b: a <= b,
    ast.Lt: lambda a, b: a < b,
    ast.GtE: lambda a, b: a >= b,
    ast.Gt: lambda a, b: a > b,
}


@dataclass(frozen=True)
class Sheet:
    """A workbook's sheets: their values as last computed, and their formulas."""

    values: Any
    typed: Any

    @classmethod
    @lru_cache(maxsize=64)
    def read(cls, data: bytes) -> Sheet | None:
        """The workbook, or None if it cannot be opened."""
        try:
            return cls(
                openpyxl.load_workbook(io.BytesIO(data), data_only=True), openpyxl.load_workbook(io.BytesIO(data))
            )
        except Exception:  # noqa: BLE001 (a broken workbook fails anywhere in the library)
            return None

    def cells(self, formula: str) -> list[Any] | None:
        """The values of the cells that a formula such as `Data!$B$2:$B$5` names, None if it names none."""
        found = REFERENCE.fullmatch(formula or "")
        if found is None or (found[1] or found[2]) not in self.values.sheetnames:
            return None
        area = f"{found[3]}{found[4]}:{found[5] or found[3]}{found[6] or found[4]}"
        return [cell.value for row in self.values[found[1] or found[2]][area] for cell in row]


def _books(deck: Opened) -> list[str]:
    return [part for part, said in deck.types.items() if said.endswith("spreadsheetml.sheet")]


def workbooks_open(deck: Opened) -> Found:
    for part in _books(deck):
        book = Sheet.read(deck.parts[part])
        if book is None:
            yield part, "cannot be opened as a workbook."
        elif [
            name
            for name in Opened(deck.parts[part]).parts
            if "externalLink" in name or "connections" in name or "vba" in name
        ]:
            yield part, "has links to other files."


def formulas_are_sums_of_the_sheet(deck: Opened) -> Found:
    """A formula only computes with the numbers of its own row or the one above, and gives the value kept beside it.

    The first row and the first column hold text: a formula there came in with somebody's words.
    """
    for part in _books(deck):
        book = Sheet.read(deck.parts[part])
        for sheet in book.typed.worksheets if book else ():
            values = book.values[sheet.title]
            numbers = {
                c.coordinate: c.value for row in values.iter_rows() for c in row if isinstance(c.value, int | float)
            }
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                kept = values[cell.coordinate].value
                if cell.row == 1 or cell.column == 1:
                    yield part, f"has the formula {cell.value} for a name, in {cell.coordinate}."
                    continue
                try:
                    computed = _computed(str(cell.value), numbers)
                except (ValueError, SyntaxError, ZeroDivisionError) as error:
                    yield part, f"has the formula {cell.value} in {cell.coordinate}: {error}."
                    continue
                if kept is not None and abs(computed - kept) > 1e-6 * max(1.0, abs(kept)):
                    yield part, f"keeps {kept} in {cell.coordinate}, but {cell.value} is {computed}."


def _computed(formula: str, numbers: Mapping[str, float]) -> float:
    """What a formula comes to. Raises ValueError for any word but the functions above and cells of this sheet."""
    said = formula.removeprefix("=").replace("<>", "!=").replace("$", "")
    said = re.sub(r"([A-Z])(\d+):([A-Z])\2", _cells, said)
    return float(_value(ast.parse(said, mode="eval").body, numbers))


def _cells(found: re.Match[str]) -> str:
    """The cells of a range within one row, one by one."""
    first, row, last = found.groups()
    return ", ".join(f"{chr(column)}{row}" for column in range(ord(first), ord(last) + 1))


def _value(node: ast.expr, numbers: Mapping[str, float]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.Name(id=name) if re.fullmatch(r"[A-Z]{1,2}\d+", name):
            return numbers.get(name, 0)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, numbers)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
            return _COMPARED[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in CALLED:
            return CALLED[name](*(_value(argument, numbers) for argument in arguments))
    raise ValueError(f"{ast.unparse(node)} is not arithmetic on this sheet")


def workbooks_are_packages_of_their_own(deck: Opened) -> Iterator[tuple[str, str]]:
    """The rules of packages hold for the workbook inside the deck too."""
    from tests.lint import PACKAGE_RULES

    for part in _books(deck):
        try:
            book = Opened(deck.parts[part])
        except Exception as error:  # noqa: BLE001 (what is no archive fails anywhere)
            yield part, f"is no archive: {error}."
            continue
        yield from ((f"{part}!{inner}", said) for rule in PACKAGE_RULES for inner, said in rule(book))
