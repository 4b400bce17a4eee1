"""What must hold of a table's numbers: a row of totals is the sum of the rows it closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from briefgen.document.checks.statements import Quantity, Rule, total
from briefgen.layout.numbers import MISSING
from briefgen.positions import Location

if TYPE_CHECKING:
    from briefgen.blocks.table import Table

_TOTAL = re.compile(r"(?:grand )?(?:total|sum|summe|gesamt|insgesamt|suma|totale|somme)\b.*", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:sub-?total|of which|thereof|davon|dont|zwischensumme)\b.*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<sign>[-−+]?)(?P<before>[^\d\s+−-]{0,3}) ?(?P<digits>\d[\d,]*(?:\.\d+)?) ?(?P<after>[^\d\s]{0,3})"
)
_RATIOS = frozenset({"%", "x", "×", "pp", "bps"})
_SCALED = re.compile(r"\b(?:[KMBT]|k|m|bn|mn|thousand|million|billion|trillion|Mrd|Mio)\b|[%$€£¥]")


class _Value(NamedTuple):
    value: Decimal
    unit: str


def rules(table: Table) -> Iterator[Rule]:
    """One rule for each column of amounts, if a row says it is the total; places are within the block."""
    names = [row[0] for row in table.rows]
    closing = [index for index, name in enumerate(names) if _TOTAL.fullmatch(name.strip())]
    if len(closing) != 1 or len(table.columns) < 2:
        return
    rows = [index for index in range(closing[0]) if not _PARTIAL.fullmatch(names[index].strip())]
    for column in range(1, len(table.columns)):
        yield from _of_column(table, column, rows, closing[0])


def _of_column(table: Table, column: int, rows: Sequence[int], closing: int) -> Iterator[Rule]:
    cells = {index: _read(table.rows[index][column]) for index in (*rows, closing)}
    told = {index: cell for index, cell in cells.items() if table.rows[index][column].strip() not in MISSING}
    values = {index: cell for index, cell in told.items() if cell is not None}
    whole = values.get(closing)
    if len(values) < len(told) or whole is None or len(values) < 3:
        return
    units = {cell.unit for cell in values.values()}
    if len(units) > 1 or (units & _RATIOS and whole.value != 100):
        return
    rounded = bool(_SCALED.search(f"{table.columns[column].title} {next(iter(units))}"))

    def quantity(index: int) -> Quantity:
        value = values[index].value
        place: Location = ("rows", index, column)
        return Quantity(f"“{table.rows[index][0]}”", value, None, None, not rounded and value % 1 == 0, place)

    yield total(quantity(closing), [quantity(index) for index in rows if index in values])


def _read(text: str) -> _Value | None:
    match = _NUMBER.fullmatch(text.strip().replace("\u00a0", " "))
    if not match:
        return None
    try:
        value = Decimal(match["digits"].replace(",", ""))
    except InvalidOperation:
        return None
    return _Value(-value if match["sign"] in ("-", "−") else value, f"{match['before']}{match['after']}".strip())
