"""What the cells of a data file hold, and the numbers that they show.

A number in text is written with a decimal point or a decimal comma. Which of the two a file uses, its numbers tell:
1,234 alone may be either, beside 12.5 it is one thousand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.numbers import in_range

Sign = Literal[".", ","]


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its cell shows in per cent: 12 where a sheet holds 0.12 and shows 12 %."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A formula whose value was not saved with it."""

    formula: str


Cell = str | Decimal | Percent | Unsaved | None
"""A cell's text or number; None where it is empty."""


class UnreadableError(ValueError):
    """What a cell holds instead of a number, as the end of a sentence, and what would be right."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


def _body(groups: str, decimal: str) -> re.Pattern[str]:
    """Digits in groups of thousands, or of hundreds as in India, and the decimals."""
    thousands = rf"[1-9]\d{{0,2}}(?P<group>[{groups}\s'’])\d{{3}}(?:(?P=group)\d{{3}})*"
    hundreds = rf"[1-9]\d?(?:[{groups}]\d\d)+[{groups}]\d{{3}}"
    return re.compile(rf"(?:{thousands}|{hundreds}|\d+)(?:[{decimal}]\d+)?")


_BODIES: dict[Sign, re.Pattern[str]] = {".": _body(",", "."), ",": _body(".", ",")}
_WRAPPED = re.compile(r"(?P<open>\()?(?P<sign>[-+−])?(?P<body>\d.*?)(?P<percent>\s?%)?(?(open)\))")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What in a sheet's number format stands for itself."""


def decimal_sign(cells: Iterable[Cell], usual: Sign | None) -> Sign | None:
    """The decimal sign of a file by the numbers that only one sign makes; None if they tell nothing, or both."""
    told = {
        next(iter(signs)) for cell in cells if isinstance(cell, str) and len(signs := frozenset(readings(cell))) == 1
    }
    return usual if not told else next(iter(told)) if len(told) == 1 else None


def number(cell: Cell, sign: Sign | None, unit: str | None) -> Decimal:
    """The number a cell shows, in a unit. Raises UnreadableError for any other cell."""
    match cell:
        case Percent():
            if unit not in ("%", "pp"):
                raise UnreadableError(f"is shown as {_digits(cell.value)}%, and its unit here is {unit}")
            return cell.value
        case Decimal():
            return _bounded(cell)
        case Unsaved():
            hint = "Open the workbook in an office program and save it: values are saved then."
            raise UnreadableError(f"holds the formula {cell.formula}, whose value was not saved with it", hint)
        case None:
            raise UnreadableError("holds nothing, not a number")
    read = readings(cell)
    values = list(dict.fromkeys(map(_value, read.values())))
    if not values:
        raise UnreadableError(f"holds “{cell}”, not a number")
    if len(values) > 1 and sign is None:
        said = " to some and ".join(map(_digits, values))
        hint = "Write it without signs between thousands, or with as many decimals as leave no doubt."
        raise UnreadableError(f"holds “{cell}”, which is {said} to others", hint)
    return number(read[sign] if sign in read else next(iter(read.values())), sign, unit)


def of_sheet(value: object, number_format: str) -> Cell:
    """The cell of a sheet, by its value and the format it is shown in."""
    match value:
        case None | "":
            return None
        case bool():
            return str(value)
        case int() | float():
            exact = Decimal(repr(value))
            if "%" in _QUOTED.sub("", number_format):
                return Percent(exact * 100)
            return Percent(exact) if "%" in number_format else exact
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case _:
            return str(value).strip() or None


def is_number(cell: Cell) -> bool:
    """Whether it holds a number, whichever it is."""
    return isinstance(cell, Decimal | Percent) or (isinstance(cell, str) and bool(readings(cell)))


def as_text(cell: Cell) -> str:
    """A cell as a name: of a series, of a category."""
    match cell:
        case None:
            return ""
        case Percent():
            return f"{_digits(cell.value)}%"
        case Unsaved():
            return cell.formula
    return str(cell)


def readings(text: str) -> dict[Sign, Decimal | Percent]:
    """The number that a text is with each decimal sign; parentheses are a minus, as in accounts."""
    match = _WRAPPED.fullmatch(text.strip())
    if not match or (match["open"] and match["sign"]):
        return {}
    found: dict[Sign, Decimal | Percent] = {}
    for sign, pattern in _BODIES.items():
        if pattern.fullmatch(match["body"]):
            digits = re.sub(rf"[^\d{sign}]", "", match["body"]).replace(",", ".")
            negative = match["open"] or match["sign"] in ("-", "−")
            value = -Decimal(digits) if negative else Decimal(digits)
            found[sign] = Percent(value) if match["percent"] else value
    return found


def _value(read: Decimal | Percent) -> Decimal:
    return read.value if isinstance(read, Percent) else read


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _bounded(value: Decimal) -> Decimal:
    try:
        return in_range(value)
    except ValueError as error:
        raise UnreadableError(f"holds {value:.3g}: {error}") from error
