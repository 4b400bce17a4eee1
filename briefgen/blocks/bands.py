"""A stack as bands: name and role at the left, members in cells, the effect beside each band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.geometry import Rect
from briefgen.layout.marks import box, paragraph, rule, words
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Paragraph

if TYPE_CHECKING:
    from briefgen.blocks.stack import Layer

CELLS_A_ROW = 3

Cell = tuple[Paragraph, ...]


def _cell(name: str, said: str, setting: Setting) -> Cell:
    """A member: its name, and under it what is said of it."""
    below = (paragraph(said, setting.scale.body),) if said else ()
    return (paragraph(name, setting.scale.name), *below)


def lay_out_bands(layers: Sequence[Layer], region: Rect, setting: Setting) -> Fragment:
    """Bands for `layers`, the foundation lowest; as high as their texts need."""
    columns = _Columns(region, setting)
    gap = setting.scale.step * 0.6
    bands = [_Band(layer, index, len(layers), columns, setting) for index, layer in enumerate(layers)][::-1]
    height = sum(band.height for band in bands) + gap * (len(bands) - 1)
    if height > region.height + 0.01:
        return Fragment((), 0.0, None, height - region.height, f"the text of {len(bands)} layers needs room")
    items: list[Item] = []
    top = region.y
    for band in bands:
        items.extend(band.place(top))
        top += band.height + gap
    return Fragment(tuple(items), height)


class _Columns:
    """Label, cells and effect, on the brief's three columns."""

    def __init__(self, region: Rect, setting: Setting) -> None:
        gutter = setting.scale.gutter
        third = (region.width + gutter) / 3
        self.band = Rect(region.x, region.y, region.width * 0.82, 0)
        self.label = Rect(region.x + gutter * 0.7, region.y, third - gutter * 1.7, 0)
        self.cells = Rect(region.x + third, region.y, self.band.right - region.x - third - setting.scale.step, 0)
        effect = self.band.right + gutter
        self.effect = Rect(effect, region.y, region.right - effect, 0)


class _Band:
    """One layer measured: its label, its rows of cells and its effect."""

    def __init__(self, layer: Layer, index: int, number: int, columns: _Columns, setting: Setting) -> None:
        scale = setting.scale
        foundation, middle, surface = setting.theme.fills
        self.fill = (
            surface if index == number - 1 else foundation if index == 0 else middle if index % 2 else Color.HAIRLINE
        )
        self.number, self.setting, self.columns = index + 1, setting, columns
        ink = setting.theme.text_on(self.fill)
        role = (paragraph(layer.role, colored(scale.body, ink)),) if layer.role else ()
        self.label = (paragraph(layer.name, colored(scale.lead, ink)), *role)
        texts = [_cell(member.name, member.said, setting) for member in layer.members]
        rows = -(-len(texts) // self._most_cells(texts))
        per_row = max(-(-len(texts) // max(rows, 1)), 1)
        self.rows = [texts[i : i + per_row] for i in range(0, len(texts), per_row)]
        self.effect = (paragraph(layer.effect, scale.name),) if layer.effect else ()
        self.row_heights = [max(self._cell_height(text, len(row)) for text in row) for row in self.rows]
        cells = sum(self.row_heights) + self.gap * (len(self.rows) - 1) + 2 * scale.step
        label = setting.type.height(self.label, columns.label.width) + 2 * scale.step
        effect = setting.type.height(self.effect, columns.effect.width)
        self.height = max(cells, label, effect, 7 * scale.step)

    @property
    def gap(self) -> float:
        return self.setting.scale.step * 0.5

    def _most_cells(self, texts: Sequence[Cell]) -> int:
        """The most cells side by side whose words all fit."""
        widest = max((self.setting.type.widest_piece(text)[0] for cell in texts for text in cell), default=0.0)
        room = (count for count in range(CELLS_A_ROW, 1, -1) if self._inner_width(count) >= widest)
        return next(room, 1)

    def _inner_width(self, count: int) -> float:
        return self._cell_width(count) - self.setting.scale.step

    def _cell_width(self, count: int) -> float:
        return (self.columns.cells.width - self.gap * (count - 1)) / count

    def _cell_height(self, text: Cell, count: int) -> float:
        return self.setting.type.height(text, self._inner_width(count)) + self.setting.scale.step

    def place(self, top: float) -> list[Item]:
        setting, columns = self.setting, self.columns
        area = Rect(columns.band.x, top, columns.band.width, self.height)
        items: list[Item] = [box(f"{setting.key} · layer {self.number}", area, self.fill)]
        label = Rect(columns.label.x, top, columns.label.width, self.height)
        items.append(words(setting, f"layer {self.number} name", self.label, label, on=self.fill, centred=True))
        used = sum(self.row_heights) + self.gap * (len(self.rows) - 1)
        y = top + (self.height - used) / 2
        for row, height in zip(self.rows, self.row_heights, strict=True):
            items.extend(self._row(row, y, height))
            y += height + self.gap
        if self.effect:
            items.append(
                rule(
                    f"{setting.key} · effect {self.number} lead",
                    area.right,
                    area.middle,
                    columns.effect.x - area.right - 5,
                    0.7,
                )
            )
            effect = Rect(columns.effect.x, top, columns.effect.width, self.height)
            items.append(words(setting, f"layer {self.number} effect", self.effect, effect, centred=True))
        return items

    def _row(self, row: Sequence[Cell], y: float, height: float) -> list[Item]:
        width = self._cell_width(len(row))
        items: list[Item] = []
        for index, text in enumerate(row):
            cell = Rect(self.columns.cells.x + index * (width + self.gap), y, width, height)
            name = f"layer {self.number} cell {text[0].text[:24]}"
            items.append(box(f"{self.setting.key} · {name} box", cell, Color.PAPER))
            items.append(words(self.setting, name, text, cell.inset(self.setting.scale.step / 2, 0), centred=True))
        return items
