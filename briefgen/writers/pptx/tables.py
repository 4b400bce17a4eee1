"""Native tables: column widths and row heights as measured, rules by role, a style that new tables share."""

from __future__ import annotations

from itertools import pairwise

from briefgen.geometry import Rect
from briefgen.scene import Cell, Color, Paragraph, Row, Run, Style, Table, TextFrame
from briefgen.writers.pptx.markup import NOTHING, Xml, document, emu, tag, transform
from briefgen.writers.pptx.roles import outline, scheme
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.text import ANCHORS, paragraph_list

STYLE_ID = "{6E6F2B53-0C84-4B1F-A9C5-2D1B7A40C3E8}"
STYLE_NAME = "Hairlines"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

_Rule = tuple[Color | None, float]


def table_frame(table: Table, sheet: Sheet, place: Xml = NOTHING) -> Xml:
    """The table as PowerPoint's own, in the placeholder `place`."""
    properties = tag(
        "p:nvGraphicFramePr",
        sheet.identity(table.name, table.alt),
        tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
        tag("p:nvPr", place),
    )
    data = tag("a:graphicData", _grid(table, sheet), uri=TABLE)
    # Summed as its edges are: the same length in floating point may round to another one in the file.
    size = table.rect.resized(width=sum(table.columns), height=sum(row.height for row in table.rows))
    return tag("p:graphicFrame", properties, transform(size, "p:xfrm"), tag("a:graphic", data))


def _grid(table: Table, sheet: Sheet) -> Xml:
    edges = [_edge(table, index) for index in range(len(table.columns) + 1)]
    tops = [table.rect.y + sum(row.height for row in table.rows[:index]) for index in range(len(table.rows) + 1)]
    # Columns are written as they are seen: not every program knows tables that run from the right.
    seen = range(len(table.columns))[:: -1 if table.from_right else 1]
    areas = list(pairwise(edges))
    columns = [tag("a:gridCol", w=abs(emu(areas[column][1]) - emu(areas[column][0]))) for column in seen]
    rows = []
    for index, row in enumerate(table.rows):
        area = Rect(table.rect.x, tops[index], table.rect.width, row.height)
        cells = []
        for column in seen:
            place = Rect(min(areas[column]), area.y, table.columns[column], area.height)
            cell = row.cells[column] or _covered(row, place)
            cells.append(_cell(cell, place, _rules(table, index, column), sheet))
        rows.append(tag("a:tr", *cells, h=emu(tops[index + 1]) - emu(tops[index])))
    named = any(row.cells and row.cells[0] and row.cells[0].header for row in table.rows if not row.header)
    properties = tag(
        "a:tblPr",
        tag("a:tableStyleId", Xml(STYLE_ID)),
        firstRow=1 if table.rows and table.rows[0].header else None,
        firstCol=1 if named and not table.from_right else None,
        lastCol=1 if named and table.from_right else None,
    )
    return tag("a:tbl", properties, tag("a:tblGrid", *columns), *rows)


def _edge(table: Table, index: int) -> float:
    """Where the first `index` columns end, counted from the side where the table starts."""
    return table.rect.x + sum(table.columns[index:] if table.from_right else table.columns[:index])


def _rules(table: Table, row: int, column: int) -> tuple[_Rule, _Rule]:
    """The lines over and under a cell; none runs through a group cell."""

    def under(index: int) -> _Rule:
        if index < 0:
            return (None, 0.0)
        following = table.rows[index + 1] if index + 1 < len(table.rows) else None
        if following and following.cells[column] is None:
            return (None, 0.0)
        return (table.rows[index].rule, table.rows[index].rule_width)

    return under(row - 1), under(row)


def _covered(row: Row, area: Rect) -> Cell:
    """An empty cell in the style of its neighbours: an unstyled one would be 18 pt high and push its row."""
    styles = [run.style for cell in row.cells if cell for text in cell.frame.paragraphs for run in text.runs]
    smallest = min(styles, key=lambda style: style.leading, default=Style("empty", "label", 1, 1))
    empty = Paragraph((Run("", smallest),))
    return Cell(TextFrame("", area.resized(height=smallest.leading), (empty,), (), 1))


def _cell(cell: Cell, area: Rect, rules: tuple[_Rule, _Rule], sheet: Sheet) -> Xml:
    above, below = rules
    lines = (
        outline(None, name="a:lnL"),
        outline(None, name="a:lnR"),
        outline(*above, name="a:lnT"),
        outline(*below, name="a:lnB"),
    )
    inner = cell.frame.rect
    properties = tag(
        "a:tcPr",
        *lines,
        tag("a:noFill"),
        marL=_margin(inner.x - area.x),
        marR=_margin(area.right - inner.right),
        marT=_margin(inner.y - area.y),
        marB=_margin(area.bottom - inner.bottom),
        anchor=ANCHORS[cell.frame.anchor],
    )
    body = tag("a:txBody", tag("a:bodyPr"), tag("a:lstStyle"), *paragraph_list(cell.frame.paragraphs, sheet.writing))
    return tag("a:tc", body, properties)


def _margin(points: float) -> int:
    """Rounded down, so that rounding never makes a row higher than it was measured."""
    return max(0, int(points * emu(1)))


def table_styles() -> bytes:
    """The deck's own table style, which tables inserted later take too: hairlines between rows, a quiet header."""

    def borders(**lines: Color) -> Xml:
        return tag("a:tcBdr", *(tag(f"a:{side}", outline(color, 0.75)) for side, color in lines.items()))

    def text(color: Color, *, bold: bool = False) -> Xml:
        return tag("a:tcTxStyle", tag("a:fontRef", idx="minor"), scheme(color), b="on" if bold else None)

    whole = tag("a:wholeTbl", text(Color.INK), tag("a:tcStyle", borders(insideH=Color.HAIRLINE)))
    first = tag("a:firstRow", text(Color.MUTED), tag("a:tcStyle", borders(bottom=Color.MUTED)))
    column = tag("a:firstCol", text(Color.INK, bold=True), tag("a:tcStyle", tag("a:tcBdr")))
    style = tag("a:tblStyle", whole, column, first, styleId=STYLE_ID, styleName=STYLE_NAME)
    return document("a:tblStyleLst", "a", children=(style,), **{"def": STYLE_ID})
