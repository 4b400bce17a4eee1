"""A brand's type scale: every style in its own size, named beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from briefgen.document.model import Block
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, rule, too_wide, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Color, Item, Node, Paragraph, Style

SAMPLES: Mapping[str, str] = {
    "cover": "Cover",
    "figure": "Figure 42%",
    "title": "The claim of a page",
    "lead": "A statement in a diagram",
    "prose": "Running text, set to be read at length",
    "name": "What a thing is called",
    "body": "Text in exhibits and tables",
    "small": "Sources, notes and page numbers",
}
SHARE = 0.64
"""The share of the width that the samples take."""


class Ladder(Block):
    """The scale from the largest style down; in a deck, without the prose that slides do not have."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"

    type: Literal["ladder"] = "ladder"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        rows = [_row(name, setting) for name in SAMPLES if not (setting.deck and name == "prose")]
        left, right = region.width * SHARE, region.width * (1 - SHARE) - scale.gutter
        samples, specifications = [sample for sample, _ in rows], [said for _, said in rows]
        if wide := too_wide(self, setting, (samples, left), (specifications, right)):
            return wide
        heights = [
            max(setting.type.height((sample,), left), setting.type.height((said,), right)) + scale.step
            for sample, said in rows
        ]
        spare = region.height - sum(heights)
        if spare < 0:
            return refusal(self, -spare, "the type scale needs room")
        air = min(spare / len(rows), 2 * scale.step) if setting.airy else 0.0
        items: list[Item] = []
        y = region.y
        for number, ((sample, said), height) in enumerate(zip(rows, heights, strict=True), start=1):
            first, second = setting.type.first_baseline(sample), setting.type.first_baseline(said)
            top = y + (scale.step + air) / 2
            beside = Rect(region.x + left + scale.gutter, top + first - second, right, 0)
            node = Node("P", f"{setting.key}/{number}")
            items.append(words(setting, f"sample {number}", sample, Rect(region.x, top, left, 0), node=node))
            items.append(words(setting, f"measure {number}", said, beside, node=node))
            y += height + air
            if number < len(rows):
                line = rule(f"{setting.key} · rule {number}", region.x, y, region.width, scale.hairline, Color.HAIRLINE)
                items.append(line)
        return Fragment(tuple(items), y - region.y)


def _row(name: str, setting: Setting) -> tuple[Paragraph, Paragraph]:
    style: Style = getattr(setting.scale, name)
    choice = setting.theme.faces[style.face]
    instead = f", here in {choice.stand_in}" if choice.stand_in else ""
    said = (
        f"{name.capitalize()}: {choice.family}{instead}, {style.weight}, {style.size:g} on {style.leading:.3g} points"
    )
    return paragraph(SAMPLES[name], style), paragraph(said, muted(setting.scale.small))
