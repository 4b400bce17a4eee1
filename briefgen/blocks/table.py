"""Rows and columns. Columns are as wide as their content needs; numbers end on one edge."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, paragraph
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Align, Cell, Color, Node, Paragraph, Row, Style
from briefgen.scene import Table as TableItem


class Column(BaseModel):
    """A column's heading and alignment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    align: Literal["start", "end"] = "start"


class Table(Block):
    """A table with one header row. With `group`, equal values in the first column stand once, ruled apart."""

    splits: ClassVar[bool] = True

    type: Literal["table"] = "table"
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[tuple[Text, ...], ...] = Field(min_length=1)
    group: bool = False

    @model_validator(mode="after")
    def _rows_are_complete(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, but the table has {len(self.columns)} columns")
        return self

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        grid = _Grid(self, region, setting)
        if grid.lacks > 0.01:
            return refusal(self, grid.lacks, f"“{grid.longest}” and the table's other long words need more width")
        count = fitting(grid.heights, region.height - grid.header_height)
        if not count:
            return refusal(
                self, grid.header_height + grid.heights[0] - region.height, f"the row “{self.rows[0][0]}” needs room"
            )
        rest = self.model_copy(update={"rows": self.rows[count:]}) if count < len(self.rows) else None
        item = grid.place(count)
        return Fragment((item,), item.rect.height, rest)


class _Grid:
    """The table measured at a width: column widths, row heights, and the cells placed."""

    def __init__(self, table: Table, region: Rect, setting: Setting) -> None:
        self.table, self.region, self.setting = table, region, setting
        scale = setting.scale
        self.pad = scale.step * (0.5 if setting.deck else 0.25)
        self.gutter = scale.gutter * (1.0 if setting.deck else 0.7)
        self.head = [paragraph(column.title, muted(scale.body), column.align) for column in table.columns]
        self.texts = [
            [paragraph(text, self._style(index), self._align(index)) for index, text in enumerate(row)]
            for row in table.rows
        ]
        self.widths = self._widths()
        self.lacks = sum(self.least) - self.gutter - region.width
        self.header_height = self._row_height(self.head)
        self.heights = [self._row_height(row) for row in self.texts]
        if setting.deck:
            self._open_up()

    @property
    def longest(self) -> str:
        """The word that needs the most width."""
        return max(map(self.setting.type.widest_piece, chain(self.head, *self.texts)))[1]

    def _style(self, index: int) -> Style:
        scale = self.setting.scale
        if (self.table.group or len(self.table.columns) > 1) and index == 0:
            return scale.name
        return scale.name if self.table.columns[index].align == "end" else scale.body

    def _align(self, index: int) -> Align:
        return self.table.columns[index].align

    def _widths(self) -> list[float]:
        """Natural widths if they fit, the spare shared; else the widest columns give until all fit."""
        typesetter = self.setting.type
        columns = list(zip(self.head, *self.texts, strict=True))
        natural = [max(typesetter.natural_width(p) for p in column) + self.gutter for column in columns]
        self.least = [max(typesetter.widest_piece(p)[0] for p in column) + self.gutter for column in columns]
        room = self.region.width + self.gutter
        spare = room - sum(natural)
        if spare >= 0:
            return [width + spare / len(natural) for width in natural]
        return _capped(natural, self.least, room)

    def _row_height(self, row: list[Paragraph]) -> float:
        heights = [self.setting.type.height((p,), w - self.gutter) for p, w in zip(row, self.widths, strict=True)]
        return max(heights) + 2 * self.pad

    def _open_up(self) -> None:
        """On a slide, rows that leave room are given more air, up to five steps a row."""
        rows = len(self.heights) + 1
        spare = (self.region.height - self.header_height - sum(self.heights)) / (2 * rows)
        more = min(spare, self.setting.scale.step * 2.5)
        if more > 0:
            self.pad += more
            self.header_height += 2 * more
            self.heights = [height + 2 * more for height in self.heights]

    def place(self, count: int) -> TableItem:
        setting = self.setting
        key = setting.key
        inner = setting.within(Node("Table", key, alt=None))
        rows = [self._row(self.head, self.region.y, self.header_height, inner, "head", header=True)]
        top = self.region.y + self.header_height
        for index in range(count):
            texts = self.texts[index]
            repeated = self.table.group and index > 0 and self.table.rows[index][0] == self.table.rows[index - 1][0]
            last = (
                index + 1 == len(self.table.rows)
                or not self.table.group
                or self.table.rows[index + 1][0] != self.table.rows[index][0]
            )
            row_key = str(len(self.table.rows) - index)
            rows.append(self._row(texts, top, self.heights[index], inner, row_key, blank=repeated, ruled=last))
            top += self.heights[index]
        area = self.region.resized(height=top - self.region.y)
        columns = (*self.widths[:-1], self.widths[-1] - self.gutter)
        return TableItem(f"{key} · table", area, columns, tuple(rows), self._alt(), inner.tag)

    def _row(
        self,
        texts: list[Paragraph],
        top: float,
        height: float,
        setting: Setting,
        key: str,
        *,
        header: bool = False,
        blank: bool = False,
        ruled: bool = True,
    ) -> Row:
        line = setting.within(Node("TR", f"{setting.key}/{key}"))
        cells: list[Cell | None] = []
        x = self.region.x
        for index, (text, width) in enumerate(zip(texts, self.widths, strict=True)):
            head = header or (index == 0 and len(texts) > 1)
            scope = (("Scope", "Column" if header else "Row"),) if head else ()
            node = Node("TH" if head else "TD", f"{setting.key}/{key}/{index}", attributes=scope)
            area = Rect(x, top + self.pad, width - self.gutter, 0)
            content = paragraph("", text.runs[0].style) if blank and index == 0 else text
            frame = setting.type.frame(f"{setting.key} · {key}.{index + 1}", (content,), area, tag=(*line.tag, node))
            cells.append(Cell(frame, head))
            x += width
        quiet = Color.MUTED if header or self.table.group else Color.HAIRLINE
        return Row(height, tuple(cells), quiet if ruled else None, self.setting.scale.hairline, header)

    def _alt(self) -> str:
        heads = ", ".join(column.title for column in self.table.columns)
        return f"Table with {len(self.table.rows)} rows: {heads}"


def _capped(natural: list[float], least: list[float], room: float) -> list[float]:
    """Widths cut at one cap, none below its longest word, so that narrow columns keep theirs and all fit `room`."""
    low, high = 0.0, max(natural)
    for _ in range(40):
        cap = (low + high) / 2
        total = sum(max(min(wide, cap), small) for wide, small in zip(natural, least, strict=True))
        low, high = (cap, high) if total <= room else (low, cap)
    return [max(min(wide, low), small) for wide, small in zip(natural, least, strict=True)]
