"""A picture from the content's folder, with its caption."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

from briefgen.document.model import Block, ImageFile, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.pictures import size
from briefgen.scene import Item, Node, Picture

LEAST_HEIGHT = 72.0


class Image(Block):
    """A picture. `alt` says what it shows to those who cannot see it."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["image"] = "image"
    file: ImageFile
    alt: Text
    caption: Text = ""

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        caption = (paragraph(self.caption, muted(scale.body)),) if self.caption else ()
        below = setting.type.height(caption, region.width) + scale.step if caption else 0.0
        width, height = size(Path(self.file))
        room = region.height - below
        if room < LEAST_HEIGHT:
            return refusal(self, LEAST_HEIGHT - room, f"the picture {Path(self.file).name} needs room")
        factor = min(region.width / width, room / height)
        if not setting.deck:
            factor = min(factor, 0.6 * room / height if height * region.width / width > 0.6 * room else factor)
        area = Rect(region.x, region.y, width * factor, height * factor)
        tag = (*setting.tag, Node("Figure", setting.key, alt=self.alt))
        items: list[Item] = [Picture(f"{setting.key} · picture", area, Path(self.file), self.alt, tag)]
        if caption:
            text = Rect(region.x, area.bottom + scale.step, region.width, 0)
            inner = setting.within(tag[-1])
            items.append(words(inner, "caption", caption, text, node=Node("Caption", f"{setting.key}/caption")))
        return Fragment(tuple(items), area.height + below)
