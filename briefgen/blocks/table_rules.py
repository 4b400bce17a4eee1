"""What must hold of a table's numbers: a row of totals is the sum of the rows it closes, cells agree with figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from briefgen.document.cells import Sign, decimal_sign, readings
from briefgen.document.checks.agreement import by_label, disagreement, meant
from briefgen.document.checks.statements import Quantity, Rule, same, told, total
from briefgen.document.figures import Figure
from briefgen.layout.numbers import MISSING
from briefgen.numbers import SCALES, parse
from briefgen.positions import Location

if TYPE_CHECKING:
    from briefgen.blocks.table import Table

_TOTAL = re.compile(r"(?:grand )?(?:total|sum|summe|gesamt|insgesamt|suma|totale|somme)\b.*", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:sub-?total|of which|thereof|davon|dont|zwischensumme)\b.*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-−+]?)(?P<before>[^\d\s()+−-]{0,3}) ?(?P<minus>[-−]?)"
    r"(?P<digits>\d(?:[\d.,'’\s]*\d)?) ?(?P<after>[^\d\s()]{0,4})(?(open)\)) ?(?P<unit>[%€]?)"
)
_RATIOS = frozenset({"%", "x", "×", "pp", "bps"})
_SCALED = re.compile(r"\b(?:[KMBT]|k|m|bn|mn|thousand|million|billion|trillion|Mrd|Mio)\b|[%$€£¥]")
_UNIT = re.compile(r",\s.*|\s*\(.*")
"""What follows the name in a heading: "Revenue, USD B", "2025 (EUR M)"."""


class _Value(NamedTuple):
    value: Decimal
    unit: str


def rules(table: Table, figures: Mapping[str, Figure]) -> Iterator[Rule]:
    """A rule for each column of amounts, if a row says it is the total, and for cells that are no figure's number."""
    sign = _sign(table)
    yield from _totals(table, sign)
    yield from _agreements(table, figures, sign)


def _sign(table: Table) -> Sign | None:
    """The decimal sign of a table's numbers: what they prove, else what the document's are written with."""
    matches = (_NUMBER.fullmatch(_plain(text)) for row in table.rows for text in row)
    usual = table.style.decimal
    return decimal_sign((match["digits"] for match in matches if match), cast("Sign", usual) if usual in ".," else None)


def _totals(table: Table, sign: Sign | None) -> Iterator[Rule]:
    names = [row[0] for row in table.rows]
    closing = [index for index, name in enumerate(names) if _TOTAL.fullmatch(name.strip())]
    if len(closing) != 1 or len(table.columns) < 2:
        return
    rows = [index for index in range(closing[0]) if not _PARTIAL.fullmatch(names[index].strip())]
    for column in range(1, len(table.columns)):
        yield from _of_column(table, column, rows, closing[0], sign)


def _of_column(table: Table, column: int, rows: Sequence[int], closing: int, sign: Sign | None) -> Iterator[Rule]:
    cells = {index: _read(table.rows[index][column], sign) for index in (*rows, closing)}
    filled = {index: cell for index, cell in cells.items() if table.rows[index][column].strip() not in MISSING}
    values = {index: cell for index, cell in filled.items() if cell is not None}
    whole = values.get(closing)
    if len(values) < len(filled) or whole is None or len(values) < 3:
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


def _agreements(table: Table, figures: Mapping[str, Figure], sign: Sign | None) -> Iterator[Rule]:
    """Where a cell's row and column name a figure and its period, in either order, it says what the figure says."""
    named = by_label(figures.values())
    for number, row in enumerate(table.rows):
        for index, column in enumerate(table.columns[1:], start=1):
            heads = [_UNIT.sub("", head) for head in (row[0], column.title)]
            known = (figure for name, when in (heads, heads[::-1]) for figure in meant(named, name, when))
            place: Location = ("rows", number, index)
            yield from disagreement(known, partial(_said, row[index], f"“{heads[0]}”, “{heads[1]}”", place, sign))


def _said(text: str, name: str, place: Location, sign: Sign | None, figure: Figure) -> Quantity | None:
    """A cell's number as one of a figure; of bare digits in the scale in which they fit, if there is one."""
    read = _read(text, sign)
    if read is None:
        return None
    if read.unit:
        parsed = parse(text, figure.unit, figure.style)
        worth = SCALES[figure.scale].worth if figure.scale else Decimal(1)
        unlike = parsed is None or parsed.upper is not None or parsed.qualifier is not None
        if unlike or parsed is None:
            return None
        # The digits as they are written say how far the number is rounded.
        scale = next((each for each in (None, *SCALES) if _worth(each) * abs(read.value) == abs(parsed.amount)), None)
        value = read.value if scale or worth == 1 else parsed.amount / worth
        return Quantity(name, value, figure.unit, scale if scale or worth == 1 else figure.scale, place=place)
    known = told(figure)
    scaled = [Quantity(name, read.value, figure.unit, scale, place=place) for scale in (figure.scale, None, *SCALES)]
    return next((each for each in scaled if known and same(each, known).verdict() != "wrong"), scaled[0])


def _worth(scale: str | None) -> Decimal:
    return SCALES[scale].worth if scale else Decimal(1)


def _read(text: str, sign: Sign | None) -> _Value | None:
    """A cell's amount, and the signs beside its digits; None where it holds none, or one that may be two."""
    match = _NUMBER.fullmatch(_plain(text))
    read = readings(match["digits"]) if match else {}
    if not match or len(set(read.values())) > (1 if sign is None else 2) or not read:
        return None
    value = cast("Decimal", read[sign] if sign in read else next(iter(read.values())))
    negative = match["open"] or match["minus"] or match["sign"] in ("-", "−")
    unit = f"{match['before']}{match['after']}{match['unit']}".strip()
    return _Value(-value if negative else value, unit)


def _plain(text: str) -> str:
    return text.strip().replace("\u00a0", " ").replace("\u202f", " ")
