"""The workbook behind a chart: one sheet with the categories and the series, as people edit them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.writers.pptx.markup import DECLARATION, NOTHING, Xml, tag, text
from briefgen.writers.pptx.package import Package, Relations

SHEET = "Data"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST_FORMAT = 164
"""Number formats below are the spreadsheet's own."""

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Column:
    """A series in the sheet. With `formulas`, one a row, `values` are their results."""

    title: str
    values: tuple[Decimal | None, ...]
    format: str = "General"
    formulas: tuple[str, ...] = ()


def letter(index: int) -> str:
    """The letters of the column at `index`; the categories have 0."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def cells(index: int, count: int) -> str:
    """The reference to a column's `count` values, which stand below its title."""
    return f"{SHEET}!${letter(index)}$2:${letter(index)}${count + 1}"


def title_cell(index: int) -> str:
    """The reference to a column's title."""
    return f"{SHEET}!${letter(index)}$1"


def workbook(categories: Sequence[str], columns: Sequence[Column]) -> bytes:
    """The sheet as an .xlsx file. Text is always text, whatever it begins with; equal data gives equal bytes."""
    package, roots, book = Package(), Relations(), Relations()
    formats = sorted({column.format for column in columns} - {"General"})
    styles = {"General": 0} | {form: number for number, form in enumerate(formats, start=1)}
    rows = [tag("row", *_title_row(columns), r=1)]
    for row, category in enumerate(categories, start=2):
        numbers = [_number(column, index, row, styles) for index, column in enumerate(columns, start=1)]
        rows.append(tag("row", _string(f"A{row}", category), *numbers, r=row))
    sheet = _part("worksheet", tag("sheetData", *rows))
    package.add("/xl/worksheets/sheet1.xml", sheet, f"{_TYPES}worksheet+xml")
    package.add("/xl/styles.xml", _part("styleSheet", *_styles(formats)), f"{_TYPES}styles+xml")
    entry = tag("sheet", name=SHEET, sheetId=1, r_id=book.to("worksheet", "/xl/worksheets/sheet1.xml"))
    book.to("styles", "/xl/styles.xml")
    data = _part("workbook", tag("sheets", entry), xmlns_r=_RELATIONS)
    roots.to("officeDocument", package.add("/xl/workbook.xml", data, f"{_TYPES}sheet.main+xml", book))
    return package.zipped(roots)


def _part(root: str, *children: Xml, **attributes: str | int | None) -> bytes:
    return (DECLARATION + tag(root, *children, xmlns=_MAIN, **attributes)).encode()


def _title_row(columns: Sequence[Column]) -> list[Xml]:
    return [_string(f"{letter(index)}1", column.title) for index, column in enumerate(columns, start=1)]


def _string(cell: str, content: str) -> Xml:
    said = tag("t", text(_ESCAPED.sub("_x005F_", content)), xml_space="preserve")
    return tag("c", tag("is", said), r=cell, t="inlineStr")


def _number(column: Column, index: int, row: int, styles: dict[str, int]) -> Xml:
    value = column.values[row - 2]
    formula = tag("f", text(column.formulas[row - 2])) if column.formulas else NOTHING
    if value is None and not formula:
        return NOTHING
    shown = tag("v", Xml(f"{value:f}")) if value is not None else NOTHING
    return tag("c", formula, shown, r=f"{letter(index)}{row}", s=styles[column.format] or None)


def _styles(formats: Sequence[str]) -> list[Xml]:
    """One cell style for each number format; the schema asks for the rest."""
    named = [tag("numFmt", numFmtId=FIRST_FORMAT + number, formatCode=form) for number, form in enumerate(formats)]
    used = [0, *(FIRST_FORMAT + number for number in range(len(formats)))]
    plain: dict[str, str | int | None] = {"fontId": 0, "fillId": 0, "borderId": 0}
    cell_styles = [tag("xf", numFmtId=number, xfId=0, applyNumberFormat=1, **plain) for number in used]
    fills = [tag("fill", tag("patternFill", patternType=kind)) for kind in ("none", "gray125")]
    return [
        tag("numFmts", *named, count=len(named)) if named else NOTHING,
        tag("fonts", tag("font", tag("sz", val=11), tag("name", val="Calibri")), count=1),
        tag("fills", *fills, count=2),
        tag("borders", tag("border", *(tag(side) for side in ("left", "right", "top", "bottom", "diagonal"))), count=1),
        tag("cellStyleXfs", tag("xf", numFmtId=0, **plain), count=1),
        tag("cellXfs", *cell_styles, count=len(used)),
        tag("cellStyles", tag("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
    ]
