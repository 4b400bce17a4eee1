"""A stack as columns: a layer each under its fill, foundation first; for layers with more to say than a tower holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.blocks.prisms import layer_fill
from briefgen.geometry import Rect
from briefgen.layout.marks import box, named, paragraph, rule, words
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.scale import colored, muted
from briefgen.scene import Color, Item, Paragraph, Run

if TYPE_CHECKING:
    from briefgen.blocks.stack import Layer


def lay_out_columns(layers: Sequence[Layer], region: Rect, setting: Setting) -> Fragment:
    """Columns for `layers`: name on its fill, role, ruled members, and the effect on one line for all at the foot."""
    columns = [_Column(layer, index, len(layers), region, setting) for index, layer in enumerate(layers)]
    lacking = next((column for column in columns if column.narrow > 0.01), None)
    if lacking:
        return Fragment((), 0.0, None, lacking.narrow, f"a word of “{lacking.layer.name}” needs a wider column")
    head = max(column.head_height for column in columns)
    body = max(column.body_height for column in columns)
    foot = max(column.foot_height for column in columns)
    step = setting.scale.step
    needed = head + body + (foot + 2 * step if foot else 0.0)
    if needed > region.height + 0.01:
        return Fragment((), 0.0, None, needed - region.height, f"the text of {len(columns)} layers needs room")
    spare = min((region.height - needed) / 2, 4 * step)
    items: list[Item] = []
    for column in columns:
        items.extend(column.place(head, body + spare))
    return Fragment(tuple(items), needed + spare)


class _Column:
    """One layer measured at its column's width."""

    def __init__(self, layer: Layer, index: int, number: int, region: Rect, setting: Setting) -> None:
        scale = setting.scale
        self.layer, self.number, self.setting = layer, index + 1, setting
        width = (region.width - (number - 1) * scale.gutter) / number
        self.area = Rect(region.x + index * (width + scale.gutter), region.y, width, region.height)
        self.pad = 2 * scale.step
        self.fill = layer_fill(index, number, setting)
        ink = setting.theme.text_on(self.fill)
        self.name = (Paragraph((Run(f"{self.number}  {layer.name}", colored(scale.lead, ink)),)),)
        self.members = [named(m.name, m.said, scale.name, scale.body) for m in layer.members]
        self.role = (paragraph(layer.role, muted(scale.body)),) if layer.role else ()
        self.effect = (paragraph(layer.effect, colored(scale.name, Color.ACCENT)),) if layer.effect else ()

    @property
    def narrow(self) -> float:
        """By how many points its widest word is wider than the column."""
        texts = (*self.name, *self.members, *self.role, *self.effect)
        inner = self.area.width - 2 * self.pad
        return max(
            self.setting.type.widest_piece(text)[0] - (inner if text in self.name else self.area.width)
            for text in texts
        )

    @property
    def head_height(self) -> float:
        return self.setting.type.height(self.name, self.area.width - 2 * self.pad) + 2 * self.pad

    def _rows(self) -> list[tuple[Paragraph, ...]]:
        return [*([self.role] if self.role else []), *((member,) for member in self.members)]

    @property
    def body_height(self) -> float:
        return sum(self._height(row) for row in self._rows())

    def _height(self, row: tuple[Paragraph, ...]) -> float:
        return self.setting.type.height(row, self.area.width) + 2 * self.setting.scale.step

    @property
    def foot_height(self) -> float:
        return self.setting.type.height(self.effect, self.area.width)

    def place(self, head: float, body: float) -> list[Item]:
        setting, area, step = self.setting, self.area, self.setting.scale.step
        banner = area.resized(height=head)
        name = banner.inset(self.pad, 0)
        items: list[Item] = [
            box(f"{setting.key} · layer {self.number}", banner, self.fill),
            words(setting, f"layer {self.number} name", self.name, name, on=self.fill, centred=True),
        ]
        top = area.y + head
        for index, row in enumerate(self._rows()):
            if index:
                line = f"{setting.key} · layer {self.number} rule {index}"
                items.append(rule(line, area.x, top, area.width, setting.scale.hairline, Color.HAIRLINE))
            items.append(
                words(setting, f"layer {self.number} row {index + 1}", row, Rect(area.x, top + step, area.width, 0))
            )
            top += self._height(row)
        if self.effect:
            line_y = area.y + head + body + step
            items.append(
                rule(
                    f"{setting.key} · layer {self.number} effect rule",
                    area.x,
                    line_y,
                    area.width,
                    setting.scale.rule,
                    Color.ACCENT,
                )
            )
            items.append(
                words(setting, f"layer {self.number} effect", self.effect, Rect(area.x, line_y + step, area.width, 0))
            )
        return items
