"""Alternatives side by side, one of them in focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.entries import Entries, Entry
from briefgen.blocks.paragraph import WHOLE_LINES, cut
from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, overrun, paragraph, rule, too_wide, words
from briefgen.layout.protocol import Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import bold, colored
from briefgen.scene import Color, Group, Item, Node, Paragraph, Style


class Alternative(BaseModel):
    """One column: what is compared, and what is to be said of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    items: tuple[Text, ...] = Field(min_length=1)


COLUMNS_OR_ROWS = (Form("columns"), Form("rows", 12, leveled=False))
"""Rows do not set like beside like: they are for columns that find no room."""


class Comparison(Block):
    """Columns whose points stand in rows, so that each row compares like with like; splits between rows."""

    hangs: ClassVar[bool] = False
    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"

    type: Literal["comparison"] = "comparison"
    columns: tuple[Alternative, ...] = Field(min_length=2, max_length=4)
    highlight: str | None = None

    @property
    def forms(self) -> tuple[Form, ...]:
        return COLUMNS_OR_ROWS

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        if setting.form == "rows":
            return Entries(tuple(_entry(column, setting) for column in self.columns)).lay_out(region, setting)
        grid = _Grid.over(self, region, setting)
        if wide := too_wide(self, setting, ((*grid.titles, *grid.points), grid.width)):
            return wide
        room = region.height - grid.head_height
        count = fitting(grid.heights, room)
        if count:
            return self._placed(grid, count, None)
        parts = self._cut(grid, room)
        if parts is None:
            return refusal(self, grid.heights[0] - room, f"{len(grid.heights)} points to compare need room")
        head, rest = parts
        return head._placed(_Grid.over(head, region, setting), 1, rest)  # noqa: SLF001 (a part of itself)

    def _placed(self, grid: _Grid, count: int, rest: Comparison | None) -> Fragment:
        """The first `count` rows under their titles; the rest, unless it is given, is the rows after them."""
        setting = grid.setting
        height = grid.head_height + sum(grid.heights[:count])
        spare = min((grid.region.height - height) / count, 2 * grid.pad) if setting.deck and setting.airy else 0.0
        items = [item for index in range(len(self.columns)) for item in self._column(index, grid, count, spare)]
        if rest is None and count < len(grid.heights):
            rest = self._with([column.items[count:] for column in self.columns])
        return Fragment((Group(f"{setting.key} · comparison", tuple(items)),), height + spare * count, rest)

    def _column(self, index: int, grid: _Grid, count: int, spare: float) -> list[Item]:
        column, setting = self.columns[index], grid.setting
        x, y, key = grid.x(index), grid.region.y, f"{setting.key}/{index}"
        color = Color.ACCENT if column.title == self.highlight else Color.INK
        title = paragraph(column.title, colored(grid.head, color))
        area = Rect(x, y + grid.pad, grid.width, 0)
        items: list[Item] = [
            rule(f"{setting.key} · column {index + 1} rule", x, y, grid.width, setting.scale.rule, color),
            words(setting, f"column {index + 1}", title, area, node=Node("P", key)),
        ]
        top = y + grid.head_height
        for row, text in enumerate(column.items[:count]):
            if text:
                name = f"{index + 1}.{row + 1}"
                line = rule(f"{setting.key} · rule {name}", x, top, grid.width, setting.scale.hairline, Color.HAIRLINE)
                cell = Rect(x, top + grid.pad + spare / 2, grid.width, 0)
                node = Node("P", f"{key}/{len(grid.heights) - row}")
                items += [line, words(setting, f"point {name}", text, cell, setting.scale.body, node=node)]
            top += grid.heights[row] + spare
        return items

    def _cut(self, grid: _Grid, room: float) -> tuple[Comparison, Comparison] | None:
        """A first row too tall for `room` cut at a line, and all that follows; None if nothing can be begun."""
        setting, style = grid.setting, grid.setting.scale.body
        lines = int((room - 2 * grid.pad + 0.01) / style.leading)
        if grid.heights[0] <= WHOLE_LINES * style.leading + 2 * grid.pad:
            return None
        heads: list[tuple[Text, ...]] = []
        rests: list[tuple[Text, ...]] = []
        for column in self.columns:
            first, *others = column.items or ("",)
            parts = cut(paragraph(first, style), grid.width, lines, setting)
            if parts is None:
                return None
            heads.append((parts[0].text,))
            rests.append((parts[1].text if parts[1] else "", *others))
        return self._with(heads), self._with(rests)

    def _with(self, items: list[tuple[Text, ...]]) -> Comparison:
        columns = (c.model_copy(update={"items": own}) for c, own in zip(self.columns, items, strict=True))
        return self.model_copy(update={"columns": tuple(columns)})


def _entry(column: Alternative, setting: Setting) -> Entry:
    return Entry(column.title, tuple(paragraph(item, setting.scale.body) for item in column.items if item))


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns measured in a region: their width, the titles' style, and the height of every row."""

    region: Rect
    setting: Setting
    width: float
    pad: float
    head: Style
    titles: tuple[Paragraph, ...]
    points: tuple[Paragraph, ...]
    heights: tuple[float, ...]

    @classmethod
    def over(cls, block: Comparison, region: Rect, setting: Setting) -> _Grid:
        scale = setting.scale
        number = len(block.columns)
        width = (region.width - (number - 1) * scale.gutter) / number
        named = [paragraph(column.title, scale.lead) for column in block.columns]
        head = scale.lead if setting.deck and not overrun(setting, named, width) else bold(scale.body)
        depth = max(len(column.items) for column in block.columns)
        rows = [[paragraph(c.items[i], scale.body) for c in block.columns if i < len(c.items)] for i in range(depth)]
        heights = (max(setting.type.height((text,), width) for text in row) + 2 * scale.step for row in rows)
        titles = tuple(paragraph(column.title, head) for column in block.columns)
        points = tuple(text for row in rows for text in row)
        return cls(region, setting, width, scale.step, head, titles, points, tuple(heights))

    @property
    def head_height(self) -> float:
        return 2 * self.pad + max(self.setting.type.height((title,), self.width) for title in self.titles)

    def x(self, column: int) -> float:
        return self.region.x + column * (self.width + self.setting.scale.gutter)
