"""A grid of paragraphs, measured once for a whole table and placed row by row, cut where a row has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.geometry import Rect
from briefgen.layout.columns import widths
from briefgen.layout.numbers import after_units, numeric
from briefgen.layout.protocol import Setting
from briefgen.scene import Cell, Color, Node, Paragraph, Row
from briefgen.text.lines import Typesetter

FEWEST_LINES = 2
"""A cell is cut so that at least so many lines, as they are reserved, stand on either side."""

SLACK = 1.0
"""A column is wider than its longest word by so much: renderers break a word that misses by a hair."""

WIDEST_GAP = 2.0
"""Columns stand at most so many gutters further apart, or numbers would stand far from their names."""


SHORTEST_LINE = 8
"""Characters a line: a cell broken into less is a crumb."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a grid: a paragraph a cell, the row's key, and whether a rule stands under it."""

    cells: tuple[Paragraph, ...]
    key: str
    ruled: bool = True
    header: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """Column widths without gutters, and how far each column's longest number reaches beyond its units."""

    widths: tuple[float, ...]
    tails: tuple[float, ...]
    gutter: float
    pad: float

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gutter * (len(self.widths) - 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows set to the measures of their table."""

    measures: Measures
    setting: Setting
    headed: bool
    """Whether each row's first cell heads it."""

    def height(self, line: Line) -> float:
        """A row's height with its padding, in points."""
        return max(self._heights(line.cells)) + 2 * self.measures.pad

    def _heights(self, cells: Sequence[Paragraph]) -> list[float]:
        return [self.setting.type.height((cell,), self._room(i, cell)) for i, cell in enumerate(cells)]

    def _room(self, index: int, cell: Paragraph) -> float:
        return self.measures.widths[index] - self._hang(index, cell)

    def _hang(self, index: int, cell: Paragraph) -> float:
        """What a number keeps free at its right, so that decimal points stand in line."""
        longest = self.measures.tails[index]
        hangs = longest > 0 and after_units(cell.text) is not None
        return max(0.0, longest - tail(cell, self.setting.type)) if hangs else 0.0

    def reach(self, lines: Sequence[Line]) -> float:
        """Where the rows' longest text ends, in points from their left edge."""
        last = len(self.measures.widths) - 1
        before = self.measures.width - self.measures.widths[last]
        cells = (line.cells[last] for line in lines)
        return before + max(self.setting.type.reach(cell, self._room(last, cell)) for cell in cells)

    def crumbs(self, lines: Sequence[Line]) -> int:
        """How many of the rows' cells are broken into lines of a few characters."""
        type_ = self.setting.type
        cells = ((cell, self._room(i, cell)) for line in lines for i, cell in enumerate(line.cells))
        counts = ((len(cell.text), type_.count(cell, room)) for cell, room in cells)
        return sum(lines > 1 and length < SHORTEST_LINE * lines for length, lines in counts)

    def cut(self, line: Line, room: float) -> tuple[Line, Line] | None:
        """The row cut so that its head fits `room`, no line left alone on either side; None where it cannot be.

        A short cell stands whole in the head, and is blank in the rest.
        """
        pairs = [self._cut_cell(index, cell, room - 2 * self.measures.pad) for index, cell in enumerate(line.cells)]
        if any(pair is None for pair in pairs):
            return None
        heads, rests = zip(*(pair for pair in pairs if pair), strict=True)
        if not any(rest.text for rest in rests):
            return None
        return replace(line, cells=heads, ruled=False), replace(line, cells=rests)

    def _cut_cell(self, index: int, cell: Paragraph, room: float) -> tuple[Paragraph, Paragraph] | None:
        setting, width = self.setting, self._room(index, cell)
        blank = replace(cell, runs=(replace(cell.runs[-1], text=""),))
        if setting.type.height((cell,), width) <= room + 0.01:
            return cell, blank
        lines, shown = setting.type.count(cell, width), setting.type.shown(cell, width)
        # In the brand's own face a cell may have fewer lines than are reserved for it.
        most = min(lines - FEWEST_LINES, shown - 1, int(room // cell.leading))
        for count in range(most, max(1, min(FEWEST_LINES, shown - 1)) - 1, -1):
            head, rest = setting.type.split(cell, width, count)
            if setting.type.height((head,), width) <= room + 0.01:
                return head, rest
        return None

    def place(self, line: Line, x: float, y: float, height: float, color: Color) -> Row:
        """The row with its corner at (x, y)."""
        setting, measures = self.setting, self.measures
        row = setting.within(Node("TR", f"{setting.key}/{line.key}"))
        cells: list[Cell | None] = []
        for index, (text, width) in enumerate(zip(line.cells, measures.widths, strict=True)):
            head = line.header or (self.headed and index == 0)
            # Of two cells the first needs no repeating before the second: they are read together.
            told = line.header or (head and len(line.cells) > 2)
            scope = (("Scope", "Column" if line.header else "Row"),) if told else ()
            node = Node("TH" if told else "TD", f"{setting.key}/{line.key}/{index}", attributes=scope)
            area = Rect(x, y + measures.pad, self._room(index, text), 0)
            name = f"{setting.key} · {line.key}.{index + 1}"
            cells.append(Cell(setting.type.frame(name, (text,), area, tag=(*row.tag, node)), head))
            x += width + measures.gutter
        return Row(height, tuple(cells), color if line.ruled else None, setting.scale.hairline, line.header)


def tail(cell: Paragraph, type_: Typesetter) -> float:
    """The width of what a number has after its units, in points."""
    after = after_units(cell.text) or ""
    return type_.width(after, cell.runs[-1].style) if after else 0.0


@lru_cache(maxsize=256)
def measured(lines: tuple[Line, ...], width: float, gutter: float, pad: float, type_: Typesetter) -> Measures | None:
    """The measures of a table at `width` points; None where its longest words do not fit side by side."""
    columns = list(zip(*(line.cells for line in lines), strict=True))
    tails = [_longest_tail(column, lines, type_) for column in columns]
    natural = [_natural(column, longest, type_) for column, longest in zip(columns, tails, strict=True)]
    # A number's decimals never leave it: its column is as wide as all its numbers in line.
    least = [
        wide if longest else SLACK + max(type_.widest_piece(cell)[0] for cell in column)
        for wide, longest, column in zip(natural, tails, columns, strict=True)
    ]
    room = width - gutter * (len(columns) - 1)
    if sum(least) > room + 0.01:
        return None
    counters = [[(type_.counter(cell), cell.leading) for cell in column] for column in columns]
    found = widths(natural, least, room, lambda i, w: [count(w) * leading for count, leading in counters[i]])
    spare = room - sum(found)
    more = min(spare / len(columns), WIDEST_GAP * gutter)
    if columns[-1][-1].align == "start":
        # A last column of text takes what is left over; one of numbers stays near its neighbours.
        found = (*found[:-1], found[-1] + spare - more * (len(columns) - 1))
    return Measures(found, tuple(tails), gutter + more, pad)


def _longest_tail(column: Sequence[Paragraph], lines: Sequence[Line], type_: Typesetter) -> float:
    cells = [cell for cell, line in zip(column, lines, strict=True) if not line.header]
    if not cells or cells[0].align != "end" or not numeric([cell.text for cell in cells]):
        return 0.0
    return max(tail(cell, type_) for cell in cells)


def _natural(column: Sequence[Paragraph], longest: float, type_: Typesetter) -> float:
    """The width of a column on one line; numbers hang by their longest part after the units."""

    def wide(cell: Paragraph) -> float:
        hangs = longest > 0 and after_units(cell.text) is not None
        hang = max(0.0, longest - tail(cell, type_)) if hangs else 0.0
        return SLACK + type_.natural_width(cell) + hang

    return max(wide(cell) for cell in column)
