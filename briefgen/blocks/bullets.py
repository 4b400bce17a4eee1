"""A list of points, one level of sub-points."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.scene import Item, Node, Paragraph, Run, Style


class Bullet(BaseModel):
    """A point with sub-points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text
    items: tuple[Text, ...] = ()


class Bullets(Block):
    """A list of points."""

    splits: ClassVar[bool] = True

    type: Literal["bullets"] = "bullets"
    items: tuple[Text | Bullet, ...]

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        style = setting.scale.text(setting.level) if setting.deck else setting.scale.prose
        gap = setting.scale.step * (1.5 if setting.deck else 0.5)
        points = [_paragraphs(item, style) for item in self.items]
        heights = [setting.type.height(point, region.width) for point in points]
        count = fitting(heights, region.height, gap)
        if not count:
            return refusal(self, heights[0] - region.height, f"the point “{points[0][0].text[:40]}” needs room")
        items: list[Item] = []
        top = 0.0
        listing = setting.within(Node("L", f"{setting.key}/list", attributes=(("ListNumbering", "Disc"),)))
        for index, (point, height) in enumerate(zip(points[:count], heights, strict=False)):
            key = f"{setting.key}/{len(self.items) - index}"
            tag = (*listing.tag, Node("LI", key), Node("LBody", key))
            items.append(setting.type.frame(f"{setting.key} · point {index + 1}", point, region.below(top), tag=tag))
            top += height + gap
        rest = self.model_copy(update={"items": self.items[count:]}) if count < len(self.items) else None
        return Fragment(tuple(items), top - gap, rest)


def _paragraphs(item: Text | Bullet, style: Style) -> tuple[Paragraph, ...]:
    text, subs = (item, ()) if isinstance(item, str) else (item.text, item.items)
    indent = style.size
    first = Paragraph((Run(text, style),), bullet="•", indent=indent)
    return (first, *(Paragraph((Run(sub, style),), bullet="–", indent=2 * indent, space_before=2) for sub in subs))
