"""One statement that stands for itself, alone or beside the figure that proves it."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, rule, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Node


class Callout(Block):
    """A statement under an accent rule, after its figure if it has one."""

    hangs: ClassVar[bool] = False

    type: Literal["callout"] = "callout"
    text: Text
    figure: FigureRef | None = None

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        lead = colored(scale.lead, Color.INK)
        text = (paragraph(self.text, lead),)
        figure = colored(scale.figure, Color.ACCENT)
        over = scale.figure.leading if self.figure else 0.0
        padding = 2 * scale.step
        height = over + padding + setting.type.height(text, region.width)
        if height > region.height + 0.01:
            return refusal(self, height - region.height, f"the statement “{self.text[:40]}” needs room")
        items: list[Item] = []
        if self.figure:
            items.append(
                words(setting, "figure", self.figure.short, region, figure, node=Node("P", f"{setting.key}/figure"))
            )
        items.append(
            rule(
                f"{setting.key} · rule",
                region.x,
                region.y + over + padding / 4,
                min(region.width, 96),
                scale.rule * 1.5,
                Color.ACCENT,
            )
        )
        items.append(words(setting, "text", text, region.below(over + padding), node=Node("P", setting.key)))
        return Fragment(tuple(items), height)
