"""A brand's colours, each with its value and how it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from briefgen.document.model import Block
from briefgen.geometry import Rect
from briefgen.layout.marks import box, paragraph, too_wide, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.layout.scale import colored, muted
from briefgen.scene import Color, Item, Node, Paragraph

USES: Mapping[Color, str] = {
    Color.PAPER: "the ground",
    Color.INK: "text and dark grounds",
    Color.ACCENT: "what matters most",
    Color.SECOND: "the other pole",
    Color.TINT: "quiet areas",
    Color.MUTED: "notes and sources",
    Color.HAIRLINE: "rules",
    Color.SERIES_1: "series",
    Color.SERIES_2: "series",
    Color.SERIES_3: "series",
}
NARROWEST = 100.0
"""A swatch is at least so wide, in points."""

LOWEST = 24.0
"""And at least so high."""


class Swatches(Block):
    """Every role's colour as a tile over its name, its value and its contrast to the ground."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"
    wide: ClassVar[bool] = True

    type: Literal["swatches"] = "swatches"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        across = max(2, min(5, int((region.width + scale.gutter) / (NARROWEST + scale.gutter))))
        width = (region.width + scale.gutter) / across - scale.gutter
        texts = [_told(color, setting) for color in Color]
        if wide := too_wide(self, setting, ([text for each in texts for text in each], width)):
            return wide
        rows = -(-len(texts) // across)
        below = max(setting.type.height(each, width) for each in texts) + scale.step
        pitch = min((region.height + 2 * scale.step) / rows, below + 2 * scale.step + (120.0 if setting.deck else 42.0))
        height = pitch - below - 2 * scale.step
        if height < LOWEST:
            return refusal(self, (LOWEST - height) * rows, "the colours need room")
        items: list[Item] = []
        for index, (color, text) in enumerate(zip(Color, texts, strict=True)):
            x = region.x + index % across * (width + scale.gutter)
            y = region.y + index // across * pitch
            edge = Color.HAIRLINE if color is Color.PAPER else None
            tile = box(f"{setting.key} · {color}", Rect(x, y, width, height), color, stroke=edge, weight=scale.hairline)
            area = Rect(x, y + height + scale.step, width, 0)
            items += [tile, words(setting, f"{color} text", text, area, node=Node("P", f"{setting.key}/{color}"))]
        return Fragment(tuple(items), rows * pitch - 2 * scale.step)


def _told(color: Color, setting: Setting) -> tuple[Paragraph, ...]:
    scale, theme = setting.scale, setting.theme
    ratio = "the ground itself" if color is Color.PAPER else f"{theme.contrast(color, Color.PAPER):.1f} : 1 on paper"
    return (
        paragraph(color.value.capitalize().replace("-", " "), scale.name),
        paragraph(theme.hex(color), colored(scale.body, Color.INK)),
        paragraph(f"{ratio}; {USES[color]}", muted(scale.small)),
    )
