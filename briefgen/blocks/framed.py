"""What stands over and under a block's data on every part of it: the measure, and how to read what is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Item, Node


@dataclass(frozen=True)
class Framed(LaidOut):
    """`inner` under its measure, which the brief says in the exhibit's head, and over its reading, after the last."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    inner: LaidOut
    measure: str
    reading: str

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        above = (paragraph(self.measure, muted(scale.body)),) if self.measure and setting.deck else ()
        below = (paragraph(self.reading, muted(scale.body)),) if self.reading else ()
        head = setting.type.height(above, region.width) + scale.step if above else 0.0
        foot = setting.type.height(below, region.width) + scale.step if below else 0.0
        area = Rect(region.x, region.y + head, region.width, max(region.height - head - foot, 0.0))
        shown = self.inner.lay_out(area, setting)
        if shown.refused:
            return refusal(self, shown.lacks, shown.reason)
        items: list[Item] = []
        if above:
            items.append(words(setting, "measure", above, region, node=Node("P", f"{setting.key}/measure")))
        items += shown.items
        height = head + shown.height
        if shown.rest is not None:
            return Fragment(tuple(items), height, replace(self, inner=shown.rest))
        if below:
            foot_area = Rect(region.x, region.y + height + scale.step, region.width, 0)
            node = Node("P", f"{setting.key}/reading")
            items.append(words(setting, "reading", below, foot_area, node=node, placeholder="body"))
        return Fragment(tuple(items), height + foot)
