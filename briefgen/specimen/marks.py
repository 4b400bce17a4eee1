"""A brand's logo on the grounds it meets."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.document.model import Block
from briefgen.geometry import Rect
from briefgen.layout.logo import described
from briefgen.layout.marks import box, paragraph, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.pictures import fitted
from briefgen.scene import Color, Item, Node, Picture

LOWEST = 60.0
TALLEST = 0.62
"""A panel's height, of its width, at most."""

LARGEST_SHARE = 0.5
"""The share of its panel, across and down, that a logo takes at most."""


class Marks(Block):
    """Panels in the grounds of the brand, each with the logo that is made for it."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"
    wide: ClassVar[bool] = True

    type: Literal["marks"] = "marks"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        width = (region.width - scale.gutter) / 2
        below = scale.small.leading + scale.step
        height = min(region.height / 2 - below - scale.step, width * TALLEST)
        if height < LOWEST:
            return refusal(self, 2 * (LOWEST - height), "the logo's grounds need room")
        pitch = height + below + 2 * scale.step
        items: list[Item] = []
        band = setting.theme.band
        for index, ground in enumerate(
            (Color.PAPER, Color.TINT, Color.INK, Color.SECOND if band is Color.INK else band)
        ):
            panel = Rect(region.x + index % 2 * (width + scale.gutter), region.y + index // 2 * pitch, width, height)
            items.extend(_panel(panel, ground, setting))
        return Fragment(tuple(items), 2 * pitch - 2 * scale.step)


def _panel(panel: Rect, ground: Color, setting: Setting) -> list[Item]:
    key, edge = f"{setting.key} · {ground}", Color.HAIRLINE if ground is Color.PAPER else None
    items: list[Item] = [box(key, panel, ground, stroke=edge, weight=setting.scale.hairline)]
    logo = setting.theme.logo_on(ground)
    if logo:
        across, down = fitted(logo.file, panel.width * LARGEST_SHARE, panel.height * LARGEST_SHARE)
        area = Rect(panel.x + (panel.width - across) / 2, panel.y + (panel.height - down) / 2, across, down)
        alt = described(logo, setting)
        figure = Node("Figure", f"{setting.key}/{ground}", alt=alt)
        items.append(Picture(f"{key} logo", area, logo.file, alt, (*setting.tag, figure)))
    said = paragraph(f"{logo.file.name if logo else 'None'} on {ground}", muted(setting.scale.small))
    area = Rect(panel.x, panel.bottom + setting.scale.step, panel.width, 0)
    items.append(words(setting, f"{ground} text", said, area, node=Node("P", f"{setting.key}/{ground}-text")))
    return items
