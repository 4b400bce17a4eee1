"""Rows and columns. Columns are as wide as their content needs, numbers stand in line, long rows are cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from briefgen.blocks import table_rules
from briefgen.blocks.entries import Entries, Entry
from briefgen.document.checks.statements import Rule
from briefgen.document.figures import Figure
from briefgen.document.model import Block, Text
from briefgen.document.references import Cell, Declared
from briefgen.geometry import Rect
from briefgen.layout.grid import Grid, Line, Measures, measured
from briefgen.layout.marks import fitting, paragraph, too_wide
from briefgen.layout.numbers import numeric
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.numbers import ENGLISH
from briefgen.numbers import Style as NumberStyle
from briefgen.scene import Align, Color, Node, Paragraph, Run, Style
from briefgen.scene import Table as TableItem

MOST_AIR, MOST_AIR_ALONE = 2.5, 4.0
"""On a slide, a row gets at most so many steps of air over and under its text; more in a table that has it alone."""

SEVERAL = 4
"""Fewer rows than these do not fill a slide, however far they stand apart."""


class Column(BaseModel):
    """A column's heading and alignment; without one, numbers end on one edge and text starts on one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    align: Literal["start", "end"] | None = None


class Table(Block):
    """A table with one header row. With `group`, equal values in the first column stand once, ruled apart."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"
    splits: ClassVar[bool] = True

    type: Literal["table"] = "table"
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[tuple[Cell, ...], ...] = Field(min_length=1)
    group: bool = False

    _numbers: NumberStyle = PrivateAttr(default_factory=lambda: ENGLISH)

    @model_validator(mode="after")
    def _rows_are_complete(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, but the table has {len(self.columns)} columns")
        return self

    @property
    def style(self) -> NumberStyle:
        """How the document writes its numbers."""
        return self._numbers

    def model_post_init(self, context: Any, /) -> None:
        if isinstance(context, Declared):
            self._numbers = context.style

    def rules(self, figures: Mapping[str, Figure]) -> Iterator[Rule]:
        return table_rules.rules(self, figures)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        head, *rows = self._lines(setting)
        if _measures((head, *rows), region, setting):
            return _Part(self, head, tuple(rows), tuple(rows)).lay_out(region, setting)
        entries = self._entries(setting)
        texts = [text for entry in entries for text in (paragraph(entry.name, setting.scale.name), *entry.text)]
        wide = too_wide(self, setting, (texts, region.width))
        return wide or Entries(entries).lay_out(region, setting)

    def _lines(self, setting: Setting) -> tuple[Line, ...]:
        """The head and the rows as paragraphs."""
        columns = [self._align(index) for index in range(len(self.columns))]
        head = tuple(
            paragraph(column.title, muted(setting.scale.body), align)
            for column, align in zip(self.columns, columns, strict=True)
        )
        rows = [
            Line(tuple(paragraph(said, self._style(i, setting), columns[i]) for i, said in enumerate(row)), str(number))
            for number, row in enumerate(self.rows, start=1)
        ]
        return (Line(head, "head", header=True), *rows)

    def _align(self, index: int) -> Align:
        asked = self.columns[index].align
        if asked:
            return asked
        names = index == 0 and len(self.columns) > 1
        return "end" if not names and numeric([row[index] for row in self.rows]) else "start"

    def _style(self, index: int, setting: Setting) -> Style:
        names = (self.group or len(self.columns) > 1) and index == 0
        return setting.scale.name if names or self._align(index) == "end" else setting.scale.body

    def _entries(self, setting: Setting) -> tuple[Entry, ...]:
        """The table where its columns find no room side by side: each row under its first cell, a line a value."""
        quiet, plain = muted(setting.scale.body), setting.scale.body
        return tuple(
            Entry(
                row[0],
                tuple(
                    Paragraph((Run(f"{column.title}: ", quiet), Run(said, plain)))
                    for column, said in zip(self.columns[1:], row[1:], strict=True)
                    if said.strip()
                ),
            )
            for row in self.rows
        )

    def alt(self, setting: Setting) -> str:
        """How many rows it has, and the heads of its columns."""
        heads = ", ".join(column.title for column in self.columns)
        known, number = setting.vocabulary.spoken, len(self.rows)
        return (
            known.row.format(heads)
            if number == 1
            else known.rows.format(number=setting.numbers.count(number), heads=heads)
        )


@dataclass(frozen=True)
class _Part(LaidOut):
    """The rows of a table that are still to be placed, measured as the whole is: columns keep their widths."""

    table: Table
    head: Line
    whole: tuple[Line, ...]
    rows: tuple[Line, ...]

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        grid = self._grid(region, setting)
        if grid is None:
            return refusal(self, 1.0, "the table goes on in a narrower region")
        head = grid.height(self.head)
        room = region.height - head
        heights = [grid.height(line) for line in self.rows]
        count = fitting(heights, room)
        placed, rest = self.rows[:count], self.rows[count:]
        used = sum(heights[:count])
        if rest and setting.whole:
            return refusal(self, sum(heights[count:]) - room + used, "the table goes on")
        if rest and (not count or heights[count] > room):
            cut = grid.cut(rest[0], room - used)
            if cut:
                placed, rest = (*placed, cut[0]), (self._labelled(rest[0], cut[1]), *rest[1:])
        if not placed:
            lacks = head + heights[0] - region.height
            return refusal(self, lacks, f"the row “{self.rows[0].cells[0].text[:40]}” needs room")
        if setting.deck and setting.airy and not rest and len(placed) == len(self.whole):
            grid = self._opened(grid, region, head + used)
        item = self._placed(grid, placed, region)
        crumbs = grid.crumbs((self.head, *placed))
        return Fragment((item,), item.rect.height, replace(self, rows=rest) if rest else None, crumbs=crumbs)

    def _grid(self, region: Rect, setting: Setting) -> Grid | None:
        lines = (self.head, *self.whole)
        measures = _measures(lines, region, setting)
        inner = setting.within(Node("Table", setting.key, alt=None))
        return Grid(measures, inner, len(lines[0].cells) > 1) if measures else None

    def _opened(self, grid: Grid, region: Rect, used: float) -> Grid:
        """On a slide, rows that leave room are given more air."""
        spare = (region.height - used) / (2 * (len(self.whole) + 1))
        most = MOST_AIR_ALONE if grid.setting.alone and len(self.whole) >= SEVERAL else MOST_AIR
        more = max(0.0, min(spare, grid.setting.scale.step * most))
        measures: Measures = replace(grid.measures, pad=grid.measures.pad + more)
        return replace(grid, measures=measures)

    def _placed(self, grid: Grid, lines: Sequence[Line], region: Rect) -> TableItem:
        top, rows = region.y, []
        every = (self.head, *lines)
        if grid.setting.type.draft:
            return self._drafted(grid, every, region)
        for number, line in enumerate(every):
            shown = self._grouped(lines, number - 1) if number else line
            height = grid.height(line)
            quiet = Color.MUTED if line.header or self.table.group else Color.HAIRLINE
            rows.append(grid.place(shown, region.x, top, height, quiet))
            top += height
        measures = grid.measures
        columns = (*(width + measures.gutter for width in measures.widths[:-1]), measures.widths[-1])
        area = Rect(region.x, region.y, sum(columns), top - region.y)
        key = grid.setting.key
        return TableItem(f"{key} · table", area, columns, tuple(rows), self.table.alt(grid.setting), grid.setting.tag)

    def _drafted(self, grid: Grid, lines: Sequence[Line], region: Rect) -> TableItem:
        """What is only compared: as high as its rows, as wide as its text."""
        area = Rect(region.x, region.y, grid.reach(lines), sum(grid.height(line) for line in lines))
        return TableItem(f"{grid.setting.key} · table", area, (), (), self.table.alt(grid.setting), grid.setting.tag)

    def _grouped(self, lines: Sequence[Line], index: int) -> Line:
        """The row as a group shows it: its label once in every part, the rule under the group's last row."""
        line = lines[index]
        if not self.table.group:
            return line
        label = self._label(line)
        first, *others = line.cells
        if index and self._label(lines[index - 1]) == label:
            first = paragraph("", first.runs[0].style)
        last = index + 1 == len(lines) or self._label(lines[index + 1]) != label
        return replace(line, cells=(first, *others), ruled=last)

    def _labelled(self, line: Line, cut: Line) -> Line:
        """The rest of a cut row: under its group's label, if it has one."""
        return replace(cut, cells=(line.cells[0], *cut.cells[1:])) if self.table.group else cut

    def _label(self, line: Line) -> str:
        return self.table.rows[int(line.key) - 1][0]


def _measures(lines: tuple[Line, ...], region: Rect, setting: Setting) -> Measures | None:
    gutter = setting.scale.gutter * (1.0 if setting.deck else 0.7)
    pad = setting.scale.step * (0.5 if setting.deck else 0.25)
    return measured(lines, region.width, gutter, pad, setting.type)
