"""Alternatives side by side, one of them in focus."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, rule, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.layout.scale import bold, colored
from briefgen.scene import Color, Item, Node


class Alternative(BaseModel):
    """One column: what is compared, and what is to be said of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    items: tuple[Text, ...] = Field(min_length=1)


class Comparison(Block):
    """Columns whose points stand in rows, so that each row compares like with like."""

    hangs: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"

    type: Literal["comparison"] = "comparison"
    columns: tuple[Alternative, ...] = Field(min_length=2, max_length=4)
    highlight: str | None = None

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        number = len(self.columns)
        width = (region.width - (number - 1) * scale.gutter) / number
        head = scale.lead if setting.deck else bold(scale.body)
        titles = [(paragraph(column.title, head),) for column in self.columns]
        depth = max(len(column.items) for column in self.columns)
        title = max(setting.type.height(text, width) for text in titles)
        rows = [self._row_height(index, width, setting) for index in range(depth)]
        pad = scale.step
        height = pad + title + pad + sum(row + 2 * pad for row in rows)
        if height > region.height + 0.01:
            return refusal(self, height - region.height, f"{depth} points to compare need room")
        spare = min((region.height - height) / depth, 2 * pad) if setting.deck and setting.airy else 0.0
        items: list[Item] = []
        for index, column in enumerate(self.columns):
            x = region.x + index * (width + scale.gutter)
            color = Color.ACCENT if column.title == self.highlight else Color.INK
            items.append(rule(f"{setting.key} · column {index + 1} rule", x, region.y, width, scale.rule, color))
            area = Rect(x, region.y + pad, width, 0)
            items.append(
                words(
                    setting,
                    f"column {index + 1}",
                    paragraph(column.title, colored(head, color)),
                    area,
                    node=Node("P", f"{setting.key}/{index}"),
                )
            )
            top = region.y + pad + title + pad
            for row, text in enumerate(column.items):
                items.append(
                    rule(f"{setting.key} · rule {index + 1}.{row + 1}", x, top, width, scale.hairline, Color.HAIRLINE)
                )
                cell = Rect(x, top + pad + spare / 2, width, 0)
                items.append(
                    words(
                        setting,
                        f"point {index + 1}.{row + 1}",
                        text,
                        cell,
                        scale.body,
                        node=Node("P", f"{setting.key}/{index}/{row}"),
                    )
                )
                top += rows[row] + 2 * pad + spare
        return Fragment(tuple(items), height + spare * depth)

    def _row_height(self, row: int, width: float, setting: Setting) -> float:
        texts = [column.items[row] for column in self.columns if row < len(column.items)]
        return max(setting.type.height((paragraph(text, setting.scale.body),), width) for text in texts)
