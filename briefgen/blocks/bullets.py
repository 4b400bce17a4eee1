"""A list of points, one level of sub-points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.paragraph import WHOLE_LINES, cut
from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, running, too_wide, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.scene import Item, Node, Paragraph, Style, TextFrame


class Bullet(BaseModel):
    """A point with sub-points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text
    items: tuple[Text, ...] = ()

    def upto(self, count: int) -> Bullet:
        """The point with its first `count` sub-points."""
        return self.model_copy(update={"items": self.items[:count]})


class Bullets(Block):
    """A list of points."""

    splits: ClassVar[bool] = True

    type: Literal["bullets"] = "bullets"
    items: tuple[Text | Bullet, ...] = Field(min_length=1)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        style = setting.scale.text(setting.level) if setting.deck else setting.scale.prose
        gap = setting.scale.step * (1.5 if setting.deck else 0.5)
        points = [_paragraphs(item, style) for item in self.items]
        heights = [setting.type.height(point, region.width) for point in points]
        if wide := too_wide(self, setting, ((paragraph for point in points for paragraph in point), region.width)):
            return wide
        count = fitting(heights, region.height, gap)
        if not count:
            return self._begun(heights[0], region, setting, style)
        rest = self.model_copy(update={"items": self.items[count:]}) if count < len(self.items) else None
        used = sum(heights[:count]) + (count - 1) * gap
        if setting.deck:
            return Fragment((self._points(points[:count], gap, region, setting),), used, rest)
        items: list[Item] = []
        top = 0.0
        listing = setting.within(Node("L", f"{setting.key}/list", attributes=(("ListNumbering", "Disc"),)))
        for index, (point, height) in enumerate(zip(points[:count], heights, strict=False)):
            key = f"{setting.key}/{len(self.items) - index}"
            tag = (*listing.tag, Node("LI", key), Node("LBody", key))
            items.append(setting.type.frame(f"{setting.key} · point {index + 1}", point, region.below(top), tag=tag))
            top += height + gap
        return Fragment(tuple(items), used, rest)

    def _points(self, points: Sequence[tuple[Paragraph, ...]], gap: float, region: Rect, setting: Setting) -> TextFrame:
        """All points in one frame, `gap` apart: on a slide they are edited together."""
        apart = [(replace(first, space_before=gap), *subs) for first, *subs in points]
        listed = [paragraph for point in apart for paragraph in point]
        return words(setting, "points", listed, region, node=Node("L", f"{setting.key}/list"), placeholder="body")

    def _begun(self, height: float, region: Rect, setting: Setting, style: Style) -> Fragment:
        """A first point too tall for the region: what fits of it, cut between its sub-points or at a line."""
        parts = _cut(self.items[0], region, setting, style)
        if parts is None or height <= WHOLE_LINES * style.leading:
            said = _paragraphs(self.items[0], style)[0].text
            return refusal(self, height - region.height, f"the point “{said[:40]}” needs room")
        head, rest = parts
        fragment = self.model_copy(update={"items": (head,)}).lay_out(region, setting)
        return replace(fragment, rest=self.model_copy(update={"items": (rest, *self.items[1:])}))


def _cut(
    item: Text | Bullet, region: Rect, setting: Setting, style: Style
) -> tuple[Text | Bullet, Text | Bullet] | None:
    """A point in two: its sub-points that fit and the others, else its text cut at a line; None if neither can be."""
    point = item if isinstance(item, Bullet) else Bullet(text=item)
    whole = [setting.type.height(_paragraphs(point.upto(n), style), region.width) for n in range(len(point.items))]
    kept = sum(height <= region.height + 0.01 for height in whole)
    if kept:
        first, *others = point.items[kept - 1 :]
        return point.upto(kept - 1), Bullet(text=first, items=tuple(others))
    parts = cut(_paragraphs(point, style)[0], region.width, int((region.height + 0.01) / style.leading), setting)
    if parts is None or parts[1] is None:
        return None
    return parts[0].text, point.model_copy(update={"text": parts[1].text})


def _paragraphs(item: Text | Bullet, style: Style) -> tuple[Paragraph, ...]:
    text, subs = (item, ()) if isinstance(item, str) else (item.text, item.items)
    indent = style.size
    first = replace(running(text, style), bullet="•", indent=indent)
    nested = (replace(running(sub, style), bullet="–", indent=2 * indent, space_before=2, level=1) for sub in subs)
    return (first, *nested)
