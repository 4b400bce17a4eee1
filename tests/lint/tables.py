"""Tables: grids, merged cells, headers, styles."""

from __future__ import annotations

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import Opened, identity, kind, words

Grid = list[list[etree._Element]]


def _tables(deck: Opened) -> list[tuple[str, etree._Element, etree._Element]]:
    """Every table with its part and its frame."""
    found = [(part, each) for part in deck.of("slide") for each in deck.tree(part).iter("{*}tbl")]
    return [(part, table, next(a for a in table.iterancestors() if kind(a) == "graphicFrame")) for part, table in found]


def rows_have_a_cell_for_every_column(deck: Opened) -> Found:
    for part, table, frame in _tables(deck):
        name = identity(frame).get("name")
        columns = [int(each.get("w")) for each in table.iter("{*}gridCol")]
        rows = [int(each.get("h")) for each in table.iter("{*}tr")]
        for number, row in enumerate(table.iter("{*}tr"), start=1):
            if len(row.findall("{*}tc")) != len(columns):
                yield part, f"has {len(row.findall('{*}tc'))} cells in row {number} of “{name}”."
        size = frame.find("{*}xfrm/{*}ext")
        if (sum(columns), sum(rows)) != (int(size.get("cx")), int(size.get("cy"))):
            yield part, f"has “{name}” in a frame that is not the size of its columns and rows."
        if not columns or not rows or min(columns) < 1 or min(rows) < 1:
            yield part, f"has “{name}” with a column or a row without a size."


def merged_cells_cover_one_another(deck: Opened) -> Found:
    """A cell that spans n columns is followed by n − 1 that say so, and as many rows as it spans repeat that below."""
    for part, table, frame in _tables(deck):
        grid = [row.findall("{*}tc") for row in table.iter("{*}tr")]
        name = identity(frame).get("name")
        covered: dict[tuple[int, int], tuple[bool, bool]] = {}
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                across, down = int(cell.get("gridSpan", 1)), int(cell.get("rowSpan", 1))
                own = covered.get((row, column), (False, False))
                said = (cell.get("hMerge") in {"1", "true"}, cell.get("vMerge") in {"1", "true"})
                if said != own:
                    yield part, f"has a cell in “{name}”, row {row + 1}, column {column + 1}, merged with nothing."
                if own != (False, False):
                    if words(cell):
                        yield part, f"hides “{words(cell)}” in “{name}” under a merged cell."
                    continue
                if across < 1 or down < 1 or column + across > len(cells) or row + down > len(grid):
                    yield part, f"has a cell in “{name}” that spans more than the table has."
                area = [(y, x) for y in range(row, row + down) for x in range(column, column + across)]
                covered |= {(y, x): (x > column, y > row) for y, x in area[1:]}


def headers_are_flagged(deck: Opened) -> Found:
    """A table of several columns says that its first row is its header; every one names a style that the deck has."""
    (styles,) = deck.related(deck.presentation, "tableStyles")[:1] or (None,)
    known = {each.get("styleId") for each in deck.tree(styles).iter("{*}tblStyle")} if styles else set()
    # A template may name one of the styles that PowerPoint has built in.
    if styles and known and not deck.template and deck.tree(styles).get("def") not in known:
        yield styles, "names a default style that it does not have."
    for part, table, frame in _tables(deck):
        properties = table.find("{*}tblPr")
        wide = len(list(table.iter("{*}gridCol"))) > 1
        if properties is None or (wide and properties.get("firstRow") not in {"1", "true"}):
            yield part, f"does not flag the header of “{identity(frame).get('name')}”."
        elif properties.findtext("{*}tableStyleId") not in known:
            yield part, f"has “{identity(frame).get('name')}” in a style the deck lacks."
